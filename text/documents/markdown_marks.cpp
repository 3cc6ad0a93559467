// SPDX-License-Identifier: Apache-2.0

#include "text/documents/markdown_marks.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/documents/markdown_inline.h"
#include "text/documents/markdown_lines.h"
#include "text/unicode.h"

namespace awase {
namespace {

std::size_t columns_of_indent(std::string_view line) {
  std::size_t columns = 0;
  for (const char c : line) {
    if (c == ' ')
      ++columns;
    else if (c == '\t')
      columns += 4 - columns % 4;
    else
      break;
  }
  return columns;
}

/// `line` with `columns` less of indent.
std::string outdented(std::string_view line, std::size_t columns) {
  const std::size_t indent = columns_of_indent(line);
  const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
  return std::string(indent > columns ? indent - columns : 0, ' ') +
         std::string(line.substr(begin));
}

bool is_upper_letter(char c) { return c >= 'A' && c <= 'Z'; }

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || is_upper_letter(c) || (c >= '0' && c <= '9') ||
         c == '-' || c == '_' || c == '.';
}

/// "{.class #id key=value}" and "{: …}" off the end of a title.
std::string_view without_attributes(std::string_view title) {
  title = trim(title);
  if (!title.ends_with('}')) return title;
  const std::size_t open = title.rfind('{');
  return open == std::string_view::npos ? title : trim(title.substr(0, open));
}

/// The quoted value of an attribute ("title", "label") in a tag or a shortcode.
std::string_view quoted_value(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos;
       at = tag.find(name, at + 1)) {
    if (at == 0 || is_name_char(tag[at - 1])) continue;
    std::string_view rest = tag.substr(at + name.size());
    if (!rest.starts_with("=\"") && !rest.starts_with("='")) continue;
    const char quote = rest[1];
    rest.remove_prefix(2);
    return rest.substr(0, rest.find(quote));
  }
  return {};
}

/// Blocks of MyST that hold text though they look like code.
bool is_text_directive(std::string_view info) {
  constexpr std::array<std::string_view, 14> kNames = {
      "{note}",    "{tip}",   "{warning}", "{important}", "{caution}",
      "{danger}",  "{hint}",  "{error}",   "{attention}", "{admonition}",
      "{seealso}", "{topic}", "{margin}",  "{epigraph}"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view name) { return info.starts_with(name); });
}

class MarkerRemover {
 public:
  explicit MarkerRemover(Document& document) : document_(document) {}

  std::string remove(std::string_view text) {
    while (!text.empty()) {
      const std::string_view line = take_line(text);
      rest_ = text;
      take(line);
    }
    return std::move(result_);
  }

 private:
  void take(std::string_view whole) {
    if (in_export_) {
      in_export_ = !trim(whole).empty();
      return;
    }
    while (!bodies_.empty() && !trim(whole).empty() &&
           columns_of_indent(whole) < bodies_.back())
      bodies_.pop_back();
    std::string line(whole);
    if (!bodies_.empty()) line = outdented(whole, bodies_.back());
    if (in_code_block(line)) return;
    if (in_fence(line)) {
      put(line);
      return;
    }
    if (take_comments(line)) return;
    const std::vector<LinePart> parts = split_at_shortcodes(line, document_);
    for (const LinePart& part : parts) take_part(part.text);
  }

  /// Whether `mark` stands in a later line. Once it does not, it never does.
  bool closes_later(std::string_view mark) {
    comments_close_ = comments_close_ && rest_.find(mark) != rest_.npos;
    return comments_close_;
  }

  /// Takes the comments of MDX out of a line; true when it holds nothing else.
  bool take_comments(std::string& line) {
    constexpr std::string_view kOpen = "{/*", kClose = "*/}";
    if (!in_comment_ && line.find(kOpen) == line.npos) return false;
    const std::string_view whole = line;
    const bool begins_with_one = trim(whole).starts_with(kOpen);
    const std::size_t last_close = whole.rfind(kClose);
    std::string kept;
    bool in_code = false;
    std::size_t at = 0;
    while (at < whole.size()) {
      const std::string_view rest = whole.substr(at);
      const std::size_t first = in_comment_ ? at : at + kOpen.size();
      const bool closes_here = last_close != whole.npos && last_close >= first;
      const bool opens = !in_comment_ && !in_code && rest.starts_with(kOpen) &&
                         (closes_here || (begins_with_one && closes_later(kClose)));
      if (in_comment_ || opens) {
        const std::size_t end = closes_here ? whole.find(kClose, first) : whole.npos;
        in_comment_ = end == whole.npos;
        leave_out(document_, LeftOutReason::remark, whole.substr(first, end - first));
        at = in_comment_ ? whole.size() : end + kClose.size();
      } else {
        if (whole[at] == '`') in_code = !in_code;
        kept += whole[at++];
      }
    }
    if (kept.size() == line.size()) return false;
    line = std::move(kept);
    if (!trim(std::string_view(line)).empty()) return false;
    put({});
    return true;
  }

  void take_part(std::string_view line) {
    if (take_marker(line)) {
      is_after_marker_ = true;
      return;
    }
    if (trim(line).empty()) is_after_marker_ = false;
    const std::string plain = without_inline_marks(line, document_);
    if (!put_definition(plain)) put_note_or_line(plain);
    if (!trim(line).empty())
      is_after_table_ = trim(line).starts_with('|') || trim(line).starts_with("+-") ||
                        trim(line).starts_with("--");
  }

  /// Formulas on lines of their own ("$$") and highlighted code of Hugo are written as
  /// fences of code.
  bool in_code_block(std::string_view line) {
    constexpr std::string_view kFence = "```";
    const std::string_view text = trim(line);
    if (!code_end_.empty()) {
      const bool ends = text.starts_with(code_end_);
      put(ends ? kFence : line);
      if (ends) code_end_.clear();
      return true;
    }
    if (fence_length_ > 0) return false;
    if (text == "$$") {
      code_end_ = "$$";
    } else if (text.starts_with("{{< highlight ") && text.ends_with(">}}")) {
      code_end_ = "{{< /highlight";
    } else if (text.size() > 4 && text.starts_with("$$") && text.ends_with("$$")) {
      put(kFence);
      put(trim(text.substr(2, text.size() - 4)));
    } else {
      return false;
    }
    put(kFence);
    return true;
  }

  /// ": what it means" under a term; under a table it is the caption.
  bool put_definition(std::string_view line) {
    const std::string_view text = trim(line);
    if (!text.starts_with(": ") || is_after_table_ || columns_of_indent(line) > 3)
      return false;
    put({});
    put(trim(text.substr(1)));
    return true;
  }

  void put(std::string_view line) {
    result_ += line;
    result_ += '\n';
  }

  /// A paragraph of its own, behind the quotation marks and the indent of `line`.
  void put_title(std::string_view prefix, std::string_view title) {
    title = without_quotes(without_attributes(title));
    put(prefix);
    if (title.empty()) return;
    result_ += prefix;
    put(title);
    put(prefix);
  }

  /// Whether a line is in a fence of code, or begins or ends one.
  bool in_fence(std::string_view line) {
    std::string_view rest =
        line.substr(std::min(line.find_first_not_of(" \t>"), line.size()));
    const char mark = rest.empty() ? '\0' : rest.front();
    std::size_t length = 0;
    if (mark == '`' || mark == '~')
      length = std::min(rest.find_first_not_of(mark), rest.size());
    const std::string_view info = trim(rest.substr(length));
    if (fence_length_ > 0) {
      if (mark == fence_mark_ && length >= fence_length_ && info.empty())
        fence_length_ = 0;
      return true;
    }
    if (length < 3) return false;
    if (mark == '`' && info.find('`') != std::string_view::npos) return false;
    if (is_text_directive(info)) return false;
    leave_out(document_, LeftOutReason::attribute, quoted_value(info, "title"));
    if (info.empty() && !directives_.empty() && directives_.back() == length)
      return false;
    fence_mark_ = mark;
    fence_length_ = length;
    return true;
  }

  bool take_marker(std::string_view line) {
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    const std::string_view prefix = line.substr(0, indent);
    const std::string_view text = trim(line);
    if (text.empty()) return false;
    return take_container(prefix, text) || take_admonition(line, prefix, text) ||
           take_template(prefix, text) || take_quote_kind(line) ||
           take_component(prefix, text);
  }

  /// ":::tip Title", "::: {.note}", ":::", and a directive of MyST.
  bool take_container(std::string_view prefix, std::string_view text) {
    const std::size_t colons = std::min(text.find_first_not_of(':'), text.size());
    const std::size_t ticks = std::min(text.find_first_not_of('`'), text.size());
    if (colons < 3 && ticks < 3) {
      // ":class: tip", an option of the directive above.
      const std::size_t end = text.size() > 1 ? text.find(':', 1) : text.npos;
      const bool option =
          is_after_marker_ && text.front() == ':' && end != text.npos &&
          std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(end),
                      is_name_char);
      return option;
    }
    if (ticks >= 3) {
      const bool closes =
          text.size() == ticks && !directives_.empty() && directives_.back() == ticks;
      if (closes) {
        directives_.pop_back();
        put({});
        return true;
      }
      if (!is_text_directive(trim(text.substr(ticks)))) return false;
      directives_.push_back(ticks);
    }
    std::string_view rest = trim(text.substr(std::max(colons, ticks)));
    if (rest.starts_with('{')) {
      rest = rest.substr(std::min(rest.find('}'), rest.size() - 1) + 1);
    } else {
      std::size_t name = 0;
      while (name < rest.size() && is_name_char(rest[name])) ++name;
      rest.remove_prefix(name);
      // ":::tip[Title]", ":::note{title="…"}".
      if (rest.starts_with('[') && rest.find(']') != rest.npos) {
        rest = rest.substr(1, rest.find(']') - 1);
      } else if (rest.starts_with('{')) {
        rest = quoted_value(rest, "title");
      }
    }
    put_title(prefix, rest);
    return true;
  }

  /// "!!! note "Title"", "??? tip", "=== "Tab"", with their body indented below.
  bool take_admonition(std::string_view line, std::string_view prefix,
                       std::string_view text) {
    const bool tab = text.starts_with("=== \"") || text.starts_with("=== '");
    if (!tab && !text.starts_with("!!! ") && !text.starts_with("??? ") &&
        !text.starts_with("???+ "))
      return false;
    std::string_view rest = trim(text.substr(text.find(' ')));
    const std::size_t quote = rest.find_first_of("\"'");
    rest = quote == std::string_view::npos ? std::string_view() : rest.substr(quote);
    put_title(prefix, rest);
    const std::size_t outer = bodies_.empty() ? 0 : bodies_.back();
    constexpr std::size_t kDeepest = 20;
    if (bodies_.size() < kDeepest)
      bodies_.push_back(outer + columns_of_indent(line) + 4);
    return true;
  }

  /// Whole lines that a generator replaces.
  bool take_template(std::string_view prefix, std::string_view text) {
    const auto is_between = [&](std::string_view open, std::string_view close) {
      return text.size() >= open.size() + close.size() && text.starts_with(open) &&
             text.ends_with(close) &&
             text.find(close, open.size()) == text.size() - close.size();
    };
    if (text == "[[toc]]" || text == "[TOC]" || text == "[toc]" ||
        text == "[[_TOC_]]" || text == "[[TOC]]" || text == "\\newpage" ||
        text == "\\pagebreak" || is_between("{:", "}") || is_between("<!--", "-->")) {
      put(prefix);
      return true;
    }
    if (text.starts_with("*[") && text.find("]: ") != text.npos) {
      // What an abbreviation stands for is shown where the mouse is on it.
      leave_out(document_, LeftOutReason::attribute, text.substr(text.find("]: ") + 3));
      put(prefix);
      return true;
    }
    if (text.starts_with("--8<--") || text.starts_with("<<< @/") ||
        text.starts_with("<<< ./")) {
      leave_out(document_, LeftOutReason::remark, text);
      put(prefix);
      return true;
    }
    if (!is_between("{{", "}}") && !is_between("{%", "%}")) return false;
    for (const std::string_view name : {"title", "label", "summary"}) {
      const std::string_view title = quoted_value(text, name);
      if (title.empty()) continue;
      put_title(prefix, title);
      return true;
    }
    const std::string_view inside =
        text.substr(std::min(text.find_first_not_of("{<%# "), text.size()));
    // The title of a tab or of what unfolds, which has no name.
    if (inside.starts_with("tab \"") || inside.starts_with("details \"") ||
        inside.starts_with("expand \"")) {
      const std::string_view title = inside.substr(inside.find('"') + 1);
      put_title(prefix, title.substr(0, title.find('"')));
      return true;
    }
    // The ends of blocks ask for nothing.
    if (!inside.starts_with('/') && !inside.starts_with("end"))
      leave_out(document_, LeftOutReason::remark, text);
    put(prefix);
    return true;
  }

  /// "> [!NOTE]", "> [!tip]- Title".
  bool take_quote_kind(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t>");
    if (begin == std::string_view::npos ||
        line.substr(0, begin).find('>') == std::string_view::npos ||
        !line.substr(begin).starts_with("[!"))
      return false;
    const std::size_t end = line.find(']', begin);
    if (end == std::string_view::npos ||
        !std::all_of(line.begin() + static_cast<std::ptrdiff_t>(begin) + 2,
                     line.begin() + static_cast<std::ptrdiff_t>(end), is_name_char))
      return false;
    std::string_view title = line.substr(end + 1);
    if (title.starts_with('-') || title.starts_with('+')) title.remove_prefix(1);
    put_title(line.substr(0, begin), title);
    return true;
  }

  /// Imports, exports and tags of components in MDX.
  bool take_component(std::string_view prefix, std::string_view text) {
    if (prefix.empty() && text.starts_with("import ") &&
        (text.ends_with('\'') || text.ends_with('"') || text.ends_with("';") ||
         text.ends_with("\";"))) {
      put({});
      return true;
    }
    if (prefix.empty() &&
        (text.starts_with("export const ") || text.starts_with("export default ") ||
         text.starts_with("export let ") || text.starts_with("export function "))) {
      in_export_ = true;
      return true;
    }
    std::size_t at = 1;
    if (!text.starts_with('<') || !text.ends_with('>')) return false;
    if (text.size() > 2 && text[at] == '/') ++at;
    if (!is_upper_letter(text[at])) return false;
    if (text.find('>') != text.size() - 1) return false;
    for (const std::string_view name : {"title", "label", "summary", "alt", "heading"})
      leave_out(document_, LeftOutReason::attribute, quoted_value(text, name));
    put_title(prefix, quoted_value(text, "caption"));
    return true;
  }

  void put_note_or_line(std::string_view line) {
    const std::size_t mark = line.starts_with("[^") ? line.find("]:") : line.npos;
    if (mark == line.npos) {
      put(line);
      return;
    }
    // A paragraph of its own, even right after another. Without the backslash
    // "[^1]: word" would be the definition of a link.
    result_ += "\n\\[";
    result_ += line.substr(1, mark - 1);
    result_ += "\\]";
    put(line.substr(mark + 1));
  }

  Document& document_;
  std::string_view rest_;  ///< Behind the line that is taken.
  std::string result_;
  std::vector<std::size_t> bodies_;      ///< Indents of the open admonitions' bodies.
  std::vector<std::size_t> directives_;  ///< Lengths of the fences of open ones.
  char fence_mark_ = '\0';
  std::size_t fence_length_ = 0;  ///< 0 outside of code.
  std::string code_end_;          ///< How the line begins that ends a block of code.
  bool is_after_table_ = false;
  bool in_export_ = false;
  bool comments_close_ = true;  ///< As far as is known.
  bool in_comment_ = false;     ///< Of MDX, which goes on on the next line.
  bool is_after_marker_ = false;
};

}  // namespace

std::string without_marker_lines(std::string_view text, Document& document) {
  return MarkerRemover(document).remove(text);
}

}  // namespace awase
