// SPDX-License-Identifier: Apache-2.0
//
// Each rule looks at a source and one target. None needs to have seen other units, so
// a memory of any size goes through in constant memory. Where a rule could be wrong it
// keeps the unit: a good unit lost is worse than a bad one kept.

#include "tmx/clean.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/language.h"
#include "text/number_comparison.h"
#include "text/script.h"
#include "text/text_weight.h"
#include "text/unicode.h"
#include "tmx/text_tags.h"
#include "tmx/unit_key.h"

namespace awase {
namespace {

constexpr CleanRuleName kNames[kCleanRules] = {
    {CleanRule::empty, "empty"},
    {CleanRule::same_text, "same-text"},
    {CleanRule::numbers, "numbers"},
    {CleanRule::script, "script"},
    {CleanRule::language, "language"},
    {CleanRule::length_ratio, "length-ratio"},
    {CleanRule::tags, "tags"},
    {CleanRule::markup, "markup"},
    {CleanRule::control_characters, "control-characters"},
    {CleanRule::near_duplicate, "near-duplicate"},
};

/// Characters, as Latin letters count, that a side may lack without being shorter:
/// short texts differ by chance.
constexpr double kLengthSlack = 15.0;

/// Letters of a text below which its language is not asked for.
constexpr std::size_t kMinLetters = 30;
constexpr std::size_t kMinIdeographs = 15;
constexpr std::size_t kManyLetters = 80;
constexpr double kSureLanguage = 0.8;

/// What tells languages apart is set up for this many; files with more are no memories.
constexpr std::size_t kMaxLanguages = 64;

bool is_control(char32_t c) {
  const bool c0 = c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r';
  return c0 || (c >= 0x7F && c <= 0x9F) || c == 0xFEFF || c == 0xFFFD ||
         (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

struct Characters {
  std::size_t letters = 0;
  std::size_t unspaced = 0;
  bool has_control = false;
};

Characters look_at(std::string_view text) {
  Characters found;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    found.has_control |= is_control(c);
    if (!is_letter(c)) continue;
    ++found.letters;
    found.unspaced += is_unspaced(c) || is_hangul(c);
  }
  return found;
}

/// The primary subtag as detect_language() gives it.
std::string detectable(std::string_view tag) {
  std::string primary = ascii_lower(tag.substr(0, tag.find_first_of("-_")));
  if (primary == "nb" || primary == "nn") return "no";
  if (primary == "iw") return "he";
  if (primary == "in") return "id";
  return primary;
}

bool are_alike(const std::string& a, const std::string& b) {
  const auto nordic = [](const std::string& tag) { return tag == "no" || tag == "da"; };
  return a == b || (nordic(a) && nordic(b));
}

/// Whether `side` is not in its language. That it is in the language of the other side,
/// left untranslated, is likelier than that it is in a third.
bool is_other_language(const Variant& side, const Variant& other,
                       const Characters& characters) {
  const bool dense = characters.unspaced * 2 > characters.letters;
  if (characters.letters < (dense ? kMinIdeographs : kMinLetters)) return false;
  const std::string own = detectable(side.language);
  if (!is_detectable(own)) return false;
  const DetectedLanguage found = detect_language(side.content.text);
  if (found.confidence < kSureLanguage || are_alike(found.tag, own)) return false;
  return found.tag == detectable(other.language) || characters.letters >= kManyLetters;
}

/// Inline codes that can be told apart, sorted: by x where all have one, else by name.
std::vector<std::string> code_names(const Content& content, bool by_x) {
  std::vector<std::string> names;
  for (const Code& code : content.codes) {
    if (code.kind == CodeKind::close || code.name == "ept") continue;
    const std::string* x = find_attribute(code.attributes, "x");
    names.push_back(by_x && x != nullptr ? *x : code.name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool all_have_x(const Content& content) {
  return std::all_of(content.codes.begin(), content.codes.end(), [](const Code& code) {
    return code.kind == CodeKind::close || code.name == "ept" ||
           find_attribute(code.attributes, "x") != nullptr;
  });
}

bool same_codes(const Content& source, const Content& target) {
  if (source.codes.empty() && target.codes.empty()) return true;
  const bool by_x = all_have_x(source) && all_have_x(target);
  return code_names(source, by_x) == code_names(target, by_x);
}

/// A tag or placeholder without what may differ: attributes, and the "1$" of "%1$s".
std::string tag_name(std::string_view text) {
  if (text[0] == '<') return std::string(text.substr(0, text.find_first_of(" \t\n>")));
  const std::size_t dollar = text.find('$');
  if (text[0] == '%' && dollar != text.npos)
    return "%" + std::string(text.substr(dollar + 1));
  return std::string(text);
}

std::vector<std::string> tag_names(std::string_view text,
                                   const std::vector<TextTag>& tags) {
  std::vector<std::string> names;
  for (const TextTag& tag : tags) {
    if (tag.kind == TextTag::Kind::reference) continue;
    names.push_back(
        tag_name(text.substr(tag.range.begin_bytes, tag.range.size_bytes())));
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool has_markup(const std::vector<TextTag>& tags) {
  return std::any_of(tags.begin(), tags.end(), [](const TextTag& tag) {
    return tag.kind != TextTag::Kind::placeholder;
  });
}

/// Whether a word is the same in all languages: an acronym, an address, a path, a name
/// with capitals or digits inside (GitHub, H2O).
bool is_name_itself(std::string_view word) {
  if (word.find("://") != word.npos || word.find('@') != word.npos ||
      word.starts_with("www.") || word.find('/') != word.npos ||
      word.find('\\') != word.npos || word.find('_') != word.npos)
    return true;
  std::size_t letters = 0;
  std::size_t capitals = 0;
  bool has_digit = false;
  bool has_inner_dot = false;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_char(word, at);
    letters += is_letter(c);
    capitals += is_letter(c) && is_upper(c);
    has_digit |= is_digit(c);
    has_inner_dot |= c == U'.' && at < word.size();
  }
  if (letters == 0 || has_digit || has_inner_dot) return true;
  const bool is_acronym = capitals == letters && letters <= 6;
  std::size_t at = 0;
  const bool begins_so = is_upper(next_char(word, at));
  return is_acronym || capitals > (begins_so ? 1U : 0U);
}

/// Whether a text is names and addresses alone, which no language translates: each word
/// is one in itself, or there are two to four words in capitals (John Smith), or more
/// with a number and a comma between (a street, a city).
bool needs_no_translation(std::string_view text) {
  constexpr std::size_t kMostWords = 4;
  constexpr std::size_t kMostOfAddress = 12;
  if (fold(text) == "ok") return true;
  const bool may_be_address =
      text.find(',') != text.npos && text.find_first_of("0123456789") != text.npos;
  std::size_t words = 0;
  bool all_names = true;
  bool all_capitals = true;
  while (!(text = trim(text)).empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t\n"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end);
    ++words;
    std::size_t at = 0;
    all_names = all_names && is_name_itself(word);
    all_capitals =
        all_capitals && (is_upper(next_char(word, at)) || is_name_itself(word));
  }
  return all_names || (all_capitals && words >= 2 &&
                       words <= (may_be_address ? kMostOfAddress : kMostWords));
}

bool is_same_text(const Variant& source, const Variant& target,
                  const Characters& characters) {
  if (characters.letters == 0) return false;
  if (detectable(source.language) == detectable(target.language)) return false;
  const std::string_view a = trim(std::string_view(source.content.text));
  const std::string_view b = trim(std::string_view(target.content.text));
  // A full-width letter is three bytes for one.
  if (a.size() > b.size() * 3 || b.size() > a.size() * 3) return false;
  if (needs_no_translation(a)) return false;
  return a == b || content_key(source.content, Sameness::normalised) ==
                       content_key(target.content, Sameness::normalised);
}

/// Whether both sides are one text that no language translates.
bool is_same_address(const Variant& source, const Variant& target) {
  const std::string_view text = trim(std::string_view(source.content.text));
  return text == trim(std::string_view(target.content.text)) &&
         needs_no_translation(text);
}

}  // namespace

std::span<const CleanRuleName> clean_rules() { return kNames; }

CleanRules chosen_rules(std::span<const std::string> only,
                        std::span<const std::string> skip) {
  CleanRules rules;
  if (only.empty()) rules.set();
  for (const CleanRuleName& rule : clean_rules()) {
    const auto at = static_cast<std::size_t>(rule.rule);
    if (std::find(only.begin(), only.end(), rule.name) != only.end()) rules.set(at);
    if (std::find(skip.begin(), skip.end(), rule.name) != skip.end()) rules.reset(at);
  }
  return rules;
}

std::string names_of(const CleanRules& rules) {
  std::string names;
  for (const CleanRuleName& rule : kNames) {
    if (!rules[static_cast<std::size_t>(rule.rule)]) continue;
    if (!names.empty()) names += ", ";
    names += rule.name;
  }
  return names;
}

struct Cleaner::State {
  CleanOptions options;
  std::map<std::string, ScriptCounter, std::less<>> scripts;
  std::map<std::pair<std::string, std::string>, NumberComparison> numbers;

  bool holds(CleanRule rule) const {
    return options.rules[static_cast<std::size_t>(rule)];
  }

  const ScriptCounter& script_of(std::string_view language) {
    const auto known = scripts.find(language);
    if (known != scripts.end()) return known->second;
    const std::string tag(scripts.size() < kMaxLanguages ? language : "und");
    return scripts.try_emplace(tag, tag).first->second;
  }

  const NumberComparison& numbers_of(std::string_view source, std::string_view target) {
    const std::pair key{detectable(source), detectable(target)};
    const auto known = numbers.find(key);
    if (known != numbers.end()) return known->second;
    if (numbers.size() < kMaxLanguages)
      return numbers.try_emplace(key, key.first, key.second).first->second;
    return numbers.try_emplace({"und", "und"}, "und", "und").first->second;
  }

  void check_sides(const Variant& source, const Variant& target,
                   const std::function<void(CleanRule, bool)>& found);
};

void Cleaner::State::check_sides(const Variant& source, const Variant& target,
                                 const std::function<void(CleanRule, bool)>& found) {
  const Characters in_source = look_at(source.content.text);
  const Characters in_target = look_at(target.content.text);
  found(CleanRule::control_characters, in_source.has_control || in_target.has_control);
  if (holds(CleanRule::same_text))
    found(CleanRule::same_text, is_same_text(source, target, in_source));
  if (holds(CleanRule::script)) {
    const bool is_foreign =
        script_of(source.language).is_foreign(source.content.text) ||
        script_of(target.language).is_foreign(target.content.text);
    found(CleanRule::script, is_foreign && !is_same_address(source, target));
  }
  if (holds(CleanRule::language)) {
    found(CleanRule::language, is_other_language(source, target, in_source) ||
                                   is_other_language(target, source, in_target));
  }
}

Cleaner::Cleaner(CleanOptions options) : state_(std::make_unique<State>()) {
  state_->options = options;
}
Cleaner::~Cleaner() = default;

CleanRules Cleaner::faults(const Variant& source, const Variant& target) {
  State& s = *state_;
  CleanRules faults;
  const auto found = [&](CleanRule rule, bool wrong) {
    if (wrong && s.holds(rule)) faults.set(static_cast<std::size_t>(rule));
  };
  const std::string& a = source.content.text;
  const std::string& b = target.content.text;
  const bool empty =
      trim(std::string_view(a)).empty() || trim(std::string_view(b)).empty();
  found(CleanRule::empty, empty);
  if (empty) return faults;  // The other rules have nothing to compare.
  s.check_sides(source, target, found);
  if (s.holds(CleanRule::numbers)) {
    found(CleanRule::numbers,
          !s.numbers_of(source.language, target.language).is_same(a, b));
  }
  if (s.holds(CleanRule::length_ratio)) {
    const double ratio =
        (text_weight(b) + kLengthSlack) / (text_weight(a) + kLengthSlack);
    found(CleanRule::length_ratio,
          std::max(ratio, 1.0 / ratio) > s.options.max_length_ratio);
  }
  const std::vector<TextTag> source_tags = find_text_tags(a);
  const std::vector<TextTag> target_tags = find_text_tags(b);
  found(CleanRule::markup, has_markup(source_tags) || has_markup(target_tags));
  found(CleanRule::tags, !same_codes(source.content, target.content) ||
                             tag_names(a, source_tags) != tag_names(b, target_tags));
  return faults;
}

CleanedUnit Cleaner::clean(const TranslationUnit& unit, const Header& header) {
  CleanedUnit result;
  const Variant* source = source_variant(unit, header);
  if (source == nullptr && !unit.variants.empty()) source = &unit.variants.front();
  if (source == nullptr || unit.variants.size() < 2) {
    if (state_->holds(CleanRule::empty)) {
      result.faults.set(static_cast<std::size_t>(CleanRule::empty));
      result.dropped = unit;
    } else {
      result.kept = unit;
    }
    return result;
  }
  std::vector<bool> bad(unit.variants.size());
  std::size_t bad_count = 0;
  for (std::size_t k = 0; k < unit.variants.size(); ++k) {
    if (&unit.variants[k] == source) continue;
    const CleanRules wrong = faults(*source, unit.variants[k]);
    result.faults |= wrong;
    bad[k] = wrong.any();
    bad_count += bad[k];
  }
  if (bad_count == 0) {
    result.kept = unit;
  } else if (bad_count + 1 == unit.variants.size()) {
    result.dropped = unit;
  } else {
    const auto side = [&](bool wanted) {
      TranslationUnit part{{}, unit.annotations, unit.attributes};
      for (std::size_t k = 0; k < unit.variants.size(); ++k) {
        if (&unit.variants[k] == source || bad[k] == wanted)
          part.variants.push_back(unit.variants[k]);
      }
      return part;
    };
    result.kept = side(false);
    result.dropped = side(true);
  }
  return result;
}

void say_why_dropped(TranslationUnit& unit, std::string_view reason) {
  for (Annotation& annotation : unit.annotations) {
    if (annotation.kind == AnnotationKind::prop && annotation.name == kDroppedProp) {
      annotation.text = reason;
      return;
    }
  }
  add_prop(unit.annotations, kDroppedProp, reason);
}

}  // namespace awase
