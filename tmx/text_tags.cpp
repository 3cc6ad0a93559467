// SPDX-License-Identifier: Apache-2.0

#include "tmx/text_tags.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/character_references.h"

namespace awase {
namespace {

/// Longest tag, in bytes: what is longer is a comparison, or a text.
constexpr std::size_t kMaxTagBytes = 1000;
constexpr std::size_t kMaxNameBytes = 40;

constexpr std::string_view kHtmlElements[] = {
    "a",      "abbr",   "article",  "aside",  "b",      "bdi",    "big",     "body",
    "br",     "button", "center",   "cite",   "code",   "dd",     "del",     "div",
    "dl",     "dt",     "em",       "font",   "footer", "form",   "h1",      "h2",
    "h3",     "h4",     "h5",       "h6",     "head",   "hr",     "html",    "i",
    "iframe", "img",    "input",    "ins",    "kbd",    "label",  "li",      "link",
    "meta",   "nobr",   "ol",       "option", "p",      "pre",    "q",       "rb",
    "rp",     "rt",     "ruby",     "s",      "samp",   "script", "section", "select",
    "small",  "span",   "strike",   "strong", "style",  "sub",    "sup",     "table",
    "tbody",  "td",     "textarea", "tfoot",  "th",     "thead",  "title",   "tr",
    "tt",     "u",      "ul",       "var",    "wbr"};

bool is_name_char(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == ':' ||
         c == '.';
}

/// Where a name that begins at `at` ends; `at` when there is none.
std::size_t name_end(std::string_view text, std::size_t at) {
  if (at >= text.size() || !(is_ascii_letter(text[at]) || text[at] == '_')) return at;
  const std::size_t limit = std::min(text.size(), at + kMaxNameBytes);
  while (at < limit && is_name_char(text[at])) ++at;
  return at;
}

bool is_html(std::string_view name) {
  const std::string lower = ascii_lower(name);
  return std::find(std::begin(kHtmlElements), std::end(kHtmlElements), lower) !=
         std::end(kHtmlElements);
}

/// The end of the tag that `<` at `at` begins, or 0.
std::size_t element_end(std::string_view text, std::size_t at) {
  if (text.substr(at, 4) == "<!--") {
    const std::size_t end = text.substr(at, kMaxTagBytes).find("-->");
    return end == text.npos ? 0 : at + end + 3;
  }
  const bool closes = text.substr(at + 1, 1) == "/";
  const std::size_t begin = at + 1 + closes;
  const std::size_t end = name_end(text, begin);
  if (end == begin) return 0;
  const std::size_t limit = std::min(text.size(), at + kMaxTagBytes);
  std::size_t last = end;
  while (last < limit && text[last] != '>' && text[last] != '<') ++last;
  if (last >= limit || text[last] != '>') return 0;
  const std::string_view inside = text.substr(end, last - end);
  if (!inside.empty() && inside[0] != ' ' && inside[0] != '/' && inside[0] != '\t' &&
      inside[0] != '\n')
    return 0;
  const bool sure = closes || inside.ends_with('/') || inside.find('=') != inside.npos;
  return sure || is_html(text.substr(begin, end - begin)) ? last + 1 : 0;
}

/// The end of `&nbsp;`, `&#160;`, `&#xA0;` at `at`, or 0.
std::size_t reference_end(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  if (text.substr(end, 1) == "#") {
    ++end;
    const bool hex = text.substr(end, 1) == "x" || text.substr(end, 1) == "X";
    end += hex;
    const std::size_t begin = end;
    while (end < text.size() && end - begin < 8 && is_name_char(text[end])) ++end;
    const auto digit = [&](char c) {
      return hex ? hex_value(c) >= 0 : is_ascii_digit(c);
    };
    if (end == begin || !std::all_of(text.begin() + begin, text.begin() + end, digit))
      return 0;
  } else {
    end = name_end(text, end);
    const std::string_view name = text.substr(at + 1, end - at - 1);
    if (html_reference(name) == 0) return 0;
  }
  return text.substr(end, 1) == ";" ? end + 1 : 0;
}

/// The end of a printf conversion at `%`, or 0: `%s`, `%1$d`, `%.2f`, `%(name)s`, `%@`.
std::size_t conversion_end(std::string_view text, std::size_t at) {
  if (at > 0 && is_ascii_digit(text[at - 1])) return 0;  // "50%de descuento"
  std::size_t end = at + 1;
  if (text.substr(end, 1) == "(") {
    const std::size_t name = name_end(text, end + 1);
    if (name == end + 1 || text.substr(name, 1) != ")") return 0;
    end = name + 1;
  }
  const std::size_t limit = std::min(text.size(), end + 10);
  while (end < limit &&
         std::string_view("0123456789$.*+-#").find(text[end]) != text.npos)
    ++end;
  while (end < limit && std::string_view("hlLqjzt").find(text[end]) != text.npos) ++end;
  if (end >= text.size() ||
      std::string_view("diouxXeEfgGcsp@").find(text[end]) == text.npos)
    return 0;
  // "100 %surely": a word goes on.
  return end + 1 < text.size() && is_ascii_letter(text[end + 1]) && end == at + 1
             ? 0
             : end + 1;
}

/// The end of `{0}` or `{name}` at `{`, or 0.
std::size_t brace_end(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + kMaxNameBytes);
  std::size_t end = at + 1;
  while (end < limit && is_name_char(text[end])) ++end;
  return end > at + 1 && end < text.size() && text[end] == '}' ? end + 1 : 0;
}

}  // namespace

std::vector<TextTag> find_text_tags(std::string_view text) {
  std::vector<TextTag> tags;
  std::size_t at = text.find_first_of("<&%{$");
  while (at != text.npos) {
    std::size_t end = 0;
    TextTag::Kind kind = TextTag::Kind::placeholder;
    switch (text[at]) {
      case '<':
        end = element_end(text, at);
        kind = TextTag::Kind::element;
        break;
      case '&':
        end = reference_end(text, at);
        kind = TextTag::Kind::reference;
        break;
      case '%':
        end = conversion_end(text, at);
        break;
      case '{':
        end = brace_end(text, at);
        break;
      default:
        if (text.substr(at + 1, 1) == "{") end = brace_end(text, at + 1);
    }
    if (end > at) tags.push_back({kind, {at, end}});
    at = text.find_first_of("<&%{$", std::max(end, at + 1));
  }
  return tags;
}

}  // namespace awase
