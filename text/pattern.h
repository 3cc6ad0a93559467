// SPDX-License-Identifier: Apache-2.0
//
// Regular expressions, in time linear in the text whatever the expression.

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "text/document.h"

namespace awase {

/// A regular expression in RE2's syntax over UTF-8. Has no back references and no
/// look-around, which cannot be matched in linear time.
class Pattern {
 public:
  /// Throws Error (usage) when `expression` is none, with the reason.
  explicit Pattern(const std::string& expression, bool ignore_case = false);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  /// Whether it matches somewhere in `text`.
  bool is_in(std::string_view text) const;

  /// Tells of every match that is not empty, from left to right, none overlapping.
  void find_all(std::string_view text,
                const std::function<void(const ByteRange&)>& tell) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// An expression that matches `text` and nothing else.
std::string quoted_pattern(std::string_view text);

}  // namespace awase
