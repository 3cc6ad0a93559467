// SPDX-License-Identifier: Apache-2.0

#include "tmx/combine.h"

#include <algorithm>
#include <utility>

#include "text/error.h"
#include "tmx/unit_key.h"

namespace awase {
namespace {

constexpr std::size_t kMaxLanguagePairs = 200;
constexpr std::string_view kMergedFrom = "x-merged-from";

/// Two languages as the name of a file; what is no letter or digit becomes "_".
std::string pair_name(std::string_view source, std::string_view target) {
  std::string name(source);
  name += "-to-";
  name += target;
  for (char& c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       (c >= '0' && c <= '9') || c == '-';
    if (!plain) c = '_';
  }
  return name;
}

}  // namespace

void adopt_unit(TranslationUnit& unit, const Header& from, const Header& into,
                std::string_view file) {
  const auto say = [&](const char* attribute, const std::string& mine,
                       const std::string& theirs) {
    if (mine.empty() || mine == theirs) return;
    if (find_attribute(unit.attributes, attribute) == nullptr)
      unit.attributes.push_back({attribute, mine});
  };
  say("srclang", from.srclang, into.srclang);
  say("segtype", from.segtype, into.segtype);
  say("datatype", from.datatype, into.datatype);
  say("o-tmf", from.o_tmf, into.o_tmf);
  if (from.creationtool != into.creationtool ||
      from.creationtoolversion != into.creationtoolversion) {
    say("creationtool", from.creationtool, "");
    say("creationtoolversion", from.creationtoolversion, "");
  }
  // A prefix that means something else at the root is declared where it is used.
  for (const Attribute& declared : from.namespaces) {
    const std::string* other = find_attribute(into.namespaces, declared.name);
    if (other == nullptr || *other != declared.value)
      set_attribute(unit.attributes, declared.name, declared.value);
  }
  if (!file.empty() && find_prop(unit.annotations, kMergedFrom) == nullptr)
    add_prop(unit.annotations, kMergedFrom, file);
}

void adopt_namespaces(Header& into, const Header& from) {
  for (const Attribute& declared : from.namespaces)
    if (find_attribute(into.namespaces, declared.name) == nullptr)
      into.namespaces.push_back(declared);
}

struct Splitter::Part {
  std::string name;
  TmxWriter writer;
};

Splitter::Splitter(Header header, SplitOptions split, WriteOptions write, OpenPart open,
                   ClosePart close)
    : header_(std::move(header)),
      split_(split),
      write_(write),
      open_(std::move(open)),
      close_(std::move(close)) {}

Splitter::~Splitter() = default;

Splitter::Part& Splitter::part(const std::string& name, const std::string& source) {
  for (const auto& known : parts_)
    if (known->name == name) return *known;
  if (parts_.size() == kMaxLanguagePairs) {
    throw Error(
        ErrorKind::input,
        Message("more than {most} pairs of languages; split it by --units first",
                {{"most", kMaxLanguagePairs}}));
  }
  Header header = header_;
  if (!source.empty()) header.srclang = source;
  parts_.push_back(std::make_unique<Part>(
      Part{name, TmxWriter(open_(name), std::move(header), write_)}));
  ++opened_;
  return *parts_.back();
}

void Splitter::close(Part& part) {
  part.writer.finish();
  close_(part.name, part.writer.summary());
}

void Splitter::add_by_language(const TranslationUnit& unit) {
  for (const TranslationUnit& one : units_to_write(unit, header_)) {
    const Variant& source = one.variants.front();
    for (std::size_t k = 1; k < one.variants.size(); ++k) {
      const Variant& target = one.variants[k];
      TranslationUnit pair;
      pair.attributes = one.attributes;
      pair.annotations = one.annotations;
      set_attribute(pair.attributes, "srclang", source.language);
      pair.variants = {source, target};
      part(pair_name(source.language, target.language), source.language)
          .writer.add(pair);
    }
  }
  if (!has_two_sides(unit)) ++left_out_;
}

void Splitter::add(const TranslationUnit& unit) {
  if (split_.by_language) return add_by_language(unit);
  // A unit that has one language twice is written as several, each of which counts.
  for (const TranslationUnit& one : units_to_write(unit, header_)) add_in_turn(one);
  if (!has_two_sides(unit)) ++left_out_;
}

void Splitter::add_in_turn(const TranslationUnit& unit) {
  if (!parts_.empty()) {
    const WriteSummary summary = parts_.back()->writer.summary();
    const bool full = (split_.max_units > 0 && summary.units >= split_.max_units) ||
                      (split_.max_bytes > 0 && summary.size_bytes >= split_.max_bytes);
    if (full) {
      close(*parts_.back());
      parts_.clear();
    }
  }
  if (parts_.empty()) {
    std::string number = std::to_string(opened_ + 1);
    number.insert(0, number.size() < 3 ? 3 - number.size() : 0, '0');
    part(number, "");
  }
  parts_.back()->writer.add(unit);
}

void Splitter::finish() {
  for (const auto& open : parts_) close(*open);
  parts_.clear();
}

}  // namespace awase
