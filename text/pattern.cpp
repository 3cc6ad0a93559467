// SPDX-License-Identifier: Apache-2.0

#include "text/pattern.h"

#include <re2/re2.h>

#include "text/error.h"

namespace awase {

struct Pattern::Impl {
  Impl(const std::string& expression, const RE2::Options& options)
      : re(expression, options) {}
  RE2 re;
};

Pattern::Pattern(const std::string& expression, bool ignore_case) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!ignore_case);
  impl_ = std::make_unique<Impl>(expression, options);
  if (!impl_->re.ok()) {
    throw Error(
        ErrorKind::usage,
        Message("regular expression '{expression}': {reason}; RE2's syntax is meant",
                {{"expression", expression}, {"reason", impl_->re.error()}}));
  }
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

bool Pattern::is_in(std::string_view text) const {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), impl_->re);
}

void Pattern::find_all(std::string_view text,
                       const std::function<void(const ByteRange&)>& tell) const {
  const re2::StringPiece piece(text.data(), text.size());
  std::size_t at = 0;
  re2::StringPiece match;
  while (at <= text.size() &&
         impl_->re.Match(piece, at, text.size(), RE2::UNANCHORED, &match, 1)) {
    const auto begin = static_cast<std::size_t>(match.data() - piece.data());
    const std::size_t end = begin + match.size();
    if (end > begin) tell({begin, end});
    at = end > begin ? end : begin + 1;
  }
}

std::string quoted_pattern(std::string_view text) {
  return RE2::QuoteMeta(re2::StringPiece(text.data(), text.size()));
}

}  // namespace awase
