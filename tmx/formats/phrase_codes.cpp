// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/phrase_codes.h"

#include <algorithm>
#include <utility>

#include "text/ascii.h"
#include "tmx/xml_printer.h"

namespace awase {
namespace {

constexpr std::size_t kMaxIdBytes = 20;
constexpr std::size_t kMaxLetters = 3;

/// A placeholder as it stands in the text.
struct Placeholder {
  enum class Kind { point, begin, end };
  Kind kind = Kind::point;
  std::string_view id;
  std::size_t begin_bytes = 0;
  std::size_t size_bytes = 0;
  bool is_code = false;
  std::string number = {};  ///< Of a pair of letters.
};

bool is_id_char(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         c == '_' || c == '-';
}

bool is_letters(std::string_view id) {
  return id.size() <= kMaxLetters && std::all_of(id.begin(), id.end(), [](char c) {
           return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z';
         });
}

/// All that looks like `{1}`, `{1>` or `<1}`.
std::vector<Placeholder> placeholders_of(std::string_view text) {
  std::vector<Placeholder> found;
  for (std::size_t at = 0; (at = text.find_first_of("{<", at)) != text.npos;) {
    std::size_t end = at + 1;
    while (end < text.size() && end - at <= kMaxIdBytes && is_id_char(text[end])) ++end;
    const bool ends = text[at] == '<';
    const bool is_whole = end > at + 1 && end < text.size() &&
                          (text[end] == '}' || (!ends && text[end] == '>'));
    if (!is_whole) {
      ++at;
      continue;
    }
    const auto kind = ends               ? Placeholder::Kind::end
                      : text[end] == '>' ? Placeholder::Kind::begin
                                         : Placeholder::Kind::point;
    found.push_back({kind, text.substr(at + 1, end - at - 1), at, end + 1 - at});
    at = end + 1;
  }
  return found;
}

/// Pairs the halves of formatting by letters, and numbers each pair.
void pair_letters(std::vector<Placeholder>& all, const PhraseMarks& marks) {
  std::map<std::string_view, std::vector<std::size_t>> open;
  std::size_t number = 0;
  for (std::size_t k = 0; k < all.size(); ++k) {
    Placeholder& one = all[k];
    if (one.is_code || !is_letters(one.id)) continue;
    if (one.kind == Placeholder::Kind::begin) open[one.id].push_back(k);
    if (one.kind != Placeholder::Kind::end || open[one.id].empty()) continue;
    Placeholder& begin = all[open[one.id].back()];
    open[one.id].pop_back();
    do {
      ++number;
    } while (marks.contains(std::to_string(number)));
    begin.is_code = one.is_code = true;
    begin.number = one.number = std::to_string(number);
  }
}

std::string escaped(std::string_view text) {
  std::string clean;
  append_xml_chars(clean, text);
  XmlPrinter printer;
  printer.clean_text(clean);
  return std::string(printer.view());
}

std::string type_of_letters(std::string_view id) {
  const std::string letters = ascii_lower(id);
  if (letters == "b") return "bold";
  if (letters == "i") return "italic";
  return letters == "u" ? "ulined" : letters;
}

Code code_of(const Placeholder& from, std::string_view written,
             const PhraseMarks& marks) {
  const bool is_letter = !from.number.empty();
  const std::string number = is_letter ? from.number : std::string(from.id);
  Code code;
  if (from.kind == Placeholder::Kind::point) {
    code.name = "ph";
    code.attributes = {{"x", number}};
  } else if (from.kind == Placeholder::Kind::begin) {
    code.name = "bpt";
    code.attributes = {{"i", number}};
    if (is_letter)
      code.attributes.push_back({"type", type_of_letters(from.id)});
    else
      code.attributes.push_back({"x", number});
  } else {
    code.name = "ept";
    code.attributes = {{"i", number}};
  }
  const auto mark = marks.find(from.id);
  const bool has_native = !is_letter && mark != marks.end() && !mark->second.empty() &&
                          from.kind != Placeholder::Kind::end;
  code.data = escaped(has_native ? std::string_view(mark->second) : written);
  return code;
}

}  // namespace

bool is_phrase_root(const Attributes& attributes) {
  return std::any_of(attributes.begin(), attributes.end(), [](const Attribute& one) {
    const bool is_declared = one.name.starts_with("xmlns") &&
                             one.value.starts_with("http://www.memsource.com/mxlf");
    return is_declared || one.name == "m:version" || one.name == "m:level" ||
           one.name.starts_with("memsource:");
  });
}

std::vector<std::string> take_phrase_codes(Content& content, const PhraseMarks& marks) {
  if (!content.codes.empty()) return {};
  std::vector<Placeholder> all = placeholders_of(content.text);
  for (Placeholder& one : all) {
    // {j} is where two segments were joined.
    const bool is_joint = one.kind == Placeholder::Kind::point && one.id == "j";
    one.is_code = is_joint || marks.contains(one.id);
  }
  pair_letters(all, marks);
  std::string text;
  std::vector<Code> codes;
  std::vector<std::string> markup;
  std::size_t from = 0;
  for (const Placeholder& one : all) {
    if (!one.is_code) continue;
    const std::string_view written =
        std::string_view(content.text).substr(one.begin_bytes, one.size_bytes);
    text.append(content.text, from, one.begin_bytes - from);
    codes.push_back(code_of(one, written, marks));
    codes.back().offset_bytes = text.size();
    markup.push_back(escaped(written));
    from = one.begin_bytes + one.size_bytes;
  }
  if (codes.empty()) return {};
  text.append(content.text, from);
  content.text = std::move(text);
  content.codes = std::move(codes);
  return markup;
}

}  // namespace awase
