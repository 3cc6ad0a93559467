// SPDX-License-Identifier: Apache-2.0

#include "text/wrap.h"

#include <algorithm>
#include <cassert>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Where a line may end, one after the other.
class BreakFinder {
 public:
  explicit BreakFinder(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(
        icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
    text_ = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()),
                           &status);
    if (U_SUCCESS(status)) iterator_->setText(text_, status);
    if (U_FAILURE(status))
      throw Error(ErrorKind::unavailable,
                  Message("ICU: no rules to break lines; install ICU's data"));
  }
  ~BreakFinder() { utext_close(text_); }
  BreakFinder(const BreakFinder&) = delete;
  BreakFinder& operator=(const BreakFinder&) = delete;

  /// Offset after the next stretch that may not be broken. Not to be called at the end.
  std::size_t next() { return static_cast<std::size_t>(iterator_->next()); }

 private:
  std::unique_ptr<icu::BreakIterator> iterator_;
  UText* text_ = nullptr;
};

std::string_view without_spaces_at_end(std::string_view line) {
  while (!line.empty()) {
    std::size_t offset = line.size();
    if (!is_space(previous_char(line, offset))) break;
    line = line.substr(0, offset);
  }
  return line;
}

/// Fills lines with stretches that may not be broken.
class LineFiller {
 public:
  LineFiller(std::string_view text, std::size_t columns)
      : text_(text), columns_(columns) {}

  /// Takes what lies between the last call's offset and `end`.
  void add(std::size_t end) {
    const std::size_t begin = end_;
    const std::string_view stretch = text_.substr(begin, end - begin);
    const std::size_t seen = display_width(without_spaces_at_end(stretch));
    if (begin > begin_ && width_ + seen > columns_) finish_line(begin);
    if (seen > columns_) {
      cut(begin, end);
    } else {
      width_ += display_width(stretch);
    }
    end_ = end;
  }

  std::vector<std::string_view> take() {
    if (begin_ < text_.size() || lines_.empty()) finish_line(text_.size());
    return std::move(lines_);
  }

 private:
  void finish_line(std::size_t end) {
    lines_.push_back(without_spaces_at_end(text_.substr(begin_, end - begin_)));
    begin_ = end;
    width_ = 0;
  }

  /// Cuts a stretch that is wider than a line; its last part begins a line.
  void cut(std::size_t begin, std::size_t end) {
    std::string_view rest = text_.substr(begin, end - begin);
    const std::string_view spaces = rest.substr(without_spaces_at_end(rest).size());
    rest.remove_suffix(spaces.size());
    while (true) {
      const std::size_t taken = prefix_of_width(rest, columns_).size();
      if (taken == rest.size() || taken == 0) break;
      rest.remove_prefix(taken);
      finish_line(end - spaces.size() - rest.size());
    }
    width_ = display_width(rest) + display_width(spaces);
  }

  std::string_view text_;
  std::size_t columns_;
  std::size_t begin_ = 0;  ///< Of the line that is being filled.
  std::size_t end_ = 0;    ///< Of what was taken.
  std::size_t width_ = 0;  ///< Of the line that is being filled, spaces at its end too.
  std::vector<std::string_view> lines_;
};

}  // namespace

std::vector<std::string_view> wrap(std::string_view text, std::size_t columns) {
  assert(columns >= 2);
  LineFiller filler(text, columns);
  if (text.empty()) return filler.take();
  BreakFinder breaks(text);
  std::size_t end = 0;
  while (end < text.size()) {
    end = breaks.next();
    filler.add(end);
  }
  return filler.take();
}

}  // namespace awase
