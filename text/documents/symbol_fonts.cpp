// SPDX-License-Identifier: Apache-2.0
//
// Symbol as Adobe's "Symbol Set and Encoding" has it; Wingdings after the names that
// Unicode gave its pictures (ISO/IEC JTC 1/SC 2/WG 2 N4384), with the older character
// of the same shape where there is one, as other documents have that.

#include "text/documents/symbol_fonts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr char32_t kNone = U'\uFFFD';

constexpr std::u32string_view kSymbolLow =  // from 0x20 to 0x7E
    U" !∀#∃%&∋()∗+,−./0123456789:;<=>?"
    U"≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    U"\uFFFDαβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
constexpr std::u32string_view kSymbolHigh =  // from 0xA0 to 0xFE
    U"€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
    U"ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    U"◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\uFFFD⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

using Sign = std::pair<unsigned char, char32_t>;

constexpr auto kWingdings = std::to_array<Sign>(
    {{0x20, U' '}, {0x22, U'✂'}, {0x28, U'☎'}, {0x29, U'✆'}, {0x2A, U'✉'}, {0x36, U'⌛'},
     {0x3E, U'✇'}, {0x3F, U'✍'}, {0x41, U'✌'}, {0x45, U'☜'}, {0x46, U'☞'}, {0x47, U'☝'},
     {0x48, U'☟'}, {0x4A, U'☺'}, {0x4C, U'☹'}, {0x4E, U'☠'}, {0x51, U'✈'}, {0x52, U'☼'},
     {0x54, U'❄'}, {0x58, U'✠'}, {0x59, U'✡'}, {0x5A, U'☪'}, {0x5B, U'☯'}, {0x5D, U'☸'},
     {0x5E, U'♈'}, {0x6C, U'●'}, {0x6D, U'❍'}, {0x6E, U'■'}, {0x6F, U'□'}, {0x71, U'❑'},
     {0x72, U'❒'}, {0x73, U'⬧'}, {0x74, U'⧫'}, {0x75, U'◆'}, {0x76, U'❖'}, {0x77, U'⬥'},
     {0x78, U'⌧'}, {0x7A, U'⌘'}, {0x7B, U'❀'}, {0x7C, U'✿'}, {0x7D, U'❝'}, {0x7E, U'❞'},
     {0x80, U'⓪'}, {0x81, U'①'}, {0x82, U'②'}, {0x83, U'③'}, {0x84, U'④'}, {0x85, U'⑤'},
     {0x86, U'⑥'}, {0x87, U'⑦'}, {0x88, U'⑧'}, {0x89, U'⑨'}, {0x8A, U'⑩'}, {0x8B, U'⓿'},
     {0x8C, U'❶'}, {0x8D, U'❷'}, {0x8E, U'❸'}, {0x8F, U'❹'}, {0x90, U'❺'}, {0x91, U'❻'},
     {0x92, U'❼'}, {0x93, U'❽'}, {0x94, U'❾'}, {0x95, U'❿'}, {0x9E, U'·'}, {0x9F, U'•'},
     {0xA0, U'⦁'}, {0xA1, U'○'}, {0xA4, U'◉'}, {0xA5, U'◎'}, {0xA7, U'▪'}, {0xA8, U'◻'},
     {0xAA, U'✦'}, {0xAB, U'★'}, {0xAC, U'✶'}, {0xAD, U'✴'}, {0xAE, U'✹'}, {0xAF, U'✵'},
     {0xB5, U'✪'}, {0xB6, U'✰'}, {0xD5, U'⌫'}, {0xD6, U'⌦'}, {0xD8, U'➢'}, {0xDC, U'➲'},
     {0xDF, U'←'}, {0xE0, U'→'}, {0xE1, U'↑'}, {0xE2, U'↓'}, {0xE3, U'↖'}, {0xE4, U'↗'},
     {0xE5, U'↙'}, {0xE6, U'↘'}, {0xE8, U'➔'}, {0xEF, U'⇦'}, {0xF0, U'⇨'}, {0xF1, U'⇧'},
     {0xF2, U'⇩'}, {0xF3, U'⇔'}, {0xF4, U'⇳'}, {0xF5, U'⬀'}, {0xF6, U'⬁'}, {0xF7, U'⬃'},
     {0xF8, U'⬂'}, {0xFB, U'✗'}, {0xFC, U'✓'}, {0xFD, U'☒'}, {0xFE, U'☑'}});
constexpr auto kWingdings2 = std::to_array<Sign>(
    {{0x4F, U'✗'}, {0x50, U'✓'}, {0x51, U'☒'}, {0x52, U'☑'}, {0x53, U'☒'},
     {0x6A, U'⓪'}, {0x6B, U'①'}, {0x6C, U'②'}, {0x6D, U'③'}, {0x6E, U'④'},
     {0x6F, U'⑤'}, {0x70, U'⑥'}, {0x71, U'⑦'}, {0x72, U'⑧'}, {0x73, U'⑨'},
     {0x74, U'⑩'}, {0x97, U'●'}, {0x98, U'⬤'}, {0xA3, U'☐'}, {0xAE, U'◆'}});

template <std::size_t count>
char32_t sign_of(const std::array<Sign, count>& signs, unsigned code) {
  const auto found = std::find_if(signs.begin(), signs.end(),
                                  [&](const Sign& sign) { return sign.first == code; });
  return found == signs.end() ? kNone : found->second;
}

char32_t sign_of_symbol(unsigned code) {
  if (code >= 0x20 && code - 0x20 < kSymbolLow.size()) return kSymbolLow[code - 0x20];
  if (code >= 0xA0 && code - 0xA0 < kSymbolHigh.size()) return kSymbolHigh[code - 0xA0];
  return kNone;
}

}  // namespace

bool is_symbol_font(std::string_view font) {
  const std::string name = ascii_lower(font);
  return name == "symbol" || name == "wingdings" || name == "wingdings 2";
}

std::string symbol_text(std::string_view font, char32_t character) {
  const unsigned code = character >= 0xF000 && character <= 0xF0FF
                            ? static_cast<unsigned>(character - 0xF000)
                            : static_cast<unsigned>(character);
  char32_t sign = kNone;
  if (code <= 0xFF && is_symbol_font(font)) {
    const std::string name = ascii_lower(font);
    sign = name == "symbol"      ? sign_of_symbol(code)
           : name == "wingdings" ? sign_of(kWingdings, code)
                                 : sign_of(kWingdings2, code);
  }
  std::string text;
  append_char(text, sign == kNone ? character : sign);
  return text;
}

std::string symbols_as_text(std::string_view font, std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();)
    shown += symbol_text(font, next_char(text, at));
  return shown;
}

}  // namespace awase
