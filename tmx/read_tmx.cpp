// SPDX-License-Identifier: Apache-2.0
//
// The XML reader sees to well-formedness, so an end tag always fits its start here and
// counting depth is enough.

#include "tmx/read_tmx.h"

#include <algorithm>
#include <cstring>
#include <deque>
#include <utility>

#include "text/ascii.h"
#include "text/character_references.h"
#include "text/error.h"
#include "text/unicode.h"
#include "tmx/encoded_input.h"
#include "tmx/xml_printer.h"

namespace awase {
namespace {

constexpr std::size_t kMaxIssues = 100;

/// Whether a name is that literal, without a call: names are compared at every tag.
template <std::size_t kSize>
bool is(std::string_view name, const char (&literal)[kSize]) {
  return name.size() == kSize - 1 && std::memcmp(name.data(), literal, kSize - 1) == 0;
}

/// Elements of native code, of which nothing but `<sub>` is text.
bool holds_native_code(std::string_view name) {
  return is(name, "bpt") || is(name, "ept") || is(name, "ph") || is(name, "it") ||
         is(name, "ut");
}

/// Takes the attribute out of the list; empty when it is not there.
std::string take_attribute(Attributes& attributes, std::string_view name) {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(),
                   [&](const Attribute& each) { return each.name == name; });
  if (found == attributes.end()) return {};
  std::string value = std::move(found->value);
  attributes.erase(found);
  return value;
}

/// Takes "XML:LANG" and the like; empty when there is none.
std::string take_language_in_capitals(Attributes& attributes) {
  for (const Attribute& each : attributes) {
    const std::string folded = ascii_lower(each.name);
    if (folded != "xml:lang" && folded != "lang") continue;
    const std::string name = each.name;
    return take_attribute(attributes, name);
  }
  return {};
}

/// Empties the variant and keeps its memory.
void reset(Variant& variant) {
  variant.content.text.clear();
  variant.content.codes.clear();
  variant.attributes.clear();
  variant.annotations.clear();
}

}  // namespace

struct TmxReader::State {
  State(XmlSource source, const std::string& its_name, ReadTmxOptions its_options)
      : options(std::move(its_options)),
        document(its_name),
        xml(strict_utf16(std::move(source), its_name), its_name,
            {.resolve_entity = [this](std::string_view entity) {
              return character_of(entity);
            }}) {}

  ReadTmxOptions options;
  std::string document;  ///< Its name.
  XmlReader xml;
  XmlEvent event;
  XmlPrinter printer;
  Header header;
  std::string version;
  XmlPosition unit_position;
  std::vector<XmlPosition> variant_positions;
  std::vector<Issue> issues;
  std::size_t unit_bytes = 0;
  bool in_body = false;
  bool in_variant = false;
  bool in_segment = false;
  bool has_pending = false;  // The event at hand is to be given again.

  void require_place();

  bool next_of_xml();
  bool next_event();
  bool take();
  void count_bytes();
  void issue(const XmlPosition& position, Message message);
  std::string character_of(std::string_view entity);
  void stray_text();
  void skip_element();
  std::string inner_xml();
  void inner_text(std::string& text);
  void read_annotation(Annotation& annotation);
  void read_segment(Content& content);
  void read_variant(Variant& variant);
  void read_unit(TranslationUnit& unit);
  void read_header();
  void read_root();
};

/// The next event of the XML. What is wrong there is said with what mends it.
bool TmxReader::State::next_of_xml() {
  try {
    return xml.next(event);
  } catch (const XmlError& error) {
    if (options.tolerant || options.observer) throw;
    throw XmlError(document, error.position(),
                   Message("{reason}; 'awase tmx fix' mends what can be mended",
                           {{"reason", error.fault()}}));
  }
}

/// The next event that says something; false at the end of the document.
bool TmxReader::State::next_event() {
  if (std::exchange(has_pending, false)) return true;
  while (next_of_xml()) {
    if (options.observer) options.observer(event);
    if (event.kind == XmlEventKind::start_element ||
        event.kind == XmlEventKind::end_element || event.kind == XmlEventKind::text) {
      return true;
    }
  }
  return false;
}

/// The next event of a unit or header, which thereby grows.
bool TmxReader::State::take() {
  if (!next_event()) return false;
  count_bytes();
  if (options.tolerant && event.kind == XmlEventKind::start_element) require_place();
  return true;
}

/// An element that begins inside one of its kind: the end of that one is missing.
void TmxReader::State::require_place() {
  const bool is_wrong = is(event.name, "tu") || (in_variant && is(event.name, "tuv")) ||
                        (in_segment && is(event.name, "seg"));
  if (is_wrong)
    throw xml.error(event.position,
                    Message("a <{element}> begins before the one before it ends",
                            {{"element", event.name}}));
}

/// Keeps a unit from growing without bound.
void TmxReader::State::count_bytes() {
  // What an element takes in memory beside its text: a tag of four bytes may be a code.
  if (event.kind == XmlEventKind::start_element) unit_bytes += sizeof(Code);
  unit_bytes += event.text.size() + event.name.size();
  for (const XmlAttribute& attribute : event.attributes) {
    unit_bytes += sizeof(XmlAttribute) + attribute.name.size() + attribute.value.size();
  }
  if (unit_bytes > options.max_unit_bytes) {
    throw xml.error(unit_position,
                    Message("a unit of more than {most} bytes; is its end tag missing?",
                            {{"most", options.max_unit_bytes}}));
  }
}

void TmxReader::State::issue(const XmlPosition& position, Message message) {
  if (issues.size() < kMaxIssues) {
    issues.emplace_back(xml.error(position, std::move(message)).message());
  }
}

std::string TmxReader::State::character_of(std::string_view entity) {
  std::string text;
  const char32_t character = options.html_entities ? html_entity(entity) : 0;
  if (character != 0) append_char(text, character);
  return text;
}

/// Text where TMX has only elements.
void TmxReader::State::stray_text() {
  // Nearly always the line ends and blanks between tags.
  const auto is_layout = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
  if (std::all_of(event.text.begin(), event.text.end(), is_layout)) return;
  if (trim(std::string_view(event.text)).empty()) return;
  if (options.on_stray_text) options.on_stray_text(event.text);
  issue(event.position, Message("text outside of any segment; it is left out"));
}

/// Goes past the end of the element that has begun.
void TmxReader::State::skip_element() {
  for (std::size_t depth = 1; depth > 0 && next_event();) {
    if (event.kind == XmlEventKind::start_element) ++depth;
    if (event.kind == XmlEventKind::end_element) --depth;
  }
}

/// All that is in the element that has begun, as XML.
std::string TmxReader::State::inner_xml() {
  printer.clear();
  std::deque<std::string> names;  // the printer keeps pointers to them
  while (take()) {
    if (event.kind == XmlEventKind::text) {
      printer.clean_text(event.text);
    } else if (event.kind == XmlEventKind::start_element) {
      names.push_back(std::move(event.name));
      printer.open(names.back().c_str());
      for (const XmlAttribute& attribute : event.attributes) {
        printer.attribute(attribute.name.c_str(), attribute.value);
      }
    } else {
      if (names.empty()) break;
      printer.close();
      names.pop_back();
    }
  }
  return std::string(printer.view());
}

/// The text in the element that has begun; that of elements in it too.
void TmxReader::State::inner_text(std::string& text) {
  text.clear();
  for (std::size_t depth = 1; take();) {
    if (event.kind == XmlEventKind::text) {
      if (text.empty())
        text.swap(event.text);
      else
        text += event.text;
    } else if (event.kind == XmlEventKind::start_element) {
      issue(event.position, Message("<{element}> in a note or prop; its text is kept",
                                    {{"element", event.name}}));
      ++depth;
    } else if (--depth == 0) {
      break;
    }
  }
}

/// Reads a note, a prop or another element into the memory of an older one.
void TmxReader::State::read_annotation(Annotation& annotation) {
  annotation.attributes.swap(event.attributes);
  annotation.name.clear();
  if (is(event.name, "note")) {
    annotation.kind = AnnotationKind::note;
    inner_text(annotation.text);
  } else if (is(event.name, "prop")) {
    annotation.kind = AnnotationKind::prop;
    annotation.name = take_attribute(annotation.attributes, "type");
    inner_text(annotation.text);
  } else {
    annotation.kind = AnnotationKind::other;
    annotation.name.swap(event.name);
    annotation.text = inner_xml();
  }
}

void TmxReader::State::read_segment(Content& content) {
  in_segment = true;
  std::size_t open = 0;
  while (take()) {
    if (event.kind == XmlEventKind::text) {
      if (content.text.empty())
        content.text.swap(event.text);
      else
        content.text += event.text;
      continue;
    }
    if (event.kind == XmlEventKind::end_element && open == 0) break;
    Code code;
    code.offset_bytes = content.text.size();
    if (event.kind == XmlEventKind::end_element) {
      --open;
      code.kind = CodeKind::close;
    } else {
      const bool native = holds_native_code(event.name);
      code.kind = native ? CodeKind::placeholder : CodeKind::open;
      code.name = std::move(event.name);
      code.attributes = std::move(event.attributes);
      if (native) code.data = inner_xml();
      open += !native;
    }
    content.codes.push_back(std::move(code));
  }
  in_segment = false;
  if (options.trim_segments) trim(content);
}

void TmxReader::State::read_variant(Variant& variant) {
  const XmlPosition position = event.position;
  variant.attributes.swap(event.attributes);
  variant.language = take_attribute(variant.attributes, "xml:lang");
  if (variant.language.empty()) {
    variant.language = take_attribute(variant.attributes, "lang");
  }
  if (variant.language.empty() && options.tolerant)
    variant.language = take_language_in_capitals(variant.attributes);
  if (variant.language.empty()) issue(position, Message("a <tuv> without xml:lang"));

  in_variant = true;
  in_segment = false;
  std::size_t segments = 0;
  std::string stray;
  while (take() && event.kind != XmlEventKind::end_element) {
    if (event.kind == XmlEventKind::text) {
      if (options.tolerant)
        stray += event.text;
      else
        stray_text();
    } else if (!is(event.name, "seg")) {
      read_annotation(variant.annotations.emplace_back());
    } else if (segments++ == 0) {
      read_segment(variant.content);
    } else if (options.tolerant) {
      Content second;
      read_segment(second);
      add_prop(variant.annotations, "x-second-seg", second.text);
    } else {
      issue(event.position, Message("a second <seg> in one <tuv>; it is left out"));
      skip_element();
    }
  }
  in_variant = false;
  const std::string_view text = trim(std::string_view(stray));
  if (segments == 0 && !text.empty())
    variant.content.text = text;
  else if (!text.empty())
    add_prop(variant.annotations, "x-stray-text", text);
  else if (segments == 0)
    issue(position, Message("a <tuv> without <seg>"));
}

void TmxReader::State::read_unit(TranslationUnit& unit) {
  // Units are read into the memory of the one before.
  unit.attributes.swap(event.attributes);
  std::size_t annotations = 0;  // Those of this unit; behind them are older ones.
  const auto next_annotation = [&]() -> Annotation& {
    if (annotations == unit.annotations.size()) unit.annotations.emplace_back();
    return unit.annotations[annotations++];
  };
  std::size_t count = 0;
  unit_position = event.position;
  unit_bytes = 0;
  in_variant = in_segment = false;
  variant_positions.clear();
  while (take() && event.kind != XmlEventKind::end_element) {
    if (event.kind == XmlEventKind::text) {
      if (!options.tolerant)
        stray_text();
      else if (const auto text = trim(std::string_view(event.text)); !text.empty())
        next_annotation() = {
            AnnotationKind::prop, "x-stray-text", std::string(text), {}};
    } else if (is(event.name, "tuv")) {
      variant_positions.push_back(event.position);
      if (count == unit.variants.size()) unit.variants.emplace_back();
      reset(unit.variants[count]);
      read_variant(unit.variants[count++]);
    } else {
      read_annotation(next_annotation());
    }
  }
  unit.annotations.resize(annotations);
  unit.variants.resize(count);
}

void TmxReader::State::read_header() {
  const XmlPosition position = event.position;
  Attributes attributes = std::move(event.attributes);
  const auto take_required = [&](std::string& value, const char* name) {
    value = take_attribute(attributes, name);
    if (value.empty())
      issue(position,
            Message("the <header> has no {attribute}", {{"attribute", name}}));
  };
  take_required(header.creationtool, "creationtool");
  take_required(header.creationtoolversion, "creationtoolversion");
  take_required(header.segtype, "segtype");
  take_required(header.o_tmf, "o-tmf");
  take_required(header.adminlang, "adminlang");
  take_required(header.srclang, "srclang");
  take_required(header.datatype, "datatype");
  header.attributes = std::move(attributes);
  while (next_event() && event.kind != XmlEventKind::end_element) {
    count_bytes();
    const bool is_over = options.tolerant &&
                         event.kind == XmlEventKind::start_element &&
                         (event.name == "body" || event.name == "tu");
    if (is_over) {
      has_pending = true;
      return;
    }
    if (event.kind == XmlEventKind::text) {
      stray_text();
    } else {
      read_annotation(header.annotations.emplace_back());
    }
  }
}

/// From the start of the file into its body.
void TmxReader::State::read_root() {
  next_event();
  if (event.name != "tmx") {
    throw xml.error(event.position,
                    Message("the root element is <{root}>; a TMX begins with <tmx>",
                            {{"root", event.name}}));
  }
  version = take_attribute(event.attributes, "version");
  for (XmlAttribute& attribute : event.attributes) {
    if (attribute.name.starts_with("xmlns:")) {
      header.namespaces.push_back(std::move(attribute));
    }
  }
  bool has_header = false;
  while (next_event() && event.kind != XmlEventKind::end_element) {
    if (event.kind == XmlEventKind::text) {
      stray_text();
    } else if (event.name == "header") {
      has_header = true;
      unit_position = event.position;
      read_header();
    } else if (event.name == "body") {
      in_body = true;
      break;
    } else if (options.tolerant) {
      if (event.name != "tu") continue;  // What is in it may be the body.
      has_pending = true;
      break;
    } else {
      issue(event.position, Message("<{element}> is not a part of TMX; left out",
                                    {{"element", event.name}}));
      skip_element();
    }
  }
  if (!has_header) {
    issue(event.position, Message("the file has no <header>"));
    header.creationtool = header.creationtoolversion = header.segtype = header.o_tmf =
        header.adminlang = header.srclang = header.datatype = "";
  }
}

TmxReader::TmxReader(XmlSource source, std::string name, ReadTmxOptions options)
    : state_(std::make_unique<State>(std::move(source), name, std::move(options))) {
  state_->read_root();
}

TmxReader::TmxReader(TmxReader&&) noexcept = default;
TmxReader& TmxReader::operator=(TmxReader&&) noexcept = default;
TmxReader::~TmxReader() = default;

const Header& TmxReader::header() const { return state_->header; }
const std::string& TmxReader::version() const { return state_->version; }
const XmlPosition& TmxReader::unit_position() const { return state_->unit_position; }
std::span<const XmlPosition> TmxReader::variant_positions() const {
  return state_->variant_positions;
}
const std::vector<Issue>& TmxReader::issues() const { return state_->issues; }

bool TmxReader::next(TranslationUnit& unit) {
  State& s = *state_;
  while (true) {
    if (!s.next_event()) return false;
    if (s.event.kind == XmlEventKind::text) {
      s.stray_text();
    } else if (s.event.kind == XmlEventKind::start_element) {
      const bool is_unit = s.event.name == "tu";
      if (is_unit && (s.in_body || s.options.tolerant)) {
        s.read_unit(unit);
        return true;
      }
      if (s.options.tolerant) continue;  // A unit may be in it.
      s.issue(s.event.position,
              Message("<{element}> is not a part of TMX here; left out",
                      {{"element", s.event.name}}));
      s.skip_element();
    } else {
      s.in_body = false;
    }
  }
}

TmxReader open_tmx(const std::string& path, ReadTmxOptions options) {
  return TmxReader(open_source(path), path == "-" ? "standard input" : path,
                   std::move(options));
}

Memory read_tmx(std::string_view bytes, ReadTmxOptions options) {
  TmxReader reader(gunzip_source(xml_source(bytes), "TMX"), "TMX", std::move(options));
  Memory memory;
  memory.header = reader.header();
  for (TranslationUnit unit; reader.next(unit);)
    memory.units.push_back(std::move(unit));
  return memory;
}

std::vector<std::string> languages_present(TmxReader& reader, std::size_t max_units) {
  std::vector<std::string> languages;
  TranslationUnit unit;
  for (std::size_t count = 0; count < max_units && reader.next(unit); ++count) {
    for (const Variant& variant : unit.variants) {
      const bool known =
          std::any_of(languages.begin(), languages.end(), [&](const auto& language) {
            return same_language(language, variant.language);
          });
      if (!known) languages.push_back(variant.language);
    }
  }
  return languages;
}

}  // namespace awase
