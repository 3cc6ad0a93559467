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
#include "tmx/store/index_search.h"
#include "tmx/store/memory_store.h"
#include "tmx/store/unit_context.h"

namespace awase {
namespace {

/// Where the search stops to see whether it has enough: down to there it costs little.
constexpr double kNearThreshold = 0.85;
/// Entries of an index that are compared to learn how good the best must be.
constexpr std::size_t kMostLikely = 64;
/// Units that differ in case, numbers or punctuation alone and are looked at in full:
/// more than a person could want, fewer than the units "1." of a large memory.
constexpr std::size_t kMostClose = 256;

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

bool same_symbols(const std::vector<Symbol>& a, const std::vector<Symbol>& b,
                  bool values_too) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](Symbol x, Symbol y) {
    return x == y || (!values_too && is_number_symbol(x) && is_number_symbol(y));
  });
}

std::vector<Symbol> without_punctuation(const std::vector<Symbol>& symbols) {
  std::vector<Symbol> left;
  for (const Symbol symbol : symbols)
    if (symbol > 0x10FFFF || !is_punctuation(static_cast<char32_t>(symbol)))
      left.push_back(symbol);
  return left;
}

/// What differs between two texts of one skeleton, as far as symbols tell. Nothing when
/// they are not the same after all (the skeleton is a hash).
std::optional<MatchDifferences> symbol_differences(const std::vector<Symbol>& a,
                                                   const std::vector<Symbol>& b) {
  const std::vector<Symbol> bare_a = without_punctuation(a);
  const std::vector<Symbol> bare_b = without_punctuation(b);
  if (!same_symbols(bare_a, bare_b, false)) return std::nullopt;
  MatchDifferences differences;
  differences.numbers = !same_symbols(bare_a, bare_b, true);
  differences.punctuation = !same_symbols(a, b, false);
  return differences;
}

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

  void add_close(Candidate candidate, const std::vector<Symbol>& symbols) {
    const std::optional<MatchDifferences> differences =
        symbol_differences(text_.symbols, symbols);
    if (!differences) return;
    candidate.is_close = true;
    candidate.value = close_score(*differences);
    candidate.similarity =
        similarity(comparison_.distance_to(
                       symbols, std::max(symbols.size(), text_.symbols.size())),
                   symbols.size(), text_.symbols.size());
    close_ids_.insert(candidate.id);
    close_.push_back(candidate);
  }

  void find_close() {
    const auto& parts = snapshot_.parts();
    for (std::size_t p = parts.size(); p-- > 0;) {
      for (const std::size_t i : languages_[p].sources) {
        const LanguageIndex& index = parts[p]->indexes()[i];
        for (const std::uint32_t rank : index.with_skeleton(text_.skeleton)) {
          const std::uint32_t unit = index.unit(rank);
          if (!is_wanted(p, unit, i)) continue;
          const LengthRun& run = index.run_of(rank);
          const std::vector<Symbol> symbols =
              index.with_symbols(run, rank, [&](auto numbers) {
                std::vector<Symbol> all;
                for (const auto number : numbers)
                  all.push_back(number < index.alphabet() ? index.symbol(number) : 0);
                return all;
              });
          add_close({0, 0, parts[p]->id(unit), p, unit, 0, index.language(), true,
                     index.has_codes(rank)},
                    symbols);
        }
      }
    }
    for (std::size_t i = 0; i < logged_.entries().size(); ++i) {
      const LoggedEntry& entry = logged_.entries()[i];
      if (entry.text.skeleton != text_.skeleton || !is_wanted(entry)) continue;
      add_close(logged_candidate(i), entry.text.symbols);
    }
    std::sort(close_.begin(), close_.end(), is_better);
    if (close_.size() > std::max(kMostClose, options_.top))
      close_.resize(std::max(kMostClose, options_.top));
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
    const std::optional<MatchDifferences> differences =
        symbol_differences(text_.symbols, reader_.read(content.text).symbols);
    match.differs = differences.value_or(MatchDifferences{});
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
    if (match.differs.any()) return;
    constexpr int kMostContext = 2;
    match.score +=
        std::min(kMostContext, has_context(match.unit, query_.context, query_.id) +
                                   neighbour_is(match, -1, query_.previous) +
                                   neighbour_is(match, +1, query_.next));
  }

  /// 1 when the neighbour of the unit, in its file or as its props say it, is `text`.
  int neighbour_is(const Match& match, int step, const std::string& text) const;

  std::vector<Match> finish() {
    std::vector<Match> matches;
    for (const Candidate& candidate : close_) {
      matches.push_back(match_of(candidate));
      judge_close(matches.back());
    }
    penalise_alternatives(matches);
    std::erase_if(matches, [this](const Match& match) {
      return match.score < options_.min_score;
    });
    std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
      return std::make_tuple(a.score, a.similarity, a.id) >
             std::make_tuple(b.score, b.similarity, b.id);
    });
    for (const Candidate& candidate : fuzzy_) {
      if (matches.size() >= options_.top) break;
      matches.push_back(match_of(candidate));
    }
    return matches;
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
  SymbolComparison comparison_;
  std::vector<PartLanguages> languages_;
  IndexSearch& search_ = searcher();
  std::vector<Candidate> close_;
  std::unordered_set<std::uint64_t> close_ids_;
  std::vector<Candidate> fuzzy_;
};

int Search::neighbour_is(const Match& match, int step, const std::string& text) const {
  const std::uint64_t id = match.id;
  if (text.empty() || (step < 0 && id == 0)) return 0;
  if (says_neighbour(match.unit, step < 0, text)) return 1;
  const std::uint64_t other = step < 0 ? id - 1 : id + 1;
  const auto holds = [&](const TranslationUnit& unit) {
    for (const Variant& variant : unit.variants)
      if (serves_language(variant.language, query_.source_language))
        return trim(std::string_view(variant.content.text)) ==
               trim(std::string_view(text));
    return false;
  };
  const auto in_log = [&](std::uint64_t wanted) -> const LoggedUnit* {
    const auto& logged = snapshot_.logged();
    const auto place = std::lower_bound(
        logged.begin(), logged.end(), wanted,
        [](const auto& each, std::uint64_t i) { return each->id < i; });
    return place != logged.end() && (*place)->id == wanted ? place->get() : nullptr;
  };
  const auto file_of_id = [&](std::uint64_t wanted) -> std::optional<std::uint32_t> {
    for (const auto& part : snapshot_.parts())
      if (const auto unit = part->find(wanted)) return part->source(*unit);
    if (const LoggedUnit* unit = in_log(wanted)) return unit->source;
    return std::nullopt;
  };
  const std::optional<std::uint32_t> file = file_of_id(id);
  if (!file || file_of_id(other) != file || snapshot_.is_removed(other)) return 0;
  for (const auto& part : snapshot_.parts())
    if (const auto unit = part->find(other)) return holds(part->unit(*unit)) ? 1 : 0;
  const LoggedUnit* unit = in_log(other);
  return unit != nullptr && holds(unit->unit) ? 1 : 0;
}

}  // namespace

std::vector<Match> search_store(const StoreSnapshot& snapshot,
                                const LoggedIndex& logged, const MatchQuery& query,
                                const FindOptions& options) {
  return Search(snapshot, logged, query, options).run();
}

}  // namespace awase
