// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/keyed_pair.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

namespace awase {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// Plural forms, the most general first: CLDR's, and i18next's of old. Empty: the key
/// without a form, which i18next has for "one", and which may be all there is.
constexpr std::string_view kForms[] = {"other", "plural", "many", "few", "two",
                                       "",      "one",    "zero", "0"};

/// A key without its plural form, and how general that is (0 the most).
struct PluralKey {
  std::string base;
  std::size_t rank = 0;
};

PluralKey plural_of(std::string_view key) {
  const auto rank = [](std::string_view form) {
    return static_cast<std::size_t>(
        std::find(std::begin(kForms), std::end(kForms), form) - std::begin(kForms));
  };
  const std::size_t mark = key.find_last_of("_.");
  if (mark != std::string_view::npos && mark > 0 && mark + 1 < key.size() &&
      rank(key.substr(mark + 1)) < std::size(kForms))
    return {std::string(key.substr(0, mark)), rank(key.substr(mark + 1))};
  return {std::string(key), rank("")};
}

/// For each key of `source` the index of its counterpart in `target`, or kNone.
class Matcher {
 public:
  Matcher(const std::vector<KeyedBlocks>& source,
          const std::vector<KeyedBlocks>& target)
      : source_(source), target_(target), partner_(source.size(), kNone) {
    match_equal();
    match_plurals();
  }

  std::size_t partner(std::size_t source) const { return partner_[source]; }
  bool is_taken(std::size_t target) const { return taken_[target]; }

 private:
  void match_equal() {
    taken_.assign(target_.size(), false);
    std::map<std::string_view, std::vector<std::size_t>> places;
    for (std::size_t t = target_.size(); t-- > 0;) places[target_[t].key].push_back(t);
    for (std::size_t s = 0; s < source_.size(); ++s) {
      const auto found = places.find(source_[s].key);
      if (found == places.end() || found->second.empty()) continue;
      pair(s, found->second.back());
      found->second.pop_back();
    }
  }

  /// The most general form on each side that is left, per base.
  void match_plurals() {
    std::map<std::string, std::pair<std::size_t, std::size_t>> best;  // index, rank
    for (std::size_t t = 0; t < target_.size(); ++t) {
      if (taken_[t]) continue;
      const PluralKey plural = plural_of(target_[t].key);
      const auto [at, is_new] = best.try_emplace(plural.base, t, plural.rank);
      if (!is_new && plural.rank < at->second.second) at->second = {t, plural.rank};
    }
    std::map<std::string, std::pair<std::size_t, std::size_t>> wanted;
    for (std::size_t s = 0; s < source_.size(); ++s) {
      const PluralKey plural = plural_of(source_[s].key);
      const auto [at, is_new] = wanted.try_emplace(plural.base, s, plural.rank);
      if (!is_new && plural.rank < at->second.second) at->second = {s, plural.rank};
    }
    // A base whose general form is paired needs no other.
    for (const auto& [base, source] : wanted) {
      const auto target = best.find(base);
      if (target == best.end() || partner_[source.first] != kNone) continue;
      pair(source.first, target->second.first);
    }
  }

  void pair(std::size_t source, std::size_t target) {
    partner_[source] = target;
    taken_[target] = true;
  }

  const std::vector<KeyedBlocks>& source_;
  const std::vector<KeyedBlocks>& target_;
  std::vector<std::size_t> partner_;
  std::vector<bool> taken_;
};

/// Appends the blocks of one key of `from`.
void append_key(Document& to, const Document& from, const KeyedBlocks& key) {
  const std::size_t first = to.blocks.size();
  for (std::size_t b = key.first_block; b < key.end_block; ++b) {
    if (!to.text.empty()) to.text += "\n\n";
    Block block = from.blocks[b];
    const std::size_t begin = to.text.size();
    to.text += from.block_text(from.blocks[b]);
    block.range = {begin, to.text.size()};
    to.blocks.push_back(std::move(block));
  }
  to.keys.push_back({key.key, first, to.blocks.size()});
}

/// All of `document` but its text.
Document shell_of(const Document& document) {
  Document shell;
  shell.name = document.name;
  shell.language = document.language;
  shell.encoding = document.encoding;
  shell.left_out = document.left_out;
  shell.issues = document.issues;
  return shell;
}

}  // namespace

bool have_keys(const Document& source, const Document& target) {
  return !source.keys.empty() && !target.keys.empty();
}

KeyedPair pair_by_key(const Document& source, const Document& target) {
  KeyedPair pair;
  pair.source = shell_of(source);
  pair.target = shell_of(target);
  const Matcher matcher(source.keys, target.keys);
  const auto end_unit = [&] {
    pair.ends.push_back({pair.source.blocks.size(), pair.target.blocks.size()});
  };
  for (std::size_t s = 0; s < source.keys.size(); ++s) {
    append_key(pair.source, source, source.keys[s]);
    if (const std::size_t t = matcher.partner(s); t != kNone)
      append_key(pair.target, target, target.keys[t]);
    else
      pair.only_source.push_back(source.keys[s].key);
    end_unit();
  }
  for (std::size_t t = 0; t < target.keys.size(); ++t) {
    if (matcher.is_taken(t)) continue;
    append_key(pair.target, target, target.keys[t]);
    pair.only_target.push_back(target.keys[t].key);
    end_unit();
  }
  return pair;
}

bool have_same_cells(const Document& source, const Document& target) {
  const auto cells = [](const Document& document) {
    std::vector<TablePlace> places;
    for (const Block& block : document.blocks)
      if (places.empty() || !(places.back() == block.place))
        places.push_back(block.place);
    return places;
  };
  if (source.blocks.empty()) return false;
  const std::vector<TablePlace> places = cells(source);
  return places == cells(target) &&
         std::all_of(places.begin(), places.end(),
                     [](const TablePlace& place) { return place.table > 0; });
}

std::vector<UnitEnd> cell_ends(const Document& source, const Document& target) {
  std::vector<UnitEnd> ends;
  std::size_t t = 0;
  for (std::size_t s = 0; s < source.blocks.size();) {
    const TablePlace place = source.blocks[s].place;
    while (s < source.blocks.size() && source.blocks[s].place == place) ++s;
    while (t < target.blocks.size() && target.blocks[t].place == place) ++t;
    ends.push_back({s, t});
  }
  return ends;
}

}  // namespace awase
