// SPDX-License-Identifier: Apache-2.0
//
// Files that a translator works on (XLIFF 1.2 and 2, those of Trados and memoQ, PO), to
// be looked at segment by segment, and to put translations in while all else stays byte
// for byte.

#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/issue.h"
#include "tmx/content.h"

namespace awase {

/// A segment of such a file.
struct JobSegment {
  Content source;
  /// As the file says it, of this segment where it does; may be empty.
  std::string source_language = {};
  std::string target_language = {};
  std::string id = {};       ///< `resname` of XLIFF: what TMX has as `tuid`.
  std::string context = {};  ///< `msgctxt` of PO.
  std::size_t group = 0;     ///< Segments of one group are neighbours.
  /// Whether it has a translation; one that only repeats the source, and that nobody
  /// has finished, is none. An empty one that is said to be finished is one.
  bool is_translated = false;
  /// Whether its translation is said to be unfinished: fuzzy, a draft, to be reviewed.
  /// It is left to people all the same.
  bool needs_work = false;
  bool is_locked = false;  ///< Nobody may translate it.
  /// Whether it is a plural, each form of which needs a translation of its own: a
  /// memory does not tell them apart.
  bool has_forms = false;
};

/// A translation that is proposed.
struct Proposal {
  int score = 0;   ///< 0..102, see match.h.
  Content source;  ///< The pair as the memory has it.
  Content target;
  /// The target with the numbers of the segment, which alone differ, put in; none where
  /// they are the same or had no place.
  std::optional<Content> adapted = {};
  /// Whether the segment has other numbers than what becomes the translation.
  bool has_other_numbers = false;
  std::string origin = {};  ///< The memory it is from.

  /// What becomes the translation of the segment.
  const Content& translation() const { return adapted ? *adapted : target; }
};

/// Why a segment got no translation.
enum class NotPutIn {
  too_low,    ///< No proposal has the score.
  codes,      ///< Inline codes of segment and proposal do not fit each other.
  other_half  ///< Other segments of its unit are translated, and the file has no state
              ///< or no place for this one alone.
};

/// What became of the proposals of a segment.
struct PutIn {
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::size_t taken = npos;  ///< The one that became the translation; none: npos.
  NotPutIn why_not = NotPutIn::too_low;  ///< Of none.
};

/// A file that is worked on. Not safe to share between threads.
class JobFile {
 public:
  virtual ~JobFile() = default;

  virtual const std::vector<JobSegment>& segments() const = 0;

  /// Puts translations to a segment, the best first: all as alternatives where the
  /// format has such, as their memories have them, and the first that is worth
  /// `min_score` and has a place as its translation. Alternatives that are there are
  /// not put in again. To be called once a segment, for those that are neither
  /// translated nor locked and have no forms.
  virtual PutIn propose(std::size_t segment, std::span<const Proposal> proposals,
                        int min_score) = 0;

  /// The file with what was put in. Alternatives that were new are counted in
  /// alternatives().
  virtual std::string finish() = 0;
  virtual std::size_t alternatives() const = 0;

  /// What people should know of what was put in.
  virtual std::vector<Issue> issues() const { return {}; }
};

/// Reads a file that is worked on; `name` is how messages call it. Throws Error: input
/// when it is neither XLIFF nor PO, or is damaged.
std::unique_ptr<JobFile> read_job_file(std::string bytes, const std::string& name);

/// Whether the bytes are XLIFF or PO, by what they are, else by the ending of `name`.
bool is_job_file(std::string_view bytes, const std::string& name);

}  // namespace awase
