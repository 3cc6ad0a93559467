// SPDX-License-Identifier: Apache-2.0

#include "text/documents/read_odt.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "text/documents/block_writer.h"
#include "text/documents/odt_styles.h"
#include "text/documents/table_places.h"
#include "text/documents/xml_parts.h"
#include "text/error.h"

namespace awase {
namespace {

/// A part of the document that is kept apart from the others.
struct Stream {
  Document text;
  BlockWriter writer{text};
  int notes = 0;
};

class OdtReader {
 public:
  void read(Archive& archive, const std::string& path) {
    skipper_ = {};
    for_each_event(archive, path, [this](const XmlEvent& event) { take(event); });
  }

  void read_flat(std::string_view bytes, const std::string& name) {
    XmlReader reader(xml_source(bytes), name);
    for (XmlEvent event; reader.next(event);) take(event);
  }

  void give(Document& document) {
    for (Stream* stream : {&body_, &boxes_, &footnotes_, &endnotes_, &furniture_}) {
      stream->writer.end_block();
      append_blocks(document, stream->text);
    }
  }

 private:
  /// An open paragraph. Frames and notes stand in paragraphs, with others in them.
  struct Paragraph {
    Stream* stream;
    BlockRole role;
  };

  /// An element that makes all in it part of another stream.
  struct Place {
    Stream* stream;
    BlockRole role;
    int depth;  ///< Of its element.
    int cells = 0;
  };

  void take(const XmlEvent& event) {
    const std::string_view name = local_name(event.name);
    if (event.kind == XmlEventKind::start_element) {
      if (!skipper_.start(name)) start(event, name);
    } else if (event.kind == XmlEventKind::end_element) {
      const int depth = skipper_.depth();
      if (!skipper_.end(name)) end(name, depth);
      if (!skipper_.skipping()) keep_left_out();
    } else if (event.kind == XmlEventKind::text) {
      if (skipper_.skipping())
        left_out_ += reason_ ? event.text : "";
      else if (!paragraphs_.empty())
        writer().write(event.text);
    }
  }

  /// Lists what was passed over last, if a reader might look for it.
  void keep_left_out() {
    if (reason_) leave_out(body_.text, *reason_, left_out_);
    reason_.reset();
    left_out_.clear();
  }

  BlockWriter& writer() { return paragraphs_.back().stream->writer; }

  bool is_left_out(const XmlEvent& event, std::string_view name) {
    if (name == "ruby-text") reason_ = LeftOutReason::reading;
    if ((name == "span" && styles_.is_hidden(local_attribute(event, "style-name"))) ||
        (name == "section" && local_attribute(event, "display") == "none"))
      reason_ = LeftOutReason::hidden;
    if (reason_) return true;
    constexpr std::string_view kLeftOut[] = {"tracked-changes",
                                             "note-citation",
                                             "annotation",
                                             "forms",
                                             "sequence-decls",
                                             "script",
                                             "number",
                                             "object",
                                             "binary-data",
                                             "table-of-content-source",
                                             "math",
                                             "notes-configuration"};
    if (std::find(std::begin(kLeftOut), std::end(kLeftOut), name) != std::end(kLeftOut))
      return true;
    if (event.name == "svg:title" || event.name == "svg:desc") return true;
    return false;
  }

  void start(const XmlEvent& event, std::string_view name) {
    styles_.take(event);
    if (is_left_out(event, name)) {
      skipper_.skip();
    } else if (name == "p" || name == "h") {
      begin_paragraph(event, name == "h");
    } else if (name == "list") {
      lists_.begin_list(event);
    } else if (name == "list-item") {
      lists_.begin_item(event);
    } else if (name == "table") {
      tables_.begin_table();
    } else if (name == "table-row") {
      tables_.begin_row();
    } else if (name == "table-cell" && !places_.empty()) {
      tables_.begin_cell();
      ++places_.back().cells;
    } else if (!paragraphs_.empty() && (name == "s" || name == "tab")) {
      writer().write(" ");
    } else if (!paragraphs_.empty() && name == "line-break") {
      writer().break_line();
    } else {
      begin_place(event, name);
    }
  }

  /// A drawing that can hold text of its own.
  static bool is_shape(const XmlEvent& event) {
    constexpr std::string_view kShapes[] = {
        "draw:custom-shape", "draw:rect",     "draw:ellipse",
        "draw:circle",       "draw:line",     "draw:polygon",
        "draw:polyline",     "draw:path",     "draw:regular-polygon",
        "draw:caption",      "draw:connector"};
    return std::find(std::begin(kShapes), std::end(kShapes), event.name) !=
           std::end(kShapes);
  }

  void begin_place(const XmlEvent& event, std::string_view name) {
    const int depth = skipper_.depth();
    if (name == "text" || name == "body") {
      places_.push_back({&body_, {}, depth});
    } else if (name == "text-box" || is_shape(event)) {
      places_.push_back({&boxes_, {.kind = BlockKind::text_box}, depth});
    } else if (name == "table-of-content") {
      places_.push_back({&body_, {.kind = BlockKind::contents}, depth});
    } else if (name == "note") {
      const bool endnote = local_attribute(event, "note-class") == "endnote";
      Stream& stream = endnote ? endnotes_ : footnotes_;
      ++stream.notes;
      places_.push_back(
          {&stream, {.kind = BlockKind::note, .level = stream.notes}, depth});
    } else if (name.starts_with("header") || name.starts_with("footer")) {
      const BlockKind kind =
          name.starts_with("header") ? BlockKind::page_header : BlockKind::page_footer;
      places_.push_back({&furniture_, {.kind = kind, .boilerplate = true}, depth});
    }
  }

  void end(std::string_view name, int depth) {
    if (name == "p" || name == "h") {
      end_paragraph();
    } else if (name == "list") {
      lists_.end_list();
    } else if (name == "table") {
      tables_.end_table();
    } else if (!places_.empty() && places_.back().depth == depth) {
      places_.pop_back();
    } else if (name == "table-cell" && !places_.empty()) {
      --places_.back().cells;
    }
  }

  void begin_paragraph(const XmlEvent& event, bool heading) {
    Stream* stream = places_.empty() ? &body_ : places_.back().stream;
    BlockRole role = places_.empty() ? BlockRole() : places_.back().role;
    const bool plain = role.kind == BlockKind::paragraph;
    if (plain && heading) {
      role.kind = BlockKind::heading;
      role.level =
          std::max(small_number(local_attribute(event, "outline-level"), 1), 1);
    } else if (plain) {
      role.kind = styles_.kind(local_attribute(event, "style-name"));
      if (role.kind == BlockKind::heading) role.level = 1;
      const bool loose = role.kind == BlockKind::paragraph;
      if (loose && !places_.empty() && places_.back().cells > 0) {
        role.kind = BlockKind::table_cell;
      } else if (loose && lists_.depth() > 0) {
        role.kind = BlockKind::list_item;
        role.level = lists_.depth();
      }
    }
    role.label = lists_.take_label();
    role.place = tables_.place();
    stream->writer.set_role(role);
    paragraphs_.push_back({stream, std::move(role)});
  }

  void end_paragraph() {
    if (paragraphs_.empty()) return;
    writer().end_block();
    paragraphs_.pop_back();
    if (!paragraphs_.empty()) writer().set_role(paragraphs_.back().role);
  }

  OdtStyles styles_;
  OdtLists lists_{styles_};
  TablePlaces tables_;
  std::optional<LeftOutReason> reason_;  ///< Of what is passed over; none: no text.
  std::string left_out_;
  ElementSkipper skipper_;
  Stream body_, boxes_, footnotes_, endnotes_, furniture_;
  std::vector<Paragraph> paragraphs_;
  std::vector<Place> places_;
};

}  // namespace

void read_odt(Archive& archive, Document& document) {
  const std::string manifest = "META-INF/manifest.xml";
  if (archive.has(manifest) &&
      archive.read(manifest).find("encryption-data") != std::string::npos) {
    throw Error(ErrorKind::input,
                Message("{file}: encrypted; save the document without a password",
                        {{"file", archive.place("content.xml")}}));
  }
  OdtReader reader;
  // First, for the styles that the text refers to.
  if (archive.has("styles.xml")) reader.read(archive, "styles.xml");
  reader.read(archive, "content.xml");
  reader.give(document);
}

void read_flat_odt(std::string_view bytes, Document& document) {
  OdtReader reader;
  reader.read_flat(bytes, document.name);
  reader.give(document);
}

}  // namespace awase
