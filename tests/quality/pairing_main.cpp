// SPDX-License-Identifier: Apache-2.0
//
// How well documents are paired by content: makes pools of development sets, pairs them
// as `awase pair --by content` does, and prints precision, recall, F1 and time of each.
// With --features it prints what the probabilities were fitted on instead; with --write
// it writes the pools to a folder.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

#include "align/aligner.h"
#include "align/document_score.h"
#include "jobs/document_words.h"
#include "jobs/pair_content.h"
#include "jobs/worker_pool.h"
#include "tests/quality/document_pool.h"
#include "tests/quality/run.h"
#include "text/documents/read_document.h"
#include "text/file.h"

namespace awase {
namespace {

struct Options {
  bool use_dictionary = true;
  double floor = 0.0;
  PoolOptions pool;
  std::string write;
  bool features = false;
  std::vector<std::string> rest;
};

Options read_options(int argc, char** argv) {
  Options options;
  for (int k = 1; k < argc; ++k) {
    const std::string_view name = argv[k];
    const auto value = [&] { return std::string(k + 1 < argc ? argv[++k] : ""); };
    if (name == "--no-dictionary")
      options.use_dictionary = false;
    else if (name == "--floor")
      options.floor = std::atof(value().c_str());
    else if (name == "--seed")
      options.pool.seed = static_cast<std::uint32_t>(std::atoi(value().c_str()));
    else if (name == "--lines")
      options.pool.least_beads = options.pool.most_beads =
          static_cast<std::size_t>(std::atoi(value().c_str()));
    else if (name == "--documents")
      options.pool.documents = static_cast<std::size_t>(std::atoi(value().c_str()));
    else if (name == "--features")
      options.features = true;
    else if (name == "--write")
      options.write = value();
    else
      options.rest.emplace_back(name);
  }
  return options;
}

std::string file_name(std::size_t number) {
  std::string digits = std::to_string(number);
  return digits.insert(0, 6 - std::min<std::size_t>(6, digits.size()), '0') + ".txt";
}

std::vector<std::string> write_side(const std::vector<PoolDocument>& side,
                                    const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  std::vector<std::string> paths;
  for (std::size_t k = 0; k < side.size(); ++k) {
    paths.push_back((folder / file_name(k)).string());
    write_file(paths.back(), side[k].text);
  }
  return paths;
}

/// A table of the pairs: the names of their files.
std::string gold_table(const DocumentPool& pool) {
  std::string table;
  for (std::size_t k = 0; k < pool.sources.size(); ++k)
    if (pool.sources[k].counterpart)
      table += file_name(k) + '\t' + file_name(*pool.sources[k].counterpart) + '\n';
  return table;
}

struct Score {
  std::size_t gold = 0, found = 0, right = 0;

  double f1() const {
    return gold + found == 0
               ? 1.0
               : 2.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};

Score score_of(const DocumentPool& pool, const std::vector<std::string>& sources,
               const std::vector<std::string>& targets, const PairedFiles& paired) {
  std::map<std::string, std::size_t> numbers;
  for (std::size_t k = 0; k < sources.size(); ++k) numbers[sources[k]] = k;
  for (std::size_t k = 0; k < targets.size(); ++k) numbers[targets[k]] = k;
  Score score;
  for (const PoolDocument& document : pool.sources)
    if (document.counterpart) ++score.gold;
  for (const FilePair& pair : paired.pairs) {
    ++score.found;
    if (pool.sources[numbers[pair.source]].counterpart == numbers[pair.target])
      ++score.right;
  }
  return score;
}

TermText terms_of(const std::vector<PoolDocument>& side, const std::string& language,
                  const Headwords* headwords) {
  CollectionTerms terms;
  for (const PoolDocument& pool : side) {
    Document document = read_document(pool.text, "pool.txt", {.format = "text"});
    document.language = language;
    DocumentVocabulary words = words_of(document, headwords);
    terms.add(std::move(words.words), words.chars);
  }
  return terms.take();
}

/// What the probabilities are fitted on.
void print_features(const DocumentPool& pool, const Options& options) {
  const Aligner aligner({.use_dictionary = options.use_dictionary});
  const auto headwords = [&](const std::string& language) {
    return options.use_dictionary ? aligner.dictionaries().headwords_for(language)
                                  : nullptr;
  };
  const DocumentMatches matches = aligner.match(
      terms_of(pool.sources, pool.source_language, headwords(pool.source_language)),
      terms_of(pool.targets, pool.target_language, headwords(pool.target_language)),
      pool.source_language, pool.target_language, {.min_score = 0.0, .listed = 8});
  for (const auto& candidates : matches.of_source)
    for (const DocumentMatch& match : candidates) {
      std::printf("%d", pool.sources[match.source].counterpart == match.target ? 1 : 0);
      for (const double feature : features_of(match)) std::printf(" %.5f", feature);
      std::printf(" %u %u\n", match.source, match.target);
    }
}

/// Whether it is at least the floor.
bool measure(const std::string& name, const std::vector<GoldDocument>& documents,
             const Options& options, const std::filesystem::path& folder) {
  const DocumentPool pool = make_pool(documents, options.pool);
  if (options.features) {
    print_features(pool, options);
    return true;
  }
  const auto sources = write_side(pool.sources, folder / pool.source_language);
  const auto targets = write_side(pool.targets, folder / pool.target_language);
  write_file((folder / "gold.tsv").string(), gold_table(pool));
  if (!options.write.empty()) return true;
  ContentOptions content;
  content.pairs.use_dictionary = options.use_dictionary;
  content.source_language = pool.source_language;
  content.target_language = pool.target_language;
  const auto begin = std::chrono::steady_clock::now();
  const PairedFiles paired =
      pair_by_content(DocumentList(sources), DocumentList(targets), content);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  const Score score = score_of(pool, sources, targets, paired);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%-24s %6zu %6zu %6zu %9.4f %9.4f %9.4f %8.1f s %6ld MB%s\n",
              name.c_str(), sources.size(), targets.size(), score.gold,
              score.found == 0
                  ? 1.0
                  : static_cast<double>(score.right) / static_cast<double>(score.found),
              score.gold == 0
                  ? 1.0
                  : static_cast<double>(score.right) / static_cast<double>(score.gold),
              score.f1(), took.count(), usage.ru_maxrss / 1024,
              score.f1() >= options.floor ? "" : "  below the floor");
  std::fflush(stdout);
  return score.f1() >= options.floor;
}

}  // namespace

int run(int argc, char** argv) {
  const Options options = read_options(argc, argv);
  if (options.rest.size() < 2) {
    std::fprintf(stderr,
                 "usage: awase-pairing [--no-dictionary] [--floor X] [--seed N] "
                 "[--lines N] [--documents N] [--write DIR] FOLDER SET[+SET...]...\n");
    return 2;
  }
  if (!std::filesystem::is_directory(options.rest.front())) {
    std::printf("skipped: %s is not there\n", options.rest.front().c_str());
    return 77;
  }
  std::string scratch = options.write;
  if (scratch.empty()) {
    scratch =
        (std::filesystem::temp_directory_path() / "awase-pairing-XXXXXX").string();
    if (mkdtemp(scratch.data()) == nullptr) return 2;
  }
  if (!options.features)
    std::printf("%-24s %6s %6s %6s %9s %9s %9s\n", "pool", "source", "target", "pairs",
                "precision", "recall", "F1");
  bool good = true;
  for (std::size_t k = 1; k < options.rest.size(); ++k) {
    std::vector<GoldDocument> documents;
    std::string sets = options.rest[k] + "+";
    for (std::size_t end = sets.find('+'); end != std::string::npos;
         sets.erase(0, end + 1), end = sets.find('+'))
      for (GoldDocument& document : read_development_set(
               std::filesystem::path(options.rest.front()) / sets.substr(0, end)))
        documents.push_back(std::move(document));
    good = measure(options.rest[k], documents, options,
                   std::filesystem::path(scratch) / std::to_string(k)) &&
           good;
  }
  if (options.write.empty()) std::filesystem::remove_all(scratch);
  return good ? 0 : 1;
}

}  // namespace awase
