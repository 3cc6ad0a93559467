// SPDX-License-Identifier: Apache-2.0
//
// Everything that is wrong with a TMX: where, what, what it breaks, how to mend it.

#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/xml.h"
#include "tmx/check_rules.h"

namespace awase {

/// One violation.
struct Finding {
  const CheckRule* rule = nullptr;  ///< Never null in what check_tmx() gives.
  Severity severity = Severity::error;
  XmlPosition position;
  Message message = Message::verbatim("");  ///< What is wrong, of this place.
};

using FindingSink = std::function<void(const Finding&)>;

/// How a TMX is checked.
struct CheckOptions {
  /// Whom the file is for: what that importer refuses or spoils is an error too, and
  /// what troubles only others is not told of.
  std::optional<Importer> importer = {};
  /// How many different sources are remembered, for duplicates: 16 bytes each.
  std::size_t max_remembered_units = std::size_t{1} << 19;
};

/// What a check came to.
struct CheckSummary {
  std::size_t units = 0;
  std::size_t variants = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::map<std::string_view, std::size_t> by_rule;  ///< Findings by the rule's id.
  bool complete = true;  ///< Whether the file could be read to its end.
  bool duplicates_complete =
      true;  ///< Whether duplicates were looked for among all units.

  bool is_valid() const { return errors == 0; }
};

/// Opens the file anew, from its first byte, unpacked.
using SourceOpener = std::function<XmlSource()>;

/// Gives every violation to `sink`, in the order of the file for the most part. A file
/// that is not well-formed is read a second time, mended on the way as mend_xml() does,
/// so that it is not left at its first fault. Memory is constant. Throws what the
/// source throws.
CheckSummary check_tmx(const SourceOpener& open, const CheckOptions& options,
                       const FindingSink& sink);

}  // namespace awase
