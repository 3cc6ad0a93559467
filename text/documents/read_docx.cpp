// SPDX-License-Identifier: Apache-2.0

#include "text/documents/read_docx.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "text/ascii.h"
#include "text/documents/block_writer.h"
#include "text/documents/docx_fields.h"
#include "text/documents/docx_styles.h"
#include "text/documents/symbol_fonts.h"
#include "text/documents/table_places.h"
#include "text/documents/xml_parts.h"
#include "text/error.h"

namespace awase {
namespace {

/// Styles and lists of a document, which all of its stories share.
struct Shared {
  DocxStyles styles;
  DocxNumbering numbering;
};

/// A part with text: the body, the footnotes, a header.
class Story {
 public:
  explicit Story(Shared& shared) : shared_(shared) {}

  void read(Archive& archive, const std::string& path) {
    for_each_event(archive, path, [this](const XmlEvent& event) { take(event); });
    writer_.end_block();
    box_writer_.end_block();
  }

  /// Where a note lies among the blocks of `text`.
  struct Note {
    std::string id;
    std::size_t first_block = 0;
  };

  Document text;
  Document boxes;
  std::vector<std::string> footnotes;  ///< Ids, in the order of the references.
  std::vector<std::string> endnotes;
  std::vector<Note> notes;  ///< Of a part that holds notes.

 private:
  struct Paragraph {
    DocxParagraph properties;
    BlockRole role;
    bool mark_deleted = false;
  };

  void take(const XmlEvent& event) {
    const std::string_view name = local_name(event.name);
    switch (event.kind) {
      case XmlEventKind::start_element:
        if (!skipper_.start(name)) start(event, name);
        break;
      case XmlEventKind::end_element:
        if (!skipper_.end(name)) end(name);
        break;
      case XmlEventKind::text:
        if (in_text_ && !skipper_.skipping()) take_run(event.text);
        if (in_instruction_ && !fields_.empty() && !skipper_.skipping())
          fields_.back() += event.text;
        break;
      default:
        break;
    }
  }

  /// The text of a run: signs, where its font has nothing else.
  void take_run(std::string_view words) {
    if (is_symbol_font(font_))
      take_text(symbols_as_text(font_, words));
    else
      take_text(words);
  }

  /// A character that was inserted by its number in a font.
  void take_symbol(const XmlEvent& event) {
    const std::string_view code = local_attribute(event, "char");
    char32_t character = 0;
    if (code.empty() || code.size() > 6) return;
    for (const char c : code) {
      const int digit = hex_value(c);
      if (digit < 0) return;
      character = character * 16 + static_cast<char32_t>(digit);
    }
    take_text(symbol_text(local_attribute(event, "font"), character));
  }

  void take_text(std::string_view words) {
    if (readings_ > 0)
      leave_out(text, LeftOutReason::reading, words);
    else if (hidden_)
      leave_out(text, LeftOutReason::hidden, words);
    else
      writer().write(words);
  }

  BlockWriter& writer() { return box_depth_ > 0 ? box_writer_ : writer_; }

  void start(const XmlEvent& event, std::string_view name) {
    if (name == "pPrChange" || name == "rPrChange" || name == "sectPr" ||
        name == "sdtPr" || name == "tblPr" || name == "tblGrid" || name == "tcPr") {
      skipper_.skip();
    } else if (name == "del" || name == "moveFrom") {
      remove();
    } else if (name == "p") {
      begin_paragraph();
    } else if (name == "pPr") {
      in_paragraph_properties_ = true;
    } else if (name == "rPr") {
      in_run_properties_ = true;
    } else if (name == "trPr") {
      in_row_properties_ = true;
    } else if (in_paragraph_properties_) {
      if (!in_run_properties_ && !paragraphs_.empty())
        take_property(paragraphs_.back().properties, event);
    } else if (in_run_properties_) {
      if (name == "vanish") hidden_ = is_on(local_attribute(event, "val"));
      if (name == "rFonts") font_ = local_attribute(event, "ascii");
    } else {
      start_content(event, name);
    }
  }

  void start_content(const XmlEvent& event, std::string_view name) {
    if (name == "rt") {
      ++readings_;
    } else if (name == "r") {
      hidden_ = false;
      font_.clear();
    } else if (name == "t") {
      in_text_ = true;
    } else if (name == "tab" || name == "ptab") {
      if (!hidden_) writer().write(" ");
    } else if (name == "br" || name == "cr") {
      const std::string_view type = local_attribute(event, "type");
      if (type == "page" || type == "column")
        writer().write(" ");
      else
        writer().break_line();
    } else if (name == "instrText") {
      in_instruction_ = true;
    } else if (name == "fldChar") {
      take_field(local_attribute(event, "fldCharType"));
    } else if (name == "sym") {
      take_symbol(event);
    } else if (name == "noBreakHyphen") {
      writer().write("\u2011");
    } else if (name == "tbl") {
      tables_.begin_table();
    } else if (name == "tr") {
      tables_.begin_row();
      rows_.push_back(skipper_.depth());
    } else if (name == "tc") {
      tables_.begin_cell();
      ++cells_;
    } else if (name == "txbxContent") {
      ++box_depth_;
    } else if (name == "footnoteReference") {
      footnotes.emplace_back(local_attribute(event, "id"));
    } else if (name == "endnoteReference") {
      endnotes.emplace_back(local_attribute(event, "id"));
    } else if (name == "footnote" || name == "endnote") {
      const std::string_view type = local_attribute(event, "type");
      if (type.empty() || type == "normal")
        notes.push_back(
            {std::string(local_attribute(event, "id")), text.blocks.size()});
      else
        skipper_.skip();
    }
  }

  void end(std::string_view name) {
    if (name == "p") end_paragraph();
    if (name == "pPr") {
      in_paragraph_properties_ = false;
      settle_role();
    }
    if (name == "rPr") in_run_properties_ = false;
    if (name == "trPr") in_row_properties_ = false;
    if (name == "t") in_text_ = false;
    if (name == "instrText") in_instruction_ = false;
    if (name == "rt" && readings_ > 0) --readings_;
    if (name == "tr" && !rows_.empty()) rows_.pop_back();
    if (name == "tbl") tables_.end_table();
    if (name == "tc" && cells_ > 0) --cells_;
    if (name == "txbxContent" && box_depth_ > 0) --box_depth_;
    if (name == "footnote" || name == "endnote") writer_.end_block();
  }

  /// The mark that begins a field, ends its instruction, or ends it.
  void take_field(std::string_view type) {
    if (type == "begin") fields_.emplace_back();
    if (type != "end" || fields_.empty()) return;
    const EquationText shown = equation_text(fields_.back());
    fields_.pop_back();
    leave_out(text, LeftOutReason::reading, shown.reading);
    take_text(shown.base);
  }

  static bool is_on(std::string_view value) {
    return value != "0" && value != "false" && value != "off";
  }

  /// A tracked deletion: of text, of the mark that ends a paragraph, of a table row.
  void remove() {
    if (in_paragraph_properties_) {
      if (in_run_properties_ && !paragraphs_.empty())
        paragraphs_.back().mark_deleted = true;
    } else if (in_row_properties_ && !rows_.empty()) {
      in_row_properties_ = false;
      skipper_.skip_from(rows_.back());
      rows_.pop_back();
      return;
    }
    skipper_.skip();
  }

  void begin_paragraph() {
    Paragraph paragraph;
    paragraph.role = {.kind = plain_kind(), .place = tables_.place()};
    paragraphs_.push_back(paragraph);
    writer().set_role(paragraph.role);
    hidden_ = false;
  }

  BlockKind plain_kind() const {
    if (box_depth_ > 0) return BlockKind::text_box;
    return cells_ > 0 ? BlockKind::table_cell : BlockKind::paragraph;
  }

  /// Once the properties of the paragraph are known.
  void settle_role() {
    if (paragraphs_.empty()) return;
    DocxParagraph& properties = paragraphs_.back().properties;
    BlockRole& role = paragraphs_.back().role;
    const BlockKind kind = shared_.styles.resolve(properties);
    if (!properties.list.empty() && properties.list != "0") {
      const int level = std::max(properties.list_level, 0);
      role.label = shared_.numbering.next_label(properties.list, level);
      if (role.kind == BlockKind::paragraph) {
        role.kind = BlockKind::list_item;
        role.level = level + 1;
      }
    }
    if (kind == BlockKind::code) role = {.kind = kind};
    if (box_depth_ == 0 && cells_ == 0 && kind != BlockKind::code) {
      if (properties.outline >= 0 && properties.outline < 9) {
        role.kind = BlockKind::heading;
        role.level = properties.outline + 1;
      } else if (kind != BlockKind::paragraph) {
        role.kind = kind;
        role.level = kind == BlockKind::heading ? 1 : 0;
      }
    }
    writer().set_role(role);
  }

  void end_paragraph() {
    if (paragraphs_.empty()) return;
    const bool joined = paragraphs_.back().mark_deleted;
    paragraphs_.pop_back();
    if (!joined) writer().end_block();
    if (!paragraphs_.empty()) writer().set_role(paragraphs_.back().role);
  }

  Shared& shared_;
  ElementSkipper skipper_;
  BlockWriter writer_{text};
  BlockWriter box_writer_{boxes};
  std::vector<Paragraph> paragraphs_;  ///< Open ones; text boxes stand in paragraphs.
  std::vector<int> rows_;              ///< Depths of the open rows.
  TablePlaces tables_;
  int cells_ = 0;
  int box_depth_ = 0;
  int readings_ = 0;  ///< Ruby that the text is in.
  bool in_paragraph_properties_ = false;
  bool in_run_properties_ = false;
  bool in_row_properties_ = false;
  bool in_text_ = false;
  bool in_instruction_ = false;
  std::vector<std::string> fields_;  ///< Instructions of the open ones.
  bool hidden_ = false;
  std::string font_;  ///< Of the run, where it names one.
};

/// Appends the notes to which the text refers, in that order.
void append_notes(Document& document, Story& story,
                  const std::vector<std::string>& references) {
  std::map<std::string, std::size_t> by_id;
  for (std::size_t i = 0; i < story.notes.size(); ++i) by_id[story.notes[i].id] = i;
  int number = 0;
  for (const std::string& id : references) {
    const auto found = by_id.find(id);
    if (found == by_id.end()) continue;
    const std::size_t i = found->second;
    by_id.erase(found);  // a second reference gives no second note
    const std::size_t end = i + 1 < story.notes.size() ? story.notes[i + 1].first_block
                                                       : story.text.blocks.size();
    ++number;
    BlockWriter writer(document);
    for (std::size_t b = story.notes[i].first_block; b < end; ++b)
      writer.add(story.text.block_text(story.text.blocks[b]),
                 {.kind = BlockKind::note, .level = number});
  }
}

/// Headers or footers, each text once.
void append_furniture(Archive& archive, Shared& shared,
                      const std::vector<Relation>& relations, std::string_view type,
                      BlockKind kind, Document& document) {
  std::vector<std::string> seen;
  for (const Relation& relation : relations) {
    if (relation.type != type || !archive.has(relation.path)) continue;
    Story story(shared);
    story.read(archive, relation.path);
    append_blocks(story.text, story.boxes);
    if (std::find(seen.begin(), seen.end(), story.text.text) != seen.end()) continue;
    seen.push_back(story.text.text);
    for (Block& block : story.text.blocks) {
      block.kind = kind;
      block.level = 0;
      block.boilerplate = true;
    }
    append_blocks(document, story.text);
  }
}

/// Lists what charts and diagrams say: titles, names of series and categories, labels.
void leave_out_drawings(Archive& archive, const std::vector<Relation>& relations,
                        Document& document) {
  for (const Relation& relation : relations) {
    const bool is_chart = relation.type == "chart";
    if (!(is_chart || relation.type == "diagramData") || !archive.has(relation.path))
      continue;
    std::string text;
    bool is_text = false;
    bool is_name = false;  // In a cache of names, not of numbers.
    for_each_event(archive, relation.path, [&](const XmlEvent& event) {
      const std::string_view name = local_name(event.name);
      const bool starts = event.kind == XmlEventKind::start_element;
      if (event.kind == XmlEventKind::text) {
        if (is_text) text += event.text;
      } else if (name == "strCache") {
        is_name = starts;
      } else if (name == "t" || (name == "v" && is_name)) {
        is_text = starts;
      } else if ((name == "p" || name == "pt") && !starts) {
        if (!text.empty() && !text.ends_with(' ')) text += ' ';
      }
    });
    leave_out(document, LeftOutReason::drawing, text);
  }
}

}  // namespace

void read_docx(Archive& archive, Document& document) {
  const std::string main =
      find_related(archive, read_relations(archive, ""), "officeDocument");
  if (main.empty())
    throw Error(ErrorKind::input, Message("{place}: names no text; the file is damaged",
                                          {{"place", archive.place("_rels/.rels")}}));
  const std::vector<Relation> relations = read_relations(archive, main);
  Shared shared;
  if (const auto path = find_related(archive, relations, "styles"); !path.empty())
    shared.styles = DocxStyles(archive, path);
  if (const auto path = find_related(archive, relations, "numbering"); !path.empty())
    shared.numbering = DocxNumbering(archive, path);

  Story body(shared);
  body.read(archive, main);
  append_blocks(document, body.text);
  append_blocks(document, body.boxes);
  for (const auto& [type, references] : {std::pair("footnotes", &body.footnotes),
                                         std::pair("endnotes", &body.endnotes)}) {
    const std::string path = find_related(archive, relations, type);
    if (path.empty() || references->empty()) continue;
    Story notes(shared);
    notes.read(archive, path);
    append_notes(document, notes, *references);
  }
  append_furniture(archive, shared, relations, "header", BlockKind::page_header,
                   document);
  append_furniture(archive, shared, relations, "footer", BlockKind::page_footer,
                   document);
  leave_out_drawings(archive, relations, document);
}

}  // namespace awase
