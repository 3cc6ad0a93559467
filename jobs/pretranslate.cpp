// SPDX-License-Identifier: Apache-2.0

#include "jobs/pretranslate.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "text/error.h"
#include "text/language.h"
#include "tmx/formats/job_file.h"

namespace awase {
namespace {

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
    proposal.target = target.content;
    if (puts_numbers) proposal.adapted = match.adapted_target;
    proposal.has_other_numbers = match.differs.numbers && !proposal.adapted;
    proposal.origin = origins[match.memory];
    trim(proposal.source);
    trim(proposal.target);
    if (proposal.adapted) trim(*proposal.adapted);
    const bool is_known =
        std::any_of(proposals.begin(), proposals.end(), [&](const Proposal& other) {
          return other.translation() == proposal.translation();
        });
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
                    const LookupLanguages& languages) {
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
           const PutIn& put) {
  constexpr int kExact = 100;
  if (put.taken == PutIn::npos) {
    ++(put.why_not == NotPutIn::codes        ? counts.without_place
       : put.why_not == NotPutIn::other_half ? counts.other_half
                                             : counts.without_match);
    return;
  }
  const Proposal& taken = proposals[put.taken];
  ++(taken.score > kExact    ? counts.context
     : taken.score == kExact ? counts.exact
                             : counts.fuzzy);
  if (taken.has_other_numbers) ++counts.other_numbers;
}

/// Whether a segment is one to be translated here.
bool is_open(const JobSegment& segment) {
  return !segment.is_translated && !segment.is_locked && !segment.has_forms;
}

/// `tag`, or nothing when it names no one language: "x-none", "und", or what is no tag.
std::string language_said(const std::string& tag) {
  std::string primary;
  try {
    primary = primary_language(canonical_language(tag));
  } catch (const Error&) {
    return {};
  }
  for (const char* none : {"", "x", "und", "mul", "zxx"})
    if (primary == none) return {};
  return tag;
}

/// In which languages the segments of a job are looked up.
class JobLanguages {
 public:
  JobLanguages(std::string name, AskedMemories memories, const LookupLanguages& given,
               std::string sample)
      : name_(std::move(name)),
        memories_(memories),
        there_(languages_of(memories)),
        given_(canonical_languages(given)),
        sample_(std::move(sample)) {
    // Throws when there are no units.
    check_languages(name_, there_, {});
  }

  /// Those of a segment; nothing when it is not one to be looked up.
  std::optional<LookupLanguages> of(const JobSegment& segment) {
    const std::pair key(segment.source_language, segment.target_language);
    auto place = known_.find(key);
    if (place == known_.end())
      place = known_.emplace(key, settle({key.first, key.second})).first;
    if (!place->second.unfit) {
      has_fit_ = true;
      return place->second.languages;
    }
    if (is_open(segment)) ++place->second.segments;
    return std::nullopt;
  }

  /// Throws Error (usage) when the open segments were unfit and no other was fit, else
  /// says in `remarks` which were left alone.
  void tell(Remarks& remarks) const {
    const Settled* most = nullptr;
    for (const auto& [key, settled] : known_)
      if (settled.segments > (most == nullptr ? 0 : most->segments)) most = &settled;
    if (most != nullptr && !has_fit_)
      throw Error(
          ErrorKind::usage,
          Message("{file}: {reason}", {{"file", name_}, {"reason", *most->unfit}}));
    for (const auto& [key, settled] : known_)
      if (settled.segments > 0)
        remarks.issues.push_back(
            {name_, Message::plural("{count} segment was left alone: {reason}",
                                    "{count} segments were left alone: {reason}",
                                    settled.segments, {{"reason", *settled.unfit}})});
  }

 private:
  struct Settled {
    LookupLanguages languages;
    std::optional<Message> unfit;  ///< Why they are not looked up.
    std::size_t segments = 0;      ///< That are open, and unfit.
  };

  Settled settle(const LookupLanguages& says) const {
    Settled settled;
    LookupLanguages& languages = settled.languages;
    languages = {language_said(says.source), language_said(says.target)};
    if (languages.source.empty()) languages.source = given_.source;
    if (languages.target.empty()) languages.target = given_.target;
    if (languages.source.empty() && !languages.target.empty())
      languages.source = other_language(there_, languages.target);
    if (languages.source.empty())
      languages.source = source_language_of(sample_, memories_);
    if (languages.target.empty())
      languages.target = other_language(there_, languages.source);
    settled.unfit = fault_of(languages);
    return settled;
  }

  std::optional<Message> fault_of(const LookupLanguages& languages) const {
    if (!serves_language(languages.source, given_.source))
      return Message(
          "its source is {language}, and --source-lang says {given}; leave it out, or "
          "give the job in that language",
          {{"language", languages.source}, {"given", given_.source}});
    if (!has_language(there_, languages.source))
      return Message(
          "its source is {language}, and the memory has {languages}",
          {{"language", languages.source}, {"languages", listed_languages(there_)}});
    if (languages.target.empty())
      return Message(
          "the file does not say its target language; give it with --target-lang");
    if (!serves_language(languages.target, given_.target))
      return Message(
          "its target is {language}, and --target-lang says {given}; leave it out, or "
          "give the job in that language",
          {{"language", languages.target}, {"given", given_.target}});
    if (!has_language(there_, languages.target))
      return Message(
          "its target is {language}, and the memory has {languages}",
          {{"language", languages.target}, {"languages", listed_languages(there_)}});
    return std::nullopt;
  }

  std::string name_;
  AskedMemories memories_;
  std::vector<std::string> there_;
  LookupLanguages given_;
  std::string sample_;
  std::map<std::pair<std::string, std::string>, Settled> known_;
  bool has_fit_ = false;
};

}  // namespace

std::string pretranslate(std::string bytes, const std::string& name,
                         AskedMemories memories, const PretranslateOptions& options,
                         PretranslateCounts& counts, Remarks& remarks) {
  std::vector<std::string> origins;
  for (const MemoryStore* memory : memories)
    origins.push_back(std::filesystem::path(memory->path()).filename());
  const std::unique_ptr<JobFile> job = read_job_file(std::move(bytes), name);
  const std::vector<JobSegment>& segments = job->segments();
  JobLanguages languages(name, memories, options.languages, sample_of(segments));
  FindOptions find;
  find.min_score = std::min(options.min_alternative, options.min_score);
  find.top = options.top;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const JobSegment& segment = segments[i];
    ++counts.segments;
    const std::optional<LookupLanguages> asked = languages.of(segment);
    if (!is_open(segment)) {
      ++(segment.has_forms && !segment.is_translated ? counts.plurals
                                                     : counts.untouched);
      continue;
    }
    if (!asked) {
      ++counts.other_language;
      continue;
    }
    const std::vector<Proposal> proposals =
        proposals_of(find_matches(memories, query_of(segments, i, *asked), find),
                     origins, options.puts_numbers);
    count(counts, proposals, job->propose(i, proposals, options.min_score));
  }
  languages.tell(remarks);
  if (segments.empty())
    remarks.issues.push_back(
        {name, Message("this job has no segments; nothing was put in")});
  std::string result = job->finish();
  append(remarks.issues, job->issues());
  counts.alternatives = job->alternatives();
  return result;
}

std::vector<Message> describe(const PretranslateCounts& counts) {
  std::vector<Message> lines;
  lines.push_back(Message::plural(
      "{count} segment: {context} by context, {exact} exact and {fuzzy} fuzzy matches "
      "put in, {untouched} left as they were, {open} still to be translated; "
      "{alternatives} alternatives",
      "{count} segments: {context} by context, {exact} exact and {fuzzy} fuzzy matches "
      "put in, {untouched} left as they were, {open} still to be translated; "
      "{alternatives} alternatives",
      counts.segments,
      {{"context", counts.context},
       {"exact", counts.exact},
       {"fuzzy", counts.fuzzy},
       {"untouched", counts.untouched},
       {"open", counts.open()},
       {"alternatives", counts.alternatives}}));
  if (counts.other_numbers > 0)
    lines.push_back(Message::plural(
        "{count} fuzzy match was put in with the numbers of the memory, where the job "
        "has others",
        "{count} fuzzy matches were put in with the numbers of the memory, where the "
        "job has others",
        counts.other_numbers));
  if (counts.without_place > 0)
    lines.push_back(Message::plural(
        "{count} segment got no translation: its inline codes and those of its match "
        "do not fit each other",
        "{count} segments got no translation: their inline codes and those of their "
        "matches do not fit each other",
        counts.without_place));
  if (counts.other_half > 0)
    lines.push_back(Message::plural(
        "{count} segment got no translation: others of its unit have one, and the file "
        "has no state or place for this one alone",
        "{count} segments got no translation: others of their units have one, and the "
        "file has no state or place for these alone",
        counts.other_half));
  if (counts.plurals > 0)
    lines.push_back(Message::plural(
        "{count} plural got no translation: each of its forms needs one of its own",
        "{count} plurals got no translation: each of their forms needs one of its own",
        counts.plurals));
  return lines;
}

std::string to_json(const PretranslateCounts& counts) {
  const nlohmann::ordered_json json = {{"segments", counts.segments},
                                       {"untouched", counts.untouched},
                                       {"context", counts.context},
                                       {"exact", counts.exact},
                                       {"fuzzy", counts.fuzzy},
                                       {"without_match", counts.without_match},
                                       {"without_place", counts.without_place},
                                       {"other_half", counts.other_half},
                                       {"other_language", counts.other_language},
                                       {"plurals", counts.plurals},
                                       {"other_numbers", counts.other_numbers},
                                       {"alternatives", counts.alternatives}};
  return json.dump() + "\n";
}

}  // namespace awase
