// SPDX-License-Identifier: Apache-2.0
//
// Workers align and send the pairs they are sure of; this process counts their words,
// in the order of the manifest, so that the sums are the same however many they are.

#include "jobs/batch_learn.h"

#include <filesystem>

#include "align/dictionaries.h"
#include "align/learn_lexicon.h"
#include "jobs/ordered_pool.h"
#include "jobs/stop_signal.h"
#include "text/error.h"
#include "text/file.h"
#include "text/hash.h"

namespace awase {
namespace {

/// Hash of what is learned from, texts by size and time.
std::string key_of(const Manifest& manifest, const BatchResults& results,
                   const BatchWork& work) {
  std::string all = work.fingerprint();
  for (std::size_t k = 0; k < results.rows.size(); ++k) {
    const ManifestRow row = manifest.row(results.first + k);
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

void add_pairs(std::string_view answer, LexiconLearner& learner) {
  while (!answer.empty()) {
    const std::size_t end = answer.find('\n');
    const std::string_view pair = answer.substr(0, end);
    const std::size_t between = pair.find(BatchWork::kBetweenTexts);
    if (between != std::string_view::npos)
      learner.add(pair.substr(0, between), pair.substr(between + 1));
    answer.remove_prefix(std::min(answer.size(), pair.size() + 1));
  }
}

/// The lexicon as the lines of a file.
std::string learn(const BatchOptions& options, const Manifest& manifest,
                  const BatchResults& results, const BatchWork& work,
                  const std::string& source_language,
                  const std::string& target_language, const Console& console) {
  const Dictionaries dictionaries(options.align.dictionary_folders);
  LexiconLearner learner(source_language, target_language,
                         dictionaries.headwords_for(source_language),
                         dictionaries.headwords_for(target_language));
  const StopSignal stop;
  OrderedPool pool(options.workers, options.limits, [&work](std::string_view job) {
    return work.sure_pairs(std::stoul(std::string(job)));
  });
  const std::size_t last = results.first + results.rows.size();
  for (std::size_t next = results.first; next < last || pool.pending() > 0;) {
    if (stop.signal() != 0) end_by(stop.signal());
    for (; next < last && pool.has_room(); ++next)
      if (manifest.row(next).wrong.empty()) pool.submit(std::to_string(next));
    if (pool.pending() == 0) continue;
    for (const WorkResult& result : pool.wait(0.2))
      if (result.end == WorkEnd::done) add_pairs(result.answer, learner);
  }
  const Lexicon lexicon = learner.lexicon();
  console.tell("learned " + std::to_string(lexicon.entries.size()) + " entries from " +
               std::to_string(learner.size()) + " pairs");
  return lexicon.entries.empty() ? std::string() : to_tsv(lexicon);
}

}  // namespace

std::optional<Lexicon> learn_from_batch(
    const BatchOptions& options, const Manifest& manifest, const BatchResults& results,
    const BatchWork& work, const BatchJournal& journal,
    const std::string& source_language, const std::string& target_language,
    const Console& console) {
  if (source_language.empty() || target_language.empty())
    throw Error(ErrorKind::usage,
                "--learn: one lexicon is for one pair of languages; give --source-lang "
                "and --target-lang, or say the same ones in every row");
  const std::string head = "# " + key_of(manifest, results, work) + "\n";
  const std::string& kept = journal.lexicon_name();
  std::string text;
  if (options.resume && std::filesystem::exists(kept)) text = read_file(kept);
  if (!text.starts_with(head)) {
    text = head + learn(options, manifest, results, work, source_language,
                        target_language, console);
    write_file(kept, text);
  }
  const std::string lines = text.substr(head.size());
  if (!options.save_lexicon.empty()) write_file(options.save_lexicon, lines);
  if (lines.empty()) return std::nullopt;
  // As it is read from the file, so that --lexicon with that file does the same.
  return read_lexicon(lines, options.save_lexicon.empty() ? kept : options.save_lexicon,
                      source_language, target_language);
}

}  // namespace awase
