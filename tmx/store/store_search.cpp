// SPDX-License-Identifier: Apache-2.0
//
// A search first takes the units that differ in no more than numbers, case and
// punctuation, which a hash finds. Then it compares the units that share most of what
// is rarest in the text: as similar as the worst of the best of them all others must
// be. Those that are, the posting lists find.

#include "tmx/store/store_search.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "text/language.h"
#include "text/unicode.h"
#include "tmx/store/era_variants.h"
#include "tmx/store/index_search.h"
#include "tmx/store/memory_store.h"
#include "tmx/store/symbol_differences.h"
#include "tmx/store/unit_context.h"

namespace awase {
namespace {

/// Where the search stops to see whether it has enough: down to there it costs little.
constexpr double kNearThreshold = 0.85;
/// Entries of an index that are compared to learn how good the best must be.
constexpr std::size_t kMostLikely = 64;
/// Units of the same text that are looked at in full to see whether it has several
/// translations, and to see whether one says that its neighbours are those of the text:
/// a large memory has many more units "1.".
constexpr std::size_t kMostTranslations = 256;
constexpr std::size_t kMostNeighbours = 4096;
/// What the context of a text may add to its score.
constexpr int kMostContext = 2;

/// A unit that is perhaps among the best.
struct Candidate {
  double value = 0.0;  ///< Of its score, or the most that it can be.
  double similarity = 0.0;
  std::uint64_t id = 0;
  std::size_t part = 0;    ///< Past the last one: of the log.
  std::uint32_t unit = 0;  ///< In the part.
  std::size_t logged = 0;  ///< Entry of the log.
  std::string_view language;
  bool is_close = false;  ///< Whether the score says what differs.
  bool has_codes = false;

  auto rank() const { return std::make_tuple(value, similarity, id); }
};

bool is_better(const Candidate& a, const Candidate& b) { return a.rank() > b.rank(); }

bool same_codes(const Content& a, const Content& b) {
  if (a.codes.size() != b.codes.size()) return false;
  for (std::size_t i = 0; i < a.codes.size(); ++i)
    if (a.codes[i].offset_bytes != b.codes[i].offset_bytes ||
        a.codes[i].kind != b.codes[i].kind || a.codes[i].name != b.codes[i].name)
      return false;
  return true;
}

std::size_t side_of(const TranslationUnit& unit, std::string_view language) {
  for (std::size_t i = 0; i < unit.variants.size(); ++i)
    if (unit.variants[i].language == language) return i;
  return 0;
}

std::optional<std::size_t> target_of(const TranslationUnit& unit, std::size_t source,
                                     std::string_view wanted) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < unit.variants.size(); ++i) {
    if (i == source || !serves_language(unit.variants[i].language, wanted)) continue;
    if (same_language(unit.variants[i].language, wanted)) return i;
    if (!found) found = i;
  }
  return found;
}

/// One for each thread, since its tables are large.
IndexSearch& searcher() {
  thread_local IndexSearch search;
  return search;
}

/// One search of one memory.
class Search {
 public:
  Search(const StoreSnapshot& snapshot, const LoggedIndex& logged,
         const MatchQuery& query, const FindOptions& options)
      : snapshot_(snapshot),
        logged_(logged),
        query_(query),
        options_(options),
        reader_(query.source_language),
        text_(reader_.read(query.content.text)),
        comparison_(text_) {
    for (const std::string& variant :
         era_variants(query.content.text, query.source_language))
      variants_.push_back(reader_.read(variant));
    search_.forget();
    for (const auto& part : snapshot.parts()) {
      PartLanguages& languages = languages_.emplace_back();
      const auto indexes = part->indexes();
      for (std::size_t i = 0; i < indexes.size(); ++i) {
        if (serves_language(indexes[i].language(), query.source_language))
          languages.sources.push_back(i);
        if (serves_language(indexes[i].language(), query.target_language))
          languages.targets.push_back(i);
      }
    }
  }

  std::vector<Match> run() {
    find_close();
    const double least = least_similarity(options_.min_score);
    if (least <= 1.0) find_fuzzy(least);
    std::vector<Match> matches = finish();
    if (matches.size() > options_.top) matches.resize(options_.top);
    return matches;
  }

 private:
  /// Indexes of a part that serve the languages of the query.
  struct PartLanguages {
    std::vector<std::size_t> sources;
    std::vector<std::size_t> targets;
  };

  bool is_wanted(std::size_t part, std::uint32_t unit, std::size_t own) const {
    const StorePart& held = *snapshot_.parts()[part];
    if (unit >= held.size() || snapshot_.is_removed(held.id(unit))) return false;
    if (query_.target_language.empty()) return true;
    const auto& targets = languages_[part].targets;
    return std::any_of(targets.begin(), targets.end(), [&](std::size_t i) {
      return i != own && held.has_language(unit, i);
    });
  }

  bool is_wanted(const LoggedEntry& entry) const {
    const TranslationUnit& unit = entry.unit->unit;
    return serves_language(unit.variants[entry.variant].language,
                           query_.source_language) &&
           (query_.target_language.empty() ||
            target_of(unit, entry.variant, query_.target_language));
  }

  /// What differs between the text, in whatever era it says years, and an entry.
  /// Nothing when that is more than numbers and punctuation.
  std::optional<MatchDifferences> differences_to(
      const std::vector<Symbol>& symbols) const {
    if (auto differences = symbol_differences(text_.symbols, symbols))
      return differences;
    for (const SymbolText& variant : variants_) {
      auto differences = symbol_differences(variant.symbols, symbols);
      if (!differences) continue;
      differences->numbers = true;
      return differences;
    }
    return std::nullopt;
  }

  void add_close(Candidate candidate, const std::vector<Symbol>& symbols) {
    const std::optional<MatchDifferences> differences = differences_to(symbols);
    if (!differences || !close_ids_.insert(candidate.id).second) return;
    candidate.is_close = true;
    // Numbers may turn out to be the same, written otherwise.
    MatchDifferences least = *differences;
    least.numbers = false;
    least.spelling = differences->numbers && !differences->punctuation;
    candidate.value = std::max(close_score(*differences), close_score(least));
    candidate.similarity =
        similarity(comparison_.distance_to(
                       symbols, std::max(symbols.size(), text_.symbols.size())),
                   symbols.size(), text_.symbols.size());
    close_.push_back(candidate);
  }

  void find_close() {
    find_close(text_.skeleton);
    for (const SymbolText& variant : variants_)
      if (variant.skeleton != text_.skeleton) find_close(variant.skeleton);
    std::sort(close_.begin(), close_.end(), is_better);
  }

  void find_close(std::uint32_t skeleton) {
    const auto& parts = snapshot_.parts();
    for (std::size_t p = parts.size(); p-- > 0;) {
      for (const std::size_t i : languages_[p].sources) {
        const LanguageIndex& index = parts[p]->indexes()[i];
        for (const std::uint32_t rank : index.with_skeleton(skeleton)) {
          const std::uint32_t unit = index.unit(rank);
          if (!is_wanted(p, unit, i)) continue;
          add_close({0, 0, parts[p]->id(unit), p, unit, 0, index.language(), true,
                     index.has_codes(rank)},
                    symbols_of(index, rank));
        }
      }
    }
    for (std::size_t i = 0; i < logged_.entries().size(); ++i) {
      const LoggedEntry& entry = logged_.entries()[i];
      if (entry.text.skeleton != skeleton || !is_wanted(entry)) continue;
      add_close(logged_candidate(i), entry.text.symbols);
    }
  }

  static std::vector<Symbol> symbols_of(const LanguageIndex& index,
                                        std::uint32_t rank) {
    return index.with_symbols(index.run_of(rank), rank, [&](auto numbers) {
      std::vector<Symbol> all;
      for (const auto number : numbers)
        all.push_back(number < index.alphabet() ? index.symbol(number) : 0);
      return all;
    });
  }

  Candidate logged_candidate(std::size_t number) const {
    const LoggedEntry& entry = logged_.entries()[number];
    const Variant& variant = entry.unit->unit.variants[entry.variant];
    Candidate candidate;
    candidate.id = entry.unit->id;
    candidate.part = snapshot_.parts().size();
    candidate.logged = number;
    candidate.language = variant.language;
    candidate.has_codes = !variant.content.codes.empty();
    return candidate;
  }

  void add_fuzzy(Candidate candidate, double similar) {
    if (close_ids_.contains(candidate.id)) return;
    candidate.similarity = similar;
    candidate.value = fuzzy_value(similar);
    if (candidate.has_codes == query_.content.codes.empty())
      candidate.value -= kPenalty;
    if (candidate.value >= options_.min_score) fuzzy_.push_back(candidate);
  }

  /// Adds what was found in an index of a part.
  void add_entries(std::size_t part, std::size_t language,
                   const std::vector<SimilarEntry>& entries) {
    const StorePart& held = *snapshot_.parts()[part];
    const LanguageIndex& index = held.indexes()[language];
    for (const SimilarEntry& entry : entries) {
      const std::uint32_t unit = index.unit(entry.rank);
      if (!is_wanted(part, unit, language)) continue;
      add_fuzzy({0, 0, held.id(unit), part, unit, 0, index.language(), false,
                 index.has_codes(entry.rank)},
                similarity(entry.distance, entry.length, text_.symbols.size()));
    }
  }

  void find_at(double threshold) {
    fuzzy_.clear();
    const auto& parts = snapshot_.parts();
    for (std::size_t p = 0; p < parts.size(); ++p) {
      for (const std::size_t i : languages_[p].sources) {
        const LanguageIndex& index = parts[p]->indexes()[i];
        add_entries(p, i, search_.find(index, text_, threshold));
      }
    }
    for (std::size_t i = 0; i < logged_.entries().size(); ++i) {
      const LoggedEntry& entry = logged_.entries()[i];
      if (!is_wanted(entry)) continue;
      const std::size_t longer =
          std::max(entry.text.symbols.size(), text_.symbols.size());
      const std::size_t allowed = allowed_distance(threshold, longer);
      const std::size_t distance = comparison_.distance_to(entry.text.symbols, allowed);
      if (distance <= allowed)
        add_fuzzy(logged_candidate(i), similarity(distance, entry.text.symbols.size(),
                                                  text_.symbols.size()));
    }
    std::sort(fuzzy_.begin(), fuzzy_.end(), is_better);
  }

  void find_fuzzy(double least) {
    // No fuzzy match is as good as one that is close.
    if (close_.size() >= options_.top) return;
    const double wanted =
        least >= kNearThreshold ? least : std::max(least, sure_threshold());
    if (wanted < kNearThreshold) {
      find_at(kNearThreshold);
      // What is not found is worth less than this threshold.
      const double unseen = fuzzy_value(kNearThreshold);
      std::size_t sure = close_.size();
      for (const Candidate& candidate : fuzzy_)
        if (candidate.value >= unseen) ++sure;
      if (sure >= options_.top) return;
    }
    find_at(wanted);
  }

  /// A similarity that as many entries reach as are wanted; 0 when fewer were found.
  /// All that is better than the worst of them is at least as similar.
  double sure_threshold() {
    fuzzy_.clear();
    const auto& parts = snapshot_.parts();
    for (std::size_t p = 0; p < parts.size(); ++p)
      for (const std::size_t i : languages_[p].sources) {
        const LanguageIndex& index = parts[p]->indexes()[i];
        add_entries(
            p, i,
            search_.find_likely(index, text_, std::max(kMostLikely, 2 * options_.top)));
      }
    const std::size_t wanted = options_.top - close_.size();
    if (fuzzy_.size() < wanted) return 0.0;
    std::nth_element(fuzzy_.begin(),
                     fuzzy_.begin() + static_cast<std::ptrdiff_t>(wanted - 1),
                     fuzzy_.end(), is_better);
    constexpr double kRounding = 1e-9;
    return least_similarity(fuzzy_[wanted - 1].value) - kRounding;
  }

  TranslationUnit unit_of(const Candidate& candidate) const {
    if (candidate.part < snapshot_.parts().size())
      return snapshot_.parts()[candidate.part]->unit(candidate.unit);
    return logged_.entries()[candidate.logged].unit->unit;
  }

  std::string file_of(const Candidate& candidate) const {
    const std::uint32_t source =
        candidate.part < snapshot_.parts().size()
            ? snapshot_.parts()[candidate.part]->source(candidate.unit)
            : logged_.entries()[candidate.logged].unit->source;
    return source < snapshot_.sources().size() ? snapshot_.sources()[source].name
                                               : std::string();
  }

  Match match_of(const Candidate& candidate) const {
    Match match;
    match.unit = unit_of(candidate);
    match.id = candidate.id;
    match.similarity = candidate.similarity;
    match.file = file_of(candidate);
    match.source = side_of(match.unit, candidate.language);
    match.target = target_of(match.unit, match.source, query_.target_language);
    match.score = static_cast<int>(candidate.value);
    return match;
  }

  void judge_close(Match& match) const {
    const Content& content = match.unit.variants[match.source].content;
    match.differs =
        differences_to(reader_.read(content.text).symbols).value_or(MatchDifferences{});
    if (match.differs.numbers &&
        has_same_numbers(query_.content.text, content.text, query_.source_language))
      match.differs.numbers = false;
    match.differs.codes = !same_codes(query_.content, content);
    match.differs.spelling = !match.differs.numbers && !match.differs.punctuation &&
                             trim(std::string_view(content.text)) !=
                                 trim(std::string_view(query_.content.text));
    if (match.differs.numbers && match.target) {
      match.adapted_target = put_numbers_in(
          query_.content.text, content.text, match.unit.variants[*match.target].content,
          query_.source_language, match.unit.variants[*match.target].language);
      match.differs.stuck_numbers = !match.adapted_target;
    }
    match.score = close_score(match.differs);
    if (match.differs.any() || has_other_context(match.unit, query_.context)) return;
    match.score +=
        std::min(kMostContext, has_context(match.unit, query_.context, query_.id) +
                                   neighbour_is(match, -1, query_.previous) +
                                   neighbour_is(match, +1, query_.next));
  }

  /// 1 when the neighbour of the unit, in its file or as its props say it, is `text`.
  int neighbour_is(const Match& match, int step, const std::string& text) const {
    if (text.empty()) return 0;
    return says_neighbour(match.unit, step < 0, text) ||
                   has_neighbour(snapshot_, match.id, step, query_.source_language,
                                 text)
               ? 1
               : 0;
  }

  std::vector<Match> finish() {
    std::vector<Match> matches = close_matches();
    penalise_alternatives(matches);
    std::erase_if(matches, [this](const Match& match) {
      return match.score < options_.min_score;
    });
    std::sort(matches.begin(), matches.end(), is_before);
    for (const Candidate& candidate : fuzzy_) {
      if (matches.size() >= options_.top) break;
      matches.push_back(match_of(candidate));
    }
    return matches;
  }

  static bool is_before(const Match& a, const Match& b) {
    return std::make_tuple(a.score, a.similarity, a.id) >
           std::make_tuple(b.score, b.similarity, b.id);
  }

  /// The best of what is close, and what tells of other translations.
  std::vector<Match> close_matches() {
    bring_neighbours_forward();
    const bool has_neighbours = !query_.previous.empty() || !query_.next.empty();
    const bool has_names = !query_.context.empty() || !query_.id.empty();
    std::vector<Match> best;
    std::vector<Match> others;  // Not among the best, but of the same text.
    for (std::size_t i = 0; i < close_.size(); ++i) {
      const Candidate& candidate = close_[i];
      constexpr double kSame = 100.0;
      const bool may_gain = candidate.value >= kSame &&
                            (has_names || (has_neighbours && i < kMostNeighbours));
      Match bound;
      bound.score = static_cast<int>(candidate.value) + (may_gain ? kMostContext : 0);
      bound.similarity = candidate.similarity;
      bound.id = candidate.id;
      const bool is_beaten =
          best.size() >= options_.top && is_before(best.back(), bound);
      const bool may_tell = candidate.value >= kSame && i < kMostTranslations;
      if (is_beaten && !may_tell) {
        if (candidate.value < kSame || i >= kMostNeighbours) break;
        continue;
      }
      Match match = match_of(candidate);
      judge_close(match);
      const auto place = std::upper_bound(best.begin(), best.end(), match, is_before);
      best.insert(place, std::move(match));
      if (best.size() <= options_.top) continue;
      if (may_tell) others.push_back(std::move(best.back()));
      best.pop_back();
    }
    best.insert(best.end(), std::make_move_iterator(others.begin()),
                std::make_move_iterator(others.end()));
    return best;
  }

  /// Puts units whose neighbours have the texts that stand beside the text before the
  /// others of the same score.
  void bring_neighbours_forward() {
    if (close_.size() <= kMostTranslations) return;
    std::unordered_set<std::uint64_t> beside;
    add_ids_beside(query_.previous, +1, beside);
    add_ids_beside(query_.next, -1, beside);
    if (beside.empty()) return;
    std::stable_sort(close_.begin(), close_.end(),
                     [&](const Candidate& a, const Candidate& b) {
                       return std::make_tuple(a.value, beside.contains(a.id)) >
                              std::make_tuple(b.value, beside.contains(b.id));
                     });
  }

  /// Ids that are `step` behind those of units with this text.
  void add_ids_beside(const std::string& text, int step,
                      std::unordered_set<std::uint64_t>& ids) const {
    if (text.empty()) return;
    const SymbolText wanted = reader_.read(text);
    const auto beside = [step](std::uint64_t id) { return step > 0 ? id + 1 : id - 1; };
    const auto& parts = snapshot_.parts();
    for (std::size_t p = 0; p < parts.size(); ++p)
      for (const std::size_t i : languages_[p].sources) {
        const LanguageIndex& index = parts[p]->indexes()[i];
        for (const std::uint32_t rank : index.with_skeleton(wanted.skeleton))
          if (index.unit(rank) < parts[p]->size() &&
              symbols_of(index, rank) == wanted.symbols)
            ids.insert(beside(parts[p]->id(index.unit(rank))));
      }
    for (const LoggedEntry& entry : logged_.entries())
      if (entry.text.symbols == wanted.symbols) ids.insert(beside(entry.unit->id));
  }

  /// Where the source is the same and the translations are not, only context says which
  /// is right.
  static void penalise_alternatives(std::vector<Match>& matches) {
    constexpr int kSame = 100;
    std::unordered_set<std::string> targets;
    for (const Match& match : matches)
      if (match.score >= kSame && match.target)
        targets.insert(match.unit.variants[*match.target].content.text);
    if (targets.size() < 2) return;
    for (Match& match : matches)
      if (match.score == kSame) match.score -= kPenalty;
  }

  const StoreSnapshot& snapshot_;
  const LoggedIndex& logged_;
  const MatchQuery& query_;
  const FindOptions& options_;
  SymbolReader reader_;
  SymbolText text_;
  std::vector<SymbolText> variants_;  ///< With years in other eras.
  SymbolComparison comparison_;
  std::vector<PartLanguages> languages_;
  IndexSearch& search_ = searcher();
  std::vector<Candidate> close_;
  std::unordered_set<std::uint64_t> close_ids_;
  std::vector<Candidate> fuzzy_;
};

}  // namespace

std::vector<Match> search_store(const StoreSnapshot& snapshot,
                                const LoggedIndex& logged, const MatchQuery& query,
                                const FindOptions& options) {
  return Search(snapshot, logged, query, options).run();
}

}  // namespace awase
