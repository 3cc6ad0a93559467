// SPDX-License-Identifier: Apache-2.0
//
// Words, links between them, a corridor along the sure points, and in it the path with
// the most right beads to be expected. Long texts are worked through in windows: each
// begins where the one before was last sure, so memory does not grow with length.

#include "align/aligner.h"

#include <algorithm>
#include <cassert>
#include <filesystem>
#include <numeric>
#include <optional>

#include "align/bead_score.h"
#include "align/best_path.h"
#include "align/corridor.h"
#include "align/dictionary.h"
#include "align/links.h"
#include "align/terms.h"

namespace awase {
namespace {

/// Source segments in a window, and how many at its end are aligned again by the next.
constexpr std::size_t kWindow = 3000;
constexpr std::size_t kOverlap = 150;
/// Posterior from which a 1-1 bead is sure enough to begin a window.
constexpr double kSure = 0.95;
/// Posterior under which two stretches are better left apart.
constexpr double kApart = 0.4;

std::string primary_of(const std::string& language) {
  return language.substr(0, language.find('-'));
}

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

double total_chars(const TermText& text) {
  return std::accumulate(text.chars.begin(), text.chars.end(), 1.0);
}

/// The part of `corridor` from (i, j) to row `last`, moved to begin at (0, 0).
Corridor cut_corridor(const Corridor& corridor, std::size_t i, std::size_t j,
                      std::size_t last) {
  Corridor part;
  const auto from = static_cast<std::uint32_t>(j);
  for (std::size_t row = i; row <= last; ++row) {
    part.low.push_back(std::max(corridor.low[row], from) - from);
    part.high.push_back(std::max(corridor.high[row], from) - from);
  }
  part.low.front() = 0;
  return part;
}

}  // namespace

struct Aligner::Impl {
  AlignOptions options;
  std::unique_ptr<Dictionary> dictionary;

  explicit Impl(AlignOptions given) : options(std::move(given)) {
    if (!options.use_dictionary) return;
    if (!options.dictionary_path.empty()) {
      dictionary = std::make_unique<Dictionary>(options.dictionary_path);
      return;
    }
    for (const char* path : {AWASE_INSTALLED_DICTIONARY, AWASE_BUILT_DICTIONARY}) {
      std::error_code ignored;
      if (!std::filesystem::exists(path, ignored)) continue;
      dictionary = std::make_unique<Dictionary>(path);
      return;
    }
  }

  /// The dictionary when `language` is the one of its headwords.
  const Dictionary* headwords_for(const std::string& language) const {
    return primary_of(language) == "ja" ? dictionary.get() : nullptr;
  }

  std::vector<Bead> align(const TermText& source, const TermText& target,
                          const LinkSources& sources) const {
    const Links links = find_links(source, target, sources);
    const Corridor corridor = find_corridor(source, target, links);
    const BeadScorer scorer(
        source, target, links, total_chars(target) / total_chars(source),
        fitted_model(sources.forward != nullptr || sources.backward != nullptr));
    return best_beads(scorer, corridor);
  }

  static std::vector<Bead> best_beads(const BeadScorer& scorer,
                                      const Corridor& corridor) {
    const std::size_t rows = scorer.source_size();
    std::vector<Bead> beads;
    std::size_t i = 0;
    std::size_t j = 0;
    for (;;) {
      const bool is_last = i + kWindow + kOverlap >= rows;
      const std::size_t last = is_last ? rows : i + kWindow + kOverlap;
      const Lattice lattice(scorer, cut_corridor(corridor, i, j, last), {i, j});
      const std::vector<Bead> window = lattice.best_beads(kApart);
      std::size_t keep = window.size();
      if (!is_last) {
        while (keep > 1 && window[keep - 1].source.last > i + kWindow) --keep;
        std::size_t sure = keep;
        while (sure > 1 &&
               !(window[sure - 1].confidence >= kSure && window[sure - 1].is_pair()))
          --sure;
        if (sure > 1) keep = sure;
      }
      beads.insert(beads.end(), window.begin(),
                   window.begin() + static_cast<std::ptrdiff_t>(keep));
      if (is_last) return beads;
      i = beads.back().source.last;
      j = beads.back().target.last;
    }
  }
};

Aligner::Aligner(AlignOptions options)
    : impl_(std::make_unique<Impl>(std::move(options))) {}
Aligner::~Aligner() = default;
Aligner::Aligner(Aligner&&) noexcept = default;
Aligner& Aligner::operator=(Aligner&&) noexcept = default;

std::size_t Aligner::dictionary_size() const {
  return impl_->dictionary ? impl_->dictionary->size() : 0;
}

Alignment Aligner::align(const SegmentedText& source,
                         const SegmentedText& target) const {
  Alignment alignment;
  const TermText source_terms =
      find_terms(source, impl_->headwords_for(source.document.language));
  const TermText target_terms =
      find_terms(target, impl_->headwords_for(target.document.language));
  LinkSources sources;
  const std::string from = primary_of(source.document.language);
  const std::string to = primary_of(target.document.language);
  if (from == "ja" && to == "en") sources.forward = impl_->dictionary.get();
  if (from == "en" && to == "ja") sources.backward = impl_->dictionary.get();
  sources.same_script = share_script(source_terms, target_terms);
  const bool wants_dictionary =
      (from == "ja" && to == "en") || (from == "en" && to == "ja");
  if (wants_dictionary && impl_->options.use_dictionary && !impl_->dictionary)
    alignment.issues.push_back(
        "no Japanese-English dictionary: aligned by length, numbers and names alone; "
        "install Debian's edict and enamdict and build again");
  alignment.beads = impl_->align(source_terms, target_terms, sources);
  assert(covers(alignment.beads, source.size(), target.size()));
  return alignment;
}

}  // namespace awase
