// SPDX-License-Identifier: Apache-2.0
//
// XLIFF 1.2 of any tool: <source> and <target> of every <trans-unit>, with inline
// codes, notes and props. XLIFF 2: those of every <segment>. Units without a
// translation are left out, unless they are asked for.

#include <charconv>
#include <deque>
#include <map>

#include "text/error.h"
#include "text/unicode.h"
#include "tmx/formats/unit_formats.h"
#include "tmx/xml_printer.h"

namespace awase {
namespace {

/// Most inline codes of a unit whose native code is kept.
constexpr std::size_t kMostNative = 10'000;

/// "trans-unit" of "xlf:trans-unit".
std::string_view local(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

class XliffReader : public UnitReader {
 public:
  XliffReader(XmlSource source, const std::string& name, const UnitReadOptions& options)
      : xml_(std::move(source), name), options_(options) {
    header_.srclang = "*all*";
    while (!ended_ && !has_file_ && step()) {
      if (is_start() && local(event_.name) == "file") open_file();
    }
    if (root_ != "xliff") {
      throw xml_.error(event_.position, "the root element is <" + root_ +
                                            ">; an XLIFF begins with <xliff>");
    }
    if (!file_source_.empty()) header_.srclang = file_source_;
  }

  const Header& header() const override { return header_; }

  bool next(TranslationUnit& unit) override {
    while (step()) {
      if (!is_start()) continue;
      if (local(event_.name) == "file") open_file();
      const bool is_unit = local(event_.name) == (is_2_ ? "segment" : "trans-unit");
      if (is_unit && read_unit(unit)) return true;
      if (is_2_ && local(event_.name) == "originalData") read_native();
    }
    return false;
  }

  std::vector<std::string> issues() const override {
    if (untranslated_ == 0 || options_.takes_what_is_there) return {};
    return {std::to_string(untranslated_) +
            " units without a translation were left out"};
  }

 private:
  bool step() {
    if (!xml_.next(event_)) {
      ended_ = true;
      return false;
    }
    if (is_start() && root_.empty()) {
      root_ = local(event_.name);
      const std::string* version = event_.attribute("version");
      is_2_ = root_ == "xliff" && version != nullptr && version->starts_with("2");
      if (is_2_) {
        root_source_ = attribute("srcLang");
        root_target_ = attribute("trgLang");
      }
    }
    return true;
  }
  bool is_start() const { return event_.kind == XmlEventKind::start_element; }

  std::string attribute(std::string_view name) const {
    const std::string* value = event_.attribute(name);
    return value == nullptr ? std::string() : *value;
  }

  void open_file() {
    has_file_ = true;
    file_source_ = is_2_ ? root_source_ : attribute("source-language");
    file_target_ = is_2_ ? root_target_ : attribute("target-language");
    if (!options_.source_language.empty()) file_source_ = options_.source_language;
    if (!options_.target_language.empty()) file_target_ = options_.target_language;
    if (file_source_.empty() && !options_.takes_what_is_there) {
      throw xml_.error(event_.position,
                       is_2_ ? "<xliff> without srcLang; give it with --source-lang"
                             : "<file> without source-language; give it with "
                               "--source-lang");
    }
  }

  void skip() {
    for (std::size_t depth = 1; depth > 0 && step();) {
      if (is_start()) ++depth;
      if (event_.kind == XmlEventKind::end_element) --depth;
    }
  }

  std::string text() {
    std::string result;
    for (std::size_t depth = 1; depth > 0 && step();) {
      if (is_start()) ++depth;
      if (event_.kind == XmlEventKind::end_element) --depth;
      if (event_.kind == XmlEventKind::text) append(result, event_.text);
    }
    return result;
  }

  void append(std::string& to, const std::string& text) {
    if (to.size() + text.size() > (std::size_t{16} << 20))
      throw xml_.error(event_.position, "a unit of more than 16 MiB");
    to += text;
  }

  std::string inner_xml() {
    XmlPrinter printer;
    std::deque<std::string> names;  // The printer keeps pointers to them.
    while (step()) {
      if (event_.kind == XmlEventKind::text) {
        printer.clean_text(event_.text);
      } else if (is_start()) {
        names.push_back(event_.name);
        printer.open(names.back().c_str());
        for (const XmlAttribute& a : event_.attributes)
          printer.attribute(a.name.c_str(), a.value);
      } else if (event_.kind == XmlEventKind::end_element) {
        if (names.empty()) break;
        printer.close();
        names.pop_back();
      }
    }
    return std::string(printer.view());
  }

  /// The native code of the inline elements of a unit of XLIFF 2, by id.
  void read_native() {
    native_.clear();
    while (step() && event_.kind != XmlEventKind::end_element) {
      if (!is_start()) continue;
      std::string id = attribute("id");
      std::string data = inner_xml();
      if (native_.size() < kMostNative) native_.emplace(std::move(id), std::move(data));
    }
  }

  /// As read_code(), of XLIFF 2.
  Code read_code_2(bool& has_text) {
    Code code;
    const std::string name(local(event_.name));
    const std::string id = attribute("id");
    const std::string start = attribute("startRef");
    const auto native = native_.find(attribute("dataRef"));
    has_text = name == "pc" || name == "mrk";
    code.kind = has_text ? CodeKind::open : CodeKind::placeholder;
    code.name = has_text ? "hi" : name == "sc" ? "bpt" : name == "ec" ? "ept" : "ph";
    const bool is_pair = name == "sc" || name == "ec";
    const std::string& number = is_pair && !start.empty() ? start : id;
    if (!number.empty()) code.attributes.push_back({is_pair ? "i" : "x", number});
    if (name == "sc" && !id.empty()) code.attributes.push_back({"x", id});
    if (has_text) return code;
    inner_xml();
    if (native != native_.end()) code.data = native->second;
    return code;
  }

  /// The character that an element <cp> stands for; 0 for one that is none.
  char32_t read_character() {
    const std::string hex = attribute("hex");
    std::uint32_t value = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    inner_xml();
    const bool is_one = value < 0xD800 || (value > 0xDFFF && value <= 0x10FFFF);
    return is_one ? static_cast<char32_t>(value) : U'\0';
  }

  /// The code for the inline element that has begun.
  Code read_code(bool& has_text) {
    if (is_2_) return read_code_2(has_text);
    Code code;
    const std::string name(local(event_.name));
    const auto set = [&](const char* to, const std::string& value) {
      if (!value.empty()) code.attributes.push_back({to, value});
    };
    std::string type = attribute("ctype");
    if (type.starts_with("x-")) type.erase(0, 2);
    const std::string id = attribute("id");
    const std::string rid = attribute("rid");
    has_text = name == "mrk" || name == "g";
    if (has_text) {
      code.kind = CodeKind::open;
      code.name = "hi";
      set("x", name == "g" ? id : attribute("mid"));
      if (name == "g") set("type", type);
      return code;
    }
    if (name == "bpt" || name == "bx") {
      code.name = "bpt";
      set("i", rid.empty() ? id : rid);
      set("x", id);
      set("type", type);
    } else if (name == "ept" || name == "ex") {
      code.name = "ept";
      set("i", rid.empty() ? id : rid);
    } else if (name == "it") {
      code.name = "it";
      set("pos", attribute("pos") == "close" ? "end" : "begin");
      set("x", id);
      set("type", type);
    } else {
      code.name = "ph";
      set("x", id);
      set("type", type);
    }
    code.data = inner_xml();
    return code;
  }

  Content read_content() {
    Content content;
    std::vector<bool> open;  // Whether the element that closes next is a code.
    while (step()) {
      if (event_.kind == XmlEventKind::text) {
        append(content.text, event_.text);
      } else if (is_start()) {
        const std::size_t offset = content.text.size();
        // <mrk mtype="seg"> marks segments, which is no code.
        if (local(event_.name) == "mrk" && attribute("mtype") == "seg") {
          open.push_back(false);
          continue;
        }
        if (is_2_ && local(event_.name) == "cp") {
          if (const char32_t c = read_character(); c >= U' ')
            append_char(content.text, c);
          continue;
        }
        if (is_2_ && (local(event_.name) == "sm" || local(event_.name) == "em")) {
          inner_xml();  // Marks of comments and terms.
          continue;
        }
        bool has_text = false;
        Code code = read_code(has_text);
        code.offset_bytes = offset;
        if (has_text) open.push_back(true);
        content.codes.push_back(std::move(code));
      } else if (event_.kind == XmlEventKind::end_element) {
        if (open.empty()) break;
        if (open.back())
          content.codes.push_back({content.text.size(), CodeKind::close, "", {}, ""});
        open.pop_back();
      }
    }
    trim(content);
    return content;
  }

  /// False for a unit without translation.
  bool read_unit(TranslationUnit& unit) {
    if (attribute("restype") == "x-gettext-domain-header") {
      skip();  // What a PO file says of itself.
      return false;
    }
    unit = {};
    unit.variants.resize(2);
    unit.variants[0].language = file_source_;
    unit.variants[1].language = file_target_;
    if (const std::string id = attribute("resname"); !id.empty())
      unit.attributes.push_back({"tuid", id});
    while (step() && event_.kind != XmlEventKind::end_element) {
      if (!is_start()) continue;
      const std::string_view name = local(event_.name);
      if (name == "source" || name == "target") {
        Variant& side = unit.variants[name == "target" ? 1 : 0];
        if (side.language.empty()) side.language = attribute("xml:lang");
        side.content = read_content();
      } else if (name == "note") {
        unit.annotations.push_back({AnnotationKind::note, "", text(), {}});
      } else if (name == "prop-group") {
        read_props(unit);
      } else {
        skip();  // <alt-trans> above all, whose <target> is another's.
      }
    }
    if (unit.variants[0].content.is_blank() || unit.variants[1].content.is_blank()) {
      ++untranslated_;
      if (!options_.takes_what_is_there) return false;
    }
    if (unit.variants[1].language.empty() && !options_.takes_what_is_there) {
      throw xml_.error(event_.position,
                       "the file does not say its target language; "
                       "give it with --target-lang");
    }
    return true;
  }

  void read_props(TranslationUnit& unit) {
    while (step() && event_.kind != XmlEventKind::end_element) {
      if (!is_start()) continue;
      const std::string type = attribute("prop-type");
      const std::string value = text();
      if (type.starts_with("tmx:")) {
        set_attribute(unit.attributes, type.substr(4), value);
      } else {
        add_prop(unit.annotations, type, value);
      }
    }
  }

  XmlReader xml_;
  UnitReadOptions options_;
  XmlEvent event_;
  Header header_;
  std::string root_;
  std::string file_source_;
  std::string file_target_;
  bool has_file_ = false;
  bool is_2_ = false;
  std::string root_source_;  // Of XLIFF 2, where all files share their languages.
  std::string root_target_;
  std::map<std::string, std::string> native_;
  std::size_t untranslated_ = 0;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<UnitReader> read_xliff(XmlSource source, const std::string& name,
                                       const UnitReadOptions& options) {
  return std::make_unique<XliffReader>(std::move(source), name, options);
}

}  // namespace awase
