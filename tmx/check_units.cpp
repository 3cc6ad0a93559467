// SPDX-License-Identifier: Apache-2.0

#include "tmx/check_units.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "text/unicode.h"
#include "tmx/unit_key.h"
#include "tmx/write_tmx.h"

namespace awase {
namespace {

/// Up to this many codes a segment are paired; more are a machine's doing.
constexpr std::size_t kMaxCodes = 2000;

std::string shown(std::string_view text) {
  std::string out = "\"";
  std::size_t at = 0;
  for (std::size_t chars = 0; at < text.size() && chars < 24; ++chars) {
    append_char(out, next_char(text, at));
  }
  return out + (at < text.size() ? "…\"" : "\"");
}

bool is_blank_char_at_end(const Content& content) {
  const std::string& text = content.text;
  if (text.empty()) return false;
  const bool first_is_code =
      !content.codes.empty() && content.codes.front().offset_bytes == 0;
  const bool last_is_code =
      !content.codes.empty() && content.codes.back().offset_bytes == text.size();
  return (!first_is_code && is_space(first_char(text))) ||
         (!last_is_code && is_space(last_char(text)));
}

/// What is wrong with the pairs of codes in a segment; nothing when all is well.
std::optional<Message> pairing_fault(const std::vector<Code>& codes) {
  std::map<std::string_view, int> open;  // by i: 1 open, 2 closed
  for (const Code& code : codes) {
    if (code.name != "bpt" && code.name != "ept") continue;
    const std::string* i = find_attribute(code.attributes, "i");
    if (i == nullptr) continue;  // The structure's business.
    int& state = open[*i];
    if (code.name == "bpt") {
      if (state != 0) return Message("two <bpt> with i=\"{i}\"", {{"i", *i}});
      state = 1;
    } else {
      if (state != 1)
        return Message("<ept i=\"{i}\"> without its <bpt> before it", {{"i", *i}});
      state = 2;
    }
  }
  for (const auto& [i, state] : open) {
    if (state == 1) return Message("<bpt i=\"{i}\"> without its <ept>", {{"i", i}});
  }
  return {};
}

/// The codes that can be told apart, sorted: by x where all have one, else by kind.
std::vector<std::string> code_list(const Content& content) {
  std::vector<std::string> list;
  for (const Code& code : content.codes) {
    if (code.kind == CodeKind::close || code.name == "ept") continue;
    const std::string* x = find_attribute(code.attributes, "x");
    list.push_back(x != nullptr ? "x=" + *x : code.name);
  }
  std::sort(list.begin(), list.end());
  return list;
}

/// What check_characters() looks for, by the bytes that it begins with.
struct Suspects {
  bool line_end = false;      ///< LF, CR.
  bool soft_hyphen = false;   ///< C2, of U+00AD.
  bool widthless = false;     ///< E2 and EF, of U+200B, U+2060, U+FEFF.
  bool other_script = false;  ///< CD to D4, of Greek and Cyrillic.

  bool any() const { return line_end || soft_hyphen || widthless || other_script; }
};

/// One pass for all, without branches, so that compilers make vectors of it.
Suspects suspects_in(std::string_view text) {
  std::uint8_t line_end = 0;
  std::uint8_t soft_hyphen = 0;
  std::uint8_t widthless = 0;
  std::uint8_t other_script = 0;
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    line_end |= static_cast<std::uint8_t>((byte == '\n') | (byte == '\r'));
    soft_hyphen |= static_cast<std::uint8_t>(byte == 0xC2);
    widthless |= static_cast<std::uint8_t>((byte == 0xE2) | (byte == 0xEF));
    other_script |= static_cast<std::uint8_t>((byte >= 0xCD) & (byte <= 0xD4));
  }
  return {line_end != 0, soft_hyphen != 0, widthless != 0, other_script != 0};
}

/// The first word of letters of two alphabets that look alike; empty for none.
std::string mixed_word(std::string_view text) {
  std::size_t begin = 0;
  bool has_latin = false;
  bool has_other = false;
  for (std::size_t at = 0;;) {
    const std::size_t from = at;
    const char32_t c = at < text.size() ? next_char(text, at) : 0;
    const bool is_latin = (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
                          (c >= 0xC0 && c <= 0x24F);
    // Signs of units (kΩ, μm) are Greek letters beside Latin ones.
    const bool is_unit = c == U'Ω' || c == U'μ' || c == U'Δ';
    const bool is_other = c >= 0x370 && c <= 0x52F && !is_unit;
    if (!is_latin && !is_other && !is_unit) {
      if (has_latin && has_other) return std::string(text.substr(begin, from - begin));
      has_latin = has_other = false;
      begin = at;
      if (from >= text.size()) return {};
      continue;
    }
    has_latin |= is_latin;
    has_other |= is_other;
  }
}

/// What tells translations of one source apart that do not contradict each other: the
/// segment that each is for in OmegaT, the context and the plural form of gettext. 0
/// for a default translation.
std::uint64_t alternative_key(const TranslationUnit& unit) {
  constexpr std::string_view kTypes[] = {"file", "id",        "prev",         "next",
                                         "path", "x-context", "x-plural-form"};
  std::uint64_t key = 0;  // A sum, so that their order does not matter.
  for (const Annotation& prop : unit.annotations) {
    if (prop.kind != AnnotationKind::prop) continue;
    if (std::find(std::begin(kTypes), std::end(kTypes), prop.name) == std::end(kTypes))
      continue;
    key += content_key({prop.name + "=" + prop.text, {}}, Sameness::exact);
  }
  return key;
}

bool is_any(std::string_view language) {
  return language.empty() || language == "*all*";
}

}  // namespace

void SourceTable::grow() {
  std::vector<Entry> old(slots_.empty() ? 1024 : slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Entry& entry : old) {
    if (entry.source == 0) continue;
    std::size_t at = entry.source & mask;
    while (slots_[at].source != 0) at = (at + 1) & mask;
    slots_[at] = entry;
  }
}

void SourceTable::prefetch(const Entry& entry) const {
  if (!slots_.empty()) __builtin_prefetch(&slots_[entry.source & (slots_.size() - 1)]);
}

const SourceTable::Entry* SourceTable::find_or_add(const Entry& entry) {
  // At most four fifths full.
  if ((size_ + 1) * 5 > slots_.size() * 4 && slots_.size() < max_entries_) grow();
  if (slots_.empty()) return nullptr;
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = entry.source & mask;
  for (; slots_[at].source != 0; at = (at + 1) & mask) {
    if (slots_[at].source == entry.source) return &slots_[at];
  }
  if ((size_ + 1) * 5 > slots_.size() * 4) {
    is_full_ = true;
    return nullptr;
  }
  slots_[at] = entry;
  ++size_;
  return nullptr;
}

void UnitCheck::check_header(const Header& header, const XmlPosition& position) {
  constexpr std::string_view kTaken[] = {"unknown", "html", "plaintext",
                                         "rtf",     "sgml", "xml"};
  if (header.srclang == "*all*")
    report_("any-source", position, Message("the header's srclang is \"*all*\""));
  if (header.segtype == "paragraph" || header.segtype == "block")
    report_(
        "segtype", position,
        Message("the header's segtype is {type}", {{"type", shown(header.segtype)}}));
  if (header.datatype.empty()) return;
  if (std::find(std::begin(kTaken), std::end(kTaken), header.datatype) ==
      std::end(kTaken)) {
    report_(
        "datatype", position,
        Message("the header's datatype is {type}", {{"type", shown(header.datatype)}}));
  }
}

void UnitCheck::check(const TranslationUnit& unit, const Header& header,
                      const XmlPosition& position,
                      std::span<const XmlPosition> variants) {
  // The table is larger than any cache: the entry comes while the rest is looked at.
  const Variant* source = source_variant(unit, header);
  SourceTable::Entry entry;
  const bool is_pair = source != nullptr && unit.variants.size() > 1;
  if (is_pair) {
    const UnitKeys keys = unit_keys(unit, source);
    entry.source = keys.source ^ alternative_key(unit);
    if (entry.source == 0) entry.source = 1;
    entry.target = static_cast<std::uint32_t>(keys.pair);
    entry.line = static_cast<std::uint32_t>(position.line);
    sources_.prefetch(entry);
  }
  check_segments(unit, variants);
  check_languages(unit, header, source, position, variants);
  check_codes(unit, source, variants);
  if (is_pair) check_duplicates(entry, source->content.text, position);
}

void UnitCheck::check_segments(const TranslationUnit& unit,
                               std::span<const XmlPosition> variants) {
  const auto has_text = [](const Variant& variant) {
    return !trim(std::string_view(variant.content.text)).empty();
  };
  for (std::size_t k = 0; k < unit.variants.size(); ++k) {
    const Content& content = unit.variants[k].content;
    if (content.is_blank()) {
      report_("empty-segment", variants[k], Message("a segment without text"));
      continue;
    }
    if (!has_text(unit.variants[k])) {
      if (std::any_of(unit.variants.begin(), unit.variants.end(), has_text))
        report_("no-text", variants[k],
                Message("a segment of inline codes without text"));
    }
    check_characters(content.text, variants[k]);
    if (is_blank_char_at_end(content)) {
      report_("padding", variants[k],
              Message("white space at an end of {text}",
                      {{"text", shown(trim(std::string_view(content.text)))}}));
    }
    if (content.text.size() <= kMaxImportChars) continue;
    if (const std::size_t chars = count_chars(content.text); chars > kMaxImportChars)
      report_("long-segment", variants[k],
              Message("a segment of {chars} characters", {{"chars", chars}}));
  }
}

void UnitCheck::check_characters(const std::string& text, const XmlPosition& position) {
  const Suspects suspects = suspects_in(text);
  if (!suspects.any()) return;
  const std::string_view inner = trim(std::string_view(text));
  if (suspects.line_end && inner.find_first_of("\n\r") != std::string::npos)
    report_("line-break", position,
            Message("a line break inside {text}", {{"text", shown(inner)}}));
  const auto holds = [&](std::string_view bytes) {
    return text.find(bytes) != std::string::npos;
  };
  if (suspects.soft_hyphen && holds("\xC2\xAD"))
    report_("soft-hyphen", position,
            Message("a soft hyphen (U+00AD) in {text}", {{"text", shown(inner)}}));
  for (const auto& [bytes, name] :
       {std::pair("\xE2\x80\x8B", "U+200B"), std::pair("\xE2\x81\xA0", "U+2060"),
        std::pair("\xEF\xBB\xBF", "U+FEFF")})
    if (suspects.widthless && holds(bytes))
      report_("zero-width", position,
              Message("a character without width ({character}) in {text}",
                      {{"character", name}, {"text", shown(inner)}}));
  if (!suspects.other_script) return;
  if (const std::string word = mixed_word(text); !word.empty())
    report_("mixed-scripts", position,
            Message("letters of two alphabets in {text}", {{"text", shown(word)}}));
}

void UnitCheck::check_languages(const TranslationUnit& unit, const Header& header,
                                const Variant* source, const XmlPosition& position,
                                std::span<const XmlPosition> variants) {
  if (unit.variants.size() < 2) {
    if (!unit.variants.empty()) {
      report_("one-sided", position,
              Message("a unit in one language, {language}",
                      {{"language", shown(unit.variants[0].language)}}));
    }
    return;
  }
  for (std::size_t k = 1; k < std::min<std::size_t>(unit.variants.size(), 200); ++k) {
    const auto same = [&](const Variant& other) {
      return same_language(other.language, unit.variants[k].language);
    };
    if (std::any_of(unit.variants.begin(), unit.variants.begin() + k, same)) {
      report_("same-language-twice", variants[k],
              Message("a second {language} in one unit",
                      {{"language", shown(unit.variants[k].language)}}));
    }
  }
  const std::string_view wanted = source_language(unit, header);
  if (!is_any(wanted)) {
    if (source == nullptr) {
      report_("no-source", position,
              Message("no side in the source language {language}",
                      {{"language", shown(wanted)}}));
    } else if (source != &unit.variants.front()) {
      report_("source-not-first", position,
              Message("the source {language} is not the first side",
                      {{"language", shown(wanted)}}));
    }
    if (!is_any(header.srclang) && wanted != header.srclang &&
        !same_language(wanted, header.srclang)) {
      report_("source-differs", position,
              Message("srclang is {here} here, {there} in the header",
                      {{"here", shown(wanted)}, {"there", shown(header.srclang)}}));
    }
  }
}

void UnitCheck::check_codes(const TranslationUnit& unit, const Variant* source,
                            std::span<const XmlPosition> variants) {
  const bool has_codes =
      std::any_of(unit.variants.begin(), unit.variants.end(),
                  [](const auto& v) { return !v.content.codes.empty(); });
  if (!has_codes) return;
  for (std::size_t k = 0; k < unit.variants.size(); ++k) {
    const Variant& variant = unit.variants[k];
    if (variant.content.codes.size() > kMaxCodes) continue;
    if (const auto fault = pairing_fault(variant.content.codes))
      report_("code-pairing", variants[k], *fault);
    if (source == nullptr || &variant == source) continue;
    if (source->content.codes.size() > kMaxCodes) continue;
    const std::vector<std::string> mine = code_list(variant.content);
    if (mine != code_list(source->content)) {
      report_("codes-differ", variants[k],
              Message("the inline codes are not those of the source"));
    }
  }
}

void UnitCheck::check_duplicates(const SourceTable::Entry& entry,
                                 std::string_view source_text,
                                 const XmlPosition& position) {
  const SourceTable::Entry* known = sources_.find_or_add(entry);
  if (known == nullptr) return;
  const std::string text = shown(source_text);
  if (known->target == entry.target) {
    report_("duplicate", position,
            Message("the same unit as in line {line}: {text}",
                    {{"line", known->line}, {"text", text}}));
  } else {
    report_("conflict", position,
            Message("another translation of the same source as in line {line}: {text}",
                    {{"line", known->line}, {"text", text}}));
  }
}

}  // namespace awase
