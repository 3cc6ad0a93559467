// SPDX-License-Identifier: Apache-2.0

#include "tmx/rewrite.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "text/ascii.h"
#include "text/error.h"
#include "text/language.h"
#include "text/pattern.h"
#include "text/unicode.h"
#include "tmx/phone_numbers.h"

namespace awase {
namespace {

bool applies(const LanguageChange& change, std::string_view tag) {
  if (!change.from.ends_with('*')) return same_language(tag, change.from);
  const std::string_view from(change.from.data(), change.from.size() - 1);
  return same_language(tag.substr(0, from.size()), from) &&
         (tag.size() <= from.size() || tag[from.size()] == '-' ||
          tag[from.size()] == '_');
}

/// The first change that applies to `tag`, or null.
template <typename Changes>
auto find_change(Changes& changes, std::string_view tag) {
  const auto found =
      std::find_if(changes.begin(), changes.end(),
                   [&](const auto& change) { return applies(change, tag); });
  return found == changes.end() ? nullptr : &*found;
}

/// Parts of the types of props that name people: x-user, UserID, "Translator".
constexpr std::array<std::string_view, 11> kPeople = {
    "user",     "author", "creator", "creationid", "changeid", "translator",
    "reviewer", "editor", "owner",   "client",     "customer"};

bool names_people(std::string_view type) {
  const std::string lower = ascii_lower(type);
  return std::any_of(kPeople.begin(), kPeople.end(), [&](std::string_view word) {
    return lower.find(word) != lower.npos;
  });
}

/// Props that Awase writes and that say nothing of people.
constexpr std::array<std::string_view, 6> kOwnProps = {
    "x-confidence",      "x-bead",   "x-source-segments",
    "x-target-segments", "x-status", "x-dropped"};

/// What is replaced in texts.
struct Replacement {
  const char* in_text;  ///< What is counted; translatable().
  std::string by;
  std::optional<Pattern> pattern;  ///< None for phone numbers.
};

std::vector<Replacement> make_replacements() {
  std::vector<Replacement> all;
  // URLs first, for they may hold an address. They end where Japanese goes on.
  const std::string inside = "[^\\s<>\"'、。（）「」，；\\p{Hiragana}\\p{Katakana}]*";
  const std::string last =
      "[^\\s<>\"'、。（）「」，；\\p{Hiragana}\\p{Katakana}.,;:!?)\\]]";
  all.push_back(
      {translatable("URL in text"), "[URL]",
       Pattern("(?i)(?:(?:https?|ftp|file)://|www\\.[a-z0-9-]+\\.)" + inside + last)});
  const std::string letters = "\\p{Latin}\\p{Cyrillic}\\p{Greek}0-9０-９";
  all.push_back({translatable("e-mail in text"), "[e-mail]",
                 Pattern("[" + letters + "._%+-]+[@＠][" + letters + "-]+(?:[.．][" +
                         letters + "-]+)+")});
  all.push_back({translatable("phone in text"), "[phone]", {}});
  return all;
}

/// Takes a bracket that closes one inside the URL into it: ".../Cat_(animal)".
void close_brackets(std::string_view text, ByteRange& url) {
  std::size_t open = 0;
  for (std::size_t k = url.begin_bytes; k < url.end_bytes; ++k) {
    open += text[k] == '(';
    if (text[k] == ')' && open > 0) --open;
  }
  while (open > 0 && url.end_bytes < text.size() && text[url.end_bytes] == ')') {
    ++url.end_bytes;
    --open;
  }
}

/// Where something of a kind stands in a text, in order.
std::vector<ByteRange> find_places(const Replacement& kind, std::string_view text) {
  if (!kind.pattern) return find_phone_numbers(text);
  std::vector<ByteRange> places;
  kind.pattern->find_all(text, [&](ByteRange range) {
    if (kind.by == "[URL]") close_brackets(text, range);
    if (places.empty() || places.back().end_bytes <= range.begin_bytes)
      places.push_back(range);
  });
  return places;
}

}  // namespace

LanguageChange parse_language_change(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == text.npos || equals == 0 || equals + 1 == text.size()) {
    throw Error(ErrorKind::usage,
                Message("'{text}' is no change of a language; write ja=ja-JP",
                        {{"text", text}}));
  }
  return {std::string(text.substr(0, equals)),
          canonical_language(text.substr(equals + 1)), 0};
}

void change_languages(TranslationUnit& unit, std::vector<LanguageChange>& changes) {
  for (Variant& variant : unit.variants) {
    if (LanguageChange* change = find_change(changes, variant.language)) {
      variant.language = change->to;
      ++change->count;
    }
  }
  for (Attribute& attribute : unit.attributes) {
    if (attribute.name != "srclang") continue;
    if (const LanguageChange* change = find_change(changes, attribute.value))
      attribute.value = change->to;
  }
}

void change_languages(Header& header, const std::vector<LanguageChange>& changes) {
  if (const LanguageChange* change = find_change(changes, header.srclang))
    header.srclang = change->to;
}

struct Anonymiser::State {
  AnonymiseOptions options;
  std::vector<Replacement> replacements;
  std::map<std::string, std::size_t> counts;

  void clean(Attributes& attributes);
  void clean(Annotations& annotations);
  void clean(Content& content);
  /// `text` with all replaced, and where each of `offsets` is then.
  std::string replaced(const std::string& text, std::vector<std::size_t*> offsets);
};

void Anonymiser::State::clean(Attributes& attributes) {
  std::erase_if(attributes, [&](const Attribute& attribute) {
    const bool person = attribute.name == "creationid" || attribute.name == "changeid";
    const bool date = attribute.name == "creationdate" ||
                      attribute.name == "changedate" ||
                      attribute.name == "lastusagedate";
    if (!person && !(date && options.dates)) return false;
    ++counts[attribute.name];
    return true;
  });
}

void Anonymiser::State::clean(Annotations& annotations) {
  std::erase_if(annotations, [&](const Annotation& annotation) {
    if (annotation.kind == AnnotationKind::note && !options.keep_notes) {
      ++counts[translatable("note")];
      return true;
    }
    if (annotation.kind != AnnotationKind::prop) return false;
    const auto is_it = [&](std::string_view type) { return annotation.name == type; };
    const bool named = std::any_of(options.props.begin(), options.props.end(), is_it);
    const bool own = std::any_of(kOwnProps.begin(), kOwnProps.end(), is_it);
    if (!named && !names_people(annotation.name) && !(options.all_props && !own))
      return false;
    ++counts["prop " + annotation.name];
    return true;
  });
  if (!options.text) return;
  for (Annotation& annotation : annotations)
    if (annotation.kind != AnnotationKind::other)
      annotation.text = replaced(annotation.text, {});
}

std::string Anonymiser::State::replaced(const std::string& text,
                                        std::vector<std::size_t*> offsets) {
  std::string result = text;
  for (const Replacement& replacement : replacements) {
    std::string out;
    std::size_t from = 0;
    std::size_t next = 0;  // Of the offsets, which are in order.
    std::vector<std::size_t> moved(offsets.size());
    const auto move_to = [&](std::size_t end, std::size_t shift_from) {
      for (; next < offsets.size() && *offsets[next] <= end; ++next)
        moved[next] = out.size() + (*offsets[next] - shift_from);
    };
    for (const ByteRange& range : find_places(replacement, result)) {
      move_to(range.begin_bytes, from);
      out.append(result, from, range.begin_bytes - from);
      out += replacement.by;
      // A code inside what is replaced stands behind it.
      for (; next < offsets.size() && *offsets[next] < range.end_bytes; ++next)
        moved[next] = out.size();
      from = range.end_bytes;
      ++counts[replacement.in_text];
    }
    if (from == 0) continue;
    move_to(result.size(), from);
    out.append(result, from);
    result = std::move(out);
    for (std::size_t k = 0; k < offsets.size(); ++k) *offsets[k] = moved[k];
  }
  return result;
}

void Anonymiser::State::clean(Content& content) {
  std::vector<std::size_t*> offsets;
  for (Code& code : content.codes) {
    offsets.push_back(&code.offset_bytes);
    if (!code.data.empty()) code.data = replaced(code.data, {});
  }
  content.text = replaced(content.text, std::move(offsets));
}

Anonymiser::Anonymiser(AnonymiseOptions options) : state_(std::make_unique<State>()) {
  state_->options = std::move(options);
  if (state_->options.text) state_->replacements = make_replacements();
}

Anonymiser::~Anonymiser() = default;

void Anonymiser::clean(Header& header) {
  state_->clean(header.attributes);
  state_->clean(header.annotations);
}

void Anonymiser::clean(TranslationUnit& unit) {
  state_->clean(unit.attributes);
  state_->clean(unit.annotations);
  for (Variant& variant : unit.variants) {
    state_->clean(variant.attributes);
    state_->clean(variant.annotations);
    if (state_->options.text) state_->clean(variant.content);
  }
}

const std::map<std::string, std::size_t>& Anonymiser::counts() const {
  return state_->counts;
}

}  // namespace awase
