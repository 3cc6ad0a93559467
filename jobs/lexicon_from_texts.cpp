// SPDX-License-Identifier: Apache-2.0

#include "jobs/lexicon_from_texts.h"

#include "align/confidence.h"
#include "align/dictionaries.h"
#include "align/learn_lexicon.h"
#include "jobs/pair_job.h"
#include "text/error.h"

namespace awase {

Lexicon lexicon_from_texts(const std::vector<std::string>& paths,
                           const std::string& source_language,
                           const std::string& target_language,
                           const std::vector<std::string>& dictionary_folders,
                           const std::function<void(const Remarks&)>& told,
                           std::size_t& learned) {
  if (paths.size() % 2 != 0)
    throw Error(ErrorKind::usage, Message("--segmented: an odd number of files; give "
                                          "each text and then its translation"));
  PairOptions pairs;
  pairs.reading.segmented = true;
  pairs.dictionary_folders = dictionary_folders;
  PairJob job(pairs);
  told(job.load(source_language, target_language));
  const Dictionaries& dictionaries = job.dictionaries();
  LexiconLearner learner(source_language, target_language,
                         dictionaries.headwords_for(source_language),
                         dictionaries.headwords_for(target_language));
  for (std::size_t i = 0; i < paths.size(); i += 2) {
    const AlignedPair pair =
        job.run({{paths[i], source_language}, {paths[i + 1], target_language}});
    told(pair.remarks);
    for (const Bead& bead : pair.alignment.beads)
      if (bead.is_pair() && bead.confidence >= kSureConfidence)
        learner.add(joined(pair.source, bead.source.first, bead.source.last),
                    joined(pair.target, bead.target.first, bead.target.last));
  }
  learned = learner.size();
  return learner.lexicon();
}

}  // namespace awase
