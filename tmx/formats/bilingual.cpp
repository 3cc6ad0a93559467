// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/bilingual.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "text/ascii.h"
#include "text/documents/block_writer.h"
#include "text/documents/plain_text.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/file.h"
#include "text/language.h"
#include "text/unicode.h"
#include "tmx/formats/unit_formats.h"
#include "tmx/rewrite.h"

namespace awase {
namespace {

/// Most segments on the other side of a unit that are taken for one pair with a single
/// segment; as many as a pair of the aligner has.
constexpr std::size_t kMostInPair = 4;

bool is_plain(MemoryFormat format) {
  return format == MemoryFormat::tsv || format == MemoryFormat::csv ||
         format == MemoryFormat::jsonl || format == MemoryFormat::po;
}

/// A unit on its way: text by language, as an index into Languages.
struct UnitText {
  std::size_t language = 0;
  std::string text;
};
using UnitTexts = std::vector<UnitText>;

/// The languages of a file, as they are spelled in it.
class Languages {
 public:
  std::size_t index_of(const std::string& tag) {
    std::string key = tag;
    for (char& c : key) c = c == '_' ? '-' : ascii_lower(c);
    const auto [found, is_new] = indices_.try_emplace(std::move(key), tags_.size());
    if (is_new) tags_.push_back(tag);
    return found->second;
  }
  const std::vector<std::string>& tags() const { return tags_; }

  std::string listed() const {
    constexpr std::size_t kMost = 20;
    std::string list;
    for (std::size_t k = 0; k < std::min(tags_.size(), kMost); ++k)
      list += (k == 0 ? "" : ", ") + tags_[k];
    return tags_.size() > kMost ? list + ", …" : list;
  }

 private:
  std::vector<std::string> tags_;
  std::unordered_map<std::string, std::size_t> indices_;
};

std::string primary(const std::string& tag) {
  return fold(std::string_view(tag).substr(0, tag.find_first_of("-_")));
}

std::string canonical_or_same(const std::string& tag) {
  try {
    return canonical_language(tag);
  } catch (const Error&) {
    return tag;
  }
}

/// Chooses two languages of a file.
class Choice {
 public:
  Choice(const Languages& languages, std::string name)
      : languages_(languages), name_(std::move(name)) {}

  /// `first` is the language that the file calls its source, or that comes first.
  void choose(const BilingualOptions& options, const std::string& first) {
    source_ = options.source_language;
    target_ = options.target_language;
    require(source_);
    require(target_);
    if (source_.empty())
      source_ = !target_.empty() && same_language(first, target_) ? other_than(target_)
                                                                  : first;
    if (target_.empty()) target_ = other_than(source_);
  }

  const std::string& source() const { return source_; }
  const std::string& target() const { return target_; }

  /// The text in `wanted`, or in another region of it; null for none.
  const std::string* find(const UnitTexts& sides, const std::string& wanted,
                          const std::string& not_this) const {
    const UnitText* found = nullptr;
    std::size_t nearest = kOtherLanguage;
    for (const UnitText& side : sides) {
      const std::string& tag = languages_.tags()[side.language];
      const std::size_t distance = language_distance(tag, wanted);
      if (distance == 0) return &side.text;
      if (distance < nearest && !same_language(tag, not_this)) {
        nearest = distance;
        found = &side;
      }
    }
    return found == nullptr ? nullptr : &found->text;
  }

 private:
  void require(const std::string& tag) const {
    if (tag.empty()) return;
    const auto& tags = languages_.tags();
    const bool has = std::any_of(tags.begin(), tags.end(), [&](const auto& known) {
      return primary(known) == primary(tag);
    });
    if (!has)
      throw Error(ErrorKind::usage,
                  Message("{file}: holds nothing in {language}; it has {languages}",
                          {{"file", name_},
                           {"language", tag},
                           {"languages", languages_.listed()}}));
  }

  /// The one language beside `tag`.
  std::string other_than(const std::string& tag) const {
    const auto& tags = languages_.tags();
    const bool has_it = std::any_of(tags.begin(), tags.end(), [&](const auto& known) {
      return same_language(known, tag);
    });
    std::vector<std::string> others;
    for (const std::string& known : tags)
      if (has_it ? !same_language(known, tag) : primary(known) != primary(tag))
        others.push_back(known);
    const bool is_one =
        std::all_of(others.begin(), others.end(), [&](const std::string& known) {
          return primary(known) == primary(others.front());
        });
    if (others.empty())
      throw Error(ErrorKind::input, Message("{file}: holds nothing but {language}; "
                                            "give a file that has a translation",
                                            {{"file", name_}, {"language", tag}}));
    if (!is_one)
      throw Error(ErrorKind::usage,
                  Message("{file}: has the languages {languages}; choose two with "
                          "--source-lang and --target-lang",
                          {{"file", name_}, {"languages", languages_.listed()}}));
    return others.size() == 1 ? others.front() : primary(others.front());
  }

  const Languages& languages_;
  std::string name_;
  std::string source_;
  std::string target_;
};

/// Adds the text of a side as blocks.
void add_side(const std::string& text, Document& document) {
  if (text.find('\n') == std::string::npos) {
    BlockWriter(document).add(text, {});
    return;
  }
  Document part;
  read_plain_text(text, part);
  append_blocks(document, part);
}

/// All that a file holds, before languages are chosen.
struct RawUnits {
  std::vector<UnitTexts> units;
  Languages languages;
  std::string source;     ///< The language the file calls its source; may be empty.
  bool has_tags = true;   ///< Whether every side says its language.
  std::size_t codes = 0;  ///< Units with inline codes.
};

RawUnits read_raw(UnitReader& reader) {
  RawUnits raw;
  for (TranslationUnit unit; reader.next(unit);) {
    UnitTexts sides;
    bool has_codes = false;
    for (Variant& variant : unit.variants) {
      has_codes = has_codes || !variant.content.codes.empty();
      strip_tags(variant.content);
      raw.has_tags = raw.has_tags && !variant.language.empty();
      sides.push_back(
          {raw.languages.index_of(variant.language), std::move(variant.content.text)});
    }
    raw.codes += has_codes ? 1 : 0;
    if (raw.source.empty()) {
      raw.source = source_language(unit, reader.header());
      if (raw.source == "*all*")
        raw.source = unit.variants.empty() ? "" : unit.variants.front().language;
    }
    raw.units.push_back(std::move(sides));
  }
  return raw;
}

void add_unit(const std::string* source, const std::string* target,
              BilingualText& text) {
  const std::size_t before = text.source.blocks.size() + text.target.blocks.size();
  if (source != nullptr) add_side(*source, text.source);
  if (target != nullptr) add_side(*target, text.target);
  const UnitEnd end = {text.source.blocks.size(), text.target.blocks.size()};
  if (end.source_blocks + end.target_blocks > before) text.ends.push_back(end);
}

/// Tables and PO that do not say their languages: the first side is the source.
void join_by_place(const RawUnits& raw, const BilingualOptions& options,
                   BilingualText& text) {
  const auto tag_of = [&](std::size_t side, const std::string& given) {
    if (!given.empty() || raw.units.empty() || side >= raw.units.front().size())
      return given;
    const std::string& tag = raw.languages.tags()[raw.units.front()[side].language];
    return tag.empty() ? tag : canonical_or_same(tag);
  };
  text.source.language = tag_of(0, options.source_language);
  text.target.language = tag_of(1, options.target_language);
  for (const UnitTexts& sides : raw.units)
    add_unit(sides.empty() ? nullptr : &sides[0].text,
             sides.size() < 2 ? nullptr : &sides[1].text, text);
}

void join_by_language(const RawUnits& raw, const BilingualOptions& options,
                      BilingualText& text) {
  Choice choice(raw.languages, text.source.name);
  choice.choose(options, raw.source);
  text.source.language = canonical_or_same(choice.source());
  text.target.language = canonical_or_same(choice.target());
  for (const UnitTexts& sides : raw.units)
    add_unit(choice.find(sides, choice.source(), choice.target()),
             choice.find(sides, choice.target(), choice.source()), text);
}

}  // namespace

BilingualText read_bilingual(MemoryFormat format, XmlSource source,
                             const std::string& name, const BilingualOptions& options) {
  std::string decoded;
  std::string encoding = "UTF-8";
  if (is_plain(format)) {
    const std::string bytes = read_all(source, name);
    DecodedText plain = decode_text(
        bytes, name,
        {.required = options.encoding,
         .declared = format == MemoryFormat::po ? po_charset(bytes) : std::string(),
         .keep_line_numbers = true});
    decoded = std::move(plain.text);
    encoding = std::move(plain.encoding);
    source = xml_source(decoded);
  } else if (!options.encoding.empty()) {
    throw Error(ErrorKind::usage, Message("{file}: says its encoding itself; leave out "
                                          "--source-encoding",
                                          {{"file", name}}));
  }
  // Of a table with more languages than two the user's choice says which columns.
  const bool is_table = format == MemoryFormat::csv || format == MemoryFormat::tsv ||
                        format == MemoryFormat::xlsx;
  const bool chosen =
      is_table && !options.source_language.empty() && !options.target_language.empty();
  const auto reader =
      read_units(format, std::move(source), name,
                 {.source_language = chosen ? options.source_language : std::string(),
                  .target_language = chosen ? options.target_language : std::string(),
                  .takes_what_is_there = true});
  BilingualText text = read_bilingual(*reader, name, options);
  text.source.encoding = text.target.encoding = std::move(encoding);
  return text;
}

BilingualText read_bilingual(UnitReader& reader, const std::string& name,
                             const BilingualOptions& options) {
  BilingualText text;
  text.source.name = text.target.name = name;
  text.source.encoding = text.target.encoding = "UTF-8";
  const RawUnits raw = read_raw(reader);
  text.issues = reader.issues();
  if (raw.codes > 0)
    text.issues.emplace_back(
        name, Message::plural("the inline codes of {count} unit were left out, for "
                              "sentences of a unit are aligned as text",
                              "the inline codes of {count} units were left out, for "
                              "sentences of a unit are aligned as text",
                              raw.codes));
  if (raw.has_tags && !raw.units.empty())
    join_by_language(raw, options, text);
  else
    join_by_place(raw, options, text);
  if (text.ends.empty())
    throw Error(ErrorKind::input,
                Message("{file}: no text in this file; give one that has some",
                        {{"file", name}}));
  return text;
}

std::vector<Bead> unit_anchors(std::span<const UnitEnd> ends,
                               const SegmentedText& source,
                               const SegmentedText& target) {
  std::vector<Bead> anchors;
  std::size_t i = 0;
  std::size_t j = 0;
  for (const UnitEnd& end : ends) {
    Bead unit{{i, i}, {j, j}, 0.0, 1.0};
    while (i < source.size() && source.segments[i].block < end.source_blocks) ++i;
    while (j < target.size() && target.segments[j].block < end.target_blocks) ++j;
    unit.source.last = i;
    unit.target.last = j;
    const std::size_t fewer = std::min(unit.source.size(), unit.target.size());
    const std::size_t more = std::max(unit.source.size(), unit.target.size());
    if (fewer != 1 || more > kMostInPair) unit.source.first = i, unit.target.first = j;
    anchors.push_back(unit);
  }
  return anchors;
}

}  // namespace awase
