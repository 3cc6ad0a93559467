// SPDX-License-Identifier: Apache-2.0
//
// The texts a job works on: read, their languages settled, cut into segments.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "align/bead.h"
#include "jobs/remarks.h"
#include "text/document.h"
#include "text/segmented_text.h"
#include "text/tool_rules.h"

namespace awase {

class ItsRules;  // text/documents/its_rules.h
class SrxRules;  // text/srx.h

/// One text, as it is asked for.
struct TextInput {
  std::string path = {};      ///< "-" is standard input.
  std::string language = {};  ///< BCP 47 tag; empty: detect it.
  std::string encoding = {};  ///< Empty: detect it.
  std::string format =
      {};  ///< One of document_formats(); empty: as ReadingOptions has it.
  /// The bytes of the text where they are at hand; `path` is then its name alone.
  std::optional<std::string> content = {};
};

/// How texts are read and cut.
struct ReadingOptions {
  std::string format = {};  ///< One of document_formats(); empty: detect it.
  std::string srx = {};     ///< File with rules; empty: the built-in ones.
  std::string its = {};     ///< File with ITS rules for XML; empty: none.
  bool bilingual = false;   ///< One document is given that holds both languages.
  /// Whether texts that are to be aligned keep what is boilerplate (Block).
  bool keep_boilerplate = false;
  /// See DocumentOptions::with_attributes.
  bool with_attributes = false;
  bool segmented = false;  ///< A segment a line; nothing is cut.
  /// Whose rules cut where no `srx` is given; none: our own, finer ones.
  std::optional<ToolCuts> tool_cuts = {};
  bool line_ends_are_spaces = false;  ///< See DocumentOptions.
  /// Of the source of a pair: see DocumentOptions::keep_lines.
  bool keep_lines = false;
  bool spaces_are_plain = false;  ///< See DocumentOptions.
  /// What `srx` holds, where it was read already; see read_rules().
  std::shared_ptr<const SrxRules> rules = nullptr;
};

/// Two texts, and what is known of the pairs in them: those of files whose keys or
/// cells belong together. Empty for all others.
struct InputPair {
  SegmentedText source;
  SegmentedText target;
  std::vector<Bead> anchors;
};

/// The user's rules; null when there are none. Throws Error as read_srx() does.
std::shared_ptr<const SrxRules> read_rules(const ReadingOptions& reading);

/// Reads one text. Its language may stay empty, with an issue, when it is neither given
/// nor clear. Throws Error for whatever cannot be read, and for a text without words.
SegmentedText read_text(const TextInput& input, const ReadingOptions& reading,
                        Remarks& remarks);

/// Reads a text and its translation. Throws Error{usage} as well when they are in one
/// language that was not asked for, and when they look swapped.
InputPair read_texts(const TextInput& source, const TextInput& target,
                     const ReadingOptions& reading, Remarks& remarks);

/// Reads a document as it is, before it is cut. What its reader has to say is in its
/// issues.
Document read_input(const TextInput& input, const ReadingOptions& reading,
                    Remarks& remarks);

}  // namespace awase
