// SPDX-License-Identifier: Apache-2.0

#include "tmx/review_text.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace awase {
namespace {

struct Brackets {
  std::string_view open;
  std::string_view close;
};
constexpr Brackets kBrackets[] = {
    {"<", ">"}, {"{", "}"}, {"[[", "]]"}, {"⟦", "⟧"}, {"⟪", "⟫"}};

/// Longest mark without its brackets.
constexpr std::size_t kMaxMark = 12;

/// The number that a code has by its `x`, if no other code of the segment has it.
std::string own_number(const Code& code, const std::set<std::string>& used) {
  const std::string* x = find_attribute(code.attributes, "x");
  const bool number = x != nullptr && !x->empty() && x->size() <= 6 &&
                      x->find_first_not_of("0123456789") == std::string::npos;
  return number && used.count(*x) == 0 ? *x : std::string();
}

/// For each code the partner that ends it, or that it ends; itself where it has none.
std::vector<std::size_t> partners(const std::vector<Code>& codes) {
  std::vector<std::size_t> partner(codes.size());
  std::vector<std::size_t> open;
  std::map<std::string, std::vector<std::size_t>> halves;
  for (std::size_t k = 0; k < codes.size(); ++k) {
    partner[k] = k;
    const auto join = [&](std::vector<std::size_t>& stack) {
      if (stack.empty()) return;
      partner[k] = stack.back();
      partner[stack.back()] = k;
      stack.pop_back();
    };
    const std::string* i = find_attribute(codes[k].attributes, "i");
    if (codes[k].kind == CodeKind::open) {
      open.push_back(k);
    } else if (codes[k].kind == CodeKind::close) {
      join(open);
    } else if (i != nullptr && codes[k].name == "bpt") {
      halves[*i].push_back(k);
    } else if (i != nullptr && codes[k].name == "ept") {
      join(halves[*i]);
    }
  }
  return partner;
}

/// The marks of all codes without brackets: "1", "/1", "2/".
std::vector<std::string> bare_marks(const std::vector<Code>& codes) {
  const std::vector<std::size_t> partner = partners(codes);
  std::vector<std::string> marks(codes.size());
  std::set<std::string> used;
  std::vector<std::string> numbers(codes.size());
  for (std::size_t k = 0; k < codes.size(); ++k) {
    if (partner[k] < k) continue;
    numbers[k] = own_number(codes[k], used);
    if (!numbers[k].empty()) used.insert(numbers[k]);
  }
  std::size_t next = 1;
  for (std::size_t k = 0; k < codes.size(); ++k) {
    if (partner[k] < k) {
      marks[k] = "/" + numbers[partner[k]];
      continue;
    }
    if (numbers[k].empty()) {
      while (used.count(std::to_string(next)) > 0) ++next;
      numbers[k] = std::to_string(next++);
    }
    marks[k] = partner[k] == k ? numbers[k] + "/" : numbers[k];
  }
  return marks;
}

/// Tells of what stands between brackets in `text`: begin, end, and the mark.
template <typename Tell>
void find_marks(std::string_view text, const Brackets& brackets, const Tell& tell) {
  std::size_t at = text.find(brackets.open);
  while (at != text.npos) {
    const std::size_t begin = at + brackets.open.size();
    std::size_t end = begin;
    while (end < text.size() && end - begin <= kMaxMark &&
           ((text[end] >= '0' && text[end] <= '9') || text[end] == '/'))
      ++end;
    const bool closed = text.substr(end, brackets.close.size()) == brackets.close;
    const std::size_t after = closed ? end + brackets.close.size() : begin;
    if (closed) tell(at, after, text.substr(begin, end - begin));
    at = text.find(brackets.open, after);
  }
}

/// The first brackets whose marks the text does not hold itself.
const Brackets& choose_brackets(const Content& content,
                                const std::vector<std::string>& marks) {
  const std::set<std::string, std::less<>> wanted(marks.begin(), marks.end());
  for (const Brackets& brackets : kBrackets) {
    bool clash = false;
    find_marks(content.text, brackets,
               [&](std::size_t, std::size_t, std::string_view mark) {
                 clash |= wanted.contains(mark);
               });
    if (!clash) return brackets;
  }
  return kBrackets[0];
}

/// Takes out codes that open without closing, or close without opening.
std::size_t balance(std::vector<Code>& codes) {
  std::vector<std::size_t> open;
  std::set<std::size_t> bad;
  for (std::size_t k = 0; k < codes.size(); ++k) {
    if (codes[k].kind == CodeKind::open) {
      open.push_back(k);
    } else if (codes[k].kind == CodeKind::close) {
      if (open.empty())
        bad.insert(k);
      else
        open.pop_back();
    }
  }
  bad.insert(open.begin(), open.end());
  std::size_t k = 0;
  std::erase_if(codes, [&](const Code&) { return bad.contains(k++); });
  return bad.size();
}

}  // namespace

std::string review_text(const Content& content) {
  if (content.codes.empty()) return content.text;
  const std::vector<std::string> marks = bare_marks(content.codes);
  const Brackets& brackets = choose_brackets(content, marks);
  std::string shown;
  std::size_t from = 0;
  for (std::size_t k = 0; k < marks.size(); ++k) {
    const std::size_t at =
        std::clamp(content.codes[k].offset_bytes, from, content.text.size());
    shown.append(content.text, from, at - from);
    from = at;
    (((shown += brackets.open) += marks[k]) += brackets.close);
  }
  return shown.append(content.text, from);
}

Content edited_content(const Content& shown, std::string_view edited,
                       std::size_t& lost_codes) {
  Content content;
  if (shown.codes.empty()) {
    content.text = edited;
    return content;
  }
  const std::vector<std::string> marks = bare_marks(shown.codes);
  std::map<std::string_view, std::size_t> code_of;
  for (std::size_t k = 0; k < marks.size(); ++k) code_of.emplace(marks[k], k);
  std::size_t from = 0;
  find_marks(edited, choose_brackets(shown, marks),
             [&](std::size_t begin, std::size_t end, std::string_view mark) {
               const auto found = code_of.find(mark);
               if (found == code_of.end()) return;
               content.text += edited.substr(from, begin - from);
               from = end;
               Code code = shown.codes[found->second];
               code.offset_bytes = content.text.size();
               content.codes.push_back(std::move(code));
               code_of.erase(found);
             });
  content.text += edited.substr(from);
  lost_codes += code_of.size() + balance(content.codes);
  return content;
}

}  // namespace awase
