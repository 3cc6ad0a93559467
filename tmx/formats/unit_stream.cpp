// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/unit_stream.h"

#include <algorithm>
#include <utility>

#include "text/ascii.h"
#include "text/error.h"
#include "text/file_endings.h"
#include "text/unicode.h"
#include "tmx/formats/unit_formats.h"
#include "tmx/read_tmx.h"
#include "tmx/rewrite.h"
#include "tmx/unit_key.h"
#include "tmx/write_tmx.h"

namespace awase {
namespace {

struct FormatName {
  MemoryFormat format;
  std::string_view name;
};

constexpr FormatName kFormats[] = {
    {MemoryFormat::tmx, "tmx"},     {MemoryFormat::tsv, "tsv"},
    {MemoryFormat::csv, "csv"},     {MemoryFormat::xlsx, "xlsx"},
    {MemoryFormat::jsonl, "jsonl"}, {MemoryFormat::xliff, "xliff"},
    {MemoryFormat::po, "po"},
};

constexpr std::size_t kMaxLineBytes = std::size_t{16} << 20;

class TmxUnits : public UnitReader {
 public:
  TmxUnits(XmlSource source, const std::string& name, const UnitReadOptions& options)
      : reader_(std::move(source), name, {.trim_segments = options.trim_segments}) {}
  const Header& header() const override { return reader_.header(); }
  bool next(TranslationUnit& unit) override { return reader_.next(unit); }
  std::vector<Issue> issues() const override { return reader_.issues(); }

 private:
  TmxReader reader_;
};

/// Units of files whose pairs may be in several languages: one that is not in the
/// header's source language says its own, which stands first.
class NamedSources : public UnitReader {
 public:
  explicit NamedSources(std::unique_ptr<UnitReader> reader)
      : reader_(std::move(reader)) {}

  const Header& header() const override { return reader_->header(); }

  bool next(TranslationUnit& unit) override {
    if (!reader_->next(unit)) return false;
    const std::string& source = header().srclang;
    if (unit.variants.empty() || source.empty() || source == "*all*") return true;
    const std::string& first = unit.variants.front().language;
    if (!first.empty() && find_attribute(unit.attributes, "srclang") == nullptr &&
        find_variant(unit, source) == nullptr)
      unit.attributes.push_back({"srclang", first});
    return true;
  }

  std::vector<Issue> issues() const override { return reader_->issues(); }

 private:
  std::unique_ptr<UnitReader> reader_;
};

/// The header of a memory whose source is said to be another.
Header with_source(Header header, const std::string& language) {
  if (!language.empty()) header.srclang = language;
  return header;
}

class TmxUnitWriter : public UnitWriter {
 public:
  TmxUnitWriter(ByteSink sink, const Header& header, const UnitWriteOptions& options)
      : header_(with_source(header, options.source_language)),
        options_(options),
        writer_(std::move(sink), header_, options.tmx) {}

  void add(const TranslationUnit& unit) override {
    if (options_.target_language.empty()) {
      writer_.add(unit);
      return;
    }
    // Source and the wanted target alone.
    TranslationUnit pair = unit;
    const Variant* source = source_variant(unit, header_);
    const Variant* target = find_variant(unit, options_.target_language);
    pair.variants.clear();
    if (source != nullptr) pair.variants.push_back(*source);
    if (target != nullptr && target != source) pair.variants.push_back(*target);
    writer_.add(pair);
  }
  void finish() override { writer_.finish(); }
  std::size_t written() const override { return writer_.summary().units; }
  std::vector<Issue> issues() const override {
    return describe_issues(writer_.summary());
  }

 private:
  Header header_;
  UnitWriteOptions options_;
  TmxWriter writer_;
};

}  // namespace

std::vector<std::string_view> memory_format_names() {
  std::vector<std::string_view> names;
  for (const FormatName& format : kFormats) names.push_back(format.name);
  return names;
}

std::optional<MemoryFormat> find_memory_format(std::string_view given) {
  const std::string name = ascii_lower(given);
  for (const FormatName& format : kFormats) {
    if (format.name == name) return format.format;
  }
  return {};
}

std::string_view memory_format_name(MemoryFormat format) {
  for (const FormatName& known : kFormats) {
    if (known.format == format) return known.name;
  }
  return "";
}

std::optional<MemoryFormat> format_of_path(std::string_view path) {
  return find_memory_format(pair_format_of_ending(packed_file_ending(path)));
}

Error TableLines::error(Message message) const {
  return {ErrorKind::input,
          Message("{file}:{line}: {reason}",
                  {{"file", name_}, {"line", line_}, {"reason", std::move(message)}})};
}

bool TableLines::fill() {
  if (ended_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  if (buffer_.size() > kMaxLineBytes)
    throw error(Message("a line of more than 16 MiB; is this a table?"));
  const std::size_t old = buffer_.size();
  buffer_.resize(old + (std::size_t{64} << 10));
  const std::size_t count = source_(std::span(buffer_).subspan(old));
  buffer_.resize(old + count);
  ended_ = count == 0;
  return !ended_;
}

bool TableLines::next(std::string& line) {
  if (!begun_) {
    begun_ = true;
    while (buffer_.size() < 3 && fill()) {
    }
    if (buffer_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    // Excel of old Macs: the first line ends in CR alone.
    const std::size_t cr = buffer_.find_first_of("\r\n");
    const bool is_alone =
        cr < buffer_.size() - 1 && buffer_[cr] == '\r' && buffer_[cr + 1] != '\n';
    if (!buffer_.empty() && is_alone &&
        std::count(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(cr),
                   '"') %
                2 ==
            0)
      end_ = '\r';
  }
  std::size_t end = buffer_.find(end_, at_);
  while (end == std::string::npos) {
    const std::size_t searched = buffer_.size() - at_;
    if (!fill()) break;
    end = buffer_.find(end_, at_ + searched);
  }
  if (end == std::string::npos && at_ == buffer_.size()) return false;
  ++line_;
  const std::size_t last = end == std::string::npos ? buffer_.size() : end;
  line.assign(buffer_, at_, last - at_);
  at_ = end == std::string::npos ? last : last + 1;
  if (line.ends_with('\r')) line.pop_back();
  if (!is_valid_utf8(line)) {
    throw error(
        Message("this is not UTF-8; save the file as UTF-8 (in Excel: \"CSV "
                "UTF-8\")"));
  }
  return true;
}

std::vector<Pair> pairs_of(const TranslationUnit& unit, const Header& header,
                           const UnitWriteOptions& options) {
  std::vector<Pair> pairs;
  const Variant* source = options.source_language.empty()
                              ? source_variant(unit, header)
                              : find_variant(unit, options.source_language);
  if (source == nullptr || source->content.is_blank()) return pairs;
  if (!options.target_language.empty()) {
    const Variant* target = find_variant(unit, options.target_language);
    if (target != nullptr && target != source && !target->content.is_blank())
      pairs.push_back({source, target});
    return pairs;
  }
  for (const Variant& target : unit.variants) {
    if (&target != source && !target.content.is_blank())
      pairs.push_back({source, &target});
  }
  return pairs;
}

void Losses::count(const TranslationUnit& unit, const Pair& pair,
                   std::string_view kept_prop) {
  codes_ += !pair.source->content.codes.empty() || !pair.target->content.codes.empty();
  std::size_t annotations = pair.source->annotations.size() +
                            pair.target->annotations.size() + unit.annotations.size();
  if (!kept_prop.empty() && find_prop(unit.annotations, kept_prop) != nullptr)
    --annotations;
  annotations_ += annotations;
}

std::vector<Issue> Losses::describe() const {
  std::vector<Issue> lines;
  if (units_ > 0)
    lines.emplace_back(Message::plural(
        "{count} unit without the wanted languages was left out",
        "{count} units without the wanted languages were left out", units_));
  if (codes_ > 0)
    lines.emplace_back(Message::plural(
        "{count} pair lost its inline codes, which this format has no "
        "place for; jsonl and tmx keep them",
        "{count} pairs lost their inline codes, which this format has no "
        "place for; jsonl and tmx keep them",
        codes_));
  if (annotations_ > 0)
    lines.emplace_back(Message::plural(
        "{count} prop or note was left out, which this format has no "
        "place for; jsonl and tmx keep it",
        "{count} props and notes were left out, which this format has no "
        "place for; jsonl and tmx keep them",
        annotations_));
  return lines;
}

std::string plain_text(const Content& content) {
  if (content.codes.empty()) return content.text;
  Content plain = content;
  strip_tags(plain);
  return std::move(plain.text);
}

TranslationUnit unit_of_pair(std::string_view source_language, std::string source,
                             std::string_view target_language, std::string target) {
  TranslationUnit unit;
  unit.variants.resize(2);
  unit.variants[0].language = source_language;
  unit.variants[0].content.text = std::move(source);
  unit.variants[1].language = target_language;
  unit.variants[1].content.text = std::move(target);
  return unit;
}

std::unique_ptr<UnitReader> read_units(MemoryFormat format, XmlSource source,
                                       const std::string& name,
                                       const UnitReadOptions& options) {
  switch (format) {
    case MemoryFormat::tmx:
      return std::make_unique<TmxUnits>(std::move(source), name, options);
    case MemoryFormat::tsv:
    case MemoryFormat::csv:
      return std::make_unique<NamedSources>(
          read_table(format == MemoryFormat::csv, std::move(source), name, options));
    case MemoryFormat::xlsx:
      return read_xlsx(std::move(source), name, options);
    case MemoryFormat::jsonl:
      return read_jsonl(std::move(source), name, options);
    case MemoryFormat::xliff:
      return std::make_unique<NamedSources>(
          read_xliff(std::move(source), name, options));
    case MemoryFormat::po:
      return read_po(std::move(source), name, options);
  }
  return nullptr;
}

std::unique_ptr<UnitWriter> write_units(MemoryFormat format, ByteSink sink,
                                        const Header& header,
                                        const UnitWriteOptions& options) {
  switch (format) {
    case MemoryFormat::tmx:
      return std::make_unique<TmxUnitWriter>(std::move(sink), header, options);
    case MemoryFormat::tsv:
    case MemoryFormat::csv:
      return write_table(format == MemoryFormat::csv, std::move(sink), header, options);
    case MemoryFormat::xlsx:
      return write_xlsx(std::move(sink), header, options);
    case MemoryFormat::jsonl:
      return write_jsonl_units(std::move(sink), header, options);
    case MemoryFormat::xliff:
      return write_xliff(std::move(sink), header, options);
    case MemoryFormat::po:
      return write_po(std::move(sink), header, options);
  }
  return nullptr;
}

}  // namespace awase
