// SPDX-License-Identifier: Apache-2.0
//
// Segmentation rules that cut as tools for translators do.

#pragma once

#include <memory>
#include <string_view>

namespace awase {

class SrxRules;  // text/srx.h

/// Whose cuts are made.
enum class ToolCuts {
  omegat,  ///< As OmegaT 3 to 6 cuts with its default rules.
  trados,  ///< As the documentation of Trados Studio says: colons cut too.
  common,  ///< As SRX files commonly do: memoQ and Phrase, by their documentation.
};

/// Rules of our own with the effect of the tool's, as an SRX file that messages call by
/// the tool's name. They cut Japanese, Chinese, and what is written with full stops;
/// abbreviations are those of English, German, French, Spanish and Italian.
std::shared_ptr<const SrxRules> tool_rules(ToolCuts cuts);

/// The text of that file.
std::string_view tool_srx(ToolCuts cuts);

}  // namespace awase
