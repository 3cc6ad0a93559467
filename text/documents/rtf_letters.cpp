// SPDX-License-Identifier: Apache-2.0
//
// After Microsoft's "Rich Text Format (RTF) Specification", version 1.9.1.

#include "text/documents/rtf_letters.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/ascii.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Groups whose text is not in the document, by the word that begins them.
bool is_apart(std::string_view word) {
  constexpr std::array<std::string_view, 24> kWords = {
      "fonttbl",    "colortbl",  "stylesheet", "info",      "pict",
      "listtable",  "generator", "themedata",  "fldinst",   "sp",
      "nonshppict", "listtext",  "pntext",     "revtbl",    "rsidtbl",
      "datastore",  "filetbl",   "object",     "deleted",   "nonesttables",
      "xmlnstbl",   "bkmkstart", "bkmkend",    "annotation"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

class LetterCount {
 public:
  explicit LetterCount(std::string_view rtf) : rtf_(rtf) {}

  std::size_t count() {
    groups_.emplace_back();
    while (at_ < rtf_.size()) step();
    return letters_ + half_letters_ / 2;
  }

 private:
  struct Group {
    bool apart = false;
    bool hidden = false;
    int fallback = 1;  ///< Characters that stand behind \u for older readers.
  };

  void step() {
    const char c = rtf_[at_++];
    if (c == '{') {
      constexpr std::size_t kMostGroups = 10000;
      if (groups_.size() < kMostGroups) groups_.push_back(groups_.back());
      skipped_ = 0;
    } else if (c == '}') {
      if (groups_.size() > 1) groups_.pop_back();
      skipped_ = 0;
    } else if (c == '\\') {
      take_control();
    } else if (c != '\r' && c != '\n') {
      take_byte(c);
    }
  }

  void take_control() {
    if (at_ >= rtf_.size()) return;
    if (rtf_[at_] == '\'') {
      at_ = std::min(at_ + 3, rtf_.size());
      if (skipped_ > 0)
        --skipped_;
      else if (is_seen())
        ++half_letters_;
      return;
    }
    if (rtf_[at_] == '*') {
      ++at_;
      // The one such group with text: a shape, in which a frame stands.
      if (!rtf_.substr(at_).starts_with("\\shpinst")) groups_.back().apart = true;
      return;
    }
    const std::size_t begin = at_;
    while (at_ < rtf_.size() && is_ascii_letter(rtf_[at_])) ++at_;
    if (at_ == begin) {
      ++at_;  // A sign of its own: "\~".
      return;
    }
    take_word(rtf_.substr(begin, at_ - begin));
  }

  void take_word(std::string_view word) {
    const bool is_negative = at_ < rtf_.size() && rtf_[at_] == '-';
    if (is_negative) ++at_;
    const std::size_t digits = at_;
    int value = 0;
    while (at_ < rtf_.size() && is_ascii_digit(rtf_[at_])) {
      if (at_ - digits < 6) value = value * 10 + (rtf_[at_] - '0');
      ++at_;
    }
    const bool has_value = at_ > digits;
    if (at_ < rtf_.size() && rtf_[at_] == ' ') ++at_;
    Group& group = groups_.back();
    if (is_apart(word)) group.apart = true;
    if (word == "v" || word == "deleted") group.hidden = !has_value || value != 0;
    if (word == "plain") group.hidden = false;
    if (word == "uc") group.fallback = std::min(value, 10);
    if (word == "bin")
      at_ = std::min(at_ + static_cast<std::size_t>(value), rtf_.size());
    if (word == "u" && has_value) {
      const auto c = static_cast<char32_t>(is_negative ? 65536 - value : value);
      if (is_seen() && is_letter(c)) ++letters_;
      skipped_ = group.fallback;
    }
  }

  void take_byte(char c) {
    if (skipped_ > 0)
      --skipped_;
    else if (is_seen() && is_ascii_letter(c))
      ++letters_;
  }

  bool is_seen() const { return !groups_.back().apart && !groups_.back().hidden; }

  std::string_view rtf_;
  std::size_t at_ = 0;
  std::vector<Group> groups_;
  int skipped_ = 0;  ///< Characters that an \u before them stands for.
  std::size_t letters_ = 0;
  std::size_t half_letters_ = 0;
};

}  // namespace

std::size_t rtf_letters(std::string_view rtf) { return LetterCount(rtf).count(); }

}  // namespace awase
