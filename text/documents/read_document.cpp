// SPDX-License-Identifier: Apache-2.0

#include "text/documents/read_document.h"

#include <algorithm>
#include <string_view>

#include "text/ascii.h"
#include "text/documents/aozora.h"
#include "text/documents/archive.h"
#include "text/documents/html.h"
#include "text/documents/mhtml.h"
#include "text/documents/plain_text.h"
#include "text/documents/read_converted.h"
#include "text/documents/read_docx.h"
#include "text/documents/read_epub.h"
#include "text/documents/read_markdown.h"
#include "text/documents/read_odt.h"
#include "text/documents/read_pptx.h"
#include "text/documents/subtitles.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/file.h"
#include "text/language.h"

namespace awase {
namespace {

/// What a format reads from.
struct Input {
  std::string_view bytes;
  const DocumentOptions& options;
  std::string shown_name;  ///< For messages.
};

/// One way of reading. A new format is a new row.
struct Format {
  std::string_view name;
  std::string_view extensions;  ///< Lower case, each between spaces.
  void (*read)(const Input& input, Document& document);
};

std::string none(std::string_view) { return {}; }

/// The text of a document, and what had to be mended in it.
std::string decoded_text(std::string_view bytes, const std::string& declared,
                         const Input& input, Document& document) {
  DecodedText decoded = decode_text(
      bytes, input.shown_name,
      {.required = input.options.encoding, .declared = declared, .mends = true});
  document.encoding = decoded.encoding;
  if (decoded.dropped_marks > 0)
    document.issues.push_back(Message::plural(
        "{file}: {count} byte order mark (U+FEFF) inside the text was dropped; files "
        "may have been joined there",
        "{file}: {count} byte order marks (U+FEFF) inside the text were dropped; files "
        "may have been joined there",
        decoded.dropped_marks, {{"file", input.shown_name}}));
  if (decoded.replaced_bytes > 0)
    document.issues.push_back(Message::plural(
        "{file}: {count} byte does not fit {encoding} and is read as U+FFFD, at offset "
        "{offset}; look at the text there",
        "{file}: {count} bytes do not fit {encoding} and are read as U+FFFD, the first "
        "at offset {offset}; look at the text there",
        decoded.replaced_bytes,
        {{"file", input.shown_name},
         {"encoding", decoded.encoding},
         {"offset", decoded.first_replaced}}));
  return std::move(decoded.text);
}

HtmlOptions html_options(const Input& input) {
  return {.with_attributes = input.options.with_attributes};
}

/// For formats that are text in some encoding.
template <auto read_text, auto declared_encoding = none>
void read_decoded(const Input& input, Document& document) {
  const std::string text =
      decoded_text(input.bytes, declared_encoding(input.bytes), input, document);
  read_text(text, document);
}

/// Plain text, and what is written as such with marks of its own, unless the user says
/// that it is plain.
void read_text_file(const Input& input, Document& document) {
  const std::string text = decoded_text(input.bytes, {}, input, document);
  if (input.options.format.empty() && looks_like_aozora(text))
    read_aozora(text, document);
  else
    read_plain_text(text, document);
}

/// For formats that are text with markup.
template <auto read_text, auto declared_encoding = none>
void read_marked_up(const Input& input, Document& document) {
  const std::string text =
      decoded_text(input.bytes, declared_encoding(input.bytes), input, document);
  read_text(text, document, html_options(input));
}

/// For formats that are zip archives of XML files.
template <auto read_archive>
void read_zipped(const Input& input, Document& document) {
  Archive archive(input.bytes, input.shown_name);
  document.encoding = "UTF-8";
  read_archive(archive, document);
}

/// For formats that another program reads.
template <auto read>
void read_by_program(const Input& input, Document& document) {
  read(input.bytes, input.shown_name, document);
}

void read_mhtml(const Input& input, Document& document) {
  const MhtmlPage page = mhtml_page(input.bytes, input.shown_name);
  const std::string declared =
      page.charset.empty() ? html_encoding(page.bytes) : page.charset;
  const std::string text = decoded_text(page.bytes, declared, input, document);
  read_html(text, document, html_options(input));
}

constexpr Format kFormats[] = {
    {"text", " txt text ", read_text_file},
    {"html", " html htm xhtml xht ", read_marked_up<read_html, html_encoding>},
    {"docx", " docx docm dotx dotm ", read_zipped<read_docx>},
    {"odt", " odt ott odm ", read_zipped<read_odt>},
    {"epub", " epub ", read_zipped<read_epub>},
    {"pptx", " pptx pptm ppsx potx ", read_zipped<read_pptx>},
    {"mhtml", " mhtml mht ", read_mhtml},
    {"markdown", " md markdown mkd ", read_marked_up<read_markdown>},
    {"subtitles", " srt vtt sbv ass ssa ttml dfxp ", read_decoded<read_subtitles>},
    {"aozora", " ", read_decoded<read_aozora>},
    {"pdf", " pdf ", read_by_program<read_pdf>},
    {"rtf", " rtf ", read_by_program<read_rtf>},
    {"doc", " doc dot ", read_by_program<read_doc>},
};

std::string lower_extension(const std::string& name) {
  const std::size_t dot = name.find_last_of("./");
  if (dot == std::string::npos || name[dot] == '/') return {};
  return ascii_lower(name.substr(dot + 1));
}

const Format& format_named(const std::string& name) {
  const auto* found = std::find_if(std::begin(kFormats), std::end(kFormats),
                                   [&](const Format& f) { return f.name == name; });
  if (found != std::end(kFormats)) return *found;
  std::string choices;
  for (const Format& format : kFormats) choices += " " + std::string(format.name);
  throw Error(ErrorKind::usage,
              "format " + name + ": not known; choose one of" + choices);
}

/// The format of what a zip archive holds.
std::string zipped_format(std::string_view bytes, const std::string& name) {
  Archive archive(bytes, name);
  std::string type;
  if (archive.has("mimetype")) type = archive.read("mimetype");
  if (type.starts_with("application/vnd.oasis.opendocument.text")) return "odt";
  if (type.starts_with("application/epub+zip") || archive.has("META-INF/container.xml"))
    return "epub";
  if (archive.has("ppt/presentation.xml")) return "pptx";
  if (archive.has("word/document.xml")) return "docx";
  if (archive.has("xl/workbook.xml"))
    throw Error(ErrorKind::input,
                name +
                    ": a spreadsheet; make a memory of its pairs with "
                    "awase tmx convert FILE -o OUT.tmx");
  if (archive.has("_rels/.rels") && archive.has("[Content_Types].xml")) return "docx";
  throw Error(ErrorKind::input,
              name +
                  ": a zip archive that holds no document; unpack it and give the "
                  "document");
}

std::string shown(const std::string& name) {
  return name == "-" ? "standard input" : name;
}

}  // namespace

std::vector<std::string_view> document_formats() {
  std::vector<std::string_view> names;
  for (const Format& format : kFormats) names.push_back(format.name);
  return names;
}

std::string document_format(std::string_view bytes, const std::string& name) {
  if (begins_like_zip(bytes)) return zipped_format(bytes, shown(name));
  if (bytes.starts_with("%PDF-")) return "pdf";
  if (bytes.starts_with("{\\rtf")) return "rtf";
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return "doc";
  if (begins_like_html(bytes)) return "html";
  if (begins_like_mhtml(bytes)) return "mhtml";
  if (begins_like_subtitles(bytes)) return "subtitles";
  const std::string extension = " " + lower_extension(name) + " ";
  for (const Format& format : kFormats) {
    if (format.extensions.find(extension) != std::string_view::npos)
      return std::string(format.name);
  }
  return "text";
}

Document read_document(std::string_view bytes, const std::string& name,
                       const DocumentOptions& options) {
  const Format& format = format_named(
      options.format.empty() ? document_format(bytes, name) : options.format);
  Document document;
  document.name = name;
  if (!options.language.empty())
    document.language = canonical_language(options.language);
  format.read({bytes, options, shown(name)}, document);
  return document;
}

Document read_document_file(const std::string& path, const DocumentOptions& options) {
  return read_document(read_file(path), path, options);
}

}  // namespace awase
