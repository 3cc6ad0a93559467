// SPDX-License-Identifier: Apache-2.0
//
// Words, links between them, a corridor along the sure points, and in it two passes;
// see align/text_pair.h.

#include "align/aligner.h"

#include <algorithm>
#include <cassert>
#include <filesystem>

#include "align/anchors.h"
#include "align/bead_score.h"
#include "align/dictionary.h"
#include "align/terms.h"
#include "align/text_pair.h"
#include "text/error.h"

namespace awase {
namespace {

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

/// The anchors as beads of the result.
std::vector<Bead> certain(std::span<const Bead> anchors, std::size_t source_count,
                          std::size_t target_count) {
  if (!anchors_hold(anchors, source_count, target_count))
    throw Error(ErrorKind::usage,
                "anchors: they overlap, are out of order, or name segments that are "
                "not there; give pairs of ranges in the order of both texts");
  std::vector<Bead> beads(anchors.begin(), anchors.end());
  for (Bead& bead : beads) bead.cost = 0.0, bead.confidence = 1.0;
  return beads;
}

}  // namespace

struct Aligner::Impl {
  AlignOptions options;
  std::unique_ptr<Dictionary> dictionary;

  explicit Impl(AlignOptions given) : options(std::move(given)) {
    if (!options.use_dictionary) return;
    for (const char* path : {AWASE_BUILT_DICTIONARY, AWASE_INSTALLED_DICTIONARY}) {
      std::error_code ignored;
      if (options.dictionary_path.empty() && std::filesystem::exists(path, ignored))
        options.dictionary_path = path;
    }
    if (!options.dictionary_path.empty())
      dictionary = std::make_unique<Dictionary>(options.dictionary_path);
  }

  /// The dictionary when `language` is the one of its headwords.
  const Dictionary* headwords_for(const std::string& language) const {
    return primary_of(language) == "ja" ? dictionary.get() : nullptr;
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

std::string Aligner::dictionary_path() const {
  return impl_->dictionary ? impl_->options.dictionary_path : std::string();
}

Alignment Aligner::align(const SegmentedText& source, const SegmentedText& target,
                         std::span<const Bead> anchors) const {
  Alignment alignment;
  TermText source_terms =
      find_terms(source, impl_->headwords_for(source.document.language));
  TermText target_terms =
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
  const ScoreModel model =
      fitted_model(sources.forward != nullptr || sources.backward != nullptr);
  TextPair pair = prepare_pair(std::move(source_terms), std::move(target_terms),
                               sources, certain(anchors, source.size(), target.size()));
  const auto half = [this](double base) -> Progress {
    if (!impl_->options.progress) return {};
    return [this, base](double done) { impl_->options.progress(base + done / 2.0); };
  };
  refine_pair(pair, model, half(0.0));
  alignment.beads = align_pair(pair, model, half(0.5));
  assert(covers(alignment.beads, source.size(), target.size()));
  return alignment;
}

}  // namespace awase
