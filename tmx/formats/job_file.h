// SPDX-License-Identifier: Apache-2.0
//
// Files that a translator works on (XLIFF 1.2 and 2, those of Trados and memoQ, PO), to
// be looked at segment by segment, and to put translations in while all else stays byte
// for byte.

#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tmx/content.h"

namespace awase {

/// A segment of such a file.
struct JobSegment {
  Content source;
  std::string source_language = {};  ///< As the file says it; may be empty.
  std::string target_language = {};
  std::string id = {};       ///< `resname` of XLIFF: what TMX has as `tuid`.
  std::string context = {};  ///< `msgctxt` of PO.
  std::size_t group = 0;     ///< Segments of one group are neighbours.
  /// Whether it has a translation; one that only repeats the source, and that nobody
  /// has finished, is none.
  bool is_translated = false;
  bool is_locked = false;  ///< Nobody may translate it.
};

/// A translation that is proposed.
struct Proposal {
  int score = 0;   ///< 0..102, see match.h.
  Content source;  ///< What it is the translation of.
  Content target;
  std::string origin;  ///< The memory it is from.
};

/// A file that is worked on. Not safe to share between threads.
class JobFile {
 public:
  virtual ~JobFile() = default;

  virtual const std::vector<JobSegment>& segments() const = 0;

  /// Puts translations to a segment, the best first: all as alternatives where the
  /// format has such, and the first that is worth `min_score` and whose inline codes
  /// have a place as its translation. Alternatives that are there are not put in
  /// again. Gives which one became the translation; none: npos. To be called once a
  /// segment, for those that are neither translated nor locked.
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  virtual std::size_t propose(std::size_t segment, std::span<const Proposal> proposals,
                              int min_score) = 0;

  /// The file with what was put in. Alternatives that were new are counted in
  /// alternatives().
  virtual std::string finish() = 0;
  virtual std::size_t alternatives() const = 0;
};

/// Reads a file that is worked on; `name` is how messages call it. Throws Error: input
/// when it is neither XLIFF nor PO, or is damaged.
std::unique_ptr<JobFile> read_job_file(std::string bytes, const std::string& name);

/// Whether the bytes are XLIFF or PO, by what they are, else by the ending of `name`.
bool is_job_file(std::string_view bytes, const std::string& name);

}  // namespace awase
