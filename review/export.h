// SPDX-License-Identifier: Apache-2.0
//
// What a reviewer takes away: a memory in any of its formats, the beads, a page to
// read.

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "review/review.h"
#include "text/catalogue.h"
#include "tmx/encoded_output.h"
#include "tmx/from_alignment.h"

namespace awase {

struct ReviewExportOptions {
  bool accepted_only = false;   ///< Only the pairs that were accepted or pinned.
  bool with_doubtful = false;   ///< Those marked doubtful too, with a prop.
  double min_confidence = 0.0;  ///< 0..1, of a pair that nobody confirmed.
  /// How units are written. Its least confidence is not asked.
  MemoryOptions memory = {};
  /// Gives the source as its file has it, for a tool that looks for line breaks: pieces
  /// have none. Of a document whose lines stay, a memory gets what nobody changed as it
  /// stands there. Empty: as the pieces are.
  std::function<SegmentedText()> source = {};
  /// The language of what people read in html and xlsx; null: English.
  const MessageCatalogue* reader = nullptr;
  /// The name, without its ending, of what the page exports; empty: that of the
  /// alignment file.
  std::string name = {};
};

/// Whether the format holds every row, whatever was decided of it.
bool holds_every_row(std::string_view format);

/// The format that the ending of a path says: one of those of memories, "vecalign",
/// "html", "awase", or "xlsx", the workbook of review/spreadsheet.h. Empty for another
/// ending.
std::string_view review_format_of(std::string_view path);

/// What a memory would get.
struct ExportCounts {
  std::size_t pairs = 0;     ///< That would be written.
  std::size_t doubtful = 0;  ///< Left out because they are marked so.
};
ExportCounts count_export(const Review& review, const ReviewExportOptions& options);

/// Writes the pairs that are not deleted nor marked doubtful; vecalign, html, awase and
/// xlsx hold every row (vecalign without deleted ones). A pair that the reviewer
/// confirmed has confidence 1, comments are notes, a mark that was asked for is the
/// prop x-review. Gives what people should know. Throws Error (usage) for a format that
/// is none, for texts whose languages are not known, and when there is nothing to
/// write.
std::vector<Issue> export_review(const Review& review, std::string_view format,
                                 const ReviewExportOptions& options,
                                 const ByteSink& sink);

/// The review as one page that needs no other file, no script and no network: what it
/// came to, the doubtful pairs, then all of it. In the language of `reader`.
std::string html_report(const Review& review,
                        const MessageCatalogue& reader = english_catalogue());

}  // namespace awase
