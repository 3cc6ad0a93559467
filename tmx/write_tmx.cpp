// SPDX-License-Identifier: Apache-2.0
//
// The rules followed here come from running importers over files that break them; each
// stands beside the code that keeps it.

#include "tmx/write_tmx.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"
#include "tmx/print_tmx.h"
#include "tmx/written_sides.h"
#include "tmx/xml_printer.h"

namespace awase {
namespace {

constexpr std::string_view kAnyLanguage = "*all*";
constexpr std::size_t kMaxNamed = 20;  // languages named in a summary

}  // namespace

struct TmxWriter::State {
  State(ByteSink sink, Header its_header, WriteOptions its_options)
      : header(std::move(its_header)),
        options(its_options),
        output(std::move(sink), options.encoding, options.gzip) {}

  Header header;
  WriteOptions options;
  EncodedOutput output;
  XmlPrinter printer;
  WriteSummary summary;
  std::vector<WrittenVariant> sides;  // of the unit at hand; kept for its memory
  std::size_t side_count = 0;
  std::size_t dropped_in_content = 0;
  std::map<std::string, std::string, std::less<>> canonical;  // tags met so far
  bool started = false;
  /// Units before the one that shows whether the header's spelling of the source
  /// language is right.
  std::vector<TranslationUnit> pending;
  std::size_t pending_bytes = 0;
  std::size_t pending_rounds = 0;
  std::string first_source;  ///< Spelling of the first unit's source.

  const std::string& canonical_tag(std::string_view tag);
  void start();
  void take_sides(const TranslationUnit& unit);
  const WrittenVariant* find_side(const Variant* variant) const;
  void print_unit(const TranslationUnit& unit,
                  std::span<const WrittenVariant* const> of_unit,
                  const WrittenVariant* source, bool first);
  void flush();
  bool settles_source(const TranslationUnit& unit, const WrittenVariant* source) const;
  bool add(const TranslationUnit& unit);
  void write(const TranslationUnit& unit, std::span<WrittenVariant> of_unit);
  void write_pending();
};

constexpr std::size_t kMaxPendingBytes = std::size_t{4} << 20;

const std::string& TmxWriter::State::canonical_tag(std::string_view tag) {
  const auto known = canonical.find(tag);
  if (known != canonical.end()) return known->second;
  std::string result(tag);
  try {
    if (tag != kAnyLanguage && !tag.empty()) result = canonical_language(tag);
  } catch (const Error&) {
    // A memory from elsewhere is not lost for an odd tag; people are told of it.
    if (summary.unknown_languages.size() < kMaxNamed) {
      summary.unknown_languages.push_back(result);
    }
  }
  return canonical.emplace(tag, std::move(result)).first->second;
}

void TmxWriter::State::flush() {
  output.write(printer.view());
  printer.clear();
}

void TmxWriter::State::start() {
  started = true;
  const bool utf8 = options.encoding == TmxEncoding::utf8;
  printer.raw(utf8 ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   : "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n");
  printer.raw("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n");
  printer.open("tmx");
  printer.attribute("version", "1.4");
  print_attributes(printer, header.namespaces);
  printer.raw("\n  ");
  printer.open("header");
  // Importers refuse the whole file when one of these seven is missing.
  const auto required = [&](const char* name, const std::string& value,
                            std::string_view otherwise) {
    printer.attribute(name, value.empty() ? otherwise : value);
  };
  required("creationtool", header.creationtool, "unknown");
  required("creationtoolversion", header.creationtoolversion, "unknown");
  required("segtype", header.segtype, "sentence");
  required("o-tmf", header.o_tmf, "unknown");
  required("adminlang", canonical_tag(header.adminlang), "en");
  required("srclang", header.srclang, kAnyLanguage);
  required("datatype", header.datatype, "unknown");
  print_attributes(printer, header.attributes);
  print_annotations(printer, header.annotations, "\n    ");
  if (!header.annotations.empty()) printer.raw("\n  ");
  printer.close();
  printer.raw("\n  ");
  printer.open("body");
  if (!options.units_only) return;
  printer.raw(" ");  // Closes the tag.
  printer.clear();
}

void TmxWriter::State::take_sides(const TranslationUnit& unit) {
  side_count = 0;
  for (const Variant& variant : unit.variants) {
    if (side_count == sides.size()) sides.emplace_back();
    WrittenVariant& side = sides[side_count];
    dropped_in_content += clean_content(variant.content, options.level, side.content);
    if (side.content.is_blank() && !options.keep_incomplete) continue;
    side.variant = &variant;
    side.language = canonical_tag(variant.language);
    ++side_count;
  }
}

const WrittenVariant* TmxWriter::State::find_side(const Variant* variant) const {
  for (std::size_t k = 0; k < side_count; ++k) {
    if (sides[k].variant == variant) return &sides[k];
  }
  return nullptr;
}

void TmxWriter::State::print_unit(const TranslationUnit& unit,
                                  std::span<const WrittenVariant* const> of_unit,
                                  const WrittenVariant* source, bool first) {
  printer.raw("\n    ");
  printer.open("tu");
  for (const Attribute& attribute : unit.attributes) {
    if (attribute.name == "srclang") continue;
    if (attribute.name == "tuid" && !first) continue;  // it must be unique
    printer.attribute(attribute.name.c_str(), attribute.value);
  }
  const std::string* own = find_attribute(unit.attributes, "srclang");
  if (source != nullptr && header.srclang != kAnyLanguage &&
      source->language != header.srclang) {
    printer.attribute("srclang", source->language);
  } else if (own != nullptr) {
    printer.attribute("srclang",
                      source != nullptr ? source->language : canonical_tag(*own));
  }
  print_annotations(printer, unit.annotations, "\n      ");
  for (const WrittenVariant* side : of_unit) print_side(printer, *side);
  printer.raw("\n    ");
  printer.close();
  ++summary.units;
  flush();
}

TmxWriter::TmxWriter(ByteSink sink, Header header, WriteOptions options)
    : state_(std::make_unique<State>(std::move(sink), std::move(header), options)) {
  state_->header.srclang = state_->canonical_tag(state_->header.srclang);
}

TmxWriter::~TmxWriter() = default;
TmxWriter::TmxWriter(TmxWriter&&) noexcept = default;
TmxWriter& TmxWriter::operator=(TmxWriter&&) noexcept = default;

/// Whether the header can be written: its source language is that of no unit in
/// particular, or a unit has it as the header spells it.
bool TmxWriter::State::settles_source(const TranslationUnit& unit,
                                      const WrittenVariant* source) const {
  if (options.units_only || header.srclang == kAnyLanguage || header.srclang.empty())
    return true;
  if (find_attribute(unit.attributes, "srclang") != nullptr || source == nullptr)
    return false;
  return source->language == header.srclang;
}

void TmxWriter::State::write_pending() {
  if (started) return;
  start();
  const std::vector<TranslationUnit> units = std::move(pending);
  pending_bytes = pending_rounds = 0;
  const std::size_t counted = dropped_in_content;  // When they came.
  for (const TranslationUnit& unit : units) {
    take_sides(unit);
    write(unit, {sides.data(), side_count});
  }
  dropped_in_content = counted;
}

/// Writes a unit with those sides.
void TmxWriter::State::write(const TranslationUnit& unit,
                             std::span<WrittenVariant> of_unit) {
  summary.dropped_variants += unit.variants.size() - of_unit.size();
  const bool has_codes = std::any_of(
      of_unit.begin(), of_unit.end(),
      [](const WrittenVariant& side) { return !side.content.codes.empty(); });
  if (has_codes && options.number_codes) {
    std::vector<Content*> contents;
    for (WrittenVariant& side : of_unit) contents.push_back(&side.content);
    number_codes(contents);
  }
  for (const WrittenVariant& side : of_unit) {
    const std::string& text = side.content.text;
    summary.long_segments +=
        text.size() > kMaxImportChars && count_chars(text) > kMaxImportChars;
  }
  const WrittenVariant* source =
      find_side(find_variant(unit, source_language(unit, header)));
  // Where nothing says which side is the source, the first goes with all others.
  const std::string& source_tag =
      source != nullptr ? source->language : of_unit.front().language;
  auto rounds = split_by_language(of_unit, source_tag);
  for (auto& round : rounds) {
    // Some importers take the first variant for the source.
    std::stable_partition(round.begin(), round.end(), [&](const WrittenVariant* side) {
      return side->language == source_tag;
    });
    print_unit(unit, round, source, &round == &rounds.front());
  }
  summary.split_units += rounds.size() > 1;
}

bool TmxWriter::State::add(const TranslationUnit& unit) {
  take_sides(unit);
  const std::span<WrittenVariant> of_unit(sides.data(), side_count);
  const bool two_sided =
      std::any_of(of_unit.begin(), of_unit.end(), [&](const WrittenVariant& side) {
        return side.language != of_unit.front().language;
      });
  if (!two_sided && (!options.keep_incomplete || of_unit.empty())) {
    ++summary.refused_units;
    return false;
  }
  if (!started) {
    const WrittenVariant* source =
        find_side(find_variant(unit, source_language(unit, header)));
    const bool is_own = find_attribute(unit.attributes, "srclang") != nullptr;
    if (first_source.empty() && source != nullptr && !is_own)
      first_source = source->language;
    if (settles_source(unit, source)) {
      write_pending();
      const std::size_t counted = dropped_in_content;
      take_sides(unit);  // Those of the units that waited took their place.
      dropped_in_content = counted;
    } else {
      pending.push_back(unit);
      pending_rounds +=
          split_by_language(of_unit, source ? source->language : of_unit[0].language)
              .size();
      for (const WrittenVariant& side : of_unit)
        pending_bytes += 200 + side.content.text.size();
      if (pending_bytes > kMaxPendingBytes) {
        if (!first_source.empty()) header.srclang = first_source;
        write_pending();
      }
      return true;
    }
  }
  write(unit, {sides.data(), side_count});
  return true;
}

bool TmxWriter::add(const TranslationUnit& unit) { return state_->add(unit); }

void TmxWriter::add_written(std::string_view units) {
  state_->write_pending();
  state_->printer.raw("");
  state_->flush();
  state_->output.write(units);
}

void TmxWriter::finish() {
  State& s = *state_;
  if (s.options.units_only) {
    s.output.finish();
    return;
  }
  if (!s.started && !s.first_source.empty()) s.header.srclang = s.first_source;
  s.write_pending();
  s.printer.raw("\n  ");
  s.printer.close();
  s.printer.raw("\n");
  s.printer.close();
  s.printer.raw("\n");
  s.flush();
  s.output.finish();
}

WriteSummary TmxWriter::summary() const {
  WriteSummary summary = state_->summary;
  summary.dropped_chars = state_->dropped_in_content + state_->printer.dropped_chars();
  summary.size_bytes = state_->output.size_bytes() + state_->pending_bytes;
  summary.units += state_->pending_rounds;
  return summary;
}

std::string write_tmx(const Memory& memory, const WriteOptions& options) {
  std::string bytes;
  TmxWriter writer([&](std::string_view block) { bytes += block; }, memory.header,
                   options);
  for (const TranslationUnit& unit : memory.units) writer.add(unit);
  writer.finish();
  return bytes;
}

std::vector<Issue> describe_issues(const WriteSummary& summary) {
  std::vector<Issue> issues;
  const auto say = [&](std::size_t count, Message message) {
    if (count > 0) issues.emplace_back(std::move(message));
  };
  say(summary.refused_units,
      Message::plural("{count} unit without text in two languages was left out",
                      "{count} units without text in two languages were left out",
                      summary.refused_units));
  say(summary.dropped_variants,
      Message::plural("{count} side without text was left out of its unit",
                      "{count} sides without text were left out of their units",
                      summary.dropped_variants));
  say(summary.split_units,
      Message::plural("{count} unit with one language twice was written as several",
                      "{count} units with one language twice were written as several",
                      summary.split_units));
  say(summary.dropped_chars, dropped_chars_message(summary.dropped_chars));
  say(summary.long_segments,
      Message::plural(
          "{count} segment is longer than {most} characters; some tools will "
          "refuse it",
          "{count} segments are longer than {most} characters; some tools "
          "will refuse them",
          summary.long_segments, {{"most", kMaxImportChars}}));
  for (const std::string& tag : summary.unknown_languages)
    issues.emplace_back(Message(
        "\"{tag}\" is not a known language tag; it was left as it is", {{"tag", tag}}));
  if (summary.size_bytes > kMaxImportBytes)
    issues.emplace_back(
        Message("the memory is larger than 1 GB; some tools will refuse to import it"));
  return issues;
}

}  // namespace awase
