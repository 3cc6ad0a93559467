// SPDX-License-Identifier: Apache-2.0

#include "jobs/pair_content.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "jobs/batch_work.h"
#include "jobs/document_words.h"
#include "jobs/ordered_pool.h"
#include "text/error.h"
#include "text/fields.h"
#include "text/language.h"

namespace awase {
namespace {

/// What became of a document.
struct ReadDocument {
  std::optional<DocumentVocabulary> words;
  Message failure = Message::verbatim("");
};

/// The message without the path that it begins with: that is said beside it.
std::string without_path(const std::string& message, const std::string& path) {
  const std::string begin = path + ": ";
  return message.starts_with(begin) ? message.substr(begin.size()) : message;
}

/// Reads documents in processes of their own.
class DocumentReader {
 public:
  DocumentReader(const ContentOptions& options, const PairJob& job,
                 const ContentWatch& watch)
      : options_(options), job_(job), watch_(watch) {}

  /// Of each path, in this order, to `take`. Of those that say no language themselves
  /// `language` is that of the text; empty: found out.
  void read(const std::vector<std::string>& paths, const std::string& language,
            const std::function<void(std::size_t, ReadDocument)>& take) const {
    const unsigned workers = options_.workers == 0 ? usable_cores() : options_.workers;
    OrderedPool pool(workers, options_.limits, [&](std::string_view number) {
      return work(paths[std::stoul(std::string(number))], language);
    });
    std::size_t next = 0, done = 0;
    while (done < paths.size()) {
      for (; next < paths.size() && pool.has_room(); ++next)
        pool.submit(std::to_string(next));
      for (const WorkResult& result : pool.wait(1.0)) {
        take(result.job, result_of(result, paths[result.job]));
        ++done;
      }
      if (watch_) watch_(done, paths.size());
    }
  }

 private:
  std::string work(const std::string& path, const std::string& language) const {
    std::string bytes;
    try {
      Remarks ignored;
      Document document = read_input({.path = path, .language = language},
                                     options_.pairs.reading, ignored);
      // What all documents of a side are in holds; what one seems to be in may not.
      document.language =
          language.empty() ? detect_language(document.text).tag : language;
      const Headwords* headwords =
          options_.pairs.use_dictionary
              ? job_.dictionaries().headwords_for(primary_language(document.language))
              : nullptr;
      add_field(bytes, "");
      bytes += to_bytes(words_of(document, headwords));
    } catch (const Error& error) {
      bytes.clear();
      add_field(bytes, error.message().english());
    }
    return bytes;
  }

  ReadDocument result_of(const WorkResult& result, const std::string& path) const {
    ReadDocument read;
    switch (result.end) {
      case WorkEnd::timed_out:
        read.failure = Message("not read within --timeout; give it more");
        return read;
      case WorkEnd::out_of_memory:
        read.failure = Message("out of memory; give more with --max-memory");
        return read;
      case WorkEnd::crashed:
        read.failure = Message::verbatim(result.answer);
        return read;
      case WorkEnd::done:
        break;
    }
    FieldReader fields(result.answer);
    const std::string failure(fields.next());
    if (failure.empty())
      read.words = document_words(std::string_view(result.answer).substr(2));
    else
      read.failure = Message::verbatim(without_path(failure, path));
    return read;
  }

  const ContentOptions& options_;
  const PairJob& job_;
  const ContentWatch& watch_;
};

/// The documents of one language that could be read.
struct Collection {
  std::vector<std::string> paths;
  TermText terms;
};

/// The language that most of these documents are in; empty when none shows it. Of many
/// a part is looked at.
std::string language_of_most(const std::vector<std::string>& paths,
                             const DocumentReader& reader) {
  constexpr std::size_t kSample = 50;
  std::vector<std::string> sample;
  const std::size_t step = std::max<std::size_t>(1, paths.size() / kSample);
  for (std::size_t k = 0; k < paths.size(); k += step) sample.push_back(paths[k]);
  std::map<std::string, std::size_t> counts;
  reader.read(sample, "", [&](std::size_t, ReadDocument read) {
    if (read.words && !read.words->language.empty()) ++counts[read.words->language];
  });
  const auto most = std::max_element(
      counts.begin(), counts.end(),
      [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? std::string() : most->first;
}

/// Leaves out what no manifest can name.
std::vector<std::string> usable(const std::vector<std::string>& paths,
                                std::vector<UnpairedFile>& unpaired) {
  std::vector<std::string> kept;
  for (const std::string& path : paths)
    if (const auto why = unusable_name(path))
      unpaired.push_back({path, *why});
    else
      kept.push_back(path);
  return kept;
}

Collection read_collection(const std::vector<std::string>& paths,
                           const std::string& language, const DocumentReader& reader,
                           std::vector<UnpairedFile>& unpaired) {
  Collection collection;
  CollectionTerms terms;
  reader.read(paths, language, [&](std::size_t k, ReadDocument read) {
    if (!read.words) {
      unpaired.push_back({paths[k], std::move(read.failure)});
      return;
    }
    terms.add(std::move(read.words->words), read.words->chars);
    collection.paths.push_back(paths[k]);
  });
  collection.terms = terms.take();
  return collection;
}

/// Parts documents of two languages.
void part(const std::vector<std::string>& paths, const ContentOptions& options,
          const DocumentReader& reader, std::vector<std::string>& sources,
          std::vector<std::string>& targets, std::vector<UnpairedFile>& unpaired) {
  const std::string source = primary_language(options.source_language);
  const std::string target = primary_language(options.target_language);
  reader.read(paths, "", [&](std::size_t k, ReadDocument read) {
    if (!read.words)
      unpaired.push_back({paths[k], std::move(read.failure)});
    else if (read.words->language == source)
      sources.push_back(paths[k]);
    else if (read.words->language == target)
      targets.push_back(paths[k]);
    else
      unpaired.push_back({paths[k], Message("it is in neither of the two languages")});
  });
}

void settle(std::string& language, const std::vector<std::string>& paths,
            const std::string& option, const DocumentReader& reader) {
  if (!language.empty()) return;
  language = language_of_most(paths, reader);
  if (language.empty())
    throw Error(ErrorKind::usage,
                Message("{option}: which language the documents are in does not show; "
                        "say it",
                        {{"option", option}}));
}

/// Lists the documents that `is_paired` does not hold.
void list_unpaired(const Collection& own, const Collection& other,
                   const std::vector<std::vector<DocumentMatch>>& likeliest,
                   std::uint32_t DocumentMatch::*counterpart,
                   const std::vector<bool>& is_paired,
                   std::vector<UnpairedFile>& unpaired) {
  for (std::size_t k = 0; k < own.paths.size(); ++k) {
    if (is_paired[k]) continue;
    UnpairedFile file{own.paths[k], Message("no counterpart")};
    for (const DocumentMatch& match : likeliest[k])
      file.likeliest.push_back({other.paths[match.*counterpart], match.score});
    unpaired.push_back(std::move(file));
  }
}

std::string id_of(const std::string& path, const std::string& folder) {
  std::filesystem::path name(path);
  if (!folder.empty()) name = name.lexically_relative(folder);
  return (name.parent_path() / name.stem()).lexically_normal().generic_string();
}

}  // namespace

PairedFiles pair_by_content(const std::vector<std::string>& sources,
                            const std::vector<std::string>& targets,
                            ContentOptions options,
                            const std::function<void(const Remarks&)>& told,
                            const ContentWatch& watch) {
  PairJob job(options.pairs);
  const Remarks remarks = job.load(options.source_language, options.target_language);
  if (told) told(remarks);
  const DocumentReader reader(options, job, watch);
  PairedFiles paired;
  std::vector<std::string> of_source = usable(sources, paired.unpaired);
  std::vector<std::string> of_target;
  if (sources == targets) {
    const std::vector<std::string> all = std::exchange(of_source, {});
    part(all, options, reader, of_source, of_target, paired.unpaired);
  } else {
    of_target = usable(targets, paired.unpaired);
    settle(options.source_language, of_source, "--source-lang", reader);
    settle(options.target_language, of_target, "--target-lang", reader);
  }
  const std::string source_language = primary_language(options.source_language);
  const std::string target_language = primary_language(options.target_language);
  if (source_language == target_language)
    throw Error(
        ErrorKind::usage,
        Message("both sides are {language}; say --source-lang and --target-lang",
                {{"language", LanguageName{source_language}}}));
  const Collection source =
      read_collection(of_source, options.source_language, reader, paired.unpaired);
  const Collection target =
      read_collection(of_target, options.target_language, reader, paired.unpaired);
  const DocumentMatches matches = job.aligner().match(
      source.terms, target.terms, source_language, target_language,
      {.min_score = options.min_score,
       .threads = options.workers == 0 ? usable_cores() : options.workers});
  std::vector<bool> source_paired(source.paths.size()),
      target_paired(target.paths.size());
  for (const DocumentMatch& match : matches.pairs) {
    source_paired[match.source] = target_paired[match.target] = true;
    paired.pairs.push_back({id_of(source.paths[match.source], options.source_folder),
                            source.paths[match.source], target.paths[match.target],
                            options.source_language, options.target_language,
                            match.score});
  }
  list_unpaired(source, target, matches.of_source, &DocumentMatch::target,
                source_paired, paired.unpaired);
  list_unpaired(target, source, matches.of_target, &DocumentMatch::source,
                target_paired, paired.unpaired);
  return paired;
}

}  // namespace awase
