// SPDX-License-Identifier: Apache-2.0

#include "text/documents/read_document.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/documents/aozora.h"
#include "text/documents/archive.h"
#include "text/documents/format_signs.h"
#include "text/documents/html.h"
#include "text/documents/mhtml.h"
#include "text/documents/plain_text.h"
#include "text/documents/prose_in_code.h"
#include "text/documents/read_converted.h"
#include "text/documents/read_docx.h"
#include "text/documents/read_email.h"
#include "text/documents/read_epub.h"
#include "text/documents/read_idml.h"
#include "text/documents/read_markdown.h"
#include "text/documents/read_markup.h"
#include "text/documents/read_odp.h"
#include "text/documents/read_odt.h"
#include "text/documents/read_pptx.h"
#include "text/documents/read_resources.h"
#include "text/documents/read_tables.h"
#include "text/documents/read_xml.h"
#include "text/documents/subtitles.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/file.h"
#include "text/file_endings.h"
#include "text/language.h"
#include "text/unicode.h"

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
  return {.with_attributes = input.options.with_attributes,
          .line_ends_are_spaces = input.options.line_ends_are_spaces};
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
  else if (input.options.keep_lines)
    read_text_lines(text, document);
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

/// For XML, which says its encoding itself.
template <auto read>
void read_self_declared(const Input& input, Document& document) {
  if (!input.options.encoding.empty())
    throw Error(ErrorKind::usage,
                Message("{file}: says its encoding itself; leave the encoding out",
                        {{"file", input.shown_name}}));
  document.encoding = "UTF-8";
  read(input.bytes, document);
}

void read_with_rules(const Input& input, Document& document) {
  read_xml(input.bytes, input.options.its_rules.get(), document);
}

void read_mail(const Input& input, Document& document) {
  read_email(input.bytes, input.options.encoding, document);
}

/// Plain text, with a word where it seems to be more than that.
void read_text_with_doubts(const Input& input, Document& document) {
  read_text_file(input, document);
  const bool asked = !input.options.format.empty();
  std::string seems;
  if (const auto sign =
          asked ? sign_of_content(input.bytes, input.shown_name) : std::nullopt)
    seems = sign->shown;
  else if (const auto ending = asked ? sign_of_ending(input.shown_name) : std::nullopt)
    seems = ending->shown;
  if (seems.empty())
    seems = likely_format(is_valid_utf8(input.bytes) ? input.bytes
                                                     : std::string_view(document.text));
  if (seems.empty()) return;
  document.issues.push_back(
      asked
          ? Message("{file}: looks like {format}, and is read as plain text because "
                    "--format says so",
                    {{"file", input.shown_name}, {"format", Message::marked(seems)}})
          : Message("{file}: looks like {format}, and is read as plain text; --format "
                    "names another format",
                    {{"file", input.shown_name}, {"format", Message::marked(seems)}}));
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
    {"text", " txt text ", read_text_with_doubts},
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
    {"xlsx", " xlsx xlsm xltx xltm ", read_self_declared<read_workbook>},
    {"table", " csv tsv tab ", read_decoded<read_table>},
    {"odp", " odp otp ", read_zipped<read_odp>},
    {"ods", " ods ots ", read_zipped<read_ods>},
    {"fodt", " fodt ", read_self_declared<read_flat_odt>},
    {"idml", " idml ", read_zipped<read_idml>},
    {"email", " eml ", read_mail},
    {"json", " json arb jsonc webmanifest xcstrings ", read_decoded<read_json>},
    {"yaml", " yaml yml ", read_decoded<read_yaml>},
    {"properties", " properties ", read_decoded<read_properties>},
    {"strings", " strings ", read_decoded<read_strings>},
    {"android", " ", read_self_declared<read_android>},
    {"resx", " resx resw ", read_self_declared<read_resx>},
    {"plist", " plist stringsdict ", read_self_declared<read_plist>},
    {"xml", " xml dita ditamap dbk docbook svg ", read_with_rules},
    {"rst", " rst rest ", read_decoded<read_rst>},
    {"latex", " tex latex ltx ", read_decoded<read_latex>},
    {"org", " org ", read_decoded<read_org>},
    {"mediawiki", " wiki mediawiki mw ", read_decoded<read_mediawiki>},
    {"textile", " textile ", read_decoded<read_textile>},
    {"man", " man roff ", read_decoded<read_man>},
    {"ipynb", " ipynb ", read_decoded<read_ipynb>},
    {"asciidoc", " adoc asciidoc asc ", read_decoded<read_asciidoc>},
};

const Format& format_named(const std::string& name) {
  const auto* found = std::find_if(std::begin(kFormats), std::end(kFormats),
                                   [&](const Format& f) { return f.name == name; });
  if (found != std::end(kFormats)) return *found;
  std::string choices;
  for (const Format& format : kFormats) choices += " " + std::string(format.name);
  throw Error(ErrorKind::usage,
              Message("format {name}: not known; choose one of{choices}",
                      {{"name", name}, {"choices", choices}}));
}

[[noreturn]] void refuse_zip(const std::string& name, Message what) {
  throw Error(ErrorKind::input, Message("{file}: {reason}",
                                        {{"file", name}, {"reason", std::move(what)}}));
}

/// The format of what a zip archive holds.
std::string zipped_format(std::string_view bytes, const std::string& name) {
  Archive archive(bytes, name);
  std::string type;
  if (archive.has("mimetype")) type = archive.read("mimetype");
  const std::string odf = "application/vnd.oasis.opendocument.";
  if (type.starts_with(odf + "text")) return "odt";
  if (type.starts_with(odf + "presentation")) return "odp";
  if (type.starts_with(odf + "spreadsheet")) return "ods";
  if (type.starts_with(odf))
    refuse_zip(name, Message("an OpenDocument drawing or formula; save it as odt"));
  if (type.starts_with("application/vnd.adobe.indesign-idml") ||
      archive.has("designmap.xml"))
    return "idml";
  if (type.starts_with("application/epub+zip") || archive.has("META-INF/container.xml"))
    return "epub";
  if (archive.has("ppt/presentation.xml")) return "pptx";
  if (archive.has("word/document.xml")) return "docx";
  if (archive.has("xl/workbook.xml")) return "xlsx";
  if (archive.has("xl/workbook.bin"))
    refuse_zip(name, Message("a binary workbook; save it as xlsx"));
  if (archive.has("Index/Document.iwa"))
    refuse_zip(name, Message("a document of Pages, Numbers or Keynote; export it as "
                             "docx, xlsx or pptx"));
  if (archive.has("_rels/.rels") && archive.has("[Content_Types].xml")) return "docx";
  refuse_zip(name, Message("a zip archive that holds no document; unpack it and give "
                           "the document"));
}

/// Word, Excel and PowerPoint before 2007 share one container.
std::string old_office_format(std::string_view bytes, const std::string& name) {
  const auto has_stream = [&](std::string_view stream) {
    std::string wide;
    for (const char c : stream) (wide += c) += '\0';
    return bytes.find(wide) != std::string_view::npos;
  };
  if (has_stream("WordDocument") || has_stream("EncryptedPackage")) return "doc";
  if (has_stream("Workbook"))
    refuse_zip(name, Message("a workbook of Excel before 2007; save it as xlsx"));
  if (has_stream("PowerPoint Document"))
    refuse_zip(name, Message("slides of PowerPoint before 2007; save them as pptx"));
  return "doc";
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
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
    return old_office_format(bytes, shown(name));
  if (begins_like_html(bytes)) return "html";
  if (begins_like_email(bytes)) return "email";
  if (begins_like_mhtml(bytes)) return "mhtml";
  if (begins_like_subtitles(bytes)) return "subtitles";
  const std::string extension = " " + file_ending(name) + " ";
  const auto* by_ending =
      std::find_if(std::begin(kFormats), std::end(kFormats), [&](const Format& format) {
        return format.extensions.find(extension) != std::string_view::npos;
      });
  const bool known = extension != "  " && by_ending != std::end(kFormats);
  const bool is_text = !known || by_ending->name == "text";
  if (const auto sign = sign_of_content(bytes, shown(name));
      sign && (sign->certain || is_text)) {
    if (sign->refusal) throw Error(ErrorKind::input, *sign->refusal);
    return sign->format;
  }
  if (known) return std::string(by_ending->name);
  if (const auto sign = sign_of_ending(shown(name)); sign && sign->refusal)
    throw Error(ErrorKind::input, *sign->refusal);
  return "text";
}

namespace {

/// Whether white space collapses in a format, U+3000 too, as OmegaT has it: Word's and
/// plain text keep theirs.
bool has_collapsed_spaces(std::string_view format) {
  constexpr std::string_view kCollapsed[] = {"html", "mhtml", "odt",  "odp",
                                             "ods",  "fodt",  "epub", "xml"};
  return std::find(std::begin(kCollapsed), std::end(kCollapsed), format) !=
         std::end(kCollapsed);
}

/// Whether a format says by the names of styles what is code.
bool has_styles(std::string_view format) {
  constexpr std::string_view kStyled[] = {"docx", "odt", "fodt", "rtf", "doc"};
  return std::find(std::begin(kStyled), std::end(kStyled), format) != std::end(kStyled);
}

}  // namespace

Document read_document(std::string_view bytes, const std::string& name,
                       const DocumentOptions& options) {
  const std::string format_name =
      options.format.empty() ? document_format(bytes, name) : options.format;
  const Format& format = format_named(format_name);
  Document document;
  document.name = shown(name);
  if (!options.language.empty())
    document.language = canonical_language(options.language);
  format.read({bytes, options, shown(name)}, document);
  document.name = name;
  if (has_styles(format_name)) take_prose_from_code(document);
  if (options.spaces_are_plain && has_collapsed_spaces(format_name))
    make_spaces_plain(document);
  return document;
}

Document read_document_file(const std::string& path, const DocumentOptions& options) {
  return read_document(read_file(path), path, options);
}

}  // namespace awase
