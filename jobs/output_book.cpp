// SPDX-License-Identifier: Apache-2.0
//
// Beads become rows, rows chapters; HTML and EPUB differ in what is around these. A row
// of two columns takes in beads until both texts are at the end of a block; a row of
// sentences is a bead.

#include "jobs/output_book.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/hash.h"
#include "text/language.h"
#include "text/unicode.h"
#include "text/zip_writer.h"
#include "tmx/xml_printer.h"

namespace awase {
namespace {

/// What stands together: runs of segments of both texts.
struct BookRow {
  std::vector<SegmentRange> source, target;
};

struct BookChapter {
  std::string source_title, target_title;  ///< Empty: of one without heading.
  std::vector<BookRow> rows;
};

constexpr std::size_t kLongestTitle = 200;  // Columns.

bool ends_block(const SegmentedText& text, const SegmentRange& range) {
  return range.empty() || range.last == text.size() ||
         text.segments[range.last].block != text.segments[range.last - 1].block;
}

/// The heading that a bead begins; of the levels that make chapters.
std::optional<std::string> heading_of(const SegmentedText& text,
                                      const SegmentRange& range, int deepest) {
  if (range.empty()) return std::nullopt;
  const std::size_t i = range.first;
  const Block& block = text.block(i);
  const bool begins = i == 0 || text.segments[i - 1].block != text.segments[i].block;
  const bool heads =
      block.kind == BlockKind::title ||
      (block.kind == BlockKind::heading && std::max(1, block.level) <= deepest);
  if (!begins || !heads) return std::nullopt;
  return as_one_line(text.document.block_text(block));
}

/// Chapters begin at headings of the highest level of which there are several, or of
/// the one below where that is a title alone.
int chapter_level(const SegmentedText& text) {
  constexpr int kDeepest = 6;
  std::array<int, kDeepest + 1> counts{};
  for (const Block& block : text.document.blocks)
    if (block.kind == BlockKind::heading)
      ++counts[static_cast<std::size_t>(std::clamp(block.level, 1, kDeepest))];
  for (int level = 1; level <= kDeepest; ++level)
    if (counts[static_cast<std::size_t>(level)] > 1) return level;
  return kDeepest;
}

class ChapterMaker {
 public:
  ChapterMaker(const AlignedPair& pair, BookLayout layout)
      : pair_(pair),
        layout_(layout),
        source_level_(chapter_level(pair.source)),
        target_level_(chapter_level(pair.target)) {}

  std::vector<BookChapter> make() {
    for (const Bead& bead : pair_.alignment.beads)
      if (!begin_chapter(bead)) add(bead);
    return std::move(chapters_);
  }

 private:
  /// Whether the bead is the title of a chapter and nothing else.
  bool begin_chapter(const Bead& bead) {
    auto source = heading_of(pair_.source, bead.source, source_level_);
    auto target = heading_of(pair_.target, bead.target, target_level_);
    if (!chapters_.empty() && !source && !target) return false;
    BookChapter chapter;
    chapter.source_title = prefix_of_width(source.value_or(""), kLongestTitle);
    chapter.target_title = prefix_of_width(target.value_or(""), kLongestTitle);
    chapters_.push_back(std::move(chapter));
    is_open_ = false;
    return (source || target) && is_heading_alone(pair_.source, bead.source, source) &&
           is_heading_alone(pair_.target, bead.target, target);
  }

  static bool is_heading_alone(const SegmentedText& text, const SegmentRange& range,
                               const std::optional<std::string>& heading) {
    return range.empty() ||
           (heading &&
            text.segments[range.first].block == text.segments[range.last - 1].block &&
            ends_block(text, range));
  }

  void add(const Bead& bead) {
    std::vector<BookRow>& rows = chapters_.back().rows;
    if (!is_open_) rows.emplace_back();
    if (!bead.source.empty()) rows.back().source.push_back(bead.source);
    if (!bead.target.empty()) rows.back().target.push_back(bead.target);
    is_open_ =
        layout_ == BookLayout::columns && !(ends_block(pair_.source, bead.source) &&
                                            ends_block(pair_.target, bead.target));
  }

  const AlignedPair& pair_;
  BookLayout layout_;
  int source_level_, target_level_;
  std::vector<BookChapter> chapters_;
  bool is_open_ = false;
};

bool is_right_to_left(std::string_view language) {
  const std::string primary = primary_language(language);
  for (const std::string_view tag : {"ar", "he", "fa", "ur", "yi", "ps", "sd", "dv"})
    if (primary == tag) return true;
  return false;
}

constexpr std::string_view kStyle =
    "body{font-family:serif;line-height:1.5}"
    "table{width:100%;border-collapse:collapse;table-layout:fixed}"
    "td{width:50%;vertical-align:top;padding:.3em .6em}"
    "td p{margin:0 0 .5em}"
    "div.row{margin:0 0 .8em}"
    "div.row p{margin:0}"
    "p.t{opacity:.75}"
    "h1,h2{line-height:1.25;font-weight:bold}"
    ".h{font-weight:bold}";

constexpr std::string_view kPageStyle =
    "body{max-width:60em;margin:1em auto;padding:0 1em}"
    "h2{margin-top:2em;border-top:1px solid #999;padding-top:.5em}";

/// Writes chapters as XHTML, which HTML reads as well.
class BookWriter {
 public:
  BookWriter(const AlignedPair& pair, BookLayout layout)
      : pair_(pair), layout_(layout) {}

  std::string take() {
    std::string text(xml_.view());
    xml_.clear();
    return text;
  }
  XmlPrinter& xml() { return xml_; }

  void chapter(const BookChapter& chapter) {
    if (layout_ == BookLayout::columns) xml_.open("table");
    for (const BookRow& row : chapter.rows)
      if (layout_ == BookLayout::columns)
        columns(row);
      else
        sentences(row);
    if (layout_ == BookLayout::columns) xml_.close();
  }

  /// "Source title / target title" in an element of that name.
  void title(const char* element, const BookChapter& chapter,
             const std::string& otherwise) {
    xml_.open(element);
    xml_.text(title_of(chapter, otherwise));
    xml_.close();
  }

  static std::string title_of(const BookChapter& chapter,
                              const std::string& otherwise) {
    if (chapter.source_title.empty() && chapter.target_title.empty()) return otherwise;
    if (chapter.source_title.empty()) return chapter.target_title;
    if (chapter.target_title.empty()) return chapter.source_title;
    return chapter.source_title + " / " + chapter.target_title;
  }

 private:
  void columns(const BookRow& row) {
    xml_.open("tr");
    cell(pair_.source, row.source);
    cell(pair_.target, row.target);
    xml_.close();
  }

  void language(const SegmentedText& text) {
    const std::string& tag = text.document.language;
    if (tag.empty()) return;
    xml_.attribute("lang", tag);
    xml_.attribute("xml:lang", tag);
    if (is_right_to_left(tag)) xml_.attribute("dir", "rtl");
  }

  /// A paragraph for each block.
  void cell(const SegmentedText& text, const std::vector<SegmentRange>& ranges) {
    xml_.open("td");
    language(text);
    if (ranges.empty()) xml_.text("\u00A0");
    std::vector<std::size_t> segments;
    for (const SegmentRange& range : ranges)
      for (std::size_t i = range.first; i < range.last; ++i) segments.push_back(i);
    for (std::size_t k = 0; k < segments.size();) {
      std::size_t end = k + 1;
      while (end < segments.size() && segments[end] == segments[end - 1] + 1 &&
             text.segments[segments[end]].block == text.segments[segments[k]].block)
        ++end;
      paragraph(text, {segments[k], segments[end - 1] + 1}, false);
      k = end;
    }
    xml_.close();
  }

  void sentences(const BookRow& row) {
    xml_.open("div");
    xml_.attribute("class", "row");
    for (const SegmentRange& range : row.source) paragraph(pair_.source, range, true);
    for (const SegmentRange& range : row.target) paragraph(pair_.target, range, true);
    xml_.close();
  }

  void paragraph(const SegmentedText& text, const SegmentRange& range, bool alone) {
    xml_.open("p");
    const BlockKind kind = text.block(range.first).kind;
    const bool heads = kind == BlockKind::heading || kind == BlockKind::title;
    std::string classes = heads ? "h" : "";
    if (alone && &text == &pair_.target) classes += classes.empty() ? "t" : " t";
    if (!classes.empty()) xml_.attribute("class", classes);
    if (alone) language(text);
    const std::string line = joined(text, range.first, range.last);
    xml_.text(line.empty() ? "\u00A0" : line);
    xml_.close();
  }

  const AlignedPair& pair_;
  BookLayout layout_;
  XmlPrinter xml_;
};

std::string file_name(const Document& document) {
  return document.name.substr(document.name.rfind('/') + 1);  // npos + 1 is 0
}

/// The title of the book: what the text calls itself, else its file name.
std::string book_title(const AlignedPair& pair,
                       const std::vector<BookChapter>& chapters) {
  const std::string otherwise = file_name(pair.source.document);
  return chapters.empty() ? otherwise
                          : BookWriter::title_of(chapters.front(), otherwise);
}

std::string chapter_name(std::size_t index) {
  return "chapter" + std::to_string(index + 1) + ".xhtml";
}

std::string text_element(const char* name, std::string_view text) {
  XmlPrinter xml;
  xml.open(name);
  xml.text(text.empty() ? "-" : text);
  xml.close();
  return std::string(xml.view());
}

/// A page of an EPUB.
std::string xhtml_page(const std::string& title, std::string_view body) {
  std::string page =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
      "xmlns:epub=\"http://www.idpf.org/2007/ops\"><head>";
  page += text_element("title", title);
  page +=
      "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/></head><body>";
  page += body;
  return page += "</body></html>\n";
}

/// The parts of an EPUB that name the others.
class EpubPackage {
 public:
  EpubPackage(const AlignedPair& pair, const std::vector<BookChapter>& chapters,
              const std::string& date, const std::string& identifier)
      : pair_(pair), date_(date), identifier_(identifier) {
    title_ = book_title(pair, chapters);
    for (std::size_t k = 0; k < chapters.size(); ++k)
      titles_.push_back(BookWriter::title_of(chapters[k], std::to_string(k + 1)));
  }

  std::string opf() const {
    std::string opf =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
        "unique-identifier=\"id\"><metadata "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
        "<dc:identifier id=\"id\">" +
        identifier_ + "</dc:identifier>" + text_element("dc:title", title_);
    for (const SegmentedText* text : {&pair_.source, &pair_.target}) {
      const std::string& tag = text->document.language;
      opf += text_element("dc:language", tag.empty() ? "und" : tag);
    }
    opf += "<meta property=\"dcterms:modified\">" + modified() + "</meta></metadata>";
    opf +=
        "<manifest><item id=\"nav\" href=\"nav.xhtml\" properties=\"nav\" "
        "media-type=\"application/xhtml+xml\"/><item id=\"ncx\" href=\"toc.ncx\" "
        "media-type=\"application/x-dtbncx+xml\"/><item id=\"style\" "
        "href=\"style.css\" media-type=\"text/css\"/>";
    std::string spine;
    for (std::size_t k = 0; k < titles_.size(); ++k) {
      const std::string id = "c" + std::to_string(k + 1);
      opf += "<item id=\"" + id + "\" href=\"" + chapter_name(k) +
             "\" media-type=\"application/xhtml+xml\"/>";
      spine += "<itemref idref=\"" + id + "\"/>";
    }
    return opf + "</manifest><spine toc=\"ncx\">" + spine + "</spine></package>\n";
  }

  std::string nav() const {
    XmlPrinter xml;
    xml.open("nav");
    xml.attribute("epub:type", "toc");
    xml.open("ol");
    for (std::size_t k = 0; k < titles_.size(); ++k) {
      xml.open("li");
      xml.open("a");
      xml.attribute("href", chapter_name(k));
      xml.text(titles_[k]);
      xml.close();
      xml.close();
    }
    xml.close();
    xml.close();
    return xhtml_page(title_, text_element("h1", title_) + std::string(xml.view()));
  }

  std::string ncx() const {
    std::string ncx =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\"><head>"
        "<meta name=\"dtb:uid\" content=\"" +
        identifier_ + "\"/></head><docTitle>" + text_element("text", title_) +
        "</docTitle><navMap>";
    for (std::size_t k = 0; k < titles_.size(); ++k) {
      const std::string number = std::to_string(k + 1);
      ncx += "<navPoint id=\"n" + number + "\" playOrder=\"" + number +
             "\"><navLabel>" + text_element("text", titles_[k]) +
             "</navLabel><content src=\"" + chapter_name(k) + "\"/></navPoint>";
    }
    return ncx + "</navMap></ncx>\n";
  }

 private:
  /// "20260102T030405Z" as "2026-01-02T03:04:05Z".
  std::string modified() const {
    constexpr std::size_t kDateSize = 16;
    if (date_.size() != kDateSize) return "2000-01-01T00:00:00Z";
    return date_.substr(0, 4) + "-" + date_.substr(4, 2) + "-" + date_.substr(6, 5) +
           ":" + date_.substr(11, 2) + ":" + date_.substr(13, 3);
  }

  const AlignedPair& pair_;
  std::string date_, identifier_, title_;
  std::vector<std::string> titles_;
};

/// "urn:uuid:…" that the same texts give again.
std::string identifier_of(const AlignedPair& pair) {
  const std::string hash =
      hash_128_digits(pair.source.document.text + '\0' + pair.target.document.text);
  // Version 8, variant 1 (RFC 9562).
  return "urn:uuid:" + hash.substr(0, 8) + "-" + hash.substr(8, 4) + "-8" +
         hash.substr(13, 3) + "-a" + hash.substr(17, 3) + "-" + hash.substr(20);
}

}  // namespace

std::string html_book(const AlignedPair& pair, BookLayout layout) {
  const std::vector<BookChapter> chapters = ChapterMaker(pair, layout).make();
  const std::string title = book_title(pair, chapters);
  BookWriter writer(pair, layout);
  std::string page =
      "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"/><meta name=\"viewport\" "
      "content=\"width=device-width\"/>";
  page += text_element("title", title);
  ((page += "<style>") += kStyle) += kPageStyle;
  page += "</style></head><body>\n" + text_element("h1", title);
  if (chapters.size() > 1) {
    writer.xml().open("ol");
    for (std::size_t k = 0; k < chapters.size(); ++k) {
      writer.xml().open("li");
      writer.xml().open("a");
      writer.xml().attribute("href", "#c" + std::to_string(k + 1));
      writer.xml().text(BookWriter::title_of(chapters[k], std::to_string(k + 1)));
      writer.xml().close();
      writer.xml().close();
    }
    writer.xml().close();
    page += "<nav>" + writer.take() + "</nav>\n";
  }
  for (std::size_t k = 0; k < chapters.size(); ++k) {
    const std::string number = std::to_string(k + 1);
    page += "<section id=\"c" + number + "\">\n";
    writer.title("h2", chapters[k], number);
    writer.chapter(chapters[k]);
    page += writer.take() + "\n</section>\n";
  }
  return page += "</body></html>\n";
}

std::string epub_book(const AlignedPair& pair, BookLayout layout,
                      const std::string& date) {
  std::vector<BookChapter> chapters = ChapterMaker(pair, layout).make();
  if (chapters.empty()) chapters.emplace_back();
  const EpubPackage package(pair, chapters, date, identifier_of(pair));
  ZipWriter zip;
  zip.add("mimetype", "application/epub+zip", ZipWriter::Packing::stored);
  zip.add("META-INF/container.xml",
          "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<container version=\"1.0\" "
          "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>"
          "<rootfile full-path=\"EPUB/package.opf\" "
          "media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n");
  zip.add("EPUB/package.opf", package.opf());
  zip.add("EPUB/nav.xhtml", package.nav());
  zip.add("EPUB/toc.ncx", package.ncx());
  zip.add("EPUB/style.css", std::string(kStyle) + "\n");
  BookWriter writer(pair, layout);
  for (std::size_t k = 0; k < chapters.size(); ++k) {
    const std::string number = std::to_string(k + 1);
    writer.title("h1", chapters[k], number);
    if (!chapters[k].rows.empty()) writer.chapter(chapters[k]);
    zip.add("EPUB/" + chapter_name(k),
            xhtml_page(BookWriter::title_of(chapters[k], number), writer.take()));
  }
  return zip.finish();
}

}  // namespace awase
