// SPDX-License-Identifier: Apache-2.0

#include "text/read_document.h"

#include <algorithm>
#include <string_view>

#include "text/encoding.h"
#include "text/error.h"
#include "text/file.h"
#include "text/html.h"
#include "text/language.h"
#include "text/plain_text.h"

namespace awase {
namespace {

/// One way of reading. A new format is a new row.
struct Format {
  std::string_view name;
  std::string_view extensions;  ///< Lower case, each between spaces.
  bool (*begins_like)(std::string_view bytes);
  std::string (*declared_encoding)(std::string_view bytes);
  void (*read)(std::string_view text, Document& document);
};

bool never(std::string_view) { return false; }
std::string none(std::string_view) { return {}; }

constexpr Format kFormats[] = {
    {"html", " html htm xhtml xht ", begins_like_html, html_encoding, read_html},
    {"text", " txt text md ", never, none, read_plain_text},
};

std::string lower_extension(const std::string& name) {
  const std::size_t dot = name.find_last_of("./");
  if (dot == std::string::npos || name[dot] == '/') return {};
  std::string extension = name.substr(dot + 1);
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return extension;
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

const Format& find_format(std::string_view bytes, const std::string& name,
                          const std::string& wanted) {
  if (!wanted.empty()) return format_named(wanted);
  for (const Format& format : kFormats) {
    if (format.begins_like(bytes)) return format;
  }
  const std::string extension = " " + lower_extension(name) + " ";
  for (const Format& format : kFormats) {
    if (format.extensions.find(extension) != std::string_view::npos) return format;
  }
  return format_named("text");
}

}  // namespace

std::vector<std::string> document_formats() {
  std::vector<std::string> names;
  for (const Format& format : kFormats) names.emplace_back(format.name);
  std::sort(names.rbegin(), names.rend());
  return names;
}

Document read_document(std::string_view bytes, const std::string& name,
                       const ReadOptions& options) {
  const Format& format = find_format(bytes, name, options.format);
  Document document;
  document.name = name;
  if (!options.language.empty())
    document.language = canonical_language(options.language);

  const std::string shown_name = name == "-" ? "standard input" : name;
  const DecodedText decoded = decode_text(
      bytes, shown_name,
      {.required = options.encoding, .declared = format.declared_encoding(bytes)});
  document.encoding = decoded.encoding;
  format.read(decoded.text, document);
  return document;
}

Document read_document_file(const std::string& path, const ReadOptions& options) {
  return read_document(read_file(path), path, options);
}

}  // namespace awase
