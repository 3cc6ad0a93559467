// SPDX-License-Identifier: Apache-2.0

#include "text/documents/markdown_inline.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// How far from a mark its end is looked for, so that marks without end cost little.
constexpr std::size_t kMostMarked = 4096;
/// The same for a superscript.
constexpr std::size_t kLongestRaised = 12;

bool is_name_char(char c) {
  return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         c == '-' || c == '_';
}

/// Bytes of the list of attributes that `rest` begins with, "{: .a #b c=d }"; 0 for
/// anything else.
std::size_t attribute_list_bytes(std::string_view rest) {
  constexpr std::size_t kMost = 200;
  if (!rest.starts_with('{')) return 0;
  const std::size_t end = rest.substr(0, kMost).find('}');
  if (end == std::string_view::npos) return 0;
  std::string_view inside = rest.substr(1, end - 1);
  if (inside.starts_with(':')) inside.remove_prefix(1);
  inside = trim(inside);
  if (inside.empty() || inside.find('{') != std::string_view::npos) return 0;
  const bool is_mark = (inside[0] == '.' || inside[0] == '#') && inside.size() > 1 &&
                       is_name_char(inside[1]);
  std::size_t name = 0;
  while (name < inside.size() && is_name_char(inside[name])) ++name;
  const bool is_pair = name > 0 && inside.substr(name).starts_with('=');
  return is_mark || is_pair ? end + 1 : 0;
}

/// Whether a list of attributes may stand at the end of `before`.
bool takes_attributes(std::string_view before, std::string_view after) {
  if (before.empty()) return false;
  if (std::string_view(")]*_`>").find(before.back()) != std::string_view::npos)
    return true;
  return before.back() == ' ' && trim(after).empty();
}

/// ":material-check:" and its like, whose names say where the pictures are from.
std::size_t icon_bytes(std::string_view rest) {
  constexpr std::array<std::string_view, 4> kSets = {":material-", ":fontawesome-",
                                                     ":octicons-", ":simple-"};
  const bool is_icon =
      std::any_of(kSets.begin(), kSets.end(),
                  [&](std::string_view set) { return rest.starts_with(set); });
  if (!is_icon) return 0;
  std::size_t end = 1;
  while (end < rest.size() && is_name_char(rest[end])) ++end;
  return end < rest.size() && rest[end] == ':' ? end + 1 : 0;
}

/// Bytes up to the end of what `rest` begins with, `open` and `close` around words that
/// touch them; 0 when it is no such thing.
std::size_t marked_bytes(std::string_view rest, std::string_view open,
                         std::string_view close) {
  if (!rest.starts_with(open) || rest.size() <= open.size()) return 0;
  if (is_ascii_space(rest[open.size()])) return 0;
  const std::size_t end = rest.substr(0, kMostMarked).find(close, open.size() + 1);
  if (end == std::string_view::npos || is_ascii_space(rest[end - 1])) return 0;
  return end + close.size();
}

class InlineRemover {
 public:
  InlineRemover(std::string_view line, Document& document)
      : rest_(line), document_(document) {}

  std::string remove() {
    while (!rest_.empty()) {
      if (!take_mark()) pass(1);
    }
    return std::move(out_);
  }

 private:
  void pass(std::size_t bytes) {
    out_ += rest_.substr(0, bytes);
    rest_.remove_prefix(bytes);
  }

  /// Keeps what is between the marks, which are left out.
  bool unwrap(std::string_view open, std::string_view close) {
    const std::size_t bytes = marked_bytes(rest_, open, close);
    if (bytes == 0) return false;
    out_ += rest_.substr(open.size(), bytes - open.size() - close.size());
    rest_.remove_prefix(bytes);
    return true;
  }

  bool list(std::string_view open, std::string_view close, LeftOutReason reason) {
    if (!rest_.starts_with(open)) return false;
    const std::size_t end = rest_.substr(0, kMostMarked).find(close, open.size());
    if (end == std::string_view::npos) return false;
    leave_out(document_, reason, rest_.substr(open.size(), end - open.size()));
    rest_.remove_prefix(end + close.size());
    return true;
  }

  bool take_mark() {
    switch (rest_.front()) {
      case '\\':
        pass(std::min<std::size_t>(2, rest_.size()));
        return true;
      case '`': {
        const std::size_t ticks = std::min(rest_.find_first_not_of('`'), rest_.size());
        const std::size_t end =
            rest_.substr(0, kMostMarked).find(std::string(ticks, '`'), ticks);
        pass(end == std::string_view::npos ? ticks : end + ticks);
        return true;
      }
      case '=':
        // "====" is a line under something.
        if (rest_.starts_with("===")) {
          pass(std::min(rest_.find_first_not_of('='), rest_.size()));
          return true;
        }
        return unwrap("==", "==");
      case ':':
        if (const std::size_t bytes = icon_bytes(rest_); bytes > 0) {
          rest_.remove_prefix(bytes);
          return true;
        }
        return false;
      case '^': {
        // "m^2^", "1^st^". "[^1]" is the mark of a note.
        const std::size_t bytes =
            marked_bytes(rest_.substr(0, kLongestRaised), "^", "^");
        const bool is_note = out_.ends_with('[') || out_.empty();
        return bytes > 0 && !is_note &&
               std::all_of(rest_.begin() + 1,
                           rest_.begin() + static_cast<std::ptrdiff_t>(bytes) - 1,
                           [](char c) {
                             return is_ascii_letter(c) || is_ascii_digit(c) || c == '-';
                           }) &&
               unwrap("^", "^");
      }
      case '{':
        break;
      default:
        return false;
    }
    if (const std::size_t bytes = attribute_list_bytes(rest_);
        bytes > 0 && takes_attributes(out_, rest_.substr(bytes))) {
      rest_.remove_prefix(bytes);
      return true;
    }
    return unwrap("{++", "++}") || unwrap("{==", "==}") ||
           list("{--", "--}", LeftOutReason::hidden) ||
           list("{>>", "<<}", LeftOutReason::remark);
  }

  std::string_view rest_;
  Document& document_;
  std::string out_;
};

/// Where a shortcode ends that begins at `at`; npos when it does not.
std::size_t shortcode_end(std::string_view line, std::size_t at) {
  const std::string_view close = line.substr(at, 3) == "{{<" ? ">}}" : "%}}";
  const std::size_t end = line.find(close, at + 3);
  return end == std::string_view::npos ? end : end + close.size();
}

/// Where the next shortcode begins that is neither code nor in an address.
std::size_t find_shortcode(std::string_view line, std::size_t from) {
  for (std::size_t at = line.find("{{", from); at != std::string_view::npos;
       at = line.find("{{", at + 2)) {
    const std::string_view open = line.substr(at, 3);
    if (open != "{{<" && open != "{{%") continue;
    if (shortcode_end(line, at) == std::string_view::npos)
      return std::string_view::npos;
    const std::string_view before = line.substr(0, at);
    const std::size_t link = before.rfind("](");
    const bool in_address =
        link != std::string_view::npos && before.find(')', link) == before.npos;
    const bool in_code = std::count(before.begin(), before.end(), '`') % 2 == 1;
    if (!in_address && !in_code) return at;
  }
  return std::string_view::npos;
}

/// Addresses that are shortcodes as one that every reader of Markdown knows for one.
std::string with_plain_addresses(std::string_view words) {
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t link = words.find("]({{", at);
    const std::size_t end =
        link == std::string_view::npos ? link : shortcode_end(words, link + 2);
    if (end == std::string_view::npos) return out += words.substr(at);
    out += words.substr(at, link - at);
    out += "](#";
    at = end;
  }
  return out;
}

}  // namespace

std::string without_inline_marks(std::string_view line, Document& document) {
  if (line.find_first_of("{=:^") == std::string_view::npos) return std::string(line);
  return InlineRemover(line, document).remove();
}

std::vector<LinePart> split_at_shortcodes(std::string_view line, Document& document) {
  // Looking for them takes time that grows with the square of a line.
  constexpr std::size_t kLongest = std::size_t{16} << 10;
  if (line.size() > kLongest) return {{with_plain_addresses(line), false}};
  std::vector<LinePart> parts;
  std::string words;
  const auto end_words = [&] {
    if (!trim(words).empty()) parts.push_back({with_plain_addresses(words), false});
    words.clear();
  };
  std::size_t at = 0;
  for (std::size_t found = find_shortcode(line, 0); found != std::string_view::npos;
       found = find_shortcode(line, at)) {
    words += line.substr(at, found - at);
    at = shortcode_end(line, found);
    const std::string_view shortcode = line.substr(found, at - found);
    const std::string_view rest = trim(line.substr(at));
    const bool ends =
        rest.empty() || rest.starts_with("{{<") || rest.starts_with("{{%");
    if (trim(words).empty() || ends) {
      end_words();
      parts.push_back({std::string(shortcode), true});
    } else {
      leave_out(document, LeftOutReason::remark, shortcode);
    }
  }
  if (parts.empty() && words.empty()) return {{with_plain_addresses(line), false}};
  words += line.substr(at);
  end_words();
  return parts;
}

}  // namespace awase
