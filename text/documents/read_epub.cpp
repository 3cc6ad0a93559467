// SPDX-License-Identifier: Apache-2.0

#include "text/documents/read_epub.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "text/documents/block_writer.h"
#include "text/documents/html.h"
#include "text/documents/xml_parts.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// What the package document says.
struct Package {
  struct Item {
    std::string path;
    bool is_contents = false;
  };
  std::map<std::string, Item> items;  ///< By id.
  std::vector<std::string> spine;
  std::string language;
};

std::string package_path(Archive& archive) {
  std::string path;
  for_each_event(archive, "META-INF/container.xml", [&](const XmlEvent& event) {
    if (event.kind == XmlEventKind::start_element && path.empty() &&
        local_name(event.name) == "rootfile")
      path = resolve_path("", local_attribute(event, "full-path"));
  });
  return path;
}

Package read_package(Archive& archive, const std::string& path) {
  Package package;
  bool in_language = false;
  for_each_event(archive, path, [&](const XmlEvent& event) {
    const std::string_view name = local_name(event.name);
    if (event.kind == XmlEventKind::text && in_language) package.language += event.text;
    if (event.kind == XmlEventKind::end_element) in_language = false;
    if (event.kind != XmlEventKind::start_element) return;
    if (name == "language") {
      in_language = package.language.empty();
    } else if (name == "item") {
      const std::string_view properties = local_attribute(event, "properties");
      package.items[std::string(local_attribute(event, "id"))] = {
          resolve_path(path, local_attribute(event, "href")),
          properties.find("nav") != std::string_view::npos};
    } else if (name == "itemref") {
      package.spine.emplace_back(local_attribute(event, "idref"));
    }
  });
  return package;
}

std::set<std::string> encrypted_files(Archive& archive) {
  std::set<std::string> files;
  const std::string path = "META-INF/encryption.xml";
  if (!archive.has(path)) return files;
  for_each_event(archive, path, [&](const XmlEvent& event) {
    if (event.kind == XmlEventKind::start_element &&
        local_name(event.name) == "CipherReference")
      files.insert(resolve_path("", local_attribute(event, "URI")));
  });
  return files;
}

bool is_void(std::string_view name) {
  constexpr std::string_view kVoid[] = {"area",  "base",   "br",    "col",  "embed",
                                        "hr",    "img",    "input", "link", "meta",
                                        "param", "source", "track", "wbr"};
  return std::find(std::begin(kVoid), std::end(kVoid), name) != std::end(kVoid);
}

/// `xhtml` with `<title/>` as `<title></title>`: HTML knows no empty tags, and would
/// take the rest of the page for the title.
std::string without_empty_tags(std::string_view xhtml) {
  std::string html;
  std::size_t done = 0;
  for (std::size_t at = xhtml.find('<'); at != std::string_view::npos;
       at = xhtml.find('<', at + 1)) {
    const std::size_t name_end =
        std::min(xhtml.find_first_of(" \t\r\n/>", at + 1), xhtml.size());
    const std::string_view name = xhtml.substr(at + 1, name_end - at - 1);
    if (name.empty() || !is_letter(first_char(name))) continue;
    char quote = '\0';
    std::size_t end = name_end;
    for (; end < xhtml.size() && (quote != '\0' || xhtml[end] != '>'); ++end) {
      const char c = xhtml[end];
      if (quote == '\0' && (c == '"' || c == '\''))
        quote = c;
      else if (c == quote)
        quote = '\0';
    }
    if (end == xhtml.size()) break;
    if (xhtml[end - 1] == '/' && !is_void(name)) {
      html += xhtml.substr(done, end - 1 - done);
      html += "></";
      html += name;
      html += '>';
      done = end + 1;
    }
    at = end;
  }
  html += xhtml.substr(done);
  return html;
}

Document read_chapter(Archive& archive, const std::string& path) {
  const std::string bytes = archive.read(path);
  const std::string place = archive.place(path);
  const DecodedText decoded =
      decode_text(bytes, place, {.declared = html_encoding(bytes)});
  Document chapter;
  chapter.name = place;
  read_html(without_empty_tags(decoded.text), chapter);
  std::erase_if(chapter.blocks,
                [](const Block& block) { return block.kind == BlockKind::title; });
  return chapter;
}

}  // namespace

void read_epub(Archive& archive, Document& document) {
  const Package package = read_package(archive, package_path(archive));
  const std::set<std::string> encrypted = encrypted_files(archive);
  if (document.language.empty() && !trim(package.language).empty()) {
    try {
      document.language = canonical_language(trim(package.language));
    } catch (const Error&) {
      // a mistake of the book, not of the user: detection goes on
    }
  }
  std::set<std::string> read;
  for (const std::string& id : package.spine) {
    const auto item = package.items.find(id);
    if (item == package.items.end() || !archive.has(item->second.path)) continue;
    const std::string& path = item->second.path;
    if (!read.insert(path).second) continue;
    if (encrypted.contains(path))
      throw Error(ErrorKind::input,
                  Message("{place}: protected against copying; not read",
                          {{"place", archive.place(path)}}));
    if (path.ends_with(".svg")) continue;
    Document chapter = read_chapter(archive, path);
    if (item->second.is_contents) {
      for (Block& block : chapter.blocks) {
        block.kind = BlockKind::contents;
        block.boilerplate = true;
      }
    }
    append_blocks(document, chapter);
  }
}

}  // namespace awase
