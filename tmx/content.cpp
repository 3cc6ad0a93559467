// SPDX-License-Identifier: Apache-2.0

#include "tmx/content.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "text/unicode.h"

namespace awase {

const std::string* find_attribute(const Attributes& attributes, std::string_view name) {
  for (const Attribute& attribute : attributes) {
    if (attribute.name == name) return &attribute.value;
  }
  return nullptr;
}

void set_attribute(Attributes& attributes, std::string_view name,
                   std::string_view value) {
  for (Attribute& attribute : attributes) {
    if (attribute.name == name) {
      attribute.value = value;
      return;
    }
  }
  attributes.push_back({std::string(name), std::string(value)});
}

bool Content::is_blank() const { return codes.empty() && trim(text).empty(); }

void trim(Content& content) {
  std::string& text = content.text;
  const std::string_view trimmed = trim(std::string_view(text));
  const std::size_t begin =
      trimmed.empty() ? text.size()
                      : static_cast<std::size_t>(trimmed.data() - text.data());
  std::size_t lead = begin;
  std::size_t end = begin + trimmed.size();
  if (!content.codes.empty()) {
    lead = std::min(lead, content.codes.front().offset_bytes);
    end = trimmed.empty() ? lead : end;
    end = std::max(end, content.codes.back().offset_bytes);
  }
  text.resize(end);
  text.erase(0, lead);
  for (Code& code : content.codes) code.offset_bytes -= lead;
}

namespace {

/// A number that no code has yet, as text. `next` only grows, so this is linear in all.
std::string unused_number(const std::set<std::string>& used, std::size_t& next) {
  while (used.count(std::to_string(next)) > 0) ++next;
  return std::to_string(next++);
}

bool set_if_different(Attributes& attributes, std::string_view name,
                      const std::string& value) {
  const std::string* old = find_attribute(attributes, name);
  if (old != nullptr && *old == value) return false;
  set_attribute(attributes, name, value);
  return true;
}

/// Turns a `bpt` or `ept` whose other half is missing into an isolated code.
void isolate(Code& code) {
  const bool begins = code.name == "bpt";
  code.name = "it";
  std::erase_if(code.attributes, [](const Attribute& a) { return a.name == "i"; });
  code.attributes.insert(code.attributes.begin(), {"pos", begins ? "begin" : "end"});
}

/// For every `bpt` the index of its `ept`; isolates those without.
std::vector<std::pair<std::size_t, std::size_t>> pair_halves(std::vector<Code>& codes,
                                                             std::size_t& changed) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  std::map<std::string, std::vector<std::size_t>> open;  // by `i`, the last on top
  for (std::size_t k = 0; k < codes.size(); ++k) {
    if (codes[k].name != "bpt" && codes[k].name != "ept") continue;
    const std::string* number = find_attribute(codes[k].attributes, "i");
    std::vector<std::size_t>& same = open[number == nullptr ? "" : *number];
    if (codes[k].name == "bpt") {
      same.push_back(k);
    } else if (!same.empty()) {
      pairs.emplace_back(same.back(), k);
      same.pop_back();
    } else {
      isolate(codes[k]);
      ++changed;
    }
  }
  for (const auto& [number, left] : open) {
    for (const std::size_t k : left) isolate(codes[k]);
    changed += left.size();
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

std::size_t number_halves(std::vector<Code>& codes) {
  std::size_t changed = 0;
  const auto pairs = pair_halves(codes, changed);
  std::set<std::string> used;
  std::vector<std::pair<std::size_t, std::size_t>> unnumbered;
  for (const auto& [begin, end] : pairs) {
    const std::string* number = find_attribute(codes[begin].attributes, "i");
    const bool good =
        number != nullptr && !number->empty() && used.insert(*number).second;
    if (!good) unnumbered.emplace_back(begin, end);
  }
  std::size_t next = 1;
  for (const auto& [begin, end] : unnumbered) {
    const std::string number = unused_number(used, next);
    changed += set_if_different(codes[begin].attributes, "i", number);
    changed += set_if_different(codes[end].attributes, "i", number);
  }
  return changed;
}

bool takes_x(const Code& code) {
  return code.kind != CodeKind::close && code.name != "ept";
}

/// What makes two codes of different languages the same: element, type, native code.
std::string match_key(const Code& code) {
  const std::string* type = find_attribute(code.attributes, "type");
  return code.name + '\n' + (type == nullptr ? "" : *type) + '\n' + code.data;
}

}  // namespace

std::size_t number_codes(std::span<Content* const> variants) {
  std::size_t changed = 0;
  // The numbers that the file gives: all of them, and those of each kind of code.
  std::set<std::string> used;
  std::map<std::string, std::vector<std::string>> numbers;
  bool all_have_x = true;
  for (Content* content : variants) {
    changed += number_halves(content->codes);
    for (const Code& code : content->codes) {
      if (!takes_x(code)) continue;
      const std::string* x = find_attribute(code.attributes, "x");
      all_have_x &= x != nullptr;
      if (x == nullptr) continue;
      used.insert(*x);
      numbers[match_key(code)].push_back(*x);
    }
  }
  if (all_have_x) return changed;

  // A code without a number takes the first one of its kind that its segment does not
  // have yet, so that it is linked with the code of another segment; else a new one.
  std::size_t next = 1;
  for (Content* content : variants) {
    std::set<std::string> taken;
    for (const Code& code : content->codes)
      if (const std::string* x = find_attribute(code.attributes, "x")) taken.insert(*x);
    std::map<std::string, std::size_t> tried;
    for (Code& code : content->codes) {
      if (!takes_x(code) || find_attribute(code.attributes, "x") != nullptr) continue;
      const std::string key = match_key(code);
      std::vector<std::string>& of_kind = numbers[key];
      std::size_t& at = tried[key];
      while (at < of_kind.size() && taken.count(of_kind[at]) > 0) ++at;
      if (at == of_kind.size()) of_kind.push_back(unused_number(used, next));
      taken.insert(of_kind[at]);
      set_attribute(code.attributes, "x", of_kind[at]);
      ++changed;
    }
  }
  return changed;
}

}  // namespace awase
