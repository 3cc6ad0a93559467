// SPDX-License-Identifier: Apache-2.0
//
// What of a unit is written, and as how many units. Internal to tmx/.

#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tmx/memory.h"

namespace awase {

/// A variant as it will be written.
struct WrittenVariant {
  const Variant* variant = nullptr;
  std::string language;
  Content content;
};

/// `content` at `level`, with nothing XML forbids and nothing at its ends. Reuses what
/// `out` holds. Gives the number of characters that were dropped.
std::size_t clean_content(const Content& content, ContentLevel level, Content& out);

/// The sides, each language once, in as many rounds as the language that stands most
/// often has sides. A round without a source of its own takes the first source, one
/// with nothing but a source takes the first of each other language.
std::vector<std::vector<const WrittenVariant*>> split_by_language(
    std::span<const WrittenVariant> sides, std::string_view source);

}  // namespace awase
