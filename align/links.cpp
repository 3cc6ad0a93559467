// SPDX-License-Identifier: Apache-2.0

#include "align/links.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "align/names.h"
#include "text/in_parallel.h"
#include "text/sound.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Weakest likeness in sound or spelling that still counts.
constexpr double kLeastSound = 0.65;
constexpr double kLeastCognate = 0.7;
/// Most words that are compared with one word; a bound for hostile texts.
constexpr std::size_t kMostCompared = 2000;

using Index = std::unordered_multimap<std::string, std::uint32_t>;

/// Collects links as seen from the side whose words are looked up.
class Collector {
 public:
  Collector(const TermText& from, const TermText& to, bool swapped,
            std::vector<Link>& links)
      : from_(from), to_(to), swapped_(swapped), links_(links) {}

  void add(std::uint32_t from, std::uint32_t to, LinkKind kind, double strength) {
    if (swapped_) std::swap(from, to);
    links_.push_back({from, to, kind, static_cast<float>(strength)});
  }

  const TermText& from() const { return from_; }
  const TermText& to() const { return to_; }

  /// Calls `look_up(f, links)` for each word that is looked up, on up to `threads`
  /// threads, and takes what it adds to its own collector `links`.
  template <typename LookUp>
  void for_each_word(unsigned threads, const LookUp& look_up) {
    const std::vector<Link> found = gather_parts<Link>(
        from_.terms.size(), threads,
        [&](std::size_t first, std::size_t last, std::vector<Link>& links) {
          Collector part(from_, to_, swapped_, links);
          for (std::size_t f = first; f < last; ++f)
            look_up(static_cast<std::uint32_t>(f), part);
        });
    links_.insert(links_.end(), found.begin(), found.end());
  }

 private:
  const TermText& from_;
  const TermText& to_;
  bool swapped_;
  std::vector<Link>& links_;
};

void add_literal(Collector& links) {
  std::unordered_map<std::string_view, std::uint32_t> keys;
  const auto& to = links.to().terms;
  for (std::uint32_t t = 0; t < to.size(); ++t) keys.emplace(to[t].word.key, t);
  std::unordered_multimap<std::string_view, std::uint32_t> forms;
  for (std::uint32_t t = 0; t < to.size(); ++t) forms.emplace(to[t].word.form, t);
  const auto& from = links.from().terms;
  for (std::uint32_t f = 0; f < from.size(); ++f) {
    const Word& word = from[f].word;
    const bool number = word.kind == WordKind::number;
    if (const auto found = keys.find(word.key); found != keys.end())
      links.add(f, found->second, number ? LinkKind::number : LinkKind::literal, 1.0);
    if (number) continue;
    const auto [begin, end] = forms.equal_range(word.form);
    for (auto it = begin; it != end; ++it)
      links.add(f, it->second, LinkKind::literal, 1.0);
  }
}

/// Sound of every word of a text that may be a name; empty for the others.
std::vector<std::string> sounds_of(const TermText& text, unsigned threads) {
  std::vector<std::string> sounds(text.terms.size());
  in_parts(sounds.size(), threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t t = first; t < last; ++t) {
      const Word& word = text.terms[t].word;
      if (word.kind == WordKind::number || word.kind == WordKind::han) continue;
      if (word.kind == WordKind::word && word.headword) continue;
      sounds[t] = sound_of(word.form);
    }
  });
  return sounds;
}

/// Asks for what a dictionary says of these words and of their translations.
void prefetch(const Dictionary& dictionary, const std::vector<Term>& from,
              const std::vector<Term>& to) {
  std::vector<std::uint32_t> headwords;
  for (const Term& term : from)
    if (term.word.headword) headwords.push_back(*term.word.headword);
  dictionary.prefetch(headwords);
  std::vector<std::string_view> keys;
  keys.reserve(to.size());
  for (const Term& term : to) keys.push_back(term.word.key);
  dictionary.prefetch_keys(keys);
}

void add_dictionary(const Dictionary& dictionary,
                    const std::vector<std::string>& sounds, unsigned threads,
                    Collector& all) {
  std::unordered_multimap<std::uint32_t, std::uint32_t> targets;  // Key number to term.
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_sound;
  const auto& to = all.to().terms;
  prefetch(dictionary, all.from().terms, to);
  for (std::uint32_t t = 0; t < to.size(); ++t) {
    if (const auto key = dictionary.find_key(to[t].word.key)) targets.emplace(*key, t);
    if (sounds[t].size() < 3) continue;
    auto& alike = by_sound[sounds[t]];
    if (alike.size() < kMostCompared) alike.push_back(t);
  }
  const auto& from = all.from().terms;
  // Words that were cut by this dictionary know their headword, or have none; words of
  // languages with spaces are looked up.
  const bool cut_by_it = std::any_of(from.begin(), from.end(), [](const Term& term) {
    return term.word.headword.has_value();
  });
  all.for_each_word(threads, [&](std::uint32_t f, Collector& links) {
    const std::optional<std::uint32_t> known =
        cut_by_it ? from[f].word.headword : dictionary.find(from[f].word.key);
    if (!known) return;
    const std::uint32_t headword = *known;
    const auto translations = dictionary.translations(headword);
    const double strength = 1.0 / std::sqrt(static_cast<double>(translations.size()));
    for (const std::uint32_t key : translations) {
      const auto [begin, end] = targets.equal_range(key);
      for (auto it = begin; it != end; ++it)
        links.add(f, it->second, LinkKind::translation, strength);
    }
    // A name of several readings, or one that a longer reading begins or ends with.
    const auto readings = dictionary.readings(headword);
    const double sure = 1.0 / std::sqrt(static_cast<double>(readings.size()));
    for (const std::uint32_t number : readings) {
      std::string_view sound = dictionary.key(number);
      if (!sound.starts_with('~')) continue;  // A damaged file.
      sound.remove_prefix(1);
      const auto match = [&](std::string_view part, double share) {
        const auto found = by_sound.find(part);
        if (found == by_sound.end()) return;
        for (const std::uint32_t t : found->second)
          links.add(f, t, LinkKind::reading, sure * share);
      };
      match(sound, 1.0);
      for (std::size_t n = 4; n < sound.size(); ++n) {
        const double share = static_cast<double>(n) / static_cast<double>(sound.size());
        match(sound.substr(0, n), share);
        match(sound.substr(sound.size() - n), share);
      }
    }
  });
}

bool has_sound(const Word& word) {
  return word.kind == WordKind::katakana || word.kind == WordKind::kana;
}

/// Words by their first two consonants.
Index index_consonants(const std::vector<std::string>& sounds) {
  Index index;
  for (std::uint32_t t = 0; t < sounds.size(); ++t)
    if (sounds[t].size() >= 2) index.emplace(consonants_of(sounds[t], 2), t);
  return index;
}

void add_sounds(const std::vector<std::string>& from_sounds,
                const std::vector<std::string>& to_sounds, bool other_script,
                unsigned threads, Collector& all) {
  const Index index = index_consonants(to_sounds);
  std::unordered_multimap<std::string_view, std::uint32_t> exact;
  for (std::uint32_t t = 0; t < to_sounds.size(); ++t)
    if (to_sounds[t].size() >= 4) exact.emplace(to_sounds[t], t);
  const auto& from = all.from().terms;
  all.for_each_word(threads, [&](std::uint32_t f, Collector& links) {
    if (!(has_sound(from[f].word) ||
          (other_script && from[f].word.kind == WordKind::word)))
      return;
    const std::string& sound = from_sounds[f];
    if (sound.size() < 2) return;
    const auto [begin, end] = index.equal_range(consonants_of(sound, 2));
    std::size_t compared = 0;
    for (auto it = begin; it != end && compared < kMostCompared; ++it, ++compared) {
      const std::string& other = to_sounds[it->second];
      if (other.size() > 2 * sound.size() || sound.size() > 3 * other.size()) continue;
      const double alike = sound_similarity(sound, other);
      const bool brief = consonants_of(sound, 2).size() < 2;
      if (alike >= (brief ? 0.85 : kLeastSound))
        links.add(f, it->second, LinkKind::sound, alike * alike);
    }
    for (std::size_t n = 4; n < sound.size(); ++n) {
      for (const std::string_view part :
           {std::string_view(sound).substr(0, n),
            std::string_view(sound).substr(sound.size() - n)}) {
        const auto [b, e] = exact.equal_range(part);
        for (auto it = b; it != e && compared < kMostCompared; ++it, ++compared)
          links.add(f, it->second, LinkKind::sound,
                    static_cast<double>(n) / static_cast<double>(sound.size()));
      }
    }
  });
}

/// Measures the longest common subsequence of one word with many, 64 letters at once
/// (Hyyrö 2004).
class CommonLetters {
 public:
  /// `word` is of small ASCII letters; only the first 64 count.
  explicit CommonLetters(std::string_view word)
      : used_(word.size() >= 64 ? ~std::uint64_t{0}
                                : (std::uint64_t{1} << word.size()) - 1) {
    for (std::size_t i = 0; i < word.size() && i < 64; ++i)
      where_[static_cast<std::size_t>(word[i] - 'a')] |= std::uint64_t{1} << i;
  }

  std::size_t with(std::string_view other) const {
    std::uint64_t row = ~std::uint64_t{0};
    for (const char c : other) {
      const std::uint64_t hits = row & where_[static_cast<std::size_t>(c - 'a')];
      row = (row + hits) | (row - hits);
    }
    return static_cast<std::size_t>(std::popcount(~row & used_));
  }

 private:
  std::uint64_t used_;
  std::array<std::uint64_t, 26> where_{};
};

/// Words that are spelled alike (Simard, Foster and Isabelle 1992; Melamed 1999): the
/// longest common subsequence by the longer word. Compared when they share the first
/// two letters.
void add_cognates(unsigned threads, Collector& all) {
  const auto plain = [threads](const TermText& text) {
    std::vector<std::string> letters(text.terms.size());
    in_parts(letters.size(), threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t t = first; t < last; ++t)
        if (text.terms[t].word.kind != WordKind::number)
          letters[t] = sound_of(text.terms[t].word.form);
    });
    return letters;
  };
  const std::vector<std::string> from = plain(all.from());
  const std::vector<std::string> to = plain(all.to());
  struct Spelled {
    std::string_view start;
    std::uint32_t size, term;
  };
  std::vector<Spelled> index;
  for (std::uint32_t t = 0; t < to.size(); ++t)
    if (to[t].size() >= 4)
      index.push_back({std::string_view(to[t]).substr(0, 2),
                       static_cast<std::uint32_t>(to[t].size()), t});
  const auto before = [](const Spelled& a, const Spelled& b) {
    return std::tie(a.start, a.size, a.term) < std::tie(b.start, b.size, b.term);
  };
  std::sort(index.begin(), index.end(), before);
  all.for_each_word(threads, [&](std::uint32_t f, Collector& links) {
    if (from[f].size() < 4) return;
    const std::string_view start = std::string_view(from[f]).substr(0, 2);
    const auto size = static_cast<double>(from[f].size());
    const auto shortest = static_cast<std::uint32_t>(std::ceil(size * kLeastCognate));
    const CommonLetters letters(from[f]);
    std::size_t compared = 0;
    for (auto it = std::lower_bound(index.begin(), index.end(),
                                    Spelled{start, shortest, 0}, before);
         it != index.end() && it->start == start && compared < kMostCompared;
         ++it, ++compared) {
      if (size < kLeastCognate * it->size) break;
      const double alike = static_cast<double>(letters.with(to[it->term])) /
                           std::max<double>(size, it->size);
      if (alike >= kLeastCognate)
        links.add(f, it->term, LinkKind::cognate, alike * alike);
    }
  });
}

}  // namespace

Links sort_links(std::vector<Link> links, std::size_t source_terms, unsigned threads) {
  // By source term first, then the few of each by the rest.
  Links result;
  result.first.assign(source_terms + 1, 0);
  for (const Link& link : links) ++result.first[link.source + 1];
  for (std::size_t t = 0; t < source_terms; ++t) result.first[t + 1] += result.first[t];
  result.all.resize(links.size());
  std::vector<std::size_t> next(result.first.begin(), result.first.end() - 1);
  for (const Link& link : links) result.all[next[link.source]++] = link;
  links = {};
  // From here on `next` is where the links of a term end when one of each is kept.
  const auto begin = [&](std::size_t place) {
    return result.all.begin() + static_cast<std::ptrdiff_t>(place);
  };
  in_parts(source_terms, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t t = first; t < last; ++t) {
      const auto from = begin(result.first[t]), to = begin(result.first[t + 1]);
      std::sort(from, to, [](const Link& a, const Link& b) {
        return std::tuple(a.target, -a.strength, a.kind) <
               std::tuple(b.target, -b.strength, b.kind);
      });
      const auto end = std::unique(
          from, to, [](const Link& a, const Link& b) { return a.target == b.target; });
      next[t] = static_cast<std::size_t>(end - result.all.begin());
    }
  });
  std::size_t kept = 0;
  for (std::size_t t = 0; t < source_terms; ++t) {
    const std::size_t from = std::exchange(result.first[t], kept);
    if (from != kept) std::move(begin(from), begin(next[t]), begin(kept));
    kept += next[t] - from;
  }
  result.first[source_terms] = kept;
  result.all.resize(kept);
  return result;
}

Links find_links(const TermText& source, const TermText& target,
                 const LinkSources& sources, unsigned threads) {
  std::vector<Link> links;
  Collector forward(source, target, false, links);
  Collector backward(target, source, true, links);
  add_literal(forward);
  if (sources.same_script) {
    add_cognates(threads, forward);
  }
  const std::vector<std::string> source_sounds = sounds_of(source, threads);
  const std::vector<std::string> target_sounds = sounds_of(target, threads);
  if (!sources.same_script) {
    add_sounds(source_sounds, target_sounds, sources.sounds_of_all, threads, forward);
    add_sounds(target_sounds, source_sounds, sources.sounds_of_all, threads, backward);
  }
  if (sources.forward != nullptr)
    add_dictionary(*sources.forward, target_sounds, threads, forward);
  if (sources.backward != nullptr)
    add_dictionary(*sources.backward, source_sounds, threads, backward);
  const auto has_ideographs = [](const std::string& language) {
    return language == "ja" || language == "zh";
  };
  if (has_ideographs(sources.source_language))
    add_name_readings(source, target, false, links);
  if (has_ideographs(sources.target_language))
    add_name_readings(target, source, true, links);
  for (const LexiconIndex* lexicon : sources.lexicons) {
    const bool swapped = lexicon->source_language() != sources.source_language;
    lexicon->add_links(swapped ? target : source, swapped ? source : target, swapped,
                       links);
  }
  return sort_links(std::move(links), source.terms.size(), threads);
}

}  // namespace awase
