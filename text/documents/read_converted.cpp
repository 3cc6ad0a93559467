// SPDX-License-Identifier: Apache-2.0

#include "text/documents/read_converted.h"

#include <filesystem>

#include "text/documents/html.h"
#include "text/documents/read_odt.h"
#include "text/documents/run_program.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/file.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr int kTimeoutSeconds = 180;

[[noreturn]] void refuse(const std::string& name, const std::string& program) {
  throw Error(ErrorKind::input, name + ": " + program +
                                    " cannot read this; the file is damaged, or has a "
                                    "password");
}

std::string decoded(const std::string& bytes, const std::string& name) {
  return decode_text(bytes, name, {.declared = "UTF-8"}).text;
}

/// Well-formed, form feeds kept.
std::string decoded_pages(const std::string& bytes, const std::string& name) {
  if (!is_valid_utf8(bytes)) refuse(name, "pdftotext");
  return bytes;
}

/// Converts by LibreOffice and reads the outcome. False when it is not installed.
bool read_by_office(std::string_view bytes, const std::string& name,
                    const std::string& ending, Document& document) {
  const std::string office = find_program("soffice");
  if (office.empty()) return false;
  const TemporaryFolder folder;
  const std::string from = folder.path() + "/in." + ending;
  const std::string to = folder.path() + "/in.odt";
  write_file(from, bytes);
  // Its own profile, so that an open LibreOffice is not asked to do it.
  const bool done =
      run_program({office, "--headless", "--norestore",
                   "-env:UserInstallation=file://" + folder.path() + "/profile",
                   "--convert-to", "odt", "--outdir", folder.path(), from},
                  folder.path(), kTimeoutSeconds);
  if (!done || !std::filesystem::exists(to)) refuse(name, "LibreOffice");
  const std::string converted = read_file(to);
  Archive archive(converted, name);
  read_odt(archive, document);
  return true;
}

}  // namespace

void read_pdf(std::string_view bytes, const std::string& name, Document& document) {
  const std::string program = find_program("pdftotext");
  if (program.empty())
    throw Error(ErrorKind::unavailable,
                name + ": PDF is read by pdftotext; install poppler-utils");
  const TemporaryFolder folder;
  const std::string from = folder.path() + "/in.pdf";
  const std::string to = folder.path() + "/in.txt";
  write_file(from, bytes);
  const bool done =
      run_program({program, "-enc", "UTF-8", from, to}, folder.path(), kTimeoutSeconds);
  if (!done || !std::filesystem::exists(to)) refuse(name, "pdftotext");
  const std::string text = decoded_pages(read_file(to), name);
  if (trim(text).empty())
    throw Error(ErrorKind::input, name +
                                      ": holds pictures of text, no text; give it to "
                                      "a program that recognizes characters first");
  document.encoding = "UTF-8";
  read_pages(text, document);
}

void read_rtf(std::string_view bytes, const std::string& name, Document& document) {
  document.encoding = "UTF-8";
  if (read_by_office(bytes, name, "rtf", document)) return;
  const std::string program = find_program("pandoc");
  if (program.empty())
    throw Error(ErrorKind::unavailable,
                name + ": RTF is read by LibreOffice or pandoc; install one of them");
  const TemporaryFolder folder;
  const std::string to = folder.path() + "/out.html";
  write_file(folder.path() + "/in.rtf", bytes);
  if (!run_program({program, "--sandbox", "-f", "rtf", "-t", "html", "-o", to,
                    folder.path() + "/in.rtf"},
                   folder.path(), kTimeoutSeconds))
    refuse(name, "pandoc");
  read_html(decoded(read_file(to), name), document);
}

void read_doc(std::string_view bytes, const std::string& name, Document& document) {
  document.encoding = "UTF-8";
  // A docx with a password is wrapped in the old format.
  const std::string wrapped("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  if (bytes.find(wrapped) != std::string_view::npos)
    throw Error(ErrorKind::input,
                name + ": encrypted; save the document without a password");
  if (read_by_office(bytes, name, "doc", document)) return;
  throw Error(ErrorKind::unavailable,
              name +
                  ": Word's old format is read by LibreOffice; install it "
                  "(libreoffice-writer), or save the document as docx");
}

}  // namespace awase
