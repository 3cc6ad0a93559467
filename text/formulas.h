// SPDX-License-Identifier: Apache-2.0
//
// Formulas of letters and talk that a translator may leave out.

#pragma once

#include <string_view>

namespace awase {

/// What a segment is that says next to nothing but what custom asks for.
enum class Formula {
  none,
  letter,  ///< 平素は格別の…, 時下…, よろしくお願いいたします。, 敬具, "Sincerely,"
  acknowledgement,  ///< はい。, なるほど。, "I see."
};

/// What `segment` is. Languages without a list have no formulas; we have Japanese and
/// English. `language` is a BCP 47 tag.
Formula find_formula(std::string_view segment, std::string_view language);

}  // namespace awase
