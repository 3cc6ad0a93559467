// SPDX-License-Identifier: Apache-2.0

#include "text/documents/markup_text.h"

#include <algorithm>

#include "text/unicode.h"

namespace awase {
namespace {

bool is_role_char(char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == '+'; }

/// Where the name that begins at `at` ends.
std::size_t name_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_role_char(text[at])) ++at;
  return at;
}

/// Templates of a wiki that show one of their arguments, the last, as it is.
bool shows_last_argument(std::string_view name) {
  constexpr std::string_view kNames =
      " lang nowrap nobold small big en ja transl color JIS2004フォント "
      "補助漢字フォント ";
  return kNames.find(" " + std::string(name) + " ") != std::string_view::npos ||
         name.starts_with("lang-");
}

/// Those that show the first: links to wikis in other languages, words with a reading.
bool shows_first_argument(std::string_view name) {
  constexpr std::string_view kNames =
      " 仮リンク ill ill2 Ill interlanguage link 要出典範囲 読み仮名 ふりがな ruby "
      "Ruby "
      "ruby-ja Nihongo nihongo vanchor ";
  return !name.empty() &&
         kNames.find(" " + std::string(name) + " ") != std::string_view::npos;
}

/// The first argument without a name of a template, of what stands behind its name.
std::string_view first_argument(std::string_view arguments) {
  while (!arguments.empty()) {
    const std::size_t end = std::min(arguments.find('|'), arguments.size());
    const std::string_view one = arguments.substr(0, end);
    if (one.find('=') == one.npos) return trim(one);
    arguments.remove_prefix(std::min(end + 1, arguments.size()));
  }
  return {};
}

/// Where the template that begins at `at` ends; npos for nowhere.
std::size_t template_end(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  while (at + 1 < text.size()) {
    const std::string_view two = text.substr(at, 2);
    if (two == "{{") ++depth;
    if (two == "}}" && --depth == 0) return at + 2;
    at += two == "{{" || two == "}}" ? 2 : 1;
  }
  return std::string_view::npos;
}

/// The name of pictures and of categories in the wikis of other languages, each behind
/// "[[" and before a colon.
struct Namespace {
  std::string_view name;
  std::string_view english;
};

constexpr Namespace kNamespaces[] = {
    {"ファイル", "File"},      {"画像", "File"},          {"Datei", "File"},
    {"Bild", "File"},          {"Fichier", "File"},       {"Archivo", "File"},
    {"Файл", "File"},          {"파일", "File"},          {"그림", "File"},
    {"文件", "File"},          {"档案", "File"},          {"檔案", "File"},
    {"ملف", "File"},           {"Ficheiro", "File"},      {"Bestand", "File"},
    {"カテゴリ", "Category"},  {"Kategorie", "Category"}, {"Catégorie", "Category"},
    {"Categoría", "Category"}, {"Категория", "Category"}, {"분류", "Category"},
    {"分类", "Category"},      {"分類", "Category"},      {"تصنيف", "Category"},
    {"Categoria", "Category"}, {"Categorie", "Category"}};

/// The English name of the namespace that stands at `at`, which is moved behind its
/// name; empty, and nothing moved, for one that is English already or none.
std::string_view english_namespace(std::string_view text, std::size_t& at) {
  const std::string_view rest = text.substr(at);
  for (const Namespace& space : kNamespaces) {
    if (!rest.starts_with(space.name) ||
        !rest.substr(space.name.size()).starts_with(':'))
      continue;
    at += space.name.size();
    return space.english;
  }
  return {};
}

/// Where the link that begins at `at` ends, links in it too; `at` when it is too long.
std::size_t link_end(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongestBytes = 4000;
  const std::size_t most = std::min(text.size(), at + kLongestBytes);
  std::size_t depth = 0;
  for (std::size_t i = at; i + 1 < most;) {
    const std::string_view two = text.substr(i, 2);
    if (two == "[[") ++depth;
    if (two == "]]" && --depth == 0) return i + 2;
    i += two == "[[" || two == "]]" ? 2 : 1;
  }
  return at;
}

/// "[[en:Rain]]" on a line of its own: the page in another language, which is shown
/// beside the page.
bool is_link_to_other_wiki(std::string_view line) {
  if (!line.starts_with("[[") || !line.ends_with("]]")) return false;
  const std::string_view inside = line.substr(2, line.size() - 4);
  const std::size_t colon = inside.find(':');
  return colon >= 2 && colon <= 3 && inside.find_first_of("[]|") == inside.npos &&
         std::all_of(inside.begin(),
                     inside.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string with_english_namespaces(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t link = std::min(text.find("[[", at), text.size());
    out += text.substr(at, link - at);
    if (link == text.size()) break;
    at = link + 2;
    std::string_view name = english_namespace(text, at);
    const bool is_picture = name == "File" || text.substr(at).starts_with("File:") ||
                            text.substr(at).starts_with("Image:");
    const std::size_t end = is_picture ? link_end(text, link) : link;
    const bool begins_line = link == 0 || text[link - 1] == '\n';
    const bool has_caption =
        begins_line && end > link &&
        text.substr(link, end - link).find("|thumb") != std::string_view::npos;
    if (has_caption) out += '\n';
    out += "[[";
    out += name;
    if (!has_caption) continue;
    // The caption of one that stands in a paragraph would be lost.
    out += text.substr(at, end - at);
    out += "\n\n";
    at = end;
  }
  return out;
}

std::string without_domains(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool directive = text[i] == ' ' && i > 1 && text.substr(i - 2, 2) == "..";
    out += text[i];
    if (text[i] != ':' && !directive) continue;
    const std::size_t domain = name_end(text, i + 1);
    if (domain == i + 1 || domain >= text.size() || text[domain] != ':') continue;
    const std::size_t name = name_end(text, domain + 1);
    if (name > domain + 1 && text.substr(name, 2) == (directive ? "::" : ":`"))
      i = domain;
  }
  return out;
}

std::string with_literal_signatures(std::string_view text) {
  const std::string names = " " + std::string(kSignatureDirectives) + " ";
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::size_t marks = std::min(line.find_first_not_of(" \t"), line.size());
    const std::size_t colons = line.find(":: ", marks);
    const std::string_view signature =
        colons == line.npos ? std::string_view() : trim(line.substr(colons + 3));
    const bool is_signature =
        line.substr(marks).starts_with(".. ") && !signature.empty() &&
        signature.find('`') == signature.npos &&
        names.find(" " + std::string(line.substr(marks + 3, colons - marks - 3)) +
                   " ") != names.npos;
    if (is_signature)
      out.append(line.substr(0, colons + 3))
          .append("``")
          .append(signature)
          .append("``");
    else
      out += line;
    if (end < text.size()) out += '\n';
    at = end + 1;
  }
  return out;
}

std::string without_templates(std::string_view text, Document& document) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t found =
        std::min({text.find("{{", at), text.find("__", at), text.size()});
    out += text.substr(at, found - at);
    at = found;
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("__")) {
      std::size_t end = 2;
      while (end < rest.size() && rest[end] >= 'A' && rest[end] <= 'Z') ++end;
      const bool is_word = end > 4 && rest.substr(end, 2) == "__";
      out += is_word ? std::string_view() : rest.substr(0, 2);
      at += is_word ? end + 2 : 2;
    } else if (!rest.empty()) {
      const std::size_t end = template_end(text, at);
      if (end == std::string_view::npos) return out += rest;
      const std::string_view inside = text.substr(at + 2, end - at - 4);
      const std::string_view name = trim(inside.substr(0, inside.find('|')));
      const bool is_flat = inside.find("{{") == std::string_view::npos &&
                           inside.find("[[") == std::string_view::npos;
      if (is_flat && name.size() < inside.size() && shows_last_argument(name))
        out += inside.substr(inside.rfind('|') + 1);
      else if (is_flat && name.size() < inside.size() && shows_first_argument(name))
        out += first_argument(inside.substr(inside.find('|') + 1));
      else
        leave_out(document, LeftOutReason::remark, inside);
      at = end;
    }
  }
  return out;
}

std::string without_galleries(std::string_view text) {
  std::string out;
  bool in_gallery = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::string_view content = trim(line);
    at = end + 1;
    if (content.starts_with("<gallery")) {
      in_gallery = true;
    } else if (content.starts_with("</gallery")) {
      in_gallery = false;
      out += '\n';
    } else if (in_gallery) {
      const std::size_t caption = content.find('|');
      if (caption != content.npos) out.append("\n").append(content.substr(caption + 1));
      out += '\n';
    } else if (!is_link_to_other_wiki(content)) {
      out.append(line).append("\n");
    }
  }
  return out;
}

std::string without_code_names(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    const bool named = line.starts_with("bc(") || line.starts_with("bc[");
    const std::size_t dot = named ? line.find(line[2] == '(' ? ")." : "].") : line.npos;
    out.append(dot == line.npos ? line : "bc")
        .append(dot == line.npos ? std::string_view() : line.substr(dot + 1));
    out += '\n';
  }
  return out;
}

std::string without_lines(std::string_view text, std::string_view prefix) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (!line.starts_with(prefix)) out.append(line).append("\n");
    at = end + 1;
  }
  return out;
}

}  // namespace awase
