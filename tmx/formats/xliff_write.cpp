// SPDX-License-Identifier: Apache-2.0
//
// XLIFF 1.2: a <file> for each run of pairs in the same two languages, a <trans-unit>
// a pair. docs/formats.md says where props, notes and codes go.

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/xml.h"
#include "tmx/encoded_output.h"
#include "tmx/formats/unit_formats.h"
#include "tmx/xml_printer.h"

namespace awase {
namespace {

/// The name of an XLIFF element for a TMX one, and the attribute its number goes to.
const char* xliff_name(std::string_view name) {
  if (name == "bpt") return "bpt";
  if (name == "ept") return "ept";
  if (name == "it") return "it";
  if (name == "ph" || name == "ut") return "ph";
  if (name == "sub") return "sub";
  return "mrk";
}

std::string attribute_or(const Code& code, std::string_view name,
                         std::string_view otherwise) {
  const std::string* value = find_attribute(code.attributes, name);
  return value == nullptr ? std::string(otherwise) : *value;
}

void print_code_attributes(XmlPrinter& out, const Code& code, std::size_t number) {
  const std::string fallback = std::to_string(number);
  if (code.name == "sub") {
    if (const auto* type = find_attribute(code.attributes, "type"))
      out.attribute("ctype", "x-" + *type);
    return;
  }
  if (code.kind == CodeKind::open) {
    out.attribute("mtype", "x-" + code.name);
    if (const auto* x = find_attribute(code.attributes, "x")) out.attribute("mid", *x);
    return;
  }
  // The i of a pair is its rid; what both sides share, x, is the id.
  const std::string i = attribute_or(code, "i", "");
  out.attribute("id", attribute_or(code, "x", i.empty() ? fallback : i));
  if (!i.empty()) out.attribute("rid", i);
  if (code.name == "it")
    out.attribute("pos",
                  attribute_or(code, "pos", "begin") == "end" ? "close" : "open");
  if (const auto* type = find_attribute(code.attributes, "type");
      type && code.name != "ept")
    out.attribute("ctype", "x-" + *type);
}

/// Native code, whose <sub> and the codes in it are those of TMX.
void print_native(XmlPrinter& out, const std::string& data) {
  if (data.find('<') == std::string::npos) return out.raw(data);
  const std::string document = "<d>" + data + "</d>";
  XmlReader xml(xml_source(document), "");
  XmlEvent event;
  std::size_t depth = 0;
  std::size_t number = 0;
  while (xml.next(event)) {
    if (event.kind == XmlEventKind::text && depth > 0) {
      out.text(event.text);
    } else if (event.kind == XmlEventKind::start_element && ++depth > 1) {
      Code code;
      code.kind = event.name == "hi" ? CodeKind::open : CodeKind::placeholder;
      code.name = event.name;
      code.attributes = event.attributes;
      out.open(xliff_name(code.name));
      print_code_attributes(out, code, ++number);
    } else if (event.kind == XmlEventKind::end_element && --depth > 0) {
      out.close();
    }
  }
}

void print_content(XmlPrinter& out, const Content& content) {
  std::size_t from = 0;
  std::size_t number = 0;
  const auto text_to = [&](std::size_t end) {
    if (end > from) out.text(std::string_view(content.text).substr(from, end - from));
    from = end;
  };
  for (const Code& code : content.codes) {
    text_to(code.offset_bytes);
    if (code.kind == CodeKind::close) {
      out.close();
      continue;
    }
    out.open(xliff_name(code.name));
    print_code_attributes(out, code, ++number);
    if (code.kind == CodeKind::placeholder) {
      if (!code.data.empty()) print_native(out, code.data);
      out.close();
    }
  }
  text_to(content.text.size());
}

/// Whether there is white space in the text that readers of XML may join.
bool has_layout(const Content& content) {
  const std::string& text = content.text;
  return text.find_first_of("\t\n\r") != text.npos || text.find("  ") != text.npos;
}

/// The state of the translation, where it is one that XLIFF 1.2 names; else null.
const std::string* state_to_write(const TranslationUnit& unit) {
  constexpr std::string_view kStates[] = {"final",
                                          "needs-adaptation",
                                          "needs-l10n",
                                          "needs-review-adaptation",
                                          "needs-review-l10n",
                                          "needs-review-translation",
                                          "needs-translation",
                                          "new",
                                          "signed-off",
                                          "translated"};
  const std::string* state = find_prop(unit.annotations, "x-state");
  if (state == nullptr) return nullptr;
  const bool is_known =
      std::find(std::begin(kStates), std::end(kStates), *state) != std::end(kStates);
  return is_known ? state : nullptr;
}

class XliffWriter : public UnitWriter {
 public:
  XliffWriter(ByteSink sink, const Header& header, const UnitWriteOptions& options)
      : header_(header),
        options_(options),
        output_(std::move(sink), options.tmx.encoding, options.tmx.gzip) {
    printer_.raw(options.tmx.encoding == TmxEncoding::utf8
                     ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     : "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n");
    printer_.open("xliff");
    printer_.attribute("version", "1.2");
    printer_.attribute("xmlns", "urn:oasis:names:tc:xliff:document:1.2");
  }

  void add(const TranslationUnit& unit) override {
    const std::vector<Pair> pairs = pairs_of(unit, header_, options_);
    if (pairs.empty()) losses_.count_unit_without_pair();
    for (const Pair& pair : pairs) {
      switch_file(pair.source->language, pair.target->language);
      print_unit(unit, pair);
      output_.write(printer_.view());
      printer_.clear();
    }
  }

  void finish() override {
    if (written_ == 0)
      open_file(header_.srclang == "*all*" ? "und" : header_.srclang, "");
    close_file();
    printer_.raw("\n");
    printer_.close();
    printer_.raw("\n");
    output_.write(printer_.view());
    output_.finish();
  }
  std::size_t written() const override { return written_; }
  std::vector<Issue> issues() const override {
    std::vector<Issue> lines = losses_.describe();
    if (printer_.dropped_chars() > 0)
      lines.emplace_back(dropped_chars_message(printer_.dropped_chars()));
    return lines;
  }

 private:
  void switch_file(const std::string& source, const std::string& target) {
    if (in_file_ && source == source_ && target == target_) return;
    if (in_file_) close_file();
    open_file(source, target);
  }

  void open_file(const std::string& source, const std::string& target) {
    source_ = source;
    target_ = target;
    in_file_ = true;
    printer_.raw("\n  ");
    printer_.open("file");
    printer_.attribute("original", "memory");
    printer_.attribute("source-language", source);
    if (!target.empty()) printer_.attribute("target-language", target);
    printer_.attribute("datatype", "plaintext");
    printer_.raw("\n    ");
    printer_.open("body");
  }

  void close_file() {
    printer_.raw("\n    ");
    printer_.close();
    printer_.raw("\n  ");
    printer_.close();
    in_file_ = false;
  }

  void print_unit(const TranslationUnit& unit, const Pair& pair) {
    printer_.raw("\n      ");
    printer_.open("trans-unit");
    printer_.attribute("id", std::to_string(++written_));
    if (const auto* id = find_attribute(unit.attributes, "tuid"))
      printer_.attribute("resname", *id);
    if (has_layout(pair.source->content) || has_layout(pair.target->content))
      printer_.attribute("xml:space", "preserve");
    for (const auto& [name, side] :
         {std::pair("source", pair.source), std::pair("target", pair.target)}) {
      printer_.raw("\n        ");
      printer_.open(name);
      printer_.attribute("xml:lang", side->language);
      if (const std::string* state = state_to_write(unit);
          side == pair.target && state != nullptr)
        printer_.attribute("state", *state);
      print_content(printer_, side->content);
      printer_.close();
    }
    print_props(unit);
    for (const Annotation& annotation : unit.annotations) {
      if (annotation.kind != AnnotationKind::note) continue;
      printer_.raw("\n        ");
      printer_.open("note");
      printer_.text(annotation.text);
      printer_.close();
    }
    losses_.count_annotations(pair.source->annotations.size() +
                              pair.target->annotations.size());
    printer_.raw("\n      ");
    printer_.close();
  }

  /// Props, and the attributes of the unit as props named "tmx:...".
  void print_props(const TranslationUnit& unit) {
    bool any = false;
    const auto put = [&](const std::string& type, const std::string& text) {
      if (!any) {
        printer_.raw("\n        ");
        printer_.open("prop-group");
        any = true;
      }
      printer_.open("prop");
      printer_.attribute("prop-type", type);
      printer_.text(text);
      printer_.close();
    };
    for (const Attribute& attribute : unit.attributes)
      if (attribute.name != "tuid") put("tmx:" + attribute.name, attribute.value);
    for (const Annotation& annotation : unit.annotations)
      if (annotation.kind == AnnotationKind::prop &&
          &annotation.text != state_to_write(unit))
        put(annotation.name, annotation.text);
    if (any) printer_.close();
  }

  Header header_;
  UnitWriteOptions options_;
  EncodedOutput output_;
  XmlPrinter printer_;
  std::string source_;
  std::string target_;
  bool in_file_ = false;
  std::size_t written_ = 0;
  Losses losses_;
};

}  // namespace

std::unique_ptr<UnitWriter> write_xliff(ByteSink sink, const Header& header,
                                        const UnitWriteOptions& options) {
  return std::make_unique<XliffWriter>(std::move(sink), header, options);
}

}  // namespace awase
