// SPDX-License-Identifier: Apache-2.0
//
// Words that the end of a line cuts at a hyphen.

#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace awase {

/// Whether `text` ends in a word that goes on in `next`: "well-" and "known", but not
/// "Ein-" and "und Ausgabe", and not a dash.
bool is_cut_word(std::string_view text, std::string_view next);

/// The word, up to a space, that a text ends in, and that it begins with without what
/// stands behind its letters.
std::string_view last_word(std::string_view text);
std::string_view first_word(std::string_view text);

/// The words of a document, which say whether a hyphen at the end of a line belongs to
/// the word.
class DocumentWords {
 public:
  /// Takes the words of a line but the last, which may be cut. Linear; the first
  /// 200,000 are kept.
  void add_line(std::string_view line);

  /// Whether "well" and "known" are "well-known": the document writes it so elsewhere,
  /// or the first is a word that is usual before a hyphen. Else they are one word.
  bool keep_hyphen(std::string_view first, std::string_view second) const;

 private:
  std::unordered_set<std::string> words_;
};

/// Takes the hyphen off `text` when it ends in a word that goes on in `next`, unless it
/// belongs to the word. False, and nothing done, when no word is cut.
bool join_cut_word(std::string& text, std::string_view next,
                   const DocumentWords& words);

/// Whether `text` ends in an address of the web that goes on in `next`.
bool is_cut_address(std::string_view text, std::string_view next);

}  // namespace awase
