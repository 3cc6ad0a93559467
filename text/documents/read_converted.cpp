// SPDX-License-Identifier: Apache-2.0

#include "text/documents/read_converted.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <utility>

#include "text/ascii.h"
#include "text/documents/html.h"
#include "text/documents/pdf_lines.h"
#include "text/documents/read_odt.h"
#include "text/documents/rtf_letters.h"
#include "text/documents/run_program.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/file.h"
#include "text/unicode.h"

namespace awase {
namespace {

[[noreturn]] void refuse(const std::string& name, const std::string& program) {
  throw Error(
      ErrorKind::input,
      Message("{file}: {program} cannot read this; the file is damaged, or has a "
              "password",
              {{"file", name}, {"program", program}}));
}

std::string decoded(const std::string& bytes, const std::string& name) {
  return decode_text(bytes, name, {.declared = "UTF-8"}).text;
}

/// Whether a PDF has a picture, as far as its objects can be read: "/Subtype /Image",
/// but not the "/ImageB" of what a page may use.
bool names_picture(std::string_view bytes) {
  constexpr std::string_view kImage = "/Image";
  for (std::size_t at = bytes.find(kImage); at != std::string_view::npos;
       at = bytes.find(kImage, at + 1)) {
    const std::size_t end = at + kImage.size();
    if (end == bytes.size() || !is_ascii_letter(bytes[end])) return true;
  }
  return false;
}

/// Whether a PDF has fonts of Chinese, Japanese or Korean by their names alone, and the
/// tables that tell their characters are not where Debian has them.
bool needs_poppler_data(std::string_view bytes) {
  std::error_code error;
  if (std::filesystem::exists("/usr/share/poppler/cMap", error)) return false;
  constexpr std::array<std::string_view, 8> kEncodings = {
      "/UniJIS-", "/90ms-RKSJ", "/UniGB-", "/GBK-EUC",
      "/UniCNS-", "/ETen-B5",   "/UniKS-", "/KSCms-UHC"};
  return std::any_of(kEncodings.begin(), kEncodings.end(), [&](std::string_view name) {
    return bytes.find(name) != std::string_view::npos;
  });
}

/// Names a document whose pages are pictures for the most part; refuses one of which
/// hardly anything is text.
void name_scanned_pages(std::string_view text, std::string_view bytes,
                        const std::string& name, Document& document) {
  constexpr std::size_t kFewLetters = 40;  // A page of text has hundreds.
  std::size_t pages = 0, poor_pages = 0, letters = 0, on_page = 0;
  const auto end_page = [&] {
    ++pages;
    letters += on_page;
    if (on_page < kFewLetters) ++poor_pages;
    on_page = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (is_letter(c)) ++on_page;
    if (c == '\f') end_page();
  }
  if (on_page > 0) end_page();
  const bool is_poor = poor_pages * 10 >= pages * 9 && letters < kFewLetters * pages;
  if (is_poor && needs_poppler_data(bytes))
    throw Error(ErrorKind::unavailable,
                Message("{file}: pdftotext does not know the characters of its fonts; "
                        "install poppler-data",
                        {{"file", name}}));
  // Without pictures a short text is all there is.
  const bool has_pictures = names_picture(bytes);
  if (!has_pictures || poor_pages == 0) return;
  if (is_poor)
    throw Error(
        ErrorKind::input,
        Message("{file}: only {letters} letters of text on {pages} pages, which "
                "hold pictures; give it to a program that recognizes characters "
                "first",
                {{"file", name}, {"letters", letters}, {"pages", pages}}));
  document.issues.push_back(
      Message::plural("{file}: {count} of {pages} pages has hardly any text and may be "
                      "a picture; it is "
                      "not read",
                      "{file}: {count} of {pages} pages have hardly any text and may "
                      "be pictures; these "
                      "are not read",
                      poor_pages, {{"file", name}, {"pages", pages}}));
}

/// Well-formed, form feeds kept. The marks of direction that pdftotext puts around
/// words are gone: they stand between words and their full stops.
std::string decoded_pages(const std::string& bytes, const std::string& name) {
  if (!is_valid_utf8(bytes)) refuse(name, "pdftotext");
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(bytes, at);
    const bool is_mark = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (!is_mark) text.append(bytes, begin, at - begin);
  }
  return text;
}

enum class Conversion { done, failed, not_installed };

/// Converts by LibreOffice and reads the outcome.
Conversion read_by_office(std::string_view bytes, const std::string& name,
                          const std::string& ending, Document& document) {
  const std::string office = find_program("soffice");
  if (office.empty() || !has_writer(office)) return Conversion::not_installed;
  TemporaryFolder folder;
  const std::string from = folder.path() + "/in." + ending;
  const std::string to = folder.path() + "/in.odt";
  write_file(from, bytes);
  // Its own profile, so that an open LibreOffice is not asked to do it.
  const bool done =
      convert(folder,
              {office, "--headless", "--norestore",
               "-env:UserInstallation=file://" + folder.path() + "/profile",
               "--convert-to", "odt", "--outdir", folder.path(), from},
              "LibreOffice", name);
  if (!done || !std::filesystem::exists(to)) return Conversion::failed;
  const std::string converted = read_file(to);
  Archive archive(converted, name);
  read_odt(archive, document);
  return Conversion::done;
}

/// Whether pandoc could convert it; then `document` is what it has.
bool read_rtf_by_pandoc(const std::string& program, std::string_view bytes,
                        const std::string& name, Document& document) {
  TemporaryFolder folder;
  const std::string to = folder.path() + "/out.html";
  write_file(folder.path() + "/in.rtf", bytes);
  if (!convert(folder,
               {program, "--sandbox", "-f", "rtf", "-t", "html", "-o", to,
                folder.path() + "/in.rtf"},
               "pandoc", name))
    return false;
  read_html(decoded(read_file(to), name), document);
  return true;
}

/// Letters in the blocks of a document and in what was left out.
std::size_t seen_letters(const Document& document) {
  std::size_t letters = 0;
  const auto add = [&letters](std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
      if (is_letter(next_char(text, at))) ++letters;
  };
  add(document.text);
  for (const LeftOutBlock& block : document.left_out) add(block.text);
  return letters;
}

/// Whether a tenth or more of the letters that a file has are not in `document`.
bool is_much_lost(const Document& document, std::size_t letters) {
  return seen_letters(document) * 10 < letters * 9;
}

}  // namespace

bool has_writer(const std::string& office) {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::canonical(office, error);
  if (error) return false;
  const std::filesystem::path folder = program.parent_path();
  // Other systems than Debian may call the library by another name; then it is tried.
  if (!std::filesystem::exists(folder / "libmergedlo.so", error)) return true;
  return std::filesystem::exists(folder / "libswlo.so", error);
}

void read_pdf(std::string_view bytes, const std::string& name, Document& document) {
  const std::string program = find_program("pdftotext");
  if (program.empty())
    throw Error(ErrorKind::unavailable,
                Message("{file}: PDF is read by pdftotext; install poppler-utils",
                        {{"file", name}}));
  TemporaryFolder folder;
  const std::string from = folder.path() + "/in.pdf";
  const std::string to = folder.path() + "/in.txt";
  write_file(from, bytes);
  const bool done =
      convert(folder, {program, "-enc", "UTF-8", from, to}, "pdftotext", name);
  if (!done || !std::filesystem::exists(to)) refuse(name, "pdftotext");
  const std::string text = decoded_pages(read_file(to), name);
  if (trim(text).empty())
    throw Error(ErrorKind::input,
                Message("{file}: holds pictures of text, no text; give it to a program "
                        "that recognizes characters first",
                        {{"file", name}}));
  document.encoding = "UTF-8";
  // Where the words stand tells more than the lines that pdftotext makes of them.
  const std::string boxes = folder.path() + "/in.boxes";
  std::optional<Pages> pages;
  if (convert(folder, {program, "-raw", "-bbox", "-enc", "UTF-8", from, boxes},
              "pdftotext", name) &&
      std::filesystem::exists(boxes))
    pages = pdf_lines(read_file(boxes), name);
  const bool has_lines =
      pages && std::any_of(pages->pages.begin(), pages->pages.end(),
                           [](const Page& page) { return !page.empty(); });
  if (has_lines)
    read_pages(*std::move(pages), document);
  else
    read_pages(text, document);
  name_scanned_pages(text, bytes, name, document);
}

void read_rtf(std::string_view bytes, const std::string& name, Document& document) {
  document.encoding = "UTF-8";
  const Conversion by_office = read_by_office(bytes, name, "rtf", document);
  const std::string program = find_program("pandoc");
  if (by_office == Conversion::done) {
    // LibreOffice loses what follows a table in a cell, in files of its own too.
    const std::size_t letters = rtf_letters(bytes);
    if (!is_much_lost(document, letters)) return;
    if (!program.empty()) {
      Document other;
      other.name = document.name;
      other.encoding = document.encoding;
      if (read_rtf_by_pandoc(program, bytes, name, other) &&
          seen_letters(other) > seen_letters(document)) {
        document = std::move(other);
        document.issues.push_back(Message(
            "{file}: LibreOffice lost much of the text, so pandoc read it; cells "
            "of tables may be missing, and deleted text may be there",
            {{"file", name}}));
      }
    }
    if (is_much_lost(document, letters))
      document.issues.push_back(Message(
          "{file}: the program that reads RTF found only {found} of about "
          "{letters} letters; save the document as docx or odt and read that",
          {{"file", name}, {"found", seen_letters(document)}, {"letters", letters}}));
    return;
  }
  if (program.empty() && by_office == Conversion::failed) refuse(name, "LibreOffice");
  if (program.empty())
    throw Error(ErrorKind::unavailable,
                Message("{file}: RTF is read by LibreOffice Writer or pandoc; install "
                        "libreoffice-writer or pandoc",
                        {{"file", name}}));
  if (!read_rtf_by_pandoc(program, bytes, name, document)) refuse(name, "pandoc");
}

void read_doc(std::string_view bytes, const std::string& name, Document& document) {
  document.encoding = "UTF-8";
  // A docx with a password is wrapped in the old format.
  const std::string wrapped("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  if (bytes.find(wrapped) != std::string_view::npos)
    throw Error(ErrorKind::input,
                Message("{file}: encrypted; save the document without a password",
                        {{"file", name}}));
  switch (read_by_office(bytes, name, "doc", document)) {
    case Conversion::done:
      return;
    case Conversion::failed:
      refuse(name, "LibreOffice");
    case Conversion::not_installed:
      break;
  }
  throw Error(
      ErrorKind::unavailable,
      Message("{file}: Word's old format is read by LibreOffice Writer; install "
              "libreoffice-writer, or save the document as docx",
              {{"file", name}}));
}

}  // namespace awase
