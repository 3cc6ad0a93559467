// SPDX-License-Identifier: Apache-2.0

#include "tmx/repair.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <utility>
#include <vector>

#include "text/error.h"
#include "text/language.h"
#include "tmx/check_structure.h"
#include "tmx/from_alignment.h"
#include "tmx/mend_xml.h"
#include "tmx/native_code.h"
#include "tmx/read_tmx.h"
#include "tmx/recovering_reader.h"

namespace awase {
namespace {

/// A few names. Most differ in length or in the first letter, so that looking at each
/// is quicker than any table.
class Names {
 public:
  Names(std::initializer_list<std::string_view> names) : names_(names) {}

  bool has(std::string_view name) const {
    return std::any_of(names_.begin(), names_.end(), [&](std::string_view one) {
      return one.size() == name.size() && one.front() == name.front() && one == name;
    });
  }

 private:
  std::vector<std::string_view> names_;
};

const Names kOfUnit = {"tuid",
                       "o-encoding",
                       "datatype",
                       "usagecount",
                       "lastusagedate",
                       "creationtool",
                       "creationtoolversion",
                       "creationdate",
                       "creationid",
                       "changedate",
                       "segtype",
                       "changeid",
                       "o-tmf",
                       "srclang"};
const Names kOfVariant = {"o-encoding",    "datatype",     "usagecount",
                          "lastusagedate", "creationtool", "creationtoolversion",
                          "creationdate",  "creationid",   "changedate",
                          "o-tmf",         "changeid"};
const Names kOfHeader = {"o-encoding", "creationdate", "creationid", "changedate",
                         "changeid"};
const Names kOfAnnotation = {"xml:lang", "o-encoding"};
const Names kSegmentTypes = {"block", "paragraph", "sentence", "phrase"};
const Names kDates = {"creationdate", "changedate", "lastusagedate"};

const Names& attributes_of_code(const std::string& name) {
  static const Names kBpt = {"i", "x", "type"};
  static const Names kEpt = {"i"};
  static const Names kIt = {"pos", "x", "type"};
  static const Names kPh = {"x", "assoc", "type"};
  static const Names kHi = {"x", "type"};
  static const Names kUt = {"x"};
  if (name == "bpt") return kBpt;
  if (name == "ept") return kEpt;
  if (name == "it") return kIt;
  if (name == "ph") return kPh;
  return name == "ut" ? kUt : kHi;
}

class Repair {
 public:
  explicit Repair(std::map<RepairKind, std::size_t>& repairs) : repairs_(repairs) {}

  void header(Header& header) {
    const auto fill = [&](std::string& value, const char* otherwise) {
      if (!value.empty()) return;
      value = otherwise;
      count(RepairKind::header_attribute);
    };
    fill(header.creationtool, "unknown");
    fill(header.creationtoolversion, "unknown");
    fill(header.o_tmf, "unknown");
    fill(header.adminlang, "en");
    fill(header.srclang, "*all*");
    fill(header.datatype, "unknown");
    if (!kSegmentTypes.has(header.segtype)) {
      count(RepairKind::segment_type);
      header.segtype = "sentence";
    }
    language(header.srclang);
    language(header.adminlang);
    if (!header.namespaces.empty()) {
      count(RepairKind::namespace_removed, header.namespaces.size());
      header.namespaces.clear();
    }
    attributes(header.attributes, header.annotations, kOfHeader);
    annotations(header.annotations, true);
  }

  /// Mends a unit. Gives the sides that had to be left out, if any.
  std::optional<TranslationUnit> unit(TranslationUnit& unit) {
    moved_.clear();
    attributes(unit.attributes, unit.annotations, kOfUnit);
    annotations(unit.annotations, false);
    for (Variant& variant : unit.variants) {
      language(variant.language);
      attributes(variant.attributes, variant.annotations, kOfVariant);
      annotations(variant.annotations, false);
      codes(variant.content);
      const std::size_t before = variant.content.text.size();
      trim(variant.content);
      if (variant.content.text.size() != before) count(RepairKind::white_space);
    }
    // Sides without a language, which cannot be written.
    std::optional<TranslationUnit> lost;
    std::erase_if(unit.variants, [&](Variant& variant) {
      if (!variant.language.empty()) return false;
      count(RepairKind::no_language);
      if (!lost) lost.emplace();
      lost->variants.push_back(std::move(variant));
      return true;
    });
    return lost;
  }

  void count(RepairKind what, std::size_t by = 1) { repairs_[what] += by; }

  /// The props of the last unit that hold what stood outside of its segments.
  const std::set<std::string>& moved() const { return moved_; }

 private:
  void language(std::string& tag) {
    if (tag == "*all*" || tag.empty()) return;
    try {
      const std::string canonical = canonical_language(tag);
      if (canonical != tag) count(RepairKind::language_tag);
      tag = canonical;
    } catch (const Error&) {
      // It stays, and the writer names it.
    }
  }

  /// Unknown attributes become props, where annotations may stand.
  void attributes(Attributes& list, Annotations& annotations, const Names& known) {
    for (Attribute& attribute : list) {
      if (kDates.has(attribute.name) && !is_tmx_date(attribute.value)) {
        const std::string mended = mended_date(attribute.value);
        count(mended.empty() ? RepairKind::date_moved : RepairKind::date_written);
        if (mended.empty()) {
          attribute.name = "x-" + attribute.name;
        } else {
          attribute.value = mended;
        }
      }
      if (attribute.name == "segtype" && !kSegmentTypes.has(attribute.value))
        attribute.name = "x-segtype";
    }
    std::erase_if(list, [&](const Attribute& attribute) {
      if (known.has(attribute.name)) return false;
      count(RepairKind::unknown_attribute);
      add_prop(annotations,
               (attribute.name.starts_with("x-") ? "" : "x-") + attribute.name,
               attribute.value);
      return true;
    });
  }

  void annotations(Annotations& list, bool is_header) {
    for (Annotation& annotation : list) {
      if (annotation.kind == AnnotationKind::other) {
        if (is_header && annotation.name == "ude") continue;
        count(RepairKind::unknown_element);
        annotation.kind = AnnotationKind::prop;
        annotation.name = "x-" + annotation.name;
        annotation.attributes.clear();
        moved_.insert(annotation.name);
      } else if (annotation.kind == AnnotationKind::prop && annotation.name.empty()) {
        count(RepairKind::untyped_prop);
        annotation.name = "x-untyped";
      }
      for (Attribute& attribute : annotation.attributes)
        if (attribute.name == "lang") attribute.name = "xml:lang";
      const std::size_t removed =
          std::erase_if(annotation.attributes, [](const Attribute& attribute) {
            return !kOfAnnotation.has(attribute.name);
          });
      if (removed > 0) count(RepairKind::annotation_attribute, removed);
    }
  }

  /// The start tag of an element, as text of native code; `end` is what closes it.
  static std::string tag_as_text(const Code& code, std::string_view end) {
    std::string tag = "&lt;" + code.name;
    for (const Attribute& attribute : code.attributes) {
      tag += " " + attribute.name + "=\"";
      for (const char c : attribute.value) {
        if (c == '&')
          tag += "&amp;amp;";
        else if (c == '<')
          tag += "&amp;lt;";
        else
          tag += c;
      }
      tag += '"';
    }
    return tag.append(end);
  }

  /// An inline element that TMX does not have becomes placeholders with its tags: one
  /// when it is empty, else two.
  void codes(Content& content) {
    struct Begun {
      std::string end;  // Data of the placeholder for the end tag; empty for <hi>.
    };
    std::vector<Begun> open;
    std::vector<Code> result;
    std::vector<Code>& codes = content.codes;
    for (std::size_t k = 0; k < codes.size(); ++k) {
      Code& code = codes[k];
      if (code.kind == CodeKind::open && code.name != "hi") {
        count(RepairKind::inline_element);
        const bool is_empty = k + 1 < codes.size() &&
                              codes[k + 1].kind == CodeKind::close &&
                              codes[k + 1].offset_bytes == code.offset_bytes;
        result.push_back({code.offset_bytes,
                          CodeKind::placeholder,
                          "ph",
                          {},
                          tag_as_text(code, is_empty ? "/&gt;" : "&gt;")});
        if (is_empty)
          ++k;
        else
          open.push_back({"&lt;/" + code.name + "&gt;"});
        continue;
      }
      if (code.kind == CodeKind::open) open.emplace_back();
      if (code.kind == CodeKind::close && !open.empty()) {
        const std::string end = std::move(open.back().end);
        open.pop_back();
        if (!end.empty()) {
          result.push_back({code.offset_bytes, CodeKind::placeholder, "ph", {}, end});
          continue;
        }
      }
      if (code.kind != CodeKind::close) code_attributes(code);
      if (!is_plain_native(code.data)) {
        std::size_t changed = 0;
        code.data = valid_native(code.data, changed);
        if (changed > 0) count(RepairKind::native_element, changed);
      }
      result.push_back(std::move(code));
    }
    content.codes = std::move(result);
  }

  void code_attributes(Code& code) {
    const Names& known = attributes_of_code(code.name);
    const std::size_t removed = std::erase_if(
        code.attributes, [&](const Attribute& a) { return !known.has(a.name); });
    if (removed > 0) count(RepairKind::code_attribute, removed);
    if (code.name != "it") return;
    const std::string* pos = find_attribute(code.attributes, "pos");
    if (pos != nullptr && (*pos == "begin" || *pos == "end")) return;
    set_attribute(code.attributes, "pos", "begin");
    count(RepairKind::code_position);
  }

  std::map<RepairKind, std::size_t>& repairs_;
  std::set<std::string> moved_;
};

RepairKind kind_of(const XmlRepair& repair) {
  const std::string_view rule = repair.rule;
  if (repair.is_declaration) return RepairKind::declaration;
  if (rule == "unknown-element") return RepairKind::element_name;
  if (rule == "illegal-character") return RepairKind::forbidden_character;
  if (rule == "bare-markup") return RepairKind::bare_markup;
  if (rule == "attribute-markup") return RepairKind::attribute_markup;
  if (rule == "bad-encoding") return RepairKind::foreign_bytes;
  return RepairKind::text_before_declaration;
}

}  // namespace

std::string mended_date(std::string_view value) {
  std::string digits;
  std::string_view zone;
  for (std::size_t k = 0; k < value.size(); ++k) {
    const char c = value[k];
    if (c >= '0' && c <= '9') {
      digits += c;
      continue;
    }
    const bool in_time = digits.size() >= 12;
    if (c == 'Z' || c == 'z' || c == '+' || c == '.' || (c == '-' && in_time)) {
      zone = value.substr(k);
      break;
    }
    if (std::string_view("-:/ Tt").find(c) == std::string_view::npos) return {};
  }
  if (digits.size() != 8 && digits.size() != 12 && digits.size() != 14) return {};
  digits.resize(14, '0');
  std::string date = digits.substr(0, 8) + "T" + digits.substr(8) + "Z";
  if (!is_tmx_date(date)) return {};
  // Fractions of a second go; an offset is taken off.
  if (zone.starts_with('.')) {
    const std::size_t end = zone.find_first_not_of(".0123456789");
    zone = end == std::string_view::npos ? std::string_view() : zone.substr(end);
  }
  if (zone.empty() || zone == "Z" || zone == "z") return date;
  std::string offset;
  for (const char c : zone.substr(1))
    if (c >= '0' && c <= '9') offset += c;
  if ((zone[0] != '+' && zone[0] != '-') || offset.size() != 4) return {};
  const auto number = [](const std::string& text, std::size_t at, std::size_t size) {
    return std::stoll(text.substr(at, size));
  };
  // Days since 1970 of the civil calendar (Howard Hinnant's days_from_civil).
  const long long month = number(digits, 4, 2);
  const long long year = number(digits, 0, 4) - (month <= 2 ? 1 : 0);
  const long long era = year / 400;
  const long long of_era = year - era * 400;
  const long long of_year =
      (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + number(digits, 6, 2) - 1;
  const long long days =
      era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
  const long long seconds = days * 86400 + number(digits, 8, 2) * 3600 +
                            number(digits, 10, 2) * 60 + number(digits, 12, 2);
  const long long shift = number(offset, 0, 2) * 3600 + number(offset, 2, 2) * 60;
  return tmx_date(zone[0] == '+' ? seconds - shift : seconds + shift);
}

namespace {

/// The unit with the text that stood outside of its segments as sides of their own.
TranslationUnit with_all_text(TranslationUnit unit,
                              const std::set<std::string>& moved) {
  std::vector<Variant> more;
  const auto take = [&](const Annotations& annotations, const std::string& language) {
    for (const Annotation& annotation : annotations) {
      const bool is_text =
          annotation.kind == AnnotationKind::prop &&
          (annotation.name == "x-stray-text" || annotation.name == "x-second-seg" ||
           moved.count(annotation.name) > 0);
      if (is_text) more.push_back({language, {annotation.text, {}}, {}, {}});
    }
  };
  take(unit.annotations, "");
  for (const Variant& variant : unit.variants)
    take(variant.annotations, variant.language);
  for (Variant& variant : more) unit.variants.push_back(std::move(variant));
  return unit;
}

/// The language that every unit begins with; "*all*" when they differ.
std::string first_language(XmlSource source, const std::string& name) {
  RecoveringReader reader(std::move(source), name, {});
  std::string language;
  for (TranslationUnit unit; reader.next(unit);) {
    if (unit.variants.empty()) continue;
    const std::string& first = unit.variants.front().language;
    if (language.empty()) language = first;
    if (!same_language(language, first)) return "*all*";
  }
  return language.empty() ? "*all*" : language;
}

}  // namespace

RepairSummary repair_tmx(const OpenSource& open, const std::string& name, ByteSink sink,
                         const RepairOptions& options) {
  RepairSummary summary;
  Repair repair(summary.repairs);
  const auto drop = [&](const TranslationUnit& unit, std::string_view reason) {
    if (options.on_dropped)
      options.on_dropped(with_all_text(unit, repair.moved()), reason);
  };
  RecoveringReader reader(
      open(), name,
      {.on_repair = [&](const XmlRepair& made) { repair.count(kind_of(made)); },
       .on_lost = drop});
  if (reader.version() != "1.4") repair.count(RepairKind::version);
  Header header = reader.header();
  if (header.srclang.empty()) {
    repair.count(RepairKind::header_attribute);
    header.srclang = first_language(open(), name);
  }
  repair.header(header);
  TmxWriter writer(std::move(sink), header, options.write);
  for (TranslationUnit unit; reader.next(unit);) {
    if (const auto lost = repair.unit(unit)) drop(*lost, "no language");
    if (!writer.add(unit)) drop(unit, "no text in two languages");
  }
  writer.finish();
  summary.stopped = reader.stopped();
  summary.lost_units = reader.lost_units();
  summary.lost_texts = reader.lost_texts();
  summary.written = writer.summary();
  return summary;
}

std::string dropped_lines(const TranslationUnit& unit, std::string_view reason) {
  std::string lines;
  for (const Variant& variant : unit.variants) {
    std::string line(reason);
    line += '\t' + variant.language + '\t' + variant.content.text;
    for (char& c : line) c = c == '\n' || c == '\r' ? ' ' : c;
    lines += line + '\n';
  }
  return lines;
}

}  // namespace awase
