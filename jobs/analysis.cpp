// SPDX-License-Identifier: Apache-2.0

#include "jobs/analysis.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

#include "text/decimal.h"
#include "text/error.h"
#include "text/file.h"
#include "text/language.h"
#include "text/sentences.h"
#include "text/unicode.h"
#include "tmx/formats/bilingual_document.h"
#include "tmx/formats/job_file.h"
#include "tmx/store/index_search.h"
#include "tmx/store/part_builder.h"
#include "tmx/store/part_layout.h"
#include "tmx/unit_key.h"

namespace awase {
namespace {

constexpr std::array<std::string_view, kAnalysisRows> kNames = {"locked",
                                                                "translated",
                                                                "context",
                                                                "repetition",
                                                                "cross-repetition",
                                                                "exact",
                                                                "95-99",
                                                                "85-94",
                                                                "75-84",
                                                                "50-74",
                                                                "internal-95-99",
                                                                "internal-85-94",
                                                                "internal-75-84",
                                                                "internal-50-74",
                                                                "new"};

constexpr std::array kBands = {95, 85, 75, 50};

/// A segment of the job, and where it is.
struct Placed {
  JobSegment segment;
  std::size_t file = 0;
};

AnalysisCount count_of(const Content& content) {
  AnalysisCount count;
  count.segments = 1;
  count.words = count_words(content.text);
  count.tags = content.codes.size();
  for (std::size_t at = 0; at < content.text.size();) {
    const char32_t c = next_char(content.text, at);
    if (c == U'\n' || c == U'\r') continue;
    ++count.characters;
    count.characters_without_spaces += is_space(c) ? 0 : 1;
  }
  return count;
}

/// The band of a score: 0 for 95 to 99, the number of bands for one below all.
std::size_t band_of(int score) {
  std::size_t band = 0;
  while (band < kBands.size() && score < kBands[band]) ++band;
  return band;
}

AnalysisRow row_of_band(std::size_t band, AnalysisRow first) {
  return band == kBands.size()
             ? AnalysisRow::none
             : static_cast<AnalysisRow>(static_cast<std::size_t>(first) + band);
}

/// Texts of one language that stood in the job, as an index.
class EarlierSegments {
 public:
  explicit EarlierSegments(const std::string& language)
      : language_(language), reader_(language) {}

  /// Adds a text; all are added before the first is looked up.
  void add(std::uint64_t id, const Content& content) {
    TranslationUnit unit;
    unit.variants.resize(1);
    unit.variants[0].language = language_;
    unit.variants[0].content = content;
    builder_.add(id, 0, unit);
    if (builder_.size() == kMaxPartUnits) close();
  }

  /// The best band in which a text with a lower id is similar to `content`.
  std::size_t best_band(std::uint64_t id, const Content& content) {
    if (builder_.size() > 0) close();
    const SymbolText text = reader_.read(content.text);
    for (const Part& part : parts_)
      for (const LanguageIndex& index : part.part->indexes())
        for (const std::uint32_t rank : index.with_skeleton(text.skeleton))
          if (part.part->id(index.unit(rank)) < id) return 0;
    for (std::size_t band = 1; band < kBands.size(); ++band)
      if (has_similar(id, content, text, kBands[band])) return band;
    return kBands.size();
  }

 private:
  struct Part {
    std::unique_ptr<std::string> bytes;
    std::unique_ptr<StorePart> part;
  };

  void close() {
    Part part;
    part.bytes = std::make_unique<std::string>(builder_.finish());
    part.part = std::make_unique<StorePart>(*part.bytes, "job");
    parts_.push_back(std::move(part));
  }

  bool has_similar(std::uint64_t id, const Content& content, const SymbolText& text,
                   int score) {
    for (const Part& part : parts_)
      for (const LanguageIndex& index : part.part->indexes())
        for (const SimilarEntry& entry :
             search_.find(index, text, least_similarity(score))) {
          if (part.part->id(index.unit(entry.rank)) >= id) continue;
          const bool differs = index.has_codes(entry.rank) == content.codes.empty();
          const double value = fuzzy_value(similarity(entry.distance, entry.length,
                                                      text.symbols.size())) -
                               (differs ? kPenalty : 0);
          if (value >= score) return true;
        }
    return false;
  }

  std::string language_;
  SymbolReader reader_;
  PartBuilder builder_;
  std::vector<Part> parts_;
  IndexSearch search_;
};

/// Reads the files and sorts their segments.
class Analyser {
 public:
  Analyser(AskedMemories memories, const AnalysisOptions& options, Remarks& remarks)
      : memories_(memories),
        there_(languages_of(memories)),
        given_(canonical_languages(options.languages)),
        options_(options),
        remarks_(remarks) {
    for (const MemoryStore* memory : memories_)
      result_.memories.push_back(std::filesystem::path(memory->path()).filename());
    std::string names;
    for (const std::string& name : result_.memories)
      names += (names.empty() ? "" : ", ") + name;
    check_languages(names, there_, given_);
  }

  Analysis run(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) read(path);
    find_repetitions();
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      AnalysedFile& file = result_.files[segments_[i].file];
      file.rows[static_cast<std::size_t>(row_of(i))].add(
          count_of(segments_[i].segment.source));
    }
    return std::move(result_);
  }

 private:
  void read(const std::string& path) {
    AnalysedFile file;
    const InputFile input(path);
    file.name = input.name();
    std::string bytes = read_file(path);
    const std::size_t first = segments_.size();
    if (is_job_file(bytes, path)) {
      read_job(std::move(bytes), file);
    } else {
      read_document(path, std::move(bytes), file);
    }
    file.by_characters = has_character_symbols(file.source_language);
    result_.files.push_back(std::move(file));
    for (std::size_t i = first; i < segments_.size(); ++i)
      segments_[i].file = result_.files.size() - 1;
  }

  void read_job(std::string bytes, AnalysedFile& file) {
    const auto job = read_job_file(std::move(bytes), file.name);
    std::string sample;
    for (const JobSegment& segment : job->segments()) {
      constexpr std::size_t kEnough = std::size_t{64} << 10;
      if (sample.size() < kEnough) sample += segment.source.text + "\n";
      if (file.source_language.empty()) file.source_language = segment.source_language;
      if (file.target_language.empty()) file.target_language = segment.target_language;
    }
    settle_languages(file, sample);
    for (JobSegment segment : job->segments()) {
      if (!given_.source.empty() || segment.source_language.empty())
        segment.source_language = file.source_language;
      if (!given_.target.empty() || segment.target_language.empty())
        segment.target_language = file.target_language;
      segments_.push_back({std::move(segment), 0});
    }
  }

  void read_document(const std::string& path, std::string bytes, AnalysedFile& file) {
    TextInput input;
    input.path = path;
    input.language = given_.source;
    input.content = std::move(bytes);
    Remarks remarks;
    SegmentedText text = read_text(input, options_.reading, remarks);
    std::optional<BilingualDocument> both = split_bilingual(
        text.document,
        {.source_language = given_.source, .target_language = given_.target},
        options_.reading.bilingual);
    if (both) {
      remarks_.notes.emplace_back(both->found);
      text = split_sentences(std::move(both->text.source),
                             {.srx = read_rules(options_.reading)});
    } else {
      append(remarks_.issues, remarks.issues);
      append(remarks_.notes, remarks.notes);
    }
    file.source_language = text.document.language;
    if (both) file.target_language = both->text.target.language;
    settle_languages(file, text.document.text);
    std::size_t unit = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      JobSegment segment;
      segment.source.text = as_one_line(text.text(i));
      segment.source_language = file.source_language;
      segment.target_language = file.target_language;
      if (both)
        segment.is_translated =
            has_target(both->text.ends, text.segments[i].block, unit);
      if (!segment.source.text.empty()) segments_.push_back({std::move(segment), 0});
    }
  }

  /// Whether the unit of a block of the source has a target; `unit` is the last one
  /// that was asked for, or one before.
  static bool has_target(const std::vector<UnitEnd>& ends, std::size_t block,
                         std::size_t& unit) {
    while (unit < ends.size() && ends[unit].source_blocks <= block) ++unit;
    if (unit == ends.size()) return false;
    const std::size_t before = unit == 0 ? 0 : ends[unit - 1].target_blocks;
    return ends[unit].target_blocks > before;
  }

  void settle_languages(AnalysedFile& file, const std::string& sample) {
    if (!given_.source.empty()) file.source_language = given_.source;
    if (!given_.target.empty()) file.target_language = given_.target;
    if (file.source_language.empty() && !file.target_language.empty())
      file.source_language = other_language(there_, file.target_language);
    if (file.source_language.empty())
      file.source_language = source_language_of(sample, memories_);
    if (file.target_language.empty())
      file.target_language = other_language(there_, file.source_language);
    for (const std::string& language : {file.source_language, file.target_language})
      if (!has_language(there_, language))
        remarks_.issues.push_back(
            {file.name, Message("no memory has units in {language}; they have "
                                "{languages}",
                                {{"language", language},
                                 {"languages", listed_languages(there_)}})});
  }

  /// A segment as it is compared with others of the job.
  static std::string key_of(const JobSegment& segment) {
    std::string key = primary_language(segment.source_language) + '\0';
    for (const Code& code : segment.source.codes)
      key += std::to_string(code.offset_bytes) + code.name + '\0';
    return key + as_one_line(segment.source.text);
  }

  void find_repetitions() {
    std::unordered_map<std::string, std::size_t> first;
    first_.resize(segments_.size());
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const JobSegment& segment = segments_[i].segment;
      first_[i] = first.emplace(key_of(segment), i).first->second;
      if (first_[i] != i) continue;
      const std::string language = segment.source_language;
      earlier_.try_emplace(language, language).first->second.add(i, segment.source);
    }
    // A segment that stood in an earlier file and in this one is repeated in this one.
    std::unordered_map<std::string, std::size_t> latest;
    is_in_file_.resize(segments_.size());
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const auto [place, is_new] =
          latest.emplace(key_of(segments_[i].segment), segments_[i].file);
      is_in_file_[i] = !is_new && place->second == segments_[i].file;
      place->second = segments_[i].file;
    }
  }

  int best_score(std::size_t i) const {
    const JobSegment& segment = segments_[i].segment;
    MatchQuery query;
    query.content = segment.source;
    query.source_language = segment.source_language;
    query.target_language = segment.target_language;
    query.context = segment.context;
    query.id = segment.id;
    const auto neighbour = [&](std::size_t place) -> std::string {
      const bool is_one = place < segments_.size() &&
                          segments_[place].file == segments_[i].file &&
                          segments_[place].segment.group == segment.group;
      return is_one ? segments_[place].segment.source.text : std::string();
    };
    if (i > 0) query.previous = neighbour(i - 1);
    query.next = neighbour(i + 1);
    const std::vector<Match> matches =
        find_matches(memories_, query, {.min_score = kBands.back(), .top = 1});
    return matches.empty() ? 0 : matches.front().score;
  }

  AnalysisRow row_of(std::size_t i) {
    const JobSegment& segment = segments_[i].segment;
    constexpr int kExact = 100;
    if (segment.is_locked) return AnalysisRow::locked;
    if (segment.is_translated && !segment.needs_work) return AnalysisRow::translated;
    const int score = best_score(i);
    if (score > kExact) return AnalysisRow::context;
    if (first_[i] != i)
      return is_in_file_[i] ? AnalysisRow::repetition : AnalysisRow::cross_repetition;
    if (score == kExact) return AnalysisRow::exact;
    const std::size_t band = band_of(score);
    if (band == 0) return AnalysisRow::fuzzy_95;
    const std::size_t internal =
        earlier_.at(segment.source_language).best_band(i, segment.source);
    return internal < band ? row_of_band(internal, AnalysisRow::internal_95)
                           : row_of_band(band, AnalysisRow::fuzzy_95);
  }

  AskedMemories memories_;
  std::vector<std::string> there_;  ///< Languages of the memories.
  LookupLanguages given_;
  const AnalysisOptions& options_;
  Remarks& remarks_;
  Analysis result_;
  std::vector<Placed> segments_;
  std::vector<std::size_t> first_;  ///< Where each text stands first.
  std::vector<bool> is_in_file_;    ///< Whether it stood in the same file before.
  std::map<std::string, EarlierSegments> earlier_;
};

}  // namespace

std::string_view analysis_row_name(AnalysisRow row) {
  return kNames[static_cast<std::size_t>(row)];
}

void AnalysisCount::add(const AnalysisCount& other) {
  segments += other.segments;
  words += other.words;
  characters_without_spaces += other.characters_without_spaces;
  characters += other.characters;
  tags += other.tags;
}

AnalysisCount total_of(const AnalysisTable& table) {
  AnalysisCount total;
  for (const AnalysisCount& row : table) total.add(row);
  return total;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool is_in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (is_space(c)) {
      is_in_word = false;
    } else if (is_unspaced(c)) {
      words += is_letter(c) ? 1 : 0;
      is_in_word = false;
    } else if ((is_letter(c) || is_digit(c)) && !is_in_word) {
      ++words;
      is_in_word = true;
    }
  }
  return words;
}

AnalysisRates common_rates() {
  return {0, 0, 0, 10, 10, 20, 30, 50, 70, 100, 30, 50, 70, 100, 100};
}

void set_rate(AnalysisRates& rates, std::string_view rate) {
  const std::size_t split = rate.find_last_of("= \t");
  constexpr double kMost = 1000.0;
  if (split != std::string_view::npos) {
    std::string_view name = trim(rate.substr(0, split));
    if (name.ends_with("=")) name = trim(name.substr(0, name.size() - 1));
    const auto percent = read_decimal(trim(rate.substr(split + 1)));
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    if (found != kNames.end() && percent && *percent >= 0 && *percent <= kMost) {
      rates[static_cast<std::size_t>(found - kNames.begin())] = *percent;
      return;
    }
  }
  std::string names;
  for (const std::string_view name : kNames)
    (names += names.empty() ? "" : ", ") += name;
  throw Error(ErrorKind::usage,
              Message("'{rate}' is no rate; write NAME=PERCENT with a name of {names}",
                      {{"rate", rate}, {"names", names}}));
}

void set_rates(AnalysisRates& rates, const std::string& text, const std::string& name) {
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = std::string_view(text).substr(begin, end - begin);
    line = trim(line.substr(0, line.find('#')));
    begin = end + 1;
    ++number;
    if (line.empty()) continue;
    try {
      set_rate(rates, line);
    } catch (const Error& error) {
      throw Error(
          ErrorKind::input,
          Message("{file}:{line}: {fault}",
                  {{"file", name}, {"line", number}, {"fault", error.message()}}));
    }
  }
}

double weighted(const AnalysedFile& file, const AnalysisRates& rates) {
  constexpr double kPercent = 100.0;
  double sum = 0.0;
  for (std::size_t i = 0; i < kAnalysisRows; ++i) {
    const AnalysisCount& row = file.rows[i];
    const std::size_t amount =
        file.by_characters ? row.characters_without_spaces : row.words;
    sum += static_cast<double>(amount) * rates[i] / kPercent;
  }
  return sum;
}

Analysis analyse(const std::vector<std::string>& paths, AskedMemories memories,
                 const AnalysisOptions& options, Remarks& remarks) {
  return Analyser(memories, options, remarks).run(paths);
}

}  // namespace awase
