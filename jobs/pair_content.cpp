// SPDX-License-Identifier: Apache-2.0

#include "jobs/pair_content.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "jobs/batch_work.h"
#include "jobs/document_words.h"
#include "jobs/ordered_pool.h"
#include "text/error.h"
#include "text/fields.h"
#include "text/language.h"
#include "text/language_names.h"

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

  /// Gives `wanted` of the documents, in this order, to `take`. All of them are in
  /// `language`; empty: what each says or shows.
  void read(const DocumentList& documents, const std::vector<std::size_t>& wanted,
            const std::string& language,
            const std::function<void(std::size_t, ReadDocument)>& take) const {
    const unsigned workers = options_.workers == 0 ? usable_cores() : options_.workers;
    OrderedPool pool(workers, options_.limits, [&](std::string_view number) {
      return work(documents, std::stoul(std::string(number)), language);
    });
    std::size_t next = 0, done = 0;
    while (done < wanted.size()) {
      for (; next < wanted.size() && pool.has_room(); ++next)
        pool.submit(std::to_string(wanted[next]));
      for (const WorkResult& result : pool.wait(1.0)) {
        const std::size_t number = wanted[result.job];
        take(number, result_of(result, documents.name(number)));
        ++done;
      }
      if (watch_) watch_(done, wanted.size());
    }
  }

 private:
  std::string work(const DocumentList& documents, std::size_t number,
                   const std::string& language) const {
    std::string bytes;
    try {
      Remarks ignored;
      TextInput input = documents.input(number);
      // What all documents of a side are in holds; what one seems to be in may not.
      if (!language.empty()) input.language = language;
      Document document = read_input(input, options_.pairs.reading, ignored);
      document.language = input.language.empty() ? detect_language(document.text).tag
                                                 : canonical_language(input.language);
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
        read.failure = Message::from_bytes(result.answer);
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

/// Some of the documents of a list.
struct ListedSide {
  const DocumentList* list;
  std::vector<std::size_t> documents;
};

/// The documents of one language that could be read.
struct Collection {
  ListedSide side;
  TermText terms;

  const std::string& name(std::size_t k) const {
    return side.list->name(side.documents[k]);
  }
};

/// The language that most of these documents are in; empty when none shows it. Of many
/// a part is looked at.
std::string language_of_most(const ListedSide& side, const DocumentReader& reader) {
  constexpr std::size_t kSample = 50;
  std::vector<std::size_t> sample;
  const std::size_t step = std::max<std::size_t>(1, side.documents.size() / kSample);
  for (std::size_t k = 0; k < side.documents.size(); k += step)
    sample.push_back(side.documents[k]);
  std::map<std::string, std::size_t> counts;
  reader.read(*side.list, sample, "", [&](std::size_t, ReadDocument read) {
    if (read.words && !read.words->language.empty()) ++counts[read.words->language];
  });
  const auto most = std::max_element(
      counts.begin(), counts.end(),
      [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? std::string() : most->first;
}

/// All documents of a list but those files that no manifest can name.
ListedSide usable(const DocumentList& list, std::vector<UnpairedFile>& unpaired) {
  ListedSide side{&list, {}};
  for (std::size_t number = 0; number < list.size(); ++number) {
    const auto why =
        list.holds_texts() ? std::nullopt : unusable_name(list.name(number));
    if (why)
      unpaired.push_back({list.name(number), *why});
    else
      side.documents.push_back(number);
  }
  return side;
}

Collection read_collection(const ListedSide& side, const std::string& language,
                           const DocumentReader& reader,
                           std::vector<UnpairedFile>& unpaired) {
  Collection collection{{side.list, {}}, {}};
  CollectionTerms terms;
  reader.read(
      *side.list, side.documents, language, [&](std::size_t number, ReadDocument read) {
        if (!read.words) {
          unpaired.push_back({side.list->name(number), std::move(read.failure)});
          return;
        }
        terms.add(std::move(read.words->words), read.words->chars);
        collection.side.documents.push_back(number);
      });
  collection.terms = terms.take();
  return collection;
}

/// Which of two languages the path of a document says, below the place of its list: the
/// name first, then the folders from the last to the first. Empty where none does, or
/// both.
std::string language_in_path(const DocumentList& list, std::size_t number,
                             const std::string& source, const std::string& target) {
  if (list.holds_texts()) return {};
  std::filesystem::path path(list.name(number));
  if (std::error_code ignored; std::filesystem::is_directory(list.place(), ignored))
    path = path.lexically_relative(list.place());
  const std::vector<std::filesystem::path> parts(path.begin(), path.end());
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    const bool is_source = find_language_mark(part->string(), source).has_value();
    const bool is_target = find_language_mark(part->string(), target).has_value();
    if (is_source != is_target) return is_source ? source : target;
    if (is_source) return {};
  }
  return {};
}

/// Parts documents of two languages. Where a text is too short or too unusual to show
/// its language, its path decides.
void part(const ListedSide& all, const ContentOptions& options,
          const DocumentReader& reader, ListedSide& sources, ListedSide& targets,
          std::vector<UnpairedFile>& unpaired) {
  const std::string source = primary_language(options.source_language);
  const std::string target = primary_language(options.target_language);
  reader.read(*all.list, all.documents, "", [&](std::size_t number, ReadDocument read) {
    std::string language = read.words ? primary_language(read.words->language) : "";
    if (language.empty())
      language = language_in_path(*all.list, number, source, target);
    if (!read.words)
      unpaired.push_back({all.list->name(number), std::move(read.failure)});
    else if (language == source)
      sources.documents.push_back(number);
    else if (language == target)
      targets.documents.push_back(number);
    else
      unpaired.push_back(
          {all.list->name(number), Message("it is in neither of the two languages")});
  });
}

void settle(std::string& language, const ListedSide& side, const std::string& option,
            const DocumentReader& reader) {
  if (!language.empty()) return;
  language = language_of_most(side, reader);
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
  for (std::size_t k = 0; k < own.side.documents.size(); ++k) {
    if (is_paired[k]) continue;
    UnpairedFile file{own.name(k), Message("no counterpart")};
    for (const DocumentMatch& match : likeliest[k])
      file.likeliest.push_back({other.name(match.*counterpart), match.score});
    unpaired.push_back(std::move(file));
  }
}

std::string id_of(const Collection& source, std::size_t k, const std::string& folder) {
  if (source.side.list->holds_texts()) return source.name(k);
  std::filesystem::path name(source.name(k));
  if (!folder.empty()) name = name.lexically_relative(folder);
  return (name.parent_path() / name.stem()).lexically_normal().generic_string();
}

}  // namespace

PairedFiles pair_by_content(const DocumentList& sources, const DocumentList& targets,
                            ContentOptions options,
                            const std::function<void(const Remarks&)>& told,
                            const ContentWatch& watch) {
  PairJob job(options.pairs);
  const Remarks remarks = job.load(options.source_language, options.target_language);
  if (told) told(remarks);
  const DocumentReader reader(options, job, watch);
  PairedFiles paired;
  ListedSide of_source = usable(sources, paired.unpaired);
  ListedSide of_target{&targets, {}};
  if (sources.names() == targets.names()) {
    const ListedSide all = std::exchange(of_source, {&sources, {}});
    of_target.list = &sources;
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
  std::vector<bool> source_paired(source.side.documents.size()),
      target_paired(target.side.documents.size());
  for (const DocumentMatch& match : matches.pairs) {
    source_paired[match.source] = target_paired[match.target] = true;
    paired.pairs.push_back({id_of(source, match.source, options.source_folder),
                            source.name(match.source), target.name(match.target),
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
