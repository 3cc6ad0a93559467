// SPDX-License-Identifier: Apache-2.0
//
// Formulas of letters and talk that a translator may leave out.

#pragma once

#include <cstdint>
#include <string_view>

namespace awase {

/// What a segment is that says next to nothing but what custom asks for, as bits. Those
/// of a text and its translation mostly share one.
enum Formula : std::uint8_t {
  kNoFormula = 0,
  kGreeting = 1,  ///< 平素は格別の…, 時下…, "I hope you are well."
  kThanks = 2,    ///< 厚く御礼申し上げます, "Thank you for your mail."
  kApology = 4,   ///< ご迷惑をおかけして…, "We apologize for …"
  kRequest = 8,   ///< よろしくお願いいたします。, "I look forward to …"
  kContact = 16,  ///< ご不明な点は…, "If you have any questions, …"
  kEnding = 32,   ///< 敬具, 以上, "Sincerely,"
  kAcknowledgement = 64  ///< はい。, なるほど。, "I see."
};

/// What `segment` is: bits of Formula. Languages without a list have no formulas; we
/// have Japanese and English. `language` is a BCP 47 tag.
std::uint8_t find_formula(std::string_view segment, std::string_view language);

}  // namespace awase
