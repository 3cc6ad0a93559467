// SPDX-License-Identifier: Apache-2.0

#include "text/documents/read_pptx.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/documents/block_writer.h"
#include "text/documents/symbol_fonts.h"
#include "text/documents/xml_parts.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Whether all letters of a typeface are equally wide, so that a text in it is code.
bool is_typewriter_face(std::string_view face) {
  const std::string name = ascii_lower(face);
  for (const std::string_view part :
       {"courier", "consolas", "mono", "menlo", "monaco", "source code", "fira code",
        "cascadia", "lucida console"})
    if (name.find(part) != std::string::npos) return true;
  return false;
}

/// A slide, or the notes of one.
class SlideReader {
 public:
  /// `note`: 0 for a slide, else the number of the slide that the notes are on.
  SlideReader(Document& document, int note) : writer_(document), note_(note) {}

  void read(Archive& archive, const std::string& path) {
    for_each_event(archive, path, [this](const XmlEvent& event) { take(event); });
    writer_.end_block();
  }

 private:
  void take(const XmlEvent& event) {
    const std::string_view name = local_name(event.name);
    if (event.kind == XmlEventKind::start_element) {
      if (!skipper_.start(name)) start(event, name);
    } else if (event.kind == XmlEventKind::end_element) {
      if (!skipper_.end(name)) end(name);
    } else if (event.kind == XmlEventKind::text && in_text_ && !skipper_.skipping()) {
      writer_.write(is_sign(event.text) ? symbols_as_text(symbol_font_, event.text)
                                        : event.text);
      const bool is_blank = trim(std::string_view(event.text)).empty();
      if (!is_blank) (is_typewriter_ ? has_code_ : has_prose_) = true;
    }
  }

  /// Whether the run is a sign of its font of symbols, as PowerPoint makes one of
  /// "-->": such a font may be named for other runs too, where it stands for nothing.
  bool is_sign(std::string_view text) const {
    if (!is_symbol_font(symbol_font_)) return false;
    text = trim(text);
    if (text.empty()) return false;
    std::size_t end = 0;
    const char32_t first = next_char(text, end);
    return end == text.size() &&
           (first >= 0x80 || ((first | 0x20U) >= 'a' && (first | 0x20U) <= 'z'));
  }

  void start(const XmlEvent& event, std::string_view name) {
    if (name == "sp" || name == "graphicFrame") {
      placeholder_.clear();
      is_placeholder_ = false;
    } else if (name == "ph") {
      placeholder_ = local_attribute(event, "type");
      is_placeholder_ = true;
    } else if (name == "tc") {
      in_cell_ = true;
    } else if (name == "r") {
      is_typewriter_ = false;
      symbol_font_.clear();
    } else if (name == "sym") {
      symbol_font_ = local_attribute(event, "typeface");
    } else if (name == "latin") {
      is_typewriter_ = is_typewriter_face(local_attribute(event, "typeface"));
    } else if (name == "p") {
      has_code_ = has_prose_ = false;
      writer_.end_block();
      writer_.set_role(role(1));
    } else if (name == "pPr") {
      writer_.set_role(role(1 + small_number(local_attribute(event, "lvl"), 0)));
    } else if (name == "t") {
      in_text_ = true;
    } else if (name == "br") {
      writer_.break_line();
    }
  }

  void end(std::string_view name) {
    if (name == "p") {
      if (has_code_ && !has_prose_) writer_.set_role({.kind = BlockKind::code});
      writer_.end_block();
    }
    if (name == "t") in_text_ = false;
    if (name == "tc") in_cell_ = false;
  }

  /// Of a paragraph of the shape.
  BlockRole role(int level) const {
    if (placeholder_ == "dt" || placeholder_ == "ftr" || placeholder_ == "sldNum")
      return {.kind = BlockKind::page_footer, .boilerplate = true};
    if (placeholder_ == "hdr")
      return {.kind = BlockKind::page_header, .boilerplate = true};
    if (note_ > 0) return {.kind = BlockKind::note, .level = note_};
    if (in_cell_) return {.kind = BlockKind::table_cell};
    if (placeholder_ == "title" || placeholder_ == "ctrTitle")
      return {.kind = BlockKind::heading, .level = 1};
    if (placeholder_ == "subTitle") return {.kind = BlockKind::heading, .level = 2};
    if (is_placeholder_) return {.kind = BlockKind::list_item, .level = level};
    return {.kind = BlockKind::text_box};
  }

  BlockWriter writer_;
  int note_;
  ElementSkipper skipper_;
  std::string placeholder_;  ///< Type of the shape's placeholder.
  bool is_placeholder_ = false;
  bool in_cell_ = false;
  bool in_text_ = false;
  std::string symbol_font_;     ///< That of the run, if it names one.
  bool is_typewriter_ = false;  ///< The run is in letters of one width.
  bool has_code_ = false;       ///< The paragraph has such runs,
  bool has_prose_ = false;      ///< and others.
};

/// Paths of the slides, in the order of the show.
std::vector<std::string> slide_paths(Archive& archive, const std::string& main) {
  std::map<std::string, std::string> slides;  // by id
  for (Relation& relation : read_relations(archive, main))
    if (relation.type == "slide") slides[relation.id] = std::move(relation.path);
  std::vector<std::string> paths;
  for_each_event(archive, main, [&](const XmlEvent& event) {
    if (event.kind != XmlEventKind::start_element || local_name(event.name) != "sldId")
      return;
    // Its own id stands beside that of the relation.
    const std::string* id = event.attribute("r:id");
    const auto slide = id == nullptr ? slides.end() : slides.find(*id);
    if (slide != slides.end() && archive.has(slide->second))
      paths.push_back(slide->second);
  });
  return paths;
}

}  // namespace

void read_pptx(Archive& archive, Document& document) {
  const std::string named =
      find_related(archive, read_relations(archive, ""), "officeDocument");
  const std::vector<std::string> slides =
      slide_paths(archive, named.empty() ? "ppt/presentation.xml" : named);
  Document notes;
  int number = 0;
  for (const std::string& path : slides) {
    ++number;
    SlideReader(document, 0).read(archive, path);
    const std::string note =
        find_related(archive, read_relations(archive, path), "notesSlide");
    if (!note.empty()) SlideReader(notes, number).read(archive, note);
  }
  append_blocks(document, notes);
}

}  // namespace awase
