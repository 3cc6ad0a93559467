// SPDX-License-Identifier: Apache-2.0
//
// What stands behind 。！？ and belongs to the sentence before it: further marks, notes
// of music, （笑） and （拍手）, emoji and faces made of signs, 笑 and ww, marks of
// notes. Faces and emoji also end sentences that have no full stop.

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include <unicode/uchar.h>

#include "text/sentence_rules.h"
#include "text/unicode.h"

namespace awase {
namespace {

using namespace std::string_view_literals;

bool among(char32_t character, std::u32string_view characters) {
  return character != 0 && characters.find(character) != std::u32string_view::npos;
}

bool begins_with_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

// （笑）, （拍手）, 〔笑声〕 and the like tell of the sentence before them.
bool is_aside(std::string_view bracket) {
  constexpr std::array kWords = {"笑"sv,   "爆"sv, "泣"sv,   "涙"sv, "汗"sv,
                                 "怒"sv,   "照"sv, "拍手"sv, "棒"sv, "謎"sv,
                                 "歓声"sv, "嘘"sv, "w"sv,    "ｗ"sv};
  constexpr std::size_t kMostMore = 18;  // "（会場から拍手）"
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    const std::size_t most = word.size() < 3 || word == "ｗ" ? 12 : kMostMore;
    return bracket.find(word) != std::string_view::npos &&
           bracket.size() <= word.size() + most &&
           bracket.find("。") == std::string_view::npos;
  });
}

/// Emoji that comment on what was said. Those that point to what comes (👉 📌 ✅) and
/// the signs used as bullets do not.
bool is_comment_emoji(char32_t c) {
  if (c < 0x2600) return false;
  if (among(c, U"☀☁☂☃☔☕☺☻♡♥❣❤✨✌✊✋⭐")) return true;
  if (c < 0x1F300 || among(c, U"👉👇📌📍📎🔗📞📧📅📝🔍")) return false;
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

bool joins_emoji(char32_t c) {
  return c == 0xFE0F || c == 0xFE0E || c == 0x200D || (c >= 0x1F3FB && c <= 0x1F3FF);
}

std::size_t skip_emoji(const SentenceLine& line, std::size_t at) {
  while (is_comment_emoji(line.at(at))) {
    do at = line.after(at);
    while (joins_emoji(line.at(at)));
  }
  return at;
}

/// "(^_^)", "（´∀｀）": signs that look like eyes and mouths, and no word.
bool is_face_bracket(std::string_view bracket) {
  constexpr std::size_t kMostBytes = 60;
  if (bracket.size() > kMostBytes) return false;
  int eyes = 0;
  for (std::size_t next = 0; next < bracket.size();) {
    const char32_t c = next_char(bracket, next);
    if (among(c, U"^＾ω▽∀´`｀°゜ﾟД≧≦_＿>＜<＞；;*＊・･￣益皿∇⌒")) {
      ++eyes;
    } else if (is_digit(c) || is_han(c) || is_hiragana(c)) {
      return false;
    } else if (is_latin(c) && !among(c, U"oOTtxXvVuUwmｏＯＴ")) {
      return false;
    }
  }
  return eyes >= 2;
}

// The end of a face at `at`, or `at`: "m(_ _)m", "ヽ(´ー｀)ノ", "^^;", "orz".
std::size_t skip_face(const SentenceLine& line, std::size_t at) {
  std::size_t bracket_at = at;
  while (among(line.at(bracket_at), U"mｍヽヾ＼\\ov∩")) {
    bracket_at = line.after(bracket_at);
    if (bracket_at - at > 6) return at;
  }
  const ByteRange* bracket = line.bracket_at(bracket_at);
  if (bracket != nullptr &&
      is_face_bracket(line.text.substr(bracket->begin_bytes, bracket->size_bytes()))) {
    std::size_t end = bracket->end_bytes;
    while (among(line.at(end), U"mｍvｖノﾉ／/シ丿;；b♪")) end = line.after(end);
    return end;
  }
  constexpr std::array kFaces = {"^^;"sv,  "^^；"sv, "^_^"sv, "^o^"sv, "^^"sv,
                                 "＾＾"sv, "T_T"sv,  "orz"sv, "OTL"sv, ">_<"sv};
  for (const std::string_view face : kFaces) {
    if (line.text.substr(at).starts_with(face)) return at + face.size();
  }
  return at;
}

// 笑, 泣, www behind a mark: neither 笑う nor www.example.
std::size_t skip_laugh(const SentenceLine& line, std::size_t at) {
  const char32_t first = line.at(at);
  if (first == U'笑' || first == U'泣' || first == U'爆') {
    const std::size_t end = line.after(at);
    const bool is_word =
        among(line.at(end), U"うわいえおっむみきくけか顔声話点納止談覧発");
    return is_word ? at : end;
  }
  std::size_t end = at;
  while (among(line.at(end), U"wｗ")) end = line.after(end);
  const bool is_word = is_latin(line.at(end)) || among(line.at(end), U".．/-_(");
  return is_word ? at : end;
}

/// A mark of a note: where it ends and what its look is, apart from the number.
struct NoteMark {
  std::size_t end = 0;
  char32_t opening = 0;
  char32_t closing = 0;
};

bool is_superscript(char32_t c) {
  return c == U'¹' || c == U'²' || c == U'³' || (c >= U'⁰' && c <= U'⁾');
}

// "[3]", "[1,2]", "（3）", "(3)", "3)", "※1", "*1", "¹".
NoteMark read_note_mark(const SentenceLine& line, std::size_t at) {
  NoteMark mark;
  const char32_t first = line.at(at);
  std::size_t next = at;
  if (is_superscript(first)) {
    while (is_superscript(line.at(next))) next = line.after(next);
    return {next, U'¹', 0};
  }
  if (among(first, U"[［(（〔※*＊注")) {
    mark.opening = first;
    next = line.after(next);
    if (first != U'注' && line.at(next) == U'注') next = line.after(next);
  }
  const std::size_t digits = next;
  while (is_digit(line.at(next)) ||
         (next > digits && among(line.at(next), U",，、-–~〜"))) {
    next = line.after(next);
    if (next - digits > 12) return {at, 0, 0};
  }
  if (next == digits || !is_digit(line.before(next))) return {at, 0, 0};
  if (among(mark.opening, U"※*＊")) {
    mark.end = next;
    return mark;
  }
  if (!among(line.at(next), U")）]］〕")) return {at, 0, 0};
  mark.closing = line.at(next);
  mark.end = line.after(next);
  return mark;
}

bool stands_behind_stop(const SentenceLine& line, std::size_t at) {
  const char32_t before = line.before(at);
  return is_wide_terminator(before) || before == '.' || before == U'．';
}

// Whether a mark at `at` that looks like a note's counts the items of a list: others
// like it stand behind full stops, and none at the end of the line.
bool counts_items(const SentenceLine& line, std::size_t at, const NoteMark& mark) {
  constexpr std::size_t kLookBytes = 900;
  const std::size_t look_end = std::min(line.text.size(), mark.end + kLookBytes);
  std::size_t look = at > kLookBytes ? at - kLookBytes : 0;
  while (look > 0 && (static_cast<unsigned char>(line.text[look]) & 0xC0U) == 0x80)
    ++look;
  bool another = false;
  bool closes_line = false;
  while (look < look_end) {
    const bool stands_behind = stands_behind_stop(line, look);
    const NoteMark other = stands_behind ? read_note_mark(line, look) : NoteMark{};
    if (other.end <= look || other.opening != mark.opening) {
      look = line.after(look);
      continue;
    }
    another = another || look != at;
    look = other.end;
    closes_line = line.skip_spaces(look) >= line.text.size();
  }
  return another && !closes_line;
}

// The end of the marks of notes at `at`, right behind the full stop. The same marks may
// count the items of a list, whose text follows: then the line, or a look further on,
// has another before it, and none stands at its end.
std::size_t skip_note_marks(const SentenceLine& line, std::size_t at) {
  std::size_t end = at;
  for (;;) {
    const NoteMark mark = read_note_mark(line, end);
    if (mark.end <= end) return end;
    const std::size_t text_begin = line.skip_spaces(mark.end);
    const bool is_last = text_begin >= line.text.size();
    if (mark.opening != U'¹' && !is_last) {
      if (text_begin > mark.end) return end;  // "(2) The second item"
      const NoteMark first = read_note_mark(line, line.skip_spaces(0));
      if (first.end > 0 && first.opening == mark.opening) return end;
    }
    const bool may_count = mark.opening == U'(' || mark.opening == U'（' ||
                           mark.opening == 0 || mark.opening == U'〔';
    if (may_count && !is_last && counts_items(line, end, mark)) return end;
    end = mark.end;
  }
}

// What may follow a terminator and belongs to it.
bool goes_with_terminator(char32_t character) {
  return is_mark(character) || among(character, U"…‥♪♫☆★♡♥") ||
         is_wide_terminator(character);
}

// "…わかった。" behind 。: the dots begin the next sentence.
bool leads_on(const SentenceLine& line, std::size_t at) {
  if (!among(line.at(at), U"…‥") || line.before(at) != U'。') return false;
  constexpr std::size_t kMostBytes = 12;
  std::size_t end = at;
  while (end - at < kMostBytes && among(line.at(end), U"…‥")) end = line.after(end);
  return is_cjk_letter(line.at(end));
}

}  // namespace

bool is_mark(char32_t character) { return among(character, U"！？!?‼⁇⁈⁉︕︖"); }

std::size_t skip_end_tags(const SentenceLine& line, std::size_t at) {
  constexpr std::size_t kLongest = 24;
  while (line.at(at) == U'<') {
    const std::string_view rest = line.text.substr(at, kLongest);
    const std::size_t end = rest.find('>');
    if (end == std::string_view::npos) return at;
    const std::string_view tag = rest.substr(0, end);
    const bool closes =
        tag.starts_with("</") && tag.size() > 2 && is_latin(line.at(at + 2));
    if (!closes && tag != "<br" && tag != "<br/" && tag != "<br /") return at;
    at += end + 1;
  }
  return at;
}

std::size_t end_of_terminator(const SentenceLine& line, std::size_t at) {
  for (;;) {
    const std::size_t begin = at;
    at = skip_end_tags(line, at);
    while (goes_with_terminator(line.at(at)) && !leads_on(line, at))
      at = line.after(at);
    if (line.is_japanese) {
      at = skip_emoji(line, at);
      at = skip_face(line, at);
      at = skip_laugh(line, at);
      at = skip_note_marks(line, at);
    }
    const ByteRange* bracket = line.bracket_at(at);
    if (bracket != nullptr) {
      if (is_aside(line.text.substr(bracket->begin_bytes, bracket->size_bytes())))
        at = bracket->end_bytes;
    } else if (is_closing(line.at(at))) {
      at = line.after(at);
    }
    if (at == begin) return at;
  }
}

Terminator judge_soft(const SentenceLine& line, std::size_t begin, std::size_t at) {
  const char32_t first = line.at(at);
  const bool may_be = among(first, U"♪♫♡♥(（m^＾ヽヾ＼") || is_comment_emoji(first);
  if (!may_be) return {at, at, false};
  std::size_t end = among(first, U"♪♫♡♥") ? line.after(at) : skip_emoji(line, at);
  if (end == at) end = skip_face(line, at);
  if (end == at) return {at, at, false};
  const char32_t before = line.before(at);
  const bool ends_word =
      at > begin && (is_hiragana(before) || among(before, U"ー〜～~w"));
  end = end_of_terminator(line, end);
  const char32_t following = line.at(line.skip_spaces(end));
  constexpr std::array kGoOn = {"です"sv,   "だね"sv, "だよ"sv, "ちゃん"sv,
                                "さん"sv,   "くん"sv, "って"sv, "との"sv,
                                "という"sv, "と言"sv, "と思"sv, "な"sv};
  const std::string_view rest = line.text.substr(end);
  const bool goes_on = begins_with_any(rest, kGoOn) || particle_follows(rest);
  const bool is_letter_next = is_cjk_letter(following) || is_latin(following);
  return {at, end, ends_word && is_letter_next && !goes_on};
}

}  // namespace awase
