// SPDX-License-Identifier: Apache-2.0
//
// The first pass of `awase batch --learn`. Workers align and send the pairs they are
// sure of; this process counts their words, in the order of the manifest, so that the
// sums are the same however many they are.

#include <filesystem>

#include "align/dictionaries.h"
#include "align/learn_lexicon.h"
#include "jobs/batch_run.h"
#include "jobs/ordered_pool.h"
#include "jobs/stop_signal.h"
#include "text/error.h"
#include "text/fields.h"
#include "text/file.h"
#include "text/hash.h"

namespace awase {
namespace {

void add_pairs(std::string_view answer, LexiconLearner& learner) {
  for (FieldReader fields(answer); !fields.at_end();) {
    const std::string_view source = fields.next();
    learner.add(source, fields.next());
  }
}

}  // namespace

/// Hash of what is learned from, texts by size and time.
std::string BatchRun::learning_key(const BatchWork& first_pass) const {
  std::string all = first_pass.fingerprint();
  for (std::size_t k = 0; k < results_.rows.size(); ++k) {
    const ManifestRow row = manifest_.row(results_.first + k);
    for (const std::string_view path : {row.source, row.target}) {
      std::error_code ignored;
      const std::filesystem::path file(path);
      all += '\n';
      all += path;
      all += ' ' + std::to_string(std::filesystem::file_size(file, ignored)) + ' ' +
             std::to_string(std::filesystem::last_write_time(file, ignored)
                                .time_since_epoch()
                                .count());
    }
  }
  return hash_128_digits(all);
}

/// The lexicon as the lines of a file. `signal` is the one that stopped it, else 0.
std::string BatchRun::learned_lines(const BatchWork& first_pass, int& signal) {
  const Dictionaries& dictionaries = job_.dictionaries();
  LexiconLearner learner(source_language_, target_language_,
                         dictionaries.headwords_for(source_language_),
                         dictionaries.headwords_for(target_language_));
  const StopSignal stop;
  OrderedPool pool(options_.workers, options_.limits,
                   [&first_pass](std::string_view job) {
                     return first_pass.sure_pairs(std::stoul(std::string(job)));
                   });
  const std::size_t last = results_.first + results_.rows.size();
  for (std::size_t next = results_.first; next < last || pool.pending() > 0;) {
    if (signal = stop.signal(); signal != 0) return {};
    for (; next < last && pool.has_room(); ++next)
      if (manifest_.row(next).wrong.empty()) pool.submit(std::to_string(next));
    if (pool.pending() == 0) continue;
    for (const WorkResult& result : pool.wait(0.2))
      if (result.end == WorkEnd::done) add_pairs(result.answer, learner);
  }
  const Lexicon lexicon = learner.lexicon();
  Remarks remarks;
  remarks.notes.emplace_back(
      Message("learned {entries} entries from {pairs} pairs",
              {{"entries", lexicon.entries.size()}, {"pairs", learner.size()}}));
  watch_.told(remarks);
  return lexicon.entries.empty() ? std::string() : to_tsv(lexicon);
}

/// Aligns all rows once and gives what they teach; nothing when that is nothing. What
/// an earlier run learned from the same texts is taken from its file.
std::optional<Lexicon> BatchRun::learn(const BatchWork& first_pass, int& signal) {
  if (source_language_.empty() || target_language_.empty())
    throw Error(
        ErrorKind::usage,
        Message("--learn: one lexicon is for one pair of languages; give --source-lang "
                "and --target-lang, or say the same ones in every row"));
  const std::string head = "# " + learning_key(first_pass) + "\n";
  const std::string& kept = journal_.lexicon_name();
  std::string text;
  if (options_.resume && std::filesystem::exists(kept)) text = read_file(kept);
  if (!text.starts_with(head)) {
    text = head + learned_lines(first_pass, signal);
    if (signal != 0) return std::nullopt;
    write_file(kept, text);
  }
  const std::string lines = text.substr(head.size());
  if (!options_.save_lexicon.empty()) write_file(options_.save_lexicon, lines);
  if (lines.empty()) return std::nullopt;
  // As it is read from the file, so that --lexicon with that file does the same.
  return read_lexicon(lines,
                      options_.save_lexicon.empty() ? kept : options_.save_lexicon,
                      source_language_, target_language_);
}

}  // namespace awase
