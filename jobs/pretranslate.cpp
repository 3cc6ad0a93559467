// SPDX-License-Identifier: Apache-2.0

#include "jobs/pretranslate.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "text/error.h"
#include "text/language.h"
#include "tmx/formats/job_file.h"

namespace awase {
namespace {

std::vector<std::string> languages_of(std::span<const MemoryStore* const> memories) {
  std::vector<std::string> all;
  for (const MemoryStore* memory : memories)
    for (const std::string& language : memory->snapshot()->languages())
      if (std::find(all.begin(), all.end(), language) == all.end())
        all.push_back(language);
  return all;
}

bool has_language(const std::vector<std::string>& languages,
                  const std::string& wanted) {
  return std::any_of(
      languages.begin(), languages.end(),
      [&](const std::string& language) { return serves_language(language, wanted); });
}

std::string listed(const std::vector<std::string>& languages) {
  std::string list;
  for (const std::string& language : languages)
    list += (list.empty() ? "" : ", ") + language;
  return list;
}

/// The one language of `languages` that is not `known`; empty when there are several.
std::string other_language(const std::vector<std::string>& languages,
                           const std::string& known) {
  std::string other;
  for (const std::string& language : languages) {
    if (serves_language(language, known)) continue;
    if (!other.empty() && primary_language(other) != primary_language(language))
      return {};
    if (other.empty()) other = language;
  }
  return other;
}

/// Translations that matches propose, each once, best first.
std::vector<Proposal> proposals_of(const std::vector<Match>& matches,
                                   const std::vector<std::string>& origins,
                                   bool puts_numbers) {
  std::vector<Proposal> proposals;
  for (const Match& match : matches) {
    if (!match.target) continue;
    const Variant& target = match.unit.variants[*match.target];
    Proposal proposal;
    proposal.score = match.score;
    proposal.source = match.unit.variants[match.source].content;
    proposal.target =
        puts_numbers && match.adapted_target ? *match.adapted_target : target.content;
    proposal.origin = origins[match.memory];
    trim(proposal.source);
    trim(proposal.target);
    const bool is_known = std::any_of(
        proposals.begin(), proposals.end(),
        [&](const Proposal& other) { return other.target == proposal.target; });
    if (!is_known && !proposal.target.is_blank())
      proposals.push_back(std::move(proposal));
  }
  return proposals;
}

/// All source texts of a job, up to a size that says the language.
std::string sample_of(const std::vector<JobSegment>& segments) {
  constexpr std::size_t kEnough = std::size_t{64} << 10;
  std::string text;
  for (const JobSegment& segment : segments) {
    text += segment.source.text + "\n";
    if (text.size() > kEnough) break;
  }
  return text;
}

MatchQuery query_of(const std::vector<JobSegment>& segments, std::size_t i,
                    const JobLanguages& languages) {
  MatchQuery query;
  query.content = segments[i].source;
  query.source_language = languages.source;
  query.target_language = languages.target;
  query.context = segments[i].context;
  query.id = segments[i].id;
  if (i > 0 && segments[i - 1].group == segments[i].group)
    query.previous = segments[i - 1].source.text;
  if (i + 1 < segments.size() && segments[i + 1].group == segments[i].group)
    query.next = segments[i + 1].source.text;
  return query;
}

void count(PretranslateCounts& counts, const std::vector<Proposal>& proposals,
           std::size_t taken, int min_score) {
  constexpr int kExact = 100;
  if (taken == JobFile::npos) {
    if (!proposals.empty() && proposals.front().score >= min_score)
      ++counts.without_place;
    return;
  }
  const int score = proposals[taken].score;
  ++(score > kExact ? counts.context : score == kExact ? counts.exact : counts.fuzzy);
}

}  // namespace

JobLanguages languages_of_job(const std::string& file, JobLanguages says,
                              const JobLanguages& given, const std::string& text,
                              std::span<const MemoryStore* const> memories) {
  if (!given.source.empty()) says.source = given.source;
  if (!given.target.empty()) says.target = given.target;
  const std::vector<std::string> languages = languages_of(memories);
  if (says.source.empty() && !says.target.empty())
    says.source = other_language(languages, says.target);
  if (says.source.empty()) says.source = detect_language(text).tag;
  if (says.source.empty())
    throw Error(ErrorKind::usage,
                Message("{file}: the file does not say its source language; give it "
                        "with --source-lang",
                        {{"file", file}}));
  if (languages.empty())
    throw Error(ErrorKind::usage, Message("{file}: the memory is empty; add units with "
                                          "'awase memory add' first",
                                          {{"file", file}}));
  if (!has_language(languages, says.source))
    throw Error(
        ErrorKind::usage,
        Message("{file}: its source is {language}, and the memory has {languages}",
                {{"file", file},
                 {"language", says.source},
                 {"languages", listed(languages)}}));
  if (says.target.empty()) says.target = other_language(languages, says.source);
  if (says.target.empty())
    throw Error(ErrorKind::usage,
                Message("{file}: the file does not say its target language; give it "
                        "with --target-lang",
                        {{"file", file}}));
  return says;
}

std::string pretranslate(std::string bytes, const std::string& name,
                         std::span<const MemoryStore* const> memories,
                         const PretranslateOptions& options,
                         PretranslateCounts& counts) {
  std::vector<std::string> origins;
  for (const MemoryStore* memory : memories)
    origins.push_back(std::filesystem::path(memory->path()).filename());
  const std::unique_ptr<JobFile> job = read_job_file(std::move(bytes), name);
  const std::vector<JobSegment>& segments = job->segments();
  const std::string sample = sample_of(segments);
  std::map<std::pair<std::string, std::string>, JobLanguages> languages;
  const JobLanguages given = {options.source_language, options.target_language};
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const JobSegment& segment = segments[i];
    ++counts.segments;
    if (segment.is_translated || segment.is_locked) {
      ++counts.untouched;
      continue;
    }
    const std::pair key(segment.source_language, segment.target_language);
    auto place = languages.find(key);
    if (place == languages.end())
      place = languages
                  .emplace(key, languages_of_job(name, {key.first, key.second}, given,
                                                 sample, memories))
                  .first;
    FindOptions find;
    find.min_score = std::min(options.min_alternative, options.min_score);
    find.top = options.top;
    const std::vector<Proposal> proposals =
        proposals_of(find_matches(memories, query_of(segments, i, place->second), find),
                     origins, options.puts_numbers);
    count(counts, proposals, job->propose(i, proposals, options.min_score),
          options.min_score);
  }
  std::string result = job->finish();
  counts.alternatives = job->alternatives();
  return result;
}

}  // namespace awase
