// SPDX-License-Identifier: Apache-2.0

#include "text/language_names.h"

#include <array>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "text/ascii.h"
#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// What is written beside what ICU knows.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kSpellings = {{
    {"和文", "ja"},     {"和訳", "ja"}, {"日文", "ja"}, {"日语", "ja"}, {"日語", "ja"},
    {"日本語版", "ja"}, {"jp", "ja"},   {"jap", "ja"},  {"英文", "en"}, {"英訳", "en"},
    {"英語版", "en"},   {"英语", "en"}, {"中文", "zh"}, {"中訳", "zh"}, {"cn", "zh"},
    {"chs", "zh"},      {"cht", "zh"},  {"简体", "zh"}, {"繁體", "zh"}, {"kr", "ko"},
    {"独文", "de"},     {"仏文", "fr"}, {"露文", "ru"}, {"韓文", "ko"},
}};

/// Letters that stand for a language only where it is looked for.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kLetters = {
    {{"j", "ja"}, {"e", "en"}, {"日", "ja"}, {"和", "ja"}, {"英", "en"}}};

constexpr std::string_view kLanguages =
    "ar bg cs da de el en es et fa fi fr he hi hr hu id is it ja ko lt lv ms nl no pl "
    "pt ro ru sk sl sr sv th tr uk ur vi zh";

/// Folded spelling of a language to its primary subtag.
const std::unordered_map<std::string, std::string>& spellings() {
  static const auto all = [] {
    std::unordered_map<std::string, std::string> map;
    const icu::Locale readers[] = {icu::Locale::getEnglish(),
                                   icu::Locale::getJapanese()};
    const auto add = [&map](const icu::Locale& locale, const icu::Locale& reader,
                            std::string_view tag) {
      icu::UnicodeString name;
      locale.getDisplayLanguage(reader, name);
      std::string utf8;
      map.emplace(fold(name.toUTF8String(utf8)), tag);
    };
    for (std::size_t at = 0; at < kLanguages.size(); at += 3) {
      const std::string tag(kLanguages.substr(at, 2));
      const icu::Locale locale(tag.c_str());
      for (const icu::Locale& reader : readers) add(locale, reader, tag);
      add(locale, locale, tag);
    }
    for (const auto& [spelling, tag] : kSpellings) map.emplace(fold(spelling), tag);
    return map;
  }();
  return all;
}

enum class Script : char { separator, digit, latin, other };

bool combines(char32_t c) { return u_getCombiningClass(static_cast<UChar32>(c)) != 0; }

Script script_of(char32_t c) {
  if (is_digit(c)) return Script::digit;
  if (!is_letter(c) && !is_kana_mark(c)) return Script::separator;
  return is_latin(c) ? Script::latin : Script::other;
}

bool is_separator(char32_t c) { return script_of(c) == Script::separator; }

/// A run of letters of one kind, or of digits, or of what stands between.
struct Part {
  std::size_t begin, end;
  Script script;
};

std::vector<Part> parts_of(std::string_view name) {
  std::vector<Part> parts;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(name, at);
    // A combining mark goes with its letter.
    const Script script =
        combines(c) && !parts.empty() ? parts.back().script : script_of(c);
    if (parts.empty() || parts.back().script != script)
      parts.push_back({begin, at, script});
    else
      parts.back().end = at;
  }
  return parts;
}

/// The canonical tag of a code such as "ja", "jpn", "en-US"; empty when it is none.
std::string tag_of_code(const std::string& code) {
  try {
    std::string tag = canonical_language(code);
    // Of the codes of three letters those of languages that have one of two: else
    // "the" and "man" would be languages.
    return primary_language(tag).size() == 2 ? tag : std::string();
  } catch (const Error&) {
    return {};
  }
}

class MarkFinder {
 public:
  MarkFinder(std::string_view name, const std::string& language)
      : name_(name), language_(language), parts_(parts_of(name)) {}

  std::optional<LanguageMark> find() const {
    for (std::size_t k = parts_.size(); k-- > 0;) {
      if (parts_[k].script == Script::separator || parts_[k].script == Script::digit)
        continue;
      if (language_.empty() && !is_outer(k)) continue;
      // The region of a code is no code: "pt-BR".
      if (k >= 2 && is_region(k - 2))
        if (auto mark = word_at(k - 2)) return mark;
      if (auto mark = word_at(k)) return mark;
      if (parts_[k].script == Script::other)
        if (auto mark = within(parts_[k])) return mark;
      if (parts_[k].script == Script::latin && !language_.empty())
        if (auto mark = by_capitals(k)) return mark;
    }
    return std::nullopt;
  }

 private:
  static constexpr std::size_t kLongestCode = 3;

  std::string_view text(const Part& part) const {
    return name_.substr(part.begin, part.end - part.begin);
  }

  /// Whether no letters stand before or none after it.
  bool is_outer(std::size_t k) const {
    const auto has_letters = [this](std::size_t first, std::size_t last) {
      for (; first < last; ++first)
        if (parts_[first].script != Script::separator) return true;
      return false;
    };
    return !has_letters(0, k) || !has_letters(k + 1, parts_.size()) ||
           // "en-US" at the end.
           (k + 3 == parts_.size() && is_region(k));
  }

  /// Whether a region or a script follows the code at `k`: "en-US", "zh_Hant". In small
  /// letters it does so only at the end, and where it is no language itself but for the
  /// usual region: "pt_br", but not "en-de".
  bool is_region(std::size_t k) const {
    if (k + 2 >= parts_.size()) return false;
    const std::string_view between = text(parts_[k + 1]);
    const std::string region(text(parts_[k + 2]));
    if ((between != "-" && between != "_") || !is_ascii(region)) return false;
    const bool at_end = k + 3 == parts_.size();
    if (region.size() == 4)
      return u_getPropertyValueEnum(UCHAR_SCRIPT, region.c_str()) > USCRIPT_INHERITED;
    if (region.size() != 2 || !is_country(region)) return false;
    const bool capital = is_capital(region[0]) && is_capital(region[1]);
    return capital || (at_end && (tag_of_code(ascii_lower(region)).empty() ||
                                  is_usual_region(text(parts_[k]), region)));
  }

  static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

  static bool is_country(const std::string& region) {
    const icu::Locale locale("", region.c_str());
    return *locale.getISO3Country() != '\0';
  }

  static bool is_usual_region(std::string_view code, const std::string& region) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale(ascii_lower(code).c_str());
    locale.addLikelySubtags(status);
    return U_SUCCESS(status) && ascii_lower(locale.getCountry()) == ascii_lower(region);
  }

  bool is_wanted(std::string_view tag) const {
    return !tag.empty() && (language_.empty() || primary_language(tag) == language_);
  }

  /// The part as a whole.
  std::optional<LanguageMark> word_at(std::size_t k) const {
    const Part& part = parts_[k];
    const std::string word = fold(text(part));
    if (part.script == Script::latin && word.size() <= kLongestCode &&
        word.size() > 1 && is_region(k)) {
      const std::string region(text(parts_[k + 2]));
      const std::string tag = tag_of_code(word + "-" + region);
      if (is_wanted(tag)) return LanguageMark{part.begin, parts_[k + 2].end, tag};
    }
    const std::string tag = tag_of_word(word, is_outer(k));
    return tag.empty() ? std::nullopt
                       : std::optional(LanguageMark{part.begin, part.end, tag});
  }

  /// What a folded word says by itself; empty when that is not wanted.
  std::string tag_of_word(const std::string& word, bool may_be_letter) const {
    if (is_ascii(word) && word.size() <= kLongestCode && word.size() > 1)
      if (std::string tag = tag_of_code(word); is_wanted(tag)) return tag;
    const auto found = spellings().find(word);
    if (found != spellings().end() && is_wanted(found->second)) return found->second;
    if (!language_.empty() && may_be_letter)
      for (const auto& [letter, tag] : kLetters)
        if (word == letter && tag == language_) return language_;
    return {};
  }

  /// What a capital behind a small letter sets off at the end or at the beginning:
  /// GuideJapanese, manualJP, jaReport.
  std::optional<LanguageMark> by_capitals(std::size_t k) const {
    const Part& part = parts_[k];
    const std::string_view run = text(part);
    const auto begins = [&run](std::size_t at) {
      return is_capital(run[at]) && run[at - 1] >= 'a' && run[at - 1] <= 'z';
    };
    std::size_t last = run.size();
    while (--last > 0 && !begins(last)) {
    }
    if (last == 0) return std::nullopt;
    const bool at_end = k + 1 == parts_.size();
    if (const std::string tag = tag_of_word(fold(run.substr(last)), at_end);
        !tag.empty())
      return LanguageMark{part.begin + last, part.end, tag};
    std::size_t first = 1;
    while (!begins(first)) ++first;
    if (const std::string tag = tag_of_word(fold(run.substr(0, first)), false);
        !tag.empty())
      return LanguageMark{part.begin, part.begin + first, tag};
    return std::nullopt;
  }

  /// The longest at the end or the beginning of a run of letters without spaces:
  /// 契約書和文.
  std::optional<LanguageMark> within(const Part& part) const {
    const std::string_view run = text(part);
    std::optional<LanguageMark> best;
    std::size_t longest = 0;
    for (const auto& [spelling, tag] : spellings()) {
      if (!is_han(first_char(spelling)) || !is_wanted(tag) ||
          spelling.size() <= longest || spelling.size() >= run.size())
        continue;
      if (run.ends_with(spelling))
        best = {part.end - spelling.size(), part.end, tag};
      else if (run.starts_with(spelling))
        best = {part.begin, part.begin + spelling.size(), tag};
      else
        continue;
      longest = spelling.size();
    }
    return best;
  }

  std::string_view name_;
  const std::string& language_;
  std::vector<Part> parts_;
};

}  // namespace

std::optional<LanguageMark> find_language_mark(std::string_view name,
                                               const std::string& language) {
  return MarkFinder(name, language).find();
}

std::string without_mark(std::string_view name, const LanguageMark& mark) {
  std::string_view before = name.substr(0, mark.begin_bytes);
  std::string_view after = name.substr(mark.end_bytes);
  for (std::size_t at = before.size();
       at > 0 && is_separator(previous_char(before, at));)
    before = before.substr(0, at);
  for (std::size_t at = 0; !after.empty() && is_separator(next_char(after, at)); at = 0)
    after.remove_prefix(at);
  std::string out(before);
  if (!before.empty() && !after.empty()) out += '_';
  return out.append(after);
}

}  // namespace awase
