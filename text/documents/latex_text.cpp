// SPDX-License-Identifier: Apache-2.0

#include "text/documents/latex_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.h"
#include "text/unicode.h"

namespace awase {
namespace {

struct Command {
  std::string_view name;
  int arguments = 1;
  int shown = 1;  ///< From 1.
};

constexpr auto kCommands = std::to_array<Command>(
    {{"fbox", 1, 1},       {"framebox", 1, 1},  {"makebox", 1, 1},
     {"kenten", 1, 1},     {"bou", 1, 1},       {"keys", 1, 1},
     {"keystroke", 1, 1},  {"menu", 1, 1},      {"only", 1, 1},
     {"uncover", 1, 1},    {"visible", 1, 1},   {"onslide", 1, 1},
     {"reflectbox", 1, 1}, {"scalebox", 2, 2},  {"rotatebox", 2, 2},
     {"raisebox", 2, 2},   {"resizebox", 3, 3}, {"ruby", 2, 1},
     {"jruby", 2, 1},      {"aruby", 2, 1},     {"kana", 2, 1},
     {"foreignruby", 2, 1}});

constexpr std::array<std::string_view, 6> kVerbatim = {
    "verbatim", "Verbatim", "lstlisting", "minted", "comment", "alltt"};

constexpr std::size_t kLongestArgument = 4000;

class LatexText {
 public:
  LatexText(std::string_view latex, Document& document)
      : latex_(latex), document_(document) {}

  std::string read() {
    while (at_ < latex_.size()) {
      const std::size_t next =
          std::min(latex_.find_first_of("\\%", at_), latex_.size());
      copy_to(next);
      if (at_ >= latex_.size()) break;
      if (latex_[at_] == '%')
        copy_to(std::min(latex_.find('\n', at_), latex_.size()));
      else
        take_command();
    }
    return std::move(out_);
  }

 private:
  void copy_to(std::size_t end) {
    out_ += latex_.substr(at_, end - at_);
    at_ = end;
  }

  void take_command() {
    std::size_t end = at_ + 1;
    while (end < latex_.size() && is_ascii_letter(latex_[end])) ++end;
    const std::string_view name = latex_.substr(at_ + 1, end - at_ - 1);
    const bool is_defined = std::exchange(defines_, is_definition(name));
    if (is_defined) {
      copy_to(std::max(end, std::min(at_ + 2, latex_.size())));
    } else if (name.empty()) {
      copy_to(std::min(at_ + 2, latex_.size()));  // "\\", "\%"
    } else if (name == "verb" || name == "lstinline") {
      take_inline_code(end);
    } else if (name == "begin") {
      take_environment(end);
    } else if (name == "UTF") {
      take_character(end);
    } else {
      const auto found =
          std::find_if(kCommands.begin(), kCommands.end(),
                       [&](const Command& command) { return command.name == name; });
      if (found == kCommands.end() || !show_argument(*found, end)) copy_to(end);
    }
  }

  /// Whether the command that follows is one that it defines.
  static bool is_definition(std::string_view name) {
    constexpr std::array<std::string_view, 7> kNames = {
        "newcommand", "renewcommand", "providecommand", "DeclareRobustCommand",
        "def",        "let",          "newrobustcmd"};
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
  }

  /// "|x|" behind \verb, which may hold any signs.
  void take_inline_code(std::size_t end) {
    if (end < latex_.size() && latex_[end] == '*') ++end;
    const std::size_t close =
        end < latex_.size()
            ? latex_.find(latex_[end] == '{' ? '}' : latex_[end], end + 1)
            : latex_.npos;
    copy_to(close == latex_.npos ? end : close + 1);
  }

  /// The place behind the group that begins at `at` with `open`; npos for none.
  std::size_t group_end(std::size_t at, char open, char close) const {
    if (at >= latex_.size() || latex_[at] != open) return latex_.npos;
    const std::size_t last = std::min(latex_.size(), at + kLongestArgument);
    int depth = 0;
    for (std::size_t k = at; k < last; ++k) {
      if (latex_[k] == '\\') {
        ++k;
      } else if (latex_[k] == open) {
        ++depth;
      } else if (latex_[k] == close && --depth == 0) {
        return k + 1;
      }
    }
    return latex_.npos;
  }

  std::size_t without_space(std::size_t at) const {
    return std::min(latex_.find_first_not_of(" \t\n", at), latex_.size());
  }

  /// Behind the options in brackets and the steps of slides.
  std::size_t without_options(std::size_t at) const {
    if (at < latex_.size() && latex_[at] == '*') ++at;
    for (;;) {
      const std::size_t next = without_space(at);
      const std::size_t end =
          std::min(group_end(next, '[', ']'), group_end(next, '<', '>'));
      if (end == latex_.npos) return at;
      at = end;
    }
  }

  bool show_argument(const Command& command, std::size_t end) {
    std::string_view shown, first_hidden;
    std::size_t at = without_options(end);
    for (int k = 1; k <= command.arguments; ++k) {
      const std::size_t begin = without_space(at);
      at = group_end(begin, '{', '}');
      if (at == latex_.npos) return false;
      const std::string_view argument = latex_.substr(begin + 1, at - begin - 2);
      (k == command.shown ? shown : first_hidden) = argument;
    }
    if (command.shown < command.arguments) {  // with a reading
      std::string base(shown), reading(first_hidden);
      std::erase(base, '|');
      std::erase(reading, '|');
      out_ += "{" + base + "}";
      leave_out(document_, LeftOutReason::reading, reading);
      at_ = at;
    } else {
      // What is in it is taken next.
      at_ = at - shown.size() - 2;
    }
    return true;
  }

  /// The value of an option, without braces; empty for none.
  static std::string_view option(std::string_view options, std::string_view name) {
    for (std::size_t at = options.find(name); at != options.npos;
         at = options.find(name, at + 1)) {
      const bool begins = at == 0 || options[at - 1] == ',' || options[at - 1] == ' ';
      std::string_view rest = trim(options.substr(at + name.size()));
      if (!begins || !rest.starts_with('=')) continue;
      rest = trim(rest.substr(1));
      if (!rest.starts_with('{')) return rest.substr(0, rest.find(','));
      return rest.substr(1, std::min(rest.find('}'), rest.size()) - 1);
    }
    return {};
  }

  void take_environment(std::size_t end) {
    const std::size_t close = group_end(end, '{', '}');
    if (close == latex_.npos) {
      copy_to(end);
      return;
    }
    const std::string name(latex_.substr(end + 1, close - end - 2));
    if (const std::size_t options = group_end(close, '[', ']');
        options != latex_.npos) {
      const std::string_view inside = latex_.substr(close + 1, options - close - 2);
      for (const std::string_view key : {"caption", "title"})
        if (const std::string_view value = option(inside, key);
            !value.empty() && (name == "lstlisting" || name == "tcolorbox"))
          out_.append("\n\n").append(value).append("\n\n");
    }
    copy_to(close);
    if (name == "thebibliography") {
      const std::size_t widest = group_end(without_space(at_), '{', '}');
      if (widest != latex_.npos) at_ = widest;
    }
    if (std::find(kVerbatim.begin(), kVerbatim.end(), name) == kVerbatim.end()) return;
    const std::size_t last = latex_.find("\\end{" + name + "}", at_);
    copy_to(std::min(last, latex_.size()));
  }

  void take_character(std::size_t end) {
    const std::size_t close = group_end(end, '{', '}');
    char32_t character = 0;
    if (close != latex_.npos && close - end <= 8)
      for (const char c : latex_.substr(end + 1, close - end - 2)) {
        const int digit = hex_value(c);
        if (digit < 0) return copy_to(end);
        character = character * 16 + static_cast<char32_t>(digit);
      }
    if (character < 0xA0) return copy_to(end);
    append_char(out_, character);
    at_ = close;
  }

  std::string_view latex_;
  Document& document_;
  std::size_t at_ = 0;
  bool defines_ = false;  ///< The command before was a definition.
  std::string out_;
};

}  // namespace

std::string with_shown_arguments(std::string_view latex, Document& document) {
  return LatexText(latex, document).read();
}

}  // namespace awase
