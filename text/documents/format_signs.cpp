// SPDX-License-Identifier: Apache-2.0

#include "text/documents/format_signs.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>

#include "text/ascii.h"
#include "text/documents/read_email.h"
#include "text/documents/read_resources.h"
#include "text/documents/read_xml.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/file_endings.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::size_t kLooked = std::size_t{64} << 10;

FormatSign certain(std::string format, std::string shown) {
  return {std::move(format), std::move(shown), {}, true};
}

/// For signs that a text about such a format has too.
FormatSign likely(std::string format, std::string shown) {
  return {std::move(format), std::move(shown), {}, false};
}

FormatSign refused(std::string shown, Message refusal) {
  return {{}, std::move(shown), std::move(refusal), true};
}

Message pairs_refusal(const std::string& name, const std::string& shown) {
  return Message("{file}: {format}, a file of pairs; give it to awase align alone",
                 {{"file", name}, {"format", shown}});
}

std::optional<FormatSign> sign_of_xml(std::string_view bytes, const std::string& name) {
  switch (xml_kind(bytes)) {
    case XmlKind::none:
      return {};
    case XmlKind::html:
      return certain("html", "HTML");
    case XmlKind::pairs:
      return refused(
          translatable("TMX, XLIFF or TS"),
          Message("{file}: TMX, XLIFF or Qt's TS, a file of pairs; give TMX "
                  "and XLIFF to awase align alone, and make XLIFF of TS with "
                  "lconvert",
                  {{"file", name}}));
    case XmlKind::glossary:
      return refused("TBX", Message("{file}: TBX, a glossary; give it with --lexicon",
                                    {{"file", name}}));
    case XmlKind::android:
      return certain("android", translatable("Android's strings"));
    case XmlKind::resx:
      return certain("resx", "RESX");
    case XmlKind::plist:
      return certain("plist", translatable("a property list"));
    case XmlKind::timed:
      return certain("subtitles", "TTML");
    case XmlKind::flat_office:
      return refused(translatable("an office document in one XML file"),
                     Message("{file}: a document of an office program in one XML file; "
                             "save it as docx, odt, odp or ods",
                             {{"file", name}}));
    case XmlKind::flat_odt:
      return certain("fodt", translatable("OpenDocument in one XML file"));
    case XmlKind::document:
      // Without a declaration it may be a piece of a page.
      return bytes.substr(0, 200).find("<?xml") != bytes.npos ? certain("xml", "XML")
                                                              : likely("xml", "XML");
  }
  return {};
}

/// Whether all lines with anything in them are JSON objects, two at least.
bool is_json_lines(std::string_view text) {
  std::size_t lines = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    at = end + 1;
    if (line.empty()) continue;
    if (!line.starts_with('{') || !nlohmann::json::accept(line.begin(), line.end()))
      return false;
    if (++lines == 100) break;
  }
  return lines > 1;
}

std::optional<FormatSign> sign_of_json(std::string_view text, const std::string& name) {
  const std::string_view start = trim(text.substr(0, kLooked));
  if (!start.starts_with('{') && !start.starts_with('[')) return {};
  if (nlohmann::json::accept(text.begin(), text.end(), true)) {
    if (start.substr(1).find_first_not_of(" \t\r\n") == start.npos) return {};
    const bool notebook =
        text.find("\"nbformat\"") != text.npos && text.find("\"cells\"") != text.npos;
    // An array of texts alone may be a list in brackets, "[1]" a note.
    if (start.starts_with('[') && start.find('"') == start.npos) return {};
    return notebook ? certain("ipynb", translatable("a notebook"))
                    : certain("json", "JSON");
  }
  if (is_json_lines(text))
    return refused("JSON lines", pairs_refusal(name, "JSON lines"));
  // Cut or broken, but meant to be JSON: an object whose first key is quoted.
  const std::string_view inner = trim(start.substr(1));
  const std::size_t quote = inner.starts_with('"') ? inner.find('"', 1) : inner.npos;
  if (start.starts_with('{') && quote != inner.npos &&
      trim(inner.substr(quote + 1)).starts_with(':'))
    return certain("json", "JSON");
  return {};
}

/// Counts of what stands at the beginning of lines.
struct LineSigns {
  std::size_t lines = 0;  ///< Not blank.
  std::size_t rst_directives = 0;
  std::size_t org_keywords = 0;
  std::size_t org_headings = 0;
  std::size_t adoc_attributes = 0;
  std::size_t adoc_marks = 0;
  std::size_t wiki_headings = 0;
  std::size_t wiki_marks = 0;
  std::size_t po_entries = 0;
  std::size_t manual_titles = 0;    ///< ".TH" of a manual page.
  std::size_t manual_sections = 0;  ///< ".SH"
  std::size_t yaml_keys = 0;
  std::size_t yaml_items = 0;
  std::set<std::string, std::less<>> yaml_names = {};  ///< At the margin.
  bool yaml_name_twice = false;  ///< Speakers say their lines one after another.
  std::size_t properties = 0;
  std::size_t code_ends = 0;
  std::size_t code_words = 0;
};

bool is_key_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         c == '_' || c == '-' || c == '.';
}

/// Bytes of `line` that are a key, up to the first that is not of one.
std::size_t key_end(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && is_key_char(line[end])) ++end;
  return end;
}

/// ".. name:: " as reStructuredText has it.
bool is_directive(std::string_view line) {
  if (!line.starts_with(".. ")) return false;
  const std::string_view rest = line.substr(3);
  std::size_t end = 0;
  while (end < rest.size() &&
         (is_key_char(rest[end]) || (rest[end] == ':' && rest.substr(end, 2) != "::")))
    ++end;
  return end > 1 && rest.substr(end, 2) == "::";
}

bool starts_with_any(std::string_view line,
                     std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return line.starts_with(start); });
}

void count_markup(std::string_view line, std::string_view content, LineSigns& signs) {
  if (is_directive(content)) ++signs.rst_directives;
  if (starts_with_any(content, {"#+TITLE:", "#+title:", "#+BEGIN_", "#+begin_",
                                "#+AUTHOR:", "#+author:", "#+OPTIONS:", "#+options:"}))
    ++signs.org_keywords;
  if (starts_with_any(line, {"* ", "** ", "*** "})) ++signs.org_headings;
  if (line.starts_with(':') && key_end(line.substr(1)) > 1 &&
      line.substr(1 + key_end(line.substr(1)), 1) == ":" && line.find('`') == line.npos)
    ++signs.adoc_attributes;
  if (starts_with_any(line, {"[source", "[NOTE]", "[TIP]", "[WARNING]",
                             "include::", "image::", "[[", "----"}) ||
      (line.starts_with("= ") || line.starts_with("== ")))
    ++signs.adoc_marks;
  if (line.starts_with("==") && line.ends_with("==") && line.size() > 5)
    ++signs.wiki_headings;
  if (starts_with_any(line, {"{{", "[[Category:", "[[category:", "[[カテゴリ:", "{|",
                             "[[File:", "[[ファイル:"}))
    ++signs.wiki_marks;
  if (line.starts_with(".TH ")) ++signs.manual_titles;
  if (line.starts_with(".SH ")) ++signs.manual_sections;
  if (line.starts_with("msgid \"") || line.starts_with("msgstr \"")) ++signs.po_entries;
}

void count_data(std::string_view line, std::string_view content, LineSigns& signs) {
  const std::size_t key = key_end(content);
  const std::string_view after = content.substr(key);
  if (key > 0 && (after == ":" || after.starts_with(": "))) {
    ++signs.yaml_keys;
    if (line.starts_with(content.front()) &&
        !signs.yaml_names.insert(std::string(content.substr(0, key))).second)
      signs.yaml_name_twice = true;
  }
  if (content.starts_with("- ")) ++signs.yaml_items;
  if (key > 0 && trim(after).starts_with('=') &&
      content.substr(0, key).find('.') != content.npos)
    ++signs.properties;
  const char last = content.back();
  if (last == ';' || last == '{' || last == '}') ++signs.code_ends;
  if (starts_with_any(
          content,
          {"import ", "#include", "def ",      "class ",  "function ", "return ",
           "const ",  "let ",     "var ",      "public ", "private ",  "static ",
           "func ",   "package ", "using ",    "if (",    "for (",     "while (",
           "print(",  "self.",    "@Override", "elif ",   "except ",   "fn "}))
    ++signs.code_words;
}

LineSigns signs_of_lines(std::string_view text) {
  LineSigns signs;
  text = text.substr(0, kLooked);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
      line.remove_suffix(1);
    const std::string_view content = trim(line);
    if (content.empty()) continue;
    ++signs.lines;
    count_markup(line, content, signs);
    if (!content.starts_with('#')) count_data(line, content, signs);
  }
  return signs;
}

std::optional<FormatSign> sign_of_lines(std::string_view text,
                                        const std::string& name) {
  const LineSigns signs = signs_of_lines(text);
  if (signs.po_entries >= 2 && signs.po_entries * 5 >= signs.lines)
    return refused("PO", pairs_refusal(name, "PO"));
  if (signs.manual_titles > 0 && signs.manual_sections > 0)
    return likely("man", "a manual page");
  if (signs.rst_directives > 0) return likely("rst", "reStructuredText");
  if (signs.org_keywords > 0) return likely("org", "Org");
  if (signs.wiki_headings > 0 && signs.wiki_marks > 0)
    return likely("mediawiki", "MediaWiki");
  if (signs.adoc_attributes > 0 && signs.adoc_marks > 1)
    return likely("asciidoc", "AsciiDoc");
  return {};
}

struct Ending {
  std::string_view endings;  ///< Each between spaces.
  std::string_view shown;
};

constexpr Ending kSourceCode[] = {
    {" py pyw pyi ", "Python"},
    {" js mjs cjs jsx ", "JavaScript"},
    {" ts tsx ", "TypeScript"},
    {" vue svelte astro ", translatable("web components")},
    {" c h cc cpp cxx hpp hh hxx inl ", translatable("C or C++")},
    {" java kt kts scala groovy gradle ", translatable("Java or Kotlin")},
    {" cs fs vb ", ".NET"},
    {" go ", "Go"},
    {" rs ", "Rust"},
    {" rb erb ", "Ruby"},
    {" php ", "PHP"},
    {" swift m mm ", translatable("Swift or Objective-C")},
    {" sh bash zsh fish bat cmd ps1 ", translatable("a script")},
    {" pl pm lua r jl ex exs erl hs ml clj dart ", translatable("source code")},
    {" sql ", "SQL"},
    {" css scss sass less ", translatable("a style sheet")},
    {" toml ini cfg conf env ", translatable("settings")},
    {" proto thrift graphql ", translatable("an interface description")},
};

constexpr std::string_view kPictures =
    " png jpg jpeg gif webp tif tiff bmp heic avif ico psd ai eps mp3 mp4 mov wav m4a ";

}  // namespace

std::optional<FormatSign> sign_of_content(std::string_view bytes,
                                          const std::string& shown_name) {
  if (auto sign = sign_of_xml(bytes, shown_name)) return sign;
  if (bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE")) {
    try {
      return sign_of_content(decode_text(bytes, shown_name).text, shown_name);
    } catch (const Error&) {
      return {};
    }
  }
  const std::string_view text = bytes.substr(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  if (auto sign = sign_of_json(text, shown_name)) return sign;
  if (begins_like_email(bytes)) return certain("email", translatable("a mail"));
  const std::string_view start = text.substr(0, kLooked);
  if (start.starts_with("#!/"))
    return refused(translatable("a script"),
                   Message("{file}: a script, no text; read it as it is with --format "
                           "text",
                           {{"file", shown_name}}));
  if (start.find("\\documentclass") != start.npos ||
      start.find("\\begin{document}") != start.npos)
    return likely("latex", "LaTeX");
  if (begins_like_strings(start))
    return likely("strings", translatable("Apple's .strings"));
  return sign_of_lines(start, shown_name);
}

std::optional<FormatSign> sign_of_ending(const std::string& shown_name) {
  const std::string ending = " " + file_ending(shown_name) + " ";
  if (ending == "  ") return {};
  for (const Ending& one : kSourceCode)
    if (one.endings.find(ending) != std::string_view::npos)
      return FormatSign{
          {},
          std::string(one.shown),
          Message("{file}: its ending says {format}, which is not read; "
                  "take the texts out of it, or read it as it is with "
                  "--format text",
                  {{"file", shown_name}, {"format", Message::marked(one.shown)}})};
  if (is_pairs_alone(file_ending(shown_name)))
    return FormatSign{{},
                      translatable("a file of pairs"),
                      Message("{file}: its ending says a file of pairs, and it holds "
                              "none; it is cut off or damaged",
                              {{"file", shown_name}})};
  if (kPictures.find(ending) != std::string_view::npos)
    return FormatSign{{},
                      translatable("pictures or sound"),
                      Message("{file}: its ending says pictures or sound; give the "
                              "text, or a document that holds it",
                              {{"file", shown_name}})};
  return {};
}

std::string likely_format(std::string_view text) {
  const LineSigns signs = signs_of_lines(text);
  if (signs.lines < 3) return {};
  const auto most = [&](std::size_t count) { return count * 10 >= signs.lines * 8; };
  if (most(signs.properties)) return ".properties";
  if (signs.yaml_keys >= 3 && !signs.yaml_name_twice &&
      most(signs.yaml_keys + signs.yaml_items))
    return "YAML";
  if ((signs.code_ends + signs.code_words) * 2 > signs.lines && signs.code_words > 0)
    return translatable("source code");
  return {};
}

}  // namespace awase
