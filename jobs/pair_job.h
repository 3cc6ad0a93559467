// SPDX-License-Identifier: Apache-2.0
//
// The one way from files to an aligned pair: read, settle the languages, cut into
// segments, align with what is known of the words, note what people should know.

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "align/aligner.h"
#include "align/dictionaries.h"
#include "align/lexicon.h"
#include "jobs/aligned_pair.h"
#include "jobs/embedding_client.h"
#include "jobs/pair_texts.h"
#include "jobs/word_files.h"

namespace awase {

/// How pairs are read and aligned, the same for all of a run.
struct PairOptions {
  ReadingOptions reading = {};
  WordFiles words = {};
  bool use_dictionary = true;
  /// Folders with dictionaries, looked through first; see Dictionaries.
  std::vector<std::string> dictionary_folders = {};
  /// See AlignOptions::find_crossed.
  bool find_crossed = true;
  /// The server that is asked about the parts in doubt; see AlignOptions::embedder.
  EmbeddingOptions embeddings = {};
  /// Whether pairs keep the numbers and bullets that paragraphs begin with.
  bool keep_list_numbers = true;
  /// Whether beads are cut into smaller pairs for a memory: see cut_beads().
  bool cut_beads = false;
  double min_confidence = 0.0;  ///< 0..1, of a pair that is wanted.
  UnitChoice units = {};        ///< Which pairs are wanted that usually are no units.
};

/// Told of the work on one pair while it goes on.
struct PairWatch {
  /// The texts are read; aligning them begins.
  std::function<void(const Remarks&)> texts_are_read = {};
  Progress progress = {};
};

/// How many texts were in doubt, and how many of them went to the server at `url`.
Message describe(const ComparedTexts& compared, const std::string& url);

/// Aligns pair after pair with what all of them share, loaded once.
class PairJob {
 public:
  /// Reads the user's rules. Throws Error as read_rules() and EmbeddingClient do.
  explicit PairJob(PairOptions options);
  ~PairJob();
  PairJob(const PairJob&) = delete;
  PairJob& operator=(const PairJob&) = delete;

  /// Reads the lexicons of the options for texts in these languages and opens the
  /// dictionaries that such texts need, or all there are where a language is not known
  /// (empty): what is forked after that finds them open, and nothing that a record may
  /// take has to hold them. `learned` are lexicons
  /// more. Throws Error as read_lexicons() and Dictionaries::find() do.
  Remarks load(const std::string& source_language, const std::string& target_language,
               std::vector<Lexicon> learned = {});

  /// Reads and aligns a pair. Without load() before it the lexicons are read for the
  /// languages of this pair. Safe to call from several threads. Throws Error for what
  /// is wrong with the texts, and as load() does.
  AlignedPair run(const PairFiles& files, const PairWatch& watch = {}) const;

  /// The same for texts that are read in another way than the options say.
  AlignedPair run(const PairFiles& files, const ReadingOptions& reading,
                  const PairWatch& watch = {}) const;

  /// After load().
  const Aligner& aligner() const { return *words_.aligner; }
  const Dictionaries& dictionaries() const { return *dictionaries_; }
  const PairOptions& options() const { return options_; }

  /// A hash of all that an alignment hangs on beside the texts: this version, options,
  /// rules, lexicons, dictionaries. After load().
  std::string fingerprint() const;

 private:
  /// An aligner with what is known of the words of two languages.
  struct Words {
    std::unique_ptr<const Aligner> aligner;
    std::string lexicons;  ///< What tells them from others.
  };

  Words words_for(const std::string& source_language,
                  const std::string& target_language, std::vector<Lexicon> learned,
                  Remarks& remarks) const;

  PairOptions options_;
  std::shared_ptr<const Dictionaries> dictionaries_;
  std::shared_ptr<EmbeddingClient> embeddings_;  // Null: none are asked for.
  Words words_;                                  // Without aligner before load().
};

}  // namespace awase
