// SPDX-License-Identifier: Apache-2.0
//
// Words, links between them, a corridor along the sure points, and in it two passes;
// see align/text_pair.h.

#include "align/aligner.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "align/anchors.h"
#include "align/bead_score.h"
#include "align/crossed.h"
#include "align/dictionaries.h"
#include "align/lexicon_index.h"
#include "align/mismatch.h"
#include "align/names.h"
#include "align/number_doubt.h"
#include "align/regions.h"
#include "align/term_parts.h"
#include "align/terms.h"
#include "align/text_pair.h"
#include "align/time_codes.h"
#include "text/error.h"
#include "text/in_parallel.h"
#include "text/issue.h"
#include "text/language.h"

namespace awase {
namespace {

/// Whether two languages are written in the same alphabet, going by their texts.
bool share_script(const TermText& source, const TermText& target) {
  const auto latin_share = [](const TermText& text) {
    std::size_t latin = 0;
    for (const Term& term : text.terms)
      if (!term.word.form.empty() &&
          static_cast<unsigned char>(term.word.form[0]) < 0xD0)
        ++latin;
    return static_cast<double>(latin) /
           static_cast<double>(std::max<std::size_t>(1, text.terms.size()));
  };
  return latin_share(source) > 0.8 && latin_share(target) > 0.8;
}

/// Word finders that nobody uses at the moment: to set one up and to fill its caches
/// takes longer than to read a short text.
class WordFinders {
 public:
  TermText find_terms(const SegmentedText& text, const Headwords* headwords) {
    WordFinder finder = take(text.document.language, headwords);
    TermText terms = awase::find_terms(text, finder);
    give_back(text.document.language, std::move(finder));
    return terms;
  }

  /// The terms of a part of a long text.
  TermText find_terms(const SegmentedText& text, const SegmentRange& range,
                      const Headwords* headwords) {
    WordFinder finder = take(text.document.language, headwords);
    TermText terms = awase::find_terms(text, range, finder);
    give_back(text.document.language, std::move(finder));
    return terms;
  }

 private:
  static constexpr std::size_t kMostLanguages = 64;

  WordFinder take(const std::string& language, const Headwords* headwords) {
    {
      const std::lock_guard lock(mutex_);
      const auto found = idle_.find(language);
      if (found != idle_.end() && !found->second.empty()) {
        WordFinder finder = std::move(found->second.back());
        found->second.pop_back();
        return finder;
      }
    }
    return WordFinder(language, headwords);
  }

  void give_back(const std::string& language, WordFinder finder) {
    const std::lock_guard lock(mutex_);
    if (idle_.size() < kMostLanguages || idle_.contains(language))
      idle_[language].push_back(std::move(finder));
  }

  std::mutex mutex_;
  std::map<std::string, std::vector<WordFinder>> idle_;  // By language.
};

bool is_japanese_english(const std::string& from, const std::string& to) {
  return (from == "ja" && to == "en") || (from == "en" && to == "ja");
}

/// The anchors as beads of the result.
std::vector<Bead> certain(std::span<const Bead> anchors, std::size_t source_count,
                          std::size_t target_count) {
  if (!anchors_hold(anchors, source_count, target_count))
    throw Error(
        ErrorKind::usage,
        Message("anchors: they overlap, are out of order, or name segments that "
                "are not there; give pairs of ranges in the order of both "
                "texts"));
  std::vector<Bead> beads(anchors.begin(), anchors.end());
  for (Bead& bead : beads) bead.cost = 0.0, bead.confidence = 1.0;
  return beads;
}

/// Adds what the times of two subtitles say.
void add_time_anchors(const SegmentedText& source, const SegmentedText& target,
                      std::vector<Bead>& anchors, std::vector<Message>& notes) {
  const auto begins = [](const SegmentedText& text) {
    std::vector<double> seconds;
    for (const ShownTime& time : text.document.times)
      seconds.push_back(time.begin_seconds);
    return seconds;
  };
  const ClockFit clock = fit_clocks(begins(source), begins(target));
  anchors = with_anchors(time_anchors(source, target, clock), anchors);
  notes.push_back(describe(clock));
}

/// Those of the source before those of the target.
std::vector<Region> regions_of(const SegmentedText& source, const SegmentedText& target,
                               const TextPair& pair, const std::vector<Bead>& beads,
                               unsigned threads) {
  std::array<std::vector<Region>, 2> regions;
  in_parallel(regions.size(), threads, [&](std::size_t side) {
    regions[side] = side == 0 ? find_regions(source, pair.source, beads, Side::source)
                              : find_regions(target, pair.target, beads, Side::target);
  });
  regions[0].insert(regions[0].end(), std::make_move_iterator(regions[1].begin()),
                    std::make_move_iterator(regions[1].end()));
  return std::move(regions[0]);
}

Issue crossed_issue(const Crossing& crossing) {
  return Issue(
      Message("the order is crossed: source segments {source_first} to {source_last} "
              "and target segments {target_first} to {target_last} belong together "
              "and are paired there",
              {{"source_first", crossing.source.first + 1},
               {"source_last", crossing.source.last},
               {"target_first", crossing.target.first + 1},
               {"target_last", crossing.target.last}}));
}

}  // namespace

struct Aligner::Impl {
  bool use_dictionary;
  bool find_crossed;
  Embedder embedder;
  unsigned threads;
  std::shared_ptr<const Dictionaries> dictionaries;
  std::vector<LexiconIndex> lexicons;
  WordFinders finders;

  explicit Impl(const AlignOptions& options)
      : use_dictionary(options.use_dictionary),
        find_crossed(options.find_crossed),
        embedder(options.embedder),
        threads(options.threads != 0 ? options.threads : machine_threads()),
        dictionaries(
            options.dictionaries != nullptr
                ? options.dictionaries
                : std::make_shared<const Dictionaries>(options.dictionary_folders)) {
    for (const Lexicon& lexicon : options.lexicons) add_lexicon(lexicon);
  }

  /// Names of countries and bodies, cut as the dictionary cuts texts. Made when first
  /// asked for, as dictionaries are opened; throws where they cannot be.
  const LexiconIndex& names() const {
    std::call_once(names_made_, [this] {
      names_.emplace(known_names(), headwords_for("ja"), headwords_for("en"));
    });
    return *names_;
  }

  void add_lexicon(const Lexicon& lexicon) {
    lexicons.emplace_back(lexicon,
                          headwords_for(primary_language(lexicon.source_language)),
                          headwords_for(primary_language(lexicon.target_language)));
  }

  const Dictionary* dictionary(const std::string& from, const std::string& to) const {
    return use_dictionary ? dictionaries->find(from, to) : nullptr;
  }

  const Headwords* headwords_for(const std::string& language) const {
    return use_dictionary ? dictionaries->headwords_for(language) : nullptr;
  }

  /// The terms of both texts; of long ones at the same time.
  std::pair<TermText, TermText> find_terms(const SegmentedText& source,
                                           const SegmentedText& target,
                                           const std::string& from,
                                           const std::string& to) {
    const Headwords* const of_source = headwords_for(from);
    const Headwords* const of_target = headwords_for(to);
    if (threads_for(source, target) == 1)
      return {finders.find_terms(source, of_source),
              finders.find_terms(target, of_target)};
    TermParts source_parts(source), target_parts(target);
    struct Job {
      bool is_source;
      std::size_t part;
    };
    std::vector<Job> jobs;
    for (std::size_t p = 0; p < std::max(source_parts.count(), target_parts.count());
         ++p) {
      if (p < source_parts.count()) jobs.push_back({true, p});
      if (p < target_parts.count()) jobs.push_back({false, p});
    }
    in_parallel(jobs.size(), threads, [&](std::size_t job) {
      const auto [is_source, part] = jobs[job];
      const SegmentedText& text = is_source ? source : target;
      TermParts& parts = is_source ? source_parts : target_parts;
      parts.add(part, finders.find_terms(text, parts.range(part),
                                         is_source ? of_source : of_target));
    });
    std::pair<TermText, TermText> terms;
    in_parallel(2, threads, [&](std::size_t side) {
      if (side == 0)
        terms.first = source_parts.join();
      else
        terms.second = target_parts.join();
    });
    return terms;
  }

  /// 1 for texts that take less time than threads need to begin.
  unsigned threads_for(const SegmentedText& source, const SegmentedText& target) const {
    constexpr std::size_t kLong = 4000;
    return source.size() + target.size() < kLong ? 1 : threads;
  }

  /// The second pass, with the embedder where there is one and it does not fail.
  std::vector<Bead> second_pass(const TextPair& pair, const ScoreModel& model,
                                const SegmentedText& source,
                                const SegmentedText& target, const Embedder& ask,
                                const Progress& progress, Alignment& alignment) const {
    if (ask) {
      LikenessFinder likeness(source, target, ask);
      std::vector<Bead> beads;
      try {
        beads = align_pair(pair, model, progress, threads, &likeness);
      } catch (const Error& error) {
        alignment.issues.emplace_back(Message("aligned without embeddings: {reason}",
                                              {{"reason", error.message()}}));
      }
      alignment.compared = likeness.compared();
      for (Message& issue : likeness.issues())
        alignment.issues.emplace_back(std::move(issue));
      if (!beads.empty()) return beads;
    }
    return align_pair(pair, model, progress, threads);
  }

  LinkSources sources(const std::string& from, const std::string& to) const {
    LinkSources known;
    known.forward = dictionary(from, to);
    known.backward = dictionary(to, from);
    known.source_language = from;
    known.target_language = to;
    for (const LexiconIndex& lexicon : lexicons) {
      const std::string& one = lexicon.source_language();
      const std::string& other = lexicon.target_language();
      if ((one == from && other == to) || (one == to && other == from))
        known.lexicons.push_back(&lexicon);
    }
    if (use_dictionary && is_japanese_english(from, to))
      known.lexicons.push_back(&names());
    return known;
  }

  PreparedPair prepare(const SegmentedText& source, const SegmentedText& target,
                       std::vector<Bead> anchors) {
    const std::string from = primary_language(source.document.language);
    const std::string to = primary_language(target.document.language);
    auto [source_terms, target_terms] = find_terms(source, target, from, to);
    LinkSources known = sources(from, to);
    known.same_script = share_script(source_terms, target_terms);
    PreparedPair prepared;
    prepared.pair =
        prepare_pair(std::move(source_terms), std::move(target_terms), known,
                     std::move(anchors), threads_for(source, target));
    if (is_japanese_english(from, to) &&
        (known.forward != nullptr || known.backward != nullptr))
      prepared.evidence = Evidence::rich;
    else if (explained_share(prepared.pair) >= kCovered)
      prepared.evidence = Evidence::covered;
    return prepared;
  }

 private:
  /// Share of words with a known translation from which a dictionary covers a text.
  static constexpr double kCovered = 0.4;

  mutable std::once_flag names_made_;
  mutable std::optional<LexiconIndex> names_;
};

Aligner::Aligner(const AlignOptions& options)
    : impl_(std::make_unique<Impl>(options)) {}
Aligner::~Aligner() = default;
Aligner::Aligner(Aligner&&) noexcept = default;
Aligner& Aligner::operator=(Aligner&&) noexcept = default;

DocumentMatches Aligner::match(const TermText& source, const TermText& target,
                               const std::string& source_language,
                               const std::string& target_language,
                               const DocumentMatchOptions& options) const {
  LinkSources sources = impl_->sources(source_language, target_language);
  sources.same_script = share_script(source, target);
  const auto has_alphabet = [](const std::string& language) {
    return language != "ja" && language != "zh" && language != "ko" && language != "th";
  };
  sources.sounds_of_all =
      has_alphabet(source_language) && has_alphabet(target_language);
  return match_documents(source, target, sources, options);
}

const Dictionaries& Aligner::dictionaries() const { return *impl_->dictionaries; }

std::size_t Aligner::dictionary_size() const {
  const Dictionary* dictionary = impl_->dictionary("ja", "en");
  return dictionary != nullptr ? dictionary->size() : 0;
}

std::string Aligner::dictionary_path() const {
  const Dictionary* dictionary = impl_->dictionary("ja", "en");
  return dictionary != nullptr ? dictionary->path() : std::string();
}

PreparedPair Aligner::prepare(const SegmentedText& source,
                              const SegmentedText& target) const {
  return impl_->prepare(source, target, {});
}

Alignment Aligner::align(const SegmentedText& source, const SegmentedText& target,
                         std::span<const Bead> anchors,
                         const Progress& progress) const {
  return align(source, target, anchors, progress, impl_->embedder);
}

Alignment Aligner::align_by_words(const SegmentedText& source,
                                  const SegmentedText& target,
                                  std::span<const Bead> anchors) const {
  return align(source, target, anchors, {}, {});
}

Alignment Aligner::align(const SegmentedText& source, const SegmentedText& target,
                         std::span<const Bead> anchors, const Progress& progress,
                         const Embedder& embedder) const {
  Alignment alignment;
  const std::string from = primary_language(source.document.language);
  const std::string to = primary_language(target.document.language);
  const bool wants_dictionary = is_japanese_english(from, to);
  const bool has_dictionary =
      impl_->dictionary(from, to) != nullptr || impl_->dictionary(to, from) != nullptr;
  if (wants_dictionary && impl_->use_dictionary && !has_dictionary)
    alignment.issues.emplace_back(
        Message("no Japanese-English dictionary: aligned by length, numbers and names "
                "alone; install Debian's edict and enamdict and run 'awase "
                "dictionary build'"));
  std::vector<Bead> known = certain(anchors, source.size(), target.size());
  if (!source.document.times.empty() && !target.document.times.empty())
    add_time_anchors(source, target, known, alignment.notes);
  const std::vector<Bead> given = known;
  const bool has_borders = std::any_of(known.begin(), known.end(), is_border);
  auto [pair, evidence] = impl_->prepare(source, target, std::move(known));
  const ScoreModel model = fitted_model(evidence);
  const unsigned threads = impl_->threads_for(source, target);
  const auto half = [&progress](double base) -> Progress {
    if (!progress) return {};
    return [&progress, base](double done) { progress(base + done / 2.0); };
  };
  refine_pair(pair, model, half(0.0), threads);
  alignment.beads =
      impl_->second_pass(pair, model, source, target, embedder, half(0.5), alignment);
  assert(covers(alignment.beads, source.size(), target.size()));
  if (impl_->find_crossed && !has_borders)
    alignment.crossings = align_crossed(pair, model, alignment.beads, threads);
  for (const Crossing& crossing : alignment.crossings)
    alignment.issues.push_back(crossed_issue(crossing));
  for (Message& doubt :
       doubt_contradicted(source, target, given, alignment.beads, threads))
    alignment.issues.emplace_back(std::move(doubt));
  alignment.regions = regions_of(source, target, pair, alignment.beads, threads);
  if (const auto doubt = doubt_translation(pair.source, pair.target, alignment.beads))
    alignment.issues.insert(alignment.issues.begin(), *doubt);
  assert(covers_crossed(alignment.beads, source.size(), target.size()));
  return alignment;
}

}  // namespace awase
