// SPDX-License-Identifier: Apache-2.0

#include "text/documents/read_odp.h"

#include <algorithm>
#include <set>
#include <string>

#include "text/documents/block_writer.h"
#include "text/documents/xml_parts.h"
#include "text/error.h"

namespace awase {
namespace {

void refuse_encrypted(Archive& archive) {
  const std::string manifest = "META-INF/manifest.xml";
  if (archive.has(manifest) &&
      archive.read(manifest).find("encryption-data") != std::string::npos)
    throw Error(ErrorKind::input,
                Message("{file}: encrypted; save the document without a password",
                        {{"file", archive.place("content.xml")}}));
}

/// Whether no text of an element is text of the document.
bool is_left_out(const XmlEvent& event, std::string_view name) {
  constexpr std::string_view kLeftOut[] = {
      "annotation",  "ruby-text",   "object",    "binary-data",    "math",
      "forms",       "script",      "settings",  "date-time-decl", "footer-decl",
      "header-decl", "page-number", "page-count"};
  return event.name == "svg:title" || event.name == "svg:desc" ||
         std::find(std::begin(kLeftOut), std::end(kLeftOut), name) !=
             std::end(kLeftOut);
}

/// What slides and sheets share: paragraphs and the white space in them.
class OdfTextReader {
 public:
  explicit OdfTextReader(Document& document) : writer_(document) {}
  virtual ~OdfTextReader() = default;

  void read(Archive& archive) {
    for_each_event(archive, "content.xml",
                   [this](const XmlEvent& event) { take(event); });
    writer_.end_block();
  }

 protected:
  virtual void start(const XmlEvent& event, std::string_view name) = 0;
  virtual void end(std::string_view name, int depth) = 0;
  virtual bool hides(const XmlEvent&, std::string_view) { return false; }

  int depth() const { return skipper_.depth(); }
  BlockWriter& writer() { return writer_; }
  void set_writes(bool writes) { writes_ = writes; }

 private:
  void take(const XmlEvent& event) {
    const std::string_view name = local_name(event.name);
    if (event.kind == XmlEventKind::start_element) {
      if (skipper_.start(name)) return;
      if (is_left_out(event, name) || hides(event, name)) return skipper_.skip();
      if (writes_ && (name == "s" || name == "tab"))
        writer_.write(" ");
      else if (writes_ && name == "line-break")
        writer_.break_line();
      else
        start(event, name);
    } else if (event.kind == XmlEventKind::end_element) {
      const int depth = skipper_.depth();
      if (!skipper_.end(name)) end(name, depth);
    } else if (event.kind == XmlEventKind::text && writes_ && !skipper_.skipping()) {
      writer_.write(event.text);
    }
  }

  BlockWriter writer_;
  ElementSkipper skipper_;
  bool writes_ = false;
};

class OdpReader : public OdfTextReader {
 public:
  /// `notes`: reads the speaker's notes and nothing else.
  OdpReader(Document& document, bool notes) : OdfTextReader(document), notes_(notes) {}

 private:
  void start(const XmlEvent& event, std::string_view name) override {
    if (event.name == "draw:page") {
      ++slide_;
      in_show_ = true;
    } else if (name == "notes") {
      in_notes_ = true;
    } else if (event.name == "draw:frame" || event.name == "draw:custom-shape") {
      class_ = local_attribute(event, "class");
    } else if (name == "list") {
      ++lists_;
    } else if (name == "table-cell") {
      ++cells_;
    } else if (name == "p" || name == "h") {
      writer().set_role(role());
      set_writes(in_show_ && in_notes_ == notes_ && class_ != "page-number" &&
                 class_ != "header" && class_ != "footer" && class_ != "date-time");
    }
  }

  void end(std::string_view name, int) override {
    if (name == "p" || name == "h") {
      writer().end_block();
      set_writes(false);
    } else if (name == "page") {
      in_show_ = false;
    } else if (name == "notes") {
      in_notes_ = false;
    } else if (name == "frame" || name == "custom-shape") {
      class_.clear();
    } else if (name == "list" && lists_ > 0) {
      --lists_;
    } else if (name == "table-cell" && cells_ > 0) {
      --cells_;
    }
  }

  BlockRole role() const {
    if (in_notes_) return {.kind = BlockKind::note, .level = slide_};
    if (cells_ > 0) return {.kind = BlockKind::table_cell};
    if (class_ == "title") return {.kind = BlockKind::heading, .level = 1};
    if (class_ == "subtitle") return {.kind = BlockKind::heading, .level = 2};
    if (lists_ > 0) return {.kind = BlockKind::list_item, .level = lists_};
    if (class_ == "outline") return {.kind = BlockKind::list_item, .level = 1};
    return {.kind = BlockKind::text_box};
  }

  bool notes_;
  std::string class_;  ///< Of the frame, as presentations call it.
  int slide_ = 0;
  int lists_ = 0;
  int cells_ = 0;
  bool in_show_ = false;
  bool in_notes_ = false;
};

class OdsReader : public OdfTextReader {
 public:
  explicit OdsReader(Document& document) : OdfTextReader(document) {}

 private:
  void start(const XmlEvent& event, std::string_view name) override {
    if (name == "style") {
      style_ = local_attribute(event, "name");
    } else if (name == "table-properties" &&
               local_attribute(event, "display") == "false") {
      hidden_.insert(style_);
    } else if (name == "table") {
      ++place_.table;
      place_.row = 0;
    } else if (name == "table-row") {
      place_.row += repeats_;
      repeats_ = small_number(local_attribute(event, "number-rows-repeated"), 1);
      place_.column = 0;
      next_column_ = 1;
    } else if (name == "table-cell" || name == "covered-table-cell") {
      place_.column = next_column_;
      next_column_ +=
          small_number(local_attribute(event, "number-columns-repeated"), 1);
      covered_ = name == "covered-table-cell";
    } else if (name == "p" && place_.column > 0 && !covered_) {
      TablePlace place = place_;
      ++place.row;
      writer().set_role({.kind = BlockKind::table_cell, .place = place});
      set_writes(true);
    }
  }

  void end(std::string_view name, int) override {
    if (name == "p") {
      writer().break_line();
      set_writes(false);
    } else if (name == "table-cell" || name == "covered-table-cell") {
      writer().end_block();
      place_.column = 0;
    } else if (name == "table") {
      repeats_ = 0;
    }
  }

  bool hides(const XmlEvent& event, std::string_view name) override {
    if (name == "table")
      return hidden_.contains(std::string(local_attribute(event, "style-name")));
    if (name == "shapes") return true;
    if (name != "table-row") return false;
    const std::string_view visibility = local_attribute(event, "visibility");
    if (visibility != "collapse" && visibility != "filter") return false;
    place_.row += repeats_;
    repeats_ = small_number(local_attribute(event, "number-rows-repeated"), 1);
    return true;
  }

  std::set<std::string> hidden_;  ///< Styles of sheets that are not shown.
  std::string style_;
  TablePlace place_;
  int repeats_ = 0;
  int next_column_ = 1;
  bool covered_ = false;
};

}  // namespace

void read_odp(Archive& archive, Document& document) {
  refuse_encrypted(archive);
  OdpReader(document, false).read(archive);
  Document notes;
  OdpReader(notes, true).read(archive);
  append_blocks(document, notes);
}

void read_ods(Archive& archive, Document& document) {
  refuse_encrypted(archive);
  OdsReader(document).read(archive);
}

}  // namespace awase
