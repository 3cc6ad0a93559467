// SPDX-License-Identifier: Apache-2.0
//
// ICU spells numbers in the genders and cases that it has rules for; the lists beside
// it are ours, written by hand.

#include "text/quantities_other.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <unicode/locid.h>
#include <unicode/rbnf.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "text/language_cache.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;

/// Words that multiply what stands before them. A stem may go on in any way.
struct Scale {
  std::u32string_view word;
  int zeros;
  bool is_stem = false;
};
constexpr Scale kScales[] = {{U"тыс", 3},
                             {U"тысяч", 3, true},
                             {U"тисяч", 3, true},
                             {U"млн", 6},
                             {U"миллион", 6, true},
                             {U"мільйон", 6, true},
                             {U"млрд", 9},
                             {U"миллиард", 9, true},
                             {U"мільярд", 9, true},
                             {U"трлн", 12},
                             {U"триллион", 12, true},
                             {U"tsd", 3},
                             {U"tausend", 3, true},
                             {U"mio", 6},
                             {U"million", 6, true},
                             {U"mrd", 9},
                             {U"milliard", 9, true},
                             {U"mille", 3},
                             {U"mil", 3},
                             {U"mila", 3},
                             {U"millón", 6},
                             {U"millones", 6},
                             {U"milhão", 6},
                             {U"milhões", 6},
                             {U"bilhão", 9},
                             {U"bilhões", 9},
                             {U"milion", 6, true},
                             {U"miliard", 9, true},
                             {U"mii", 3},
                             {U"milioane", 6},
                             {U"duizend", 3, true},
                             {U"miljoen", 6},
                             {U"miljard", 9, true},
                             {U"tusen", 3, true},
                             {U"tusind", 3, true},
                             {U"miljon", 6, true},
                             {U"þúsund", 3, true},
                             {U"milljón", 6, true},
                             {U"milljarð", 9, true},
                             {U"tys", 3},
                             {U"tysi", 3, true},
                             {U"mln", 6},
                             {U"mld", 9},
                             {U"tis", 3},
                             {U"tisíc", 3, true},
                             {U"milyon", 6, true},
                             {U"milyar", 9, true},
                             {U"tuhat", 3, true},
                             {U"tuhan", 3, true},
                             {U"miljoon", 6, true},
                             {U"ezer", 3},
                             {U"millió", 6, true},
                             {U"milliárd", 9, true},
                             {U"χιλιάδ", 3, true},
                             {U"εκατομμ", 6, true},
                             {U"δισεκατομμ", 9, true},
                             {U"ألف", 3},
                             {U"الف", 3},
                             {U"آلاف", 3},
                             {U"مليون", 6},
                             {U"ملايين", 6},
                             {U"مليار", 9},
                             {U"مليارات", 9},
                             {U"بليون", 9},
                             {U"هزار", 3},
                             {U"میلیون", 6},
                             {U"میلیارد", 9},
                             {U"אלף", 3},
                             {U"מיליון", 6},
                             {U"מיליארד", 9},
                             {U"हजार", 3},
                             {U"हज़ार", 3},
                             {U"लाख", 5},
                             {U"करोड़", 7},
                             {U"nghìn", 3},
                             {U"ngàn", 3},
                             {U"triệu", 6},
                             {U"tỷ", 9},
                             {U"ribu", 3},
                             {U"juta", 6},
                             {U"miliar", 9}};

/// Words that say a number in another way.
struct Meaning {
  std::u32string_view word;  ///< A stem: it may go on in any way.
  std::string_view keys;
};
constexpr Meaning kMeanings[] = {{U"dutzend", "#12"},
                                 {U"douzaine", "#12"},
                                 {U"docena", "#12"},
                                 {U"dozzin", "#12"},
                                 {U"dúzia", "#12"},
                                 {U"дюжин", "#12"},
                                 {U"dozijn", "#12"},
                                 {U"dussin", "#12"},
                                 {U"dusin", "#12"},
                                 {U"tuzin", "#12"},
                                 {U"tucat", "#12"},
                                 {U"dizaine", "#10"},
                                 {U"quinzaine", "#15 #14"},
                                 {U"vingtaine", "#20"},
                                 {U"trentaine", "#30"},
                                 {U"quarantaine", "#40"},
                                 {U"cinquantaine", "#50"},
                                 {U"soixantaine", "#60"},
                                 {U"centaine", "#100"},
                                 {U"millier", "#1000"},
                                 {U"decena", "#10"},
                                 {U"veintena", "#20"},
                                 {U"centenar", "#100"},
                                 {U"millar", "#1000"},
                                 {U"decina", "#10"},
                                 {U"ventina", "#20"},
                                 {U"centinai", "#100"},
                                 {U"десятк", "#10"},
                                 {U"сотн", "#100"},
                                 {U"halb", "#1/2 #0.5 #50 #30"},
                                 {U"hälfte", "#1/2 #50 #0.5"},
                                 {U"moitié", "#1/2 #50 #0.5"},
                                 {U"demi", "#1/2 #0.5 #30"},
                                 {U"mitad", "#1/2 #50 #0.5"},
                                 {U"metade", "#1/2 #50 #0.5"},
                                 {U"metà", "#1/2 #50 #0.5"},
                                 {U"половин", "#1/2 #50 #0.5"},
                                 {U"полтора", "#1.5"},
                                 {U"полутор", "#1.5"},
                                 {U"anderthalb", "#1.5"},
                                 {U"drittel", "#1/3"},
                                 {U"viertel", "#1/4 #25 #15"},
                                 {U"четверт", "#4 #1/4 #25 #15"},
                                 {U"quart", "#1/4 #25 #15 #4"},
                                 {U"tiers", "#1/3"},
                                 {U"doppel", "#2"},
                                 {U"double", "#2"},
                                 {U"triple", "#3"},
                                 {U"doble", "#2"},
                                 {U"doppi", "#2"},
                                 {U"вдвое", "#2"},
                                 {U"втрое", "#3"},
                                 {U"paar", "#2"},
                                 {U"jahrzehnt", "#10"},
                                 {U"décennie", "#10"},
                                 {U"década", "#10"},
                                 {U"десятилет", "#10"},
                                 {U"jahrhundert", "#100"},
                                 {U"siècle", "#100"},
                                 {U"siglo", "#100"},
                                 {U"столет", "#100"},
                                 {U"midi", "#12 #h12 #p12"},
                                 {U"minuit", "#0 #h0 #h24 #12 #a12"},
                                 {U"mittag", "#12 #h12 #p12"},
                                 {U"mitternacht", "#0 #h0 #h24 #12 #a12"},
                                 {U"полдень", "#12 #h12 #p12"},
                                 {U"полночь", "#0 #h0 #h24 #12 #a12"}};

/// Stems of numbers in forms that ICU does not spell.
struct Stem {
  std::u32string_view word;
  int value;
};
constexpr Stem kStems[] = {
    {U"двух", 2},        {U"двое", 2},       {U"двум", 2},         {U"втор", 2},
    {U"трех", 3},        {U"трёх", 3},       {U"трем", 3},         {U"трое", 3},
    {U"трет", 3},        {U"четырех", 4},    {U"четырёх", 4},      {U"четырем", 4},
    {U"четверо", 4},     {U"пяти", 5},       {U"пятер", 5},        {U"пяты", 5},
    {U"пято", 5},        {U"шести", 6},      {U"шестер", 6},       {U"шесты", 6},
    {U"шесто", 6},       {U"седьм", 7},      {U"семи", 7},         {U"семер", 7},
    {U"восьм", 8},       {U"девят", 9},      {U"десят", 10},       {U"одиннадцат", 11},
    {U"двенадцат", 12},  {U"тринадцат", 13}, {U"четырнадцат", 14}, {U"пятнадцат", 15},
    {U"шестнадцат", 16}, {U"семнадцат", 17}, {U"восемнадцат", 18}, {U"девятнадцат", 19},
    {U"двадцат", 20},    {U"тридцат", 30},   {U"сорок", 40},       {U"пятидесят", 50},
    {U"шестидесят", 60}, {U"семидесят", 70}, {U"восьмидесят", 80}, {U"девяност", 90},
    {U"tveim", 2},       {U"tvegg", 2},      {U"þrem", 3},         {U"þrigg", 3},
    {U"þrj", 3},         {U"þrír", 3},       {U"fjór", 4},         {U"fjög", 4},
    {U"fimm", 5},        {U"sext", 6},       {U"sjö", 7},          {U"átta", 8},
    {U"níu", 9},         {U"tíu", 10},       {U"zwei", 2},         {U"drei", 3},
    {U"dritt", 3},       {U"vier", 4},       {U"fünf", 5},         {U"sechs", 6},
    {U"sieb", 7},        {U"acht", 8},       {U"neun", 9},         {U"zehn", 10},
    {U"deuxi", 2},       {U"troisi", 3},     {U"quatri", 4},       {U"cinqui", 5},
    {U"sixi", 6},        {U"septi", 7},      {U"huiti", 8},        {U"neuvi", 9},
    {U"dixi", 10},       {U"trois", 3},      {U"ثلاث", 3},         {U"ثلث", 3},
    {U"أربع", 4},        {U"رابع", 4},       {U"خمس", 5},          {U"خامس", 5},
    {U"ست", 6},          {U"سادس", 6},       {U"سبع", 7},          {U"سابع", 7},
    {U"ثماني", 8},       {U"ثمان", 8},       {U"ثامن", 8},         {U"تسع", 9},
    {U"تاسع", 9},        {U"عشر", 10},       {U"عاشر", 10},        {U"عشرين", 20},
    {U"عشرون", 20},      {U"ثلاثين", 30},    {U"أربعين", 40},      {U"خمسين", 50},
    {U"ستين", 60},       {U"سبعين", 70},     {U"ثمانين", 80},      {U"ثمانيني", 80},
    {U"تسعين", 90}};

/// Behind these a Roman numeral is a number.
constexpr std::u32string_view kNumbered[] = {
    U"lager", U"camp",     U"band",     U"bd",     U"kapitel", U"teil",
    U"tome",  U"chapitre", U"partie",   U"siglo",  U"secolo",  U"século",
    U"tomo",  U"parte",    U"capítulo", U"том",    U"глава",   U"часть",
    U"campo", U"deel",     U"volume",   U"annexe", U"anhang",  U"titre"};

void add_keys(Quantity& quantity, std::string_view keys) {
  while (!keys.empty()) {
    const std::size_t end = std::min(keys.find(' '), keys.size());
    add_key(quantity, std::string(keys.substr(0, end)));
    keys.remove_prefix(std::min(end + 1, keys.size()));
  }
}

}  // namespace

bool is_word_char(char32_t c) { return is_letter(c) && !is_unspaced(c); }

std::size_t word_end(const QuantityText& text, std::size_t begin) {
  constexpr std::size_t kLongest = 60;
  std::size_t end = begin;
  while (end - begin < kLongest && is_word_char(text.at(end))) ++end;
  return end;
}

std::u32string word_between(const QuantityText& text, std::size_t begin,
                            std::size_t end) {
  return text.chars.substr(begin, end - begin);
}

int scale_of(std::u32string_view word) {
  int zeros = 0;
  std::size_t longest = 0;
  for (const Scale& scale : kScales) {
    const bool fits = scale.is_stem ? word.starts_with(scale.word) : word == scale.word;
    if (!fits || scale.word.size() < longest) continue;
    longest = scale.word.size();
    zeros = scale.zeros;
  }
  return zeros;
}

void add_value(Quantity& quantity, long long value) {
  add_value_key(quantity, value);
  if (value >= 1 && value <= 12) {
    add_key(quantity, "#a" + std::to_string(value));
    add_key(quantity, "#p" + std::to_string(value));
  }
  if (value >= 0 && value <= 24) add_key(quantity, "#h" + std::to_string(value));
  quantity.is_small = value == 1 || value == 2;
}

void add_decade(Quantity& quantity, long long value) {
  if (value < 20 || value > 90 || value % 10 != 0) return;
  add_value_key(quantity, 1900 + value);
  add_value_key(quantity, 2000 + value);
}

namespace {

int roman_value(std::u32string_view letters) {
  int value = 0;
  int last = 0;
  for (std::size_t k = letters.size(); k-- > 0;) {
    const char32_t c = letters[k];
    const int one = c == U'i' ? 1 : c == U'v' ? 5 : c == U'x' ? 10 : c == U'l' ? 50 : 0;
    if (one == 0) return -1;
    value += one < last ? -one : one;
    last = std::max(last, one);
  }
  return value;
}

/// "XIXe", "XIX. Jahrhundert", "camp IV": capitals, and what says that they count.
bool read_roman(const QuantityText& text, std::size_t begin, QuantityMatch& match) {
  std::size_t end = begin;
  while (text.at(end) != 0 && end < text.upper.size() && text.upper[end]) ++end;
  const std::size_t letters = end - begin;
  if (letters == 0 || letters > 7) return false;
  const int value = roman_value(std::u32string_view(text.chars).substr(begin, letters));
  if (value <= 0) return false;
  const std::u32string behind = word_between(text, end, word_end(text, end));
  const bool is_ordinal = behind == U"e" || behind == U"er" || behind == U"ème" ||
                          behind == U"eme" || behind == U"º";
  if (!behind.empty() && !is_ordinal) return false;
  const std::u32string_view before = text.before(begin);
  const auto is_numbered = [&](std::u32string_view title) {
    return before.ends_with(std::u32string(title) + U" ") ||
           before.ends_with(std::u32string(title) + U". ") ||
           before.ends_with(std::u32string(title) + U".");
  };
  const std::u32string_view rest = text.from(end + behind.size());
  const bool is_century = is_ordinal || rest.starts_with(U". jahrh") ||
                          rest.starts_with(U" век") || rest.starts_with(U" siècle");
  add_value_key(match.quantity, value);
  match.quantity.is_small = value <= 2;
  match.quantity.is_sure =
      (letters > 1 && is_century) ||
      std::any_of(std::begin(kNumbered), std::end(kNumbered), is_numbered);
  match.quantity.is_guess = !match.quantity.is_sure;
  match.end = end + behind.size();
  return true;
}

/// Moves past Arabic's "and", "in", "for" and the article, which are written with the
/// word behind them.
std::u32string_view without_clitics(std::u32string_view word) {
  constexpr std::u32string_view kBefore = U"وفبلك";
  if (word.size() > 4 && kBefore.find(word[0]) != kBefore.npos) word.remove_prefix(1);
  if (word.size() > 4 && word.starts_with(U"ال")) word.remove_prefix(2);
  return word;
}

}  // namespace

OtherNumberWords::OtherNumberWords(const std::string& language) {
  static LanguageCache<Words> known;
  words_ = known.get(language, spelled_out);
}

OtherNumberWords::Words OtherNumberWords::spelled_out(const std::string& language) {
  Words words;
  UErrorCode status = U_ZERO_ERROR;
  icu::RuleBasedNumberFormat spell(icu::URBNF_SPELLOUT, icu::Locale(language.c_str()),
                                   status);
  if (U_FAILURE(status)) return words;
  const auto add = [&](const icu::UnicodeString& spelled, long long value) {
    std::u32string word;
    for (std::int32_t i = 0; i < spelled.length(); i = spelled.moveIndex32(i, 1)) {
      const auto c = static_cast<char32_t>(u_tolower(spelled.char32At(i)));
      if (c == kSoftHyphen) continue;
      word += c == U'-' || c == 0x2010 || c == 0x2011 || c == 0xA0 ? U' ' : c;
    }
    const bool is_short = word.size() < 3 && !is_hangul(word.empty() ? 0 : word[0]);
    if (!is_short && !word.empty() && is_word_char(word[0]))
      words.try_emplace(std::move(word), value);
  };
  for (std::int32_t set = 0; set < spell.getNumberOfRuleSetNames(); ++set) {
    const icu::UnicodeString name = spell.getRuleSetName(set);
    if (name.indexOf(u"spellout") < 0 || name.indexOf(u"year") >= 0 ||
        name.indexOf(u"financial") >= 0)
      continue;
    for (int value = 2; value <= 1000; value += value < 100 ? 1 : 100) {
      icu::UnicodeString spelled;
      icu::FieldPosition position;
      UErrorCode ignored = U_ZERO_ERROR;
      spell.format(value, name, spelled, position, ignored);
      if (U_SUCCESS(ignored)) add(spelled, value);
    }
  }
  return words;
}

/// The longest run of words, with single spaces or hyphens between, that is a number.
bool OtherNumberWords::read_spelled(const QuantityText& text, std::size_t begin,
                                    QuantityMatch& match) const {
  constexpr std::size_t kMostWords = 5;
  std::u32string words;
  std::size_t at = begin;
  long long value = -1;
  for (std::size_t count = 0; count < kMostWords; ++count) {
    const std::size_t end = word_end(text, at);
    if (end == at) break;
    if (count > 0) words += U' ';
    words += word_between(text, at, end);
    const auto found = words_->lower_bound(words);
    if (found == words_->end() || !found->first.starts_with(words)) break;
    if (found->first == words) {
      value = found->second;
      match.end = end;
    }
    const char32_t joint = text.at(end);
    if (joint != U' ' && joint != U'-' && joint != 0x2010 && joint != 0x2011) break;
    at = end + 1;
  }
  if (value < 0) return false;
  // "deux mille", "zwei Millionen"; "quatre-vingts" lost its s before.
  if (text.at(match.end) == U' ' || text.at(match.end) == U'-') {
    const std::size_t next = match.end + 1;
    const std::size_t end = word_end(text, next);
    const int zeros = scale_of(word_between(text, next, end));
    for (int k = 0; k < zeros; ++k) value *= 10;
    if (zeros > 0) match.end = end;
  }
  add_value(match.quantity, value);
  match.quantity.is_spelled = true;
  return true;
}

/// "viertägig", "Achttausender", "Neunzigerjahre", "четырехдневный", "بعشرين".
bool OtherNumberWords::read_compound(const std::u32string& word,
                                     QuantityMatch& match) const {
  const std::u32string_view plain = without_clitics(word);
  std::size_t longest = 0;
  long long value = -1;
  for (const Stem& stem : kStems) {
    if (stem.word.size() <= longest || !plain.starts_with(stem.word)) continue;
    longest = stem.word.size();
    value = stem.value;
  }
  // A number of at least kLeast letters with which the word begins.
  constexpr std::size_t kLeast = 4;
  const std::u32string_view start = plain.substr(0, kLeast);
  const auto first = words_->lower_bound(start);
  const bool may_be = first != words_->end() && first->first.starts_with(start);
  for (std::size_t size = may_be ? plain.size() : 0; size > longest && size >= kLeast;
       --size) {
    const auto found = words_->find(plain.substr(0, size));
    if (found == words_->end()) continue;
    longest = size;
    value = found->second;
  }
  if (value < 0) return false;
  const std::u32string_view rest = plain.substr(longest);
  const int zeros = rest.starts_with(U"hundert") ? 2 : scale_of(rest);
  add_decade(match.quantity, value);
  for (int k = 0; k < zeros; ++k) value *= 10;
  add_value(match.quantity, value);
  match.quantity.is_guess = true;
  return true;
}

bool OtherNumberWords::read(const QuantityText& text, std::size_t begin,
                            QuantityMatch& match) const {
  const std::size_t end = word_end(text, begin);
  if (end == begin || is_word_char(text.at(end))) return false;
  if (read_roman(text, begin, match)) return true;
  if (read_spelled(text, begin, match)) return true;
  const std::u32string word = word_between(text, begin, end);
  match.end = end;
  for (const Meaning& meaning : kMeanings) {
    if (!word.starts_with(meaning.word)) continue;
    add_keys(match.quantity, meaning.keys);
    match.quantity.is_guess = true;
    return true;
  }
  return read_compound(word, match);
}

}  // namespace awase
