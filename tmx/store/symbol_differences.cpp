// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/symbol_differences.h"

#include <algorithm>

#include "text/unicode.h"

namespace awase {
namespace {

bool same_symbols(const std::vector<Symbol>& a, const std::vector<Symbol>& b,
                  bool values_too) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](Symbol x, Symbol y) {
    return x == y || (!values_too && is_number_symbol(x) && is_number_symbol(y));
  });
}

std::vector<Symbol> without_punctuation(const std::vector<Symbol>& symbols) {
  std::vector<Symbol> left;
  for (const Symbol symbol : symbols)
    if (symbol > 0x10FFFF || !is_punctuation(static_cast<char32_t>(symbol)))
      left.push_back(symbol);
  return left;
}

}  // namespace

std::optional<MatchDifferences> symbol_differences(const std::vector<Symbol>& a,
                                                   const std::vector<Symbol>& b) {
  const std::vector<Symbol> bare_a = without_punctuation(a);
  const std::vector<Symbol> bare_b = without_punctuation(b);
  if (!same_symbols(bare_a, bare_b, false)) return std::nullopt;
  MatchDifferences differences;
  differences.numbers = !same_symbols(bare_a, bare_b, true);
  differences.punctuation = !same_symbols(a, b, false);
  return differences;
}

}  // namespace awase
