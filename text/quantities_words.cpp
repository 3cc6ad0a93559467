// SPDX-License-Identifier: Apache-2.0
//
// Numbers in words. A number is read as long as its words go on with it: after "twenty"
// a unit, after "hundred" what is below it; anything else begins another number. Words
// of other languages than English are many other things ("neuf", "sei"), so they only
// answer. The lists are ours, written by hand.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/quantity_text.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Longest word that may be a number, in characters.
constexpr std::size_t kLongestWord = 60;

struct Word {
  std::string_view word;
  int value;
};

constexpr Word kZeros[] = {
    {"hundred", 2},   {"hundert", 2},    {"cent", 2},       {"cien", 2},
    {"ciento", 2},    {"thousand", 3},   {"tausend", 3},    {"mille", 3},
    {"mil", 3},       {"million", 6},    {"millionen", 6},  {"millones", 6},
    {"milljónir", 6}, {"billion", 9},    {"milliard", 9},   {"milliards", 9},
    {"milliarde", 9}, {"milliarden", 9}, {"milljarðar", 9}, {"trillion", 12}};

constexpr Word kOnes[] = {{"a", 1},     {"an", 1},    {"one", 1},   {"un", 1},
                          {"une", 1},   {"ein", 1},   {"eine", 1},  {"einen", 1},
                          {"einem", 1}, {"einer", 1}, {"eines", 1}, {"uno", 1},
                          {"una", 1},   {"um", 1},    {"uma", 1},   {"een", 1},
                          {"en", 1},    {"ett", 1},   {"один", 1},  {"jeden", 1}};

/// Words that may be a quantity, with what they may mean.
struct Meaning {
  std::string_view word;
  std::string_view keys;
  double low = 1;
  double high = 0;
};

constexpr Meaning kMeanings[] = {{"single", "#1"},
                                 {"once", "#1"},
                                 {"sole", "#1"},
                                 {"both", "#2"},
                                 {"pair", "#2"},
                                 {"pairs", "#2"},
                                 {"twin", "#2"},
                                 {"twins", "#2"},
                                 {"couple", "#2"},
                                 {"twice", "#2"},
                                 {"double", "#2"},
                                 {"doubled", "#2"},
                                 {"doubles", "#2"},
                                 {"doubling", "#2"},
                                 {"dual", "#2"},
                                 {"duo", "#2"},
                                 {"bilateral", "#2"},
                                 {"triple", "#3"},
                                 {"tripled", "#3"},
                                 {"triples", "#3"},
                                 {"tripling", "#3"},
                                 {"treble", "#3"},
                                 {"thrice", "#3"},
                                 {"trio", "#3"},
                                 {"trilateral", "#3"},
                                 {"quadruple", "#4"},
                                 {"quadrupled", "#4"},
                                 {"quintupled", "#5"},
                                 {"half", "#1/2 #50 #0.5"},
                                 {"halves", "#1/2 #50 #0.5"},
                                 {"halved", "#1/2 #50 #0.5"},
                                 {"quarter", "#1/4 #25 #0.25"},
                                 {"quarters", "#1/4 #25 #0.25"},
                                 {"dozen", "#12"},
                                 {"dozens", "#12", 12, 99},
                                 {"score", "#20"},
                                 {"tens", "#10", 10, 99},
                                 {"hundreds", "#100", 100, 999},
                                 {"thousands", "#1000", 1000, 9999},
                                 {"millions", "#1000000", 1e6, 999e6},
                                 {"billions", "#1000000000", 1e9, 999e9},
                                 {"trillions", "#1000000000000", 1e12, 999e12},
                                 {"several", "", 2, 9},
                                 {"few", "", 2, 9},
                                 {"decade", "#10"},
                                 {"decades", "#10", 10, 99},
                                 {"century", "#100"},
                                 {"centuries", "#100", 100, 999},
                                 {"millennium", "#1000"},
                                 {"fortnight", "#14 #2"},
                                 {"teen", "#10"},
                                 {"teens", "#10"},
                                 {"teenage", "#10"},
                                 {"teenager", "#10"},
                                 {"teenagers", "#10"},
                                 {"twenties", "#20 #1920 #2020"},
                                 {"thirties", "#30 #1930 #2030"},
                                 {"forties", "#40 #1940"},
                                 {"fifties", "#50 #1950"},
                                 {"sixties", "#60 #1960"},
                                 {"seventies", "#70 #1970"},
                                 {"eighties", "#80 #1980"},
                                 {"nineties", "#90 #1990"},
                                 {"noon", "#12 #p12 #h12"},
                                 {"midday", "#12 #p12 #h12"},
                                 {"midnight", "#12 #a12 #h0 #h24"},
                                 {"zero", "#0 #h0"},
                                 {"nil", "#0"},
                                 {"christmas", "#25 #m12"},
                                 {"hundredth", "#1/100 #100"},
                                 {"hundredths", "#1/100"},
                                 {"thousandth", "#1/1000 #1000"},
                                 {"jan", "#m1"},
                                 {"feb", "#m2"},
                                 {"mar", "#m3"},
                                 {"apr", "#m4"},
                                 {"jun", "#m6"},
                                 {"jul", "#m7"},
                                 {"aug", "#m8"},
                                 {"sep", "#m9"},
                                 {"sept", "#m9"},
                                 {"oct", "#m10"},
                                 {"nov", "#m11"},
                                 {"dec", "#m12"}};

/// What stands below the line of a fraction.
constexpr Word kBelow[] = {
    {"half", 2},        {"halves", 2},       {"third", 3},        {"thirds", 3},
    {"quarter", 4},     {"quarters", 4},     {"fourth", 4},       {"fourths", 4},
    {"fifth", 5},       {"fifths", 5},       {"sixth", 6},        {"sixths", 6},
    {"seventh", 7},     {"sevenths", 7},     {"eighth", 8},       {"eighths", 8},
    {"ninth", 9},       {"ninths", 9},       {"tenth", 10},       {"tenths", 10},
    {"hundredth", 100}, {"hundredths", 100}, {"thousandth", 1000}};

template <std::size_t kSize>
int value_of(const Word (&words)[kSize], std::string_view word) {
  for (const Word& each : words)
    if (word == each.word) return each.value;
  return -1;
}

std::string word_at(const QuantityText& text, std::size_t begin, std::size_t& end) {
  std::string word;
  end = begin;
  while (end - begin < kLongestWord && is_letter(text.at(end)) &&
         !is_unspaced(text.at(end)))
    append_char(word, text.at(end++));
  return word;
}

/// The word after one space or hyphen; empty when there is none.
std::string next_word(const QuantityText& text, std::size_t at, std::size_t& end) {
  const char32_t joint = text.at(at);
  end = at;
  if (joint != U' ' && joint != U'-' && joint != U'\u2010') return {};
  return word_at(text, at + 1, end);
}

bool is_ordinal(std::string_view word) {
  return word.ends_with("th") || word.ends_with("first") || word.ends_with("second") ||
         word.ends_with("third");
}

void add_keys(Quantity& quantity, std::string_view keys) {
  while (!keys.empty()) {
    const std::size_t end = std::min(keys.find(' '), keys.size());
    add_key(quantity, std::string(keys.substr(0, end)));
    keys.remove_prefix(std::min(end + 1, keys.size()));
  }
}

/// A cardinal or ordinal from 1 to 99, or -1.
int small_value(const NumberReader& numbers, std::string_view word) {
  if (const int one = value_of(kOnes, word); one >= 0) return one;
  for (const std::string& key : numbers.read_word(word)) {
    if (key.size() < 2 || key.size() > 3 || key[1] < '0' || key[1] > '9') continue;
    return key.size() == 2 ? key[1] - '0' : (key[1] - '0') * 10 + (key[2] - '0');
  }
  return -1;
}

/// Puts the words of one number together.
class Sum {
 public:
  /// False when the number does not go on with `value`.
  bool add(int value) {
    const long long below = section_ % 100;
    const bool goes_on = section_ == 0 || (below == 0 && value < 100) ||
                         (below >= 20 && below % 10 == 0 && value < 10);
    if (is_open_ && !goes_on) return false;
    section_ += value;
    is_open_ = true;
    return true;
  }

  bool multiply(int zeros) {
    constexpr long long kMost = 1'000'000'000'000'000;
    long long factor = 1;
    for (int k = 0; k < zeros; ++k) factor *= 10;
    const long long whole = std::max(section_, 1LL);
    if (whole > kMost / factor || total_ > kMost) return false;
    if (zeros == 2) {
      section_ = whole * factor;
      return whole < 100;
    }
    total_ += whole * factor;
    section_ = 0;
    is_open_ = true;
    return true;
  }

  long long value() const { return total_ + section_; }

 private:
  long long total_ = 0;
  long long section_ = 0;
  bool is_open_ = false;
};

/// "two-thirds", "three quarters", "one hundredth".
bool add_fraction(const QuantityText& text, QuantityMatch& match, long long above) {
  std::size_t end = match.end;
  const int below = value_of(kBelow, next_word(text, match.end, end));
  if (below < 0 || above > 99) return false;
  Quantity& quantity = match.quantity;
  quantity.keys = {"#" + std::to_string(above) + "/" + std::to_string(below)};
  if (100 % below == 0) {
    const long long percent = above * (100 / below);
    add_value_key(quantity, percent);
    std::string places = std::to_string(percent);
    if (places.size() < 3) {
      places.insert(0, 2 - places.size(), '0');
      while (places.back() == '0') places.pop_back();
      add_key(quantity, "#0." + places);
    }
  }
  quantity.is_small = false;
  if (above == 1 && below <= 10) add_value_key(quantity, below);  // "a third time"
  // "a third party", "one quarter" of a year: only a numerator makes it sure.
  quantity.is_sure = above > 1;
  match.end = end;
  return true;
}

/// "and a half" behind a number, or behind its noun: "an hour and a half".
void add_half(const QuantityText& text, QuantityMatch& match, long long value) {
  std::size_t at = match.end;
  std::size_t noun_end = at;
  for (int words = 0; words < 2; ++words) {
    if (text.from(at).starts_with(U" and a half")) {
      const std::string key = "#" + std::to_string(value) + ".5";
      if (words == 0) match.quantity.keys.clear();
      add_key(match.quantity, key);
      match.quantity.is_small = false;
      match.end = at + std::u32string_view(U" and a half").size();
      const bool is_hour = text.from(match.end).starts_with(U" hour");
      const bool is_year = text.from(match.end).starts_with(U" year");
      if (value < 1000 && is_hour) add_value_key(match.quantity, value * 60 + 30);
      if (value < 1000 && is_year) add_value_key(match.quantity, value * 12 + 6);
      return;
    }
    if (next_word(text, at, noun_end).empty()) return;
    at = noun_end;
  }
}

void read_number(const QuantityText& text, const NumberReader& numbers, bool is_english,
                 int first, bool has_scale, QuantityMatch& match,
                 const std::string& first_word) {
  Sum sum;
  bool ordinal = is_ordinal(first_word);
  if (has_scale) {
    sum.multiply(first);
  } else {
    sum.add(first);
  }
  const bool begins_with_one = !has_scale && first == 1;
  int words = 1;
  while (!ordinal) {
    std::size_t end = match.end;
    std::string word = next_word(text, match.end, end);
    std::size_t link_end = end;
    const bool is_link = word == "and" || word == "und" || word == "et" || word == "y";
    if (is_link) word = next_word(text, end, link_end);
    const int zeros = value_of(kZeros, word);
    const int value =
        zeros > 0 || word == "a" || word == "an" ? -1 : small_value(numbers, word);
    if (zeros < 0 && value < 0) break;
    if (is_link && (zeros > 0 || sum.value() < 100 || sum.value() % 100 != 0)) break;
    Sum next = sum;
    if (!(zeros > 0 ? next.multiply(zeros) : next.add(value))) break;
    sum = next;
    ordinal = is_ordinal(word);
    match.end = is_link ? link_end : end;
    ++words;
  }
  Quantity& quantity = match.quantity;
  add_value_key(quantity, sum.value());
  quantity.is_small = sum.value() <= 2;
  const bool is_scale_alone = has_scale && words == 1;
  quantity.is_sure = is_english && !ordinal && !is_scale_alone && sum.value() > 2 &&
                     !(begins_with_one && words == 1);
  // "second" and "third" are ordinals; "two second" is no fraction.
  if (!ordinal && is_english) {
    if (add_fraction(text, match, sum.value())) return;
    add_half(text, match, sum.value());
    std::size_t end = match.end;
    const std::string next = next_word(text, match.end, end);
    if (next == "decade" || next == "decades")
      add_value_key(quantity, sum.value() * 10);
    if (next == "dozen") {
      quantity.keys.clear();
      add_value_key(quantity, sum.value() * 12);
      match.end = end;
    }
  }
  if (sum.value() >= 1 && sum.value() <= 12) {
    add_key(quantity, "#a" + std::to_string(sum.value()));
    add_key(quantity, "#p" + std::to_string(sum.value()));
  }
}

constexpr std::u32string_view kNumbered[] = {
    U"part",  U"chapter", U"volume", U"war",     U"article", U"type",     U"phase",
    U"class", U"title",   U"annex",  U"section", U"level",   U"category", U"grade",
    U"stage", U"book",    U"act",    U"scene",   U"table",   U"figure"};

/// "III" in capitals: a number, and surely one behind "Part" and the like.
bool read_roman(const QuantityText& text, std::size_t begin, std::size_t end,
                const std::string& word, QuantityMatch& match) {
  if (word.empty() || word.size() > 7 || word.find_first_not_of("ivxlc") != word.npos)
    return false;
  for (std::size_t i = begin; i < end; ++i)
    if (!text.upper[i]) return false;
  int value = 0;
  int last = 0;
  for (auto letter = word.rbegin(); letter != word.rend(); ++letter) {
    const int one = *letter == 'i'   ? 1
                    : *letter == 'v' ? 5
                    : *letter == 'x' ? 10
                    : *letter == 'l' ? 50
                                     : 100;
    value += one < last ? -one : one;
    last = std::max(last, one);
  }
  if (value <= 0) return false;
  add_value_key(match.quantity, value);
  match.quantity.is_small = value <= 2;
  const std::u32string_view before = text.before(begin);
  match.quantity.is_sure =
      before.ends_with(U' ') &&
      std::any_of(std::begin(kNumbered), std::end(kNumbered), [&](auto title) {
        return before.substr(0, before.size() - 1).ends_with(title);
      });
  match.end = end;
  return true;
}

/// "early July", "mid-May", "late in June"; "the end of July" only answers.
bool read_part_of_month(const QuantityText& text, const std::string& word,
                        std::size_t end, QuantityMatch& match) {
  constexpr std::string_view kMonths =
      " january february march april may june july august september october november "
      "december jan feb mar apr jun jul aug sep sept oct nov dec ";
  const bool is_early = word == "early" || word == "beginning" || word == "start";
  const bool is_mid = word == "mid" || word == "middle";
  const bool is_late = word == "late" || word == "end";
  if (!is_early && !is_mid && !is_late) return false;
  std::size_t next_end = end;
  std::string next = next_word(text, end, next_end);
  if (next == "in" || next == "of") next = next_word(text, next_end, next_end);
  if (next.empty() || kMonths.find(" " + next + " ") == kMonths.npos) return false;
  add_key(match.quantity, is_early ? "#early" : is_mid ? "#mid" : "#late");
  match.quantity.is_small = true;
  match.quantity.is_sure = word == "early" || word == "mid" || word == "late";
  return true;
}

/// "tens of thousands", "hundreds of millions": so many times as much.
void read_plural_scale(const QuantityText& text, QuantityMatch& match) {
  if (!text.from(match.end).starts_with(U" of ")) return;
  std::size_t end = match.end;
  const std::string scale = word_at(text, match.end + 4, end);
  const double factor = scale == "thousands"  ? 1e3
                        : scale == "millions" ? 1e6
                        : scale == "billions" ? 1e9
                                              : 0;
  if (factor == 0) return;
  Quantity& quantity = match.quantity;
  quantity.keys.clear();
  quantity.low *= factor;
  quantity.high = (quantity.high + 1) * factor - 1;
  match.end = end;
}

/// Verbs that say by how much: who writes "tripled" says three on the other side too.
bool is_multiplying_verb(std::string_view word) {
  return word == "tripled" || word == "tripling" || word == "quadrupled" ||
         word == "quadrupling" || word == "quintupled";
}

}  // namespace

void read_words(const QuantityText& text, const NumberReader& numbers, bool is_english,
                std::size_t begin, std::vector<QuantityMatch>& found,
                QuantityMatch& match) {
  std::size_t end = begin;
  const std::string word = word_at(text, begin, end);
  match.end = std::max(end, begin + 1);
  while (is_letter(text.at(match.end)) && !is_unspaced(text.at(match.end))) ++match.end;
  if (match.end != end) return;  // too long for a number
  Quantity& quantity = match.quantity;
  if (read_roman(text, begin, end, word, match)) return;
  if (is_english && (word == "around" || word == "round") &&
      text.from(end).starts_with(U" the clock")) {
    add_value_key(quantity, 24);
    return;
  }
  if (is_english && word == "new" && text.from(end).starts_with(U" year")) {
    add_key(quantity, "#m1");
    add_value_key(quantity, 1);
    return;
  }
  // "2 and a half", "2 dozen", "3 hundred": a word goes on with the digits before it.
  if (is_english && !found.empty() && found.back().end + 1 == begin &&
      text.chars[begin - 1] == U' ') {
    Quantity& before = found.back().quantity;
    const int value = whole_value(before);
    if (value >= 0 && word == "dozen") before.keys = {"#" + std::to_string(value * 12)};
    if (value >= 0 && word == "and" && text.from(end).starts_with(U" a half")) {
      before.keys = {"#" + std::to_string(value) + ".5"};
      add_value_key(before, value * 60LL + 30);
      add_value_key(before, value * 12LL + 6);
    }
  }
  const int zeros = value_of(kZeros, word);
  if (zeros > 0)
    return read_number(text, numbers, is_english, zeros, true, match, word);
  // The A of "Company A" is no article.
  const bool begins_sentence = begin < 2 || !is_letter(text.at(begin - 2));
  if (word == "a" && text.upper[begin] && !begins_sentence) return;
  if (word == "a" || word == "an") {
    // "a hundred", "a third", "an hour and a half"; else an article.
    std::size_t next_end = end;
    const std::string next = next_word(text, end, next_end);
    const int scale = value_of(kZeros, next);
    if (scale > 0) {
      match.end = next_end;
      read_number(text, numbers, is_english, scale, true, match, next);
      return;
    }
    add_value_key(quantity, 1);
    quantity.is_small = true;
    if (!add_fraction(text, match, 1)) add_half(text, match, 1);
    return;
  }
  if (const int value = small_value(numbers, word); value >= 0)
    return read_number(text, numbers, is_english, value, false, match, word);
  if (is_english && read_part_of_month(text, word, end, match)) return;
  for (const std::string& key : numbers.read_word(word)) add_key(quantity, key);
  for (const Meaning& meaning : kMeanings) {
    if (word != meaning.word) continue;
    add_keys(quantity, meaning.keys);
    quantity.low = meaning.low;
    quantity.high = meaning.high;
    if (is_english && quantity.has_range()) read_plural_scale(text, match);
  }
  if (is_english && is_multiplying_verb(word)) quantity.is_sure = true;
  // "threefold"
  if (word.size() > 4 && word.ends_with("fold")) {
    const int value = small_value(numbers, word.substr(0, word.size() - 4));
    if (value > 0) add_value_key(quantity, value);
  }
}

}  // namespace awase
