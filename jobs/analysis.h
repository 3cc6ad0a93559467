// SPDX-License-Identifier: Apache-2.0
//
// How much of a job memories know: what agencies call an analysis.

#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/input.h"
#include "jobs/memory_languages.h"
#include "jobs/remarks.h"

namespace awase {

/// What a segment counts as: the first of these that holds.
enum class AnalysisRow {
  locked,            ///< Nobody may translate it.
  translated,        ///< The job has a translation already.
  context,           ///< 101 or 102 in a memory.
  repetition,        ///< The same text stood earlier in the file.
  cross_repetition,  ///< The same text stood in an earlier file.
  exact,             ///< 100.
  fuzzy_95,          ///< 95 to 99.
  fuzzy_85,          ///< 85 to 94.
  fuzzy_75,          ///< 75 to 84.
  fuzzy_50,          ///< 50 to 74.
  internal_95,       ///< The same of an earlier segment of the job, where that is
  internal_85,       ///< in a higher band than what memories have.
  internal_75,
  internal_50,
  none,  ///< No match.
};
inline constexpr std::size_t kAnalysisRows = 15;

/// The name of a row as options, CSV and JSON spell it: "95-99", "internal-95-99".
std::string_view analysis_row_name(AnalysisRow row);

/// What is counted of segments.
struct AnalysisCount {
  std::size_t segments = 0;
  std::size_t words = 0;  ///< See count_words().
  std::size_t characters_without_spaces = 0;
  std::size_t characters = 0;
  std::size_t tags = 0;  ///< Inline codes.

  void add(const AnalysisCount& other);
};

using AnalysisTable = std::array<AnalysisCount, kAnalysisRows>;

/// The sum of all rows.
AnalysisCount total_of(const AnalysisTable& table);

/// Words of a text as word processors count them: what stands between spaces and has a
/// letter or digit; of scripts without spaces each character is a word.
std::size_t count_words(std::string_view text);

/// A file of the job.
struct AnalysedFile {
  std::string name;
  std::string source_language;
  std::string target_language;
  bool by_characters = false;  ///< Whether it is paid by characters, else by words.
  AnalysisTable rows = {};
};

struct Analysis {
  std::vector<AnalysedFile> files;
  std::vector<std::string> memories;  ///< Their names.
};

/// What a row costs of the full price, in percent.
using AnalysisRates = std::array<double, kAnalysisRows>;

/// Rates that are common: nothing for context, 10 for repetitions, 20 for exact
/// matches, 30, 50, 70 and 100 for fuzzy ones.
AnalysisRates common_rates();
/// Sets one: "exact=10". Throws Error (usage) for a row or percentage that is none.
void set_rate(AnalysisRates& rates, std::string_view rate);
/// Sets those of a text with a rate a line, "exact 10"; "#" begins a remark.
void set_rates(AnalysisRates& rates, const std::string& text, const std::string& name);

/// What the rows of a file come to in words or characters at full price.
double weighted(const AnalysedFile& file, const AnalysisRates& rates);

/// How files are read and looked up.
struct AnalysisOptions {
  ReadingOptions reading = {};
  LookupLanguages languages = {};  ///< Override what the files say.
};

/// Analyses files in their order: XLIFF and PO by their segments, all other documents
/// by the sentences that align cuts. Throws Error as reading them does, and (usage)
/// when the memories have no units in a language that is given.
Analysis analyse(const std::vector<std::string>& paths, AskedMemories memories,
                 const AnalysisOptions& options, Remarks& remarks);

}  // namespace awase
