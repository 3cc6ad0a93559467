// SPDX-License-Identifier: Apache-2.0

#include "tmx/markup_ahead.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/utf8.h"

namespace awase {
namespace {

constexpr std::string_view kNames[] = {"tu",  "tuv", "seg", "prop", "note", "body",
                                       "tmx", "bpt", "ept", "ph",   "it",   "hi"};

/// Whether a tag of TMX begins here.
bool begins_tag(std::string_view text) {
  text.remove_prefix(text.starts_with("</") ? 2 : 1);
  const std::size_t end = std::min(text.find_first_of(" \t\r\n/>"), text.size());
  const std::string_view name = text.substr(0, end);
  return end < text.size() &&
         std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Reads a start tag as people write HTML.
class TagParser {
 public:
  /// `text` begins with "<".
  explicit TagParser(std::string_view text) : text_(text) {}

  TagRepair run() {
    const std::string name = ascii_lower(take_name());
    const bool is_known =
        name == "header" || name == "ut" || name == "sub" ||
        std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
    if (!is_known) return {};
    tag_ = "<" + name;
    while (true) {
      const bool has_blank = skip_blanks();
      if (at() == '/' && at(1) == '>') return end("/>");
      if (at() == '>') return end(">");
      if (!take_attribute(has_blank)) return {};
    }
  }

 private:
  char at(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  std::string_view take_name() {
    const std::size_t begin = at_;
    if (at_ < text_.size() && is_xml_name_start(text_[at_])) ++at_;
    while (at_ > begin && at_ < text_.size() && is_xml_name_char(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  bool skip_blanks() {
    const std::size_t begin = at_;
    while (is_blank(at())) ++at_;
    return at_ > begin;
  }

  /// False for what is no attribute.
  bool take_attribute(bool has_blank) {
    const std::string_view name = take_name();
    if (name.empty()) return false;
    skip_blanks();
    if (at() != '=') return false;
    ++at_;
    skip_blanks();
    char quote = at();
    std::string_view value;
    if (quote == '"' || quote == '\'') {
      const std::size_t end = text_.find(quote, at_ + 1);
      if (end == std::string_view::npos) return false;
      value = text_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
    } else {
      const std::size_t begin = at_;
      while (at_ < text_.size() && !is_blank(at()) && at() != '>' &&
             !(at() == '/' && at(1) == '>'))
        ++at_;
      value = text_.substr(begin, at_ - begin);
      if (value.find_first_of("\"'=`") != std::string_view::npos) return false;
      quote = '"';
      fault(Message("the value of {attribute} without quotation marks",
                    {{"attribute", name}}));
    }
    if (!is_text(name) || !is_text(value)) return false;
    if (!has_blank)
      fault(
          Message("no blank before the attribute {attribute}", {{"attribute", name}}));
    add(std::string(name), value, quote);
    return true;
  }

  void add(std::string name, std::string_view value, char quote) {
    const auto known = std::find_if(attributes_.begin(), attributes_.end(),
                                    [&](const auto& one) { return one.first == name; });
    if (known != attributes_.end()) {
      fault(
          Message("the attribute {attribute} twice in one tag", {{"attribute", name}}));
      if (known->second == value) return;
      std::replace(name.begin(), name.end(), ':', '-');
      return add("x-" + name, value, quote);
    }
    tag_.append(" ").append(name).append("=") += quote;
    tag_.append(value) += quote;
    attributes_.emplace_back(std::move(name), value);
  }

  /// Whether all of it is well-formed and stands for itself.
  static bool is_text(std::string_view value) {
    for (std::size_t k = 0; k < value.size();) {
      const std::size_t size = utf8_sequence_bytes(value.substr(k));
      const bool is_markup = value[k] == '<' || value[k] == '&';
      if (size == 0 || is_markup || static_cast<unsigned char>(value[k]) < ' ' ||
          static_cast<unsigned char>(value[k]) >= 0xEF)
        return false;
      k += size;
    }
    return true;
  }

  void fault(Message message) {
    if (!fault_) fault_ = std::move(message);
  }

  TagRepair end(std::string_view end) {
    if (!fault_) return {};
    return {at_ + end.size(), tag_.append(end), fault_};
  }

  std::string_view text_;
  std::size_t at_ = 1;
  std::string tag_;
  std::vector<std::pair<std::string, std::string_view>> attributes_;
  std::optional<Message> fault_;  // The first.
};

}  // namespace

TagRepair mend_attributes(std::string_view text) {
  return TagParser(text.substr(0, kMarkupLookahead)).run();
}

bool is_xml_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_xml_name_char(char c) {
  return is_xml_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

bool is_tag(std::string_view text, bool is_all) {
  std::size_t k = 1;
  if (k < text.size() && text[k] == '/') ++k;
  if (k >= text.size() || !is_xml_name_start(text[k])) return false;
  while (k < text.size() && is_xml_name_char(text[k])) ++k;
  char quote = 0;
  bool has_equals = false;  // A quotation mark that follows no = is text.
  for (; k < std::min(text.size(), kMarkupLookahead); ++k) {
    if (quote != 0) {
      if (text[k] == quote) quote = 0;
      // Where a tag of TMX begins inside a value, its quotation mark is missing; the
      // value then ends before the next >.
      if (text[k] == '<' && begins_tag(text.substr(k)))
        return text.substr(0, k).find('>') != std::string_view::npos;
    } else if (text[k] == '"' || text[k] == '\'') {
      if (!has_equals) return false;
      quote = text[k];
      has_equals = false;
    } else if (text[k] == '>') {
      return true;
    } else if (text[k] == '<') {
      return false;
    } else if (text[k] == '=') {
      has_equals = true;
    }
  }
  // Too long to judge, or cut off.
  return text.size() >= kMarkupLookahead || is_all;
}

bool lacks_quote(std::string_view text, char quote) {
  text = text.substr(0, kMarkupLookahead);
  for (std::size_t k = 0; k < text.size() && text[k] != quote; ++k)
    if (text[k] == '<' && begins_tag(text.substr(k))) return true;
  return false;
}

bool unit_ends_before(std::string_view text, std::string_view end) {
  text = text.substr(0, kMarkupLookahead);
  // Another unit begins only behind the end of this one, even where that is broken.
  std::size_t unit = text.size();
  for (const std::string_view tag : {"</tu>", "<tu ", "<tu>"})
    unit = std::min(unit, text.find(tag));
  return unit < std::min(text.find(end, 4), text.size());
}

}  // namespace awase
