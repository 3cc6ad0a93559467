// SPDX-License-Identifier: Apache-2.0
//
// Review workbooks from any text that says which files are in them (parts.h): what is
// understood fits the alignment, and keeps every segment.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "review/review_file.h"
#include "review/spreadsheet.h"
#include "tests/fuzz/parts.h"
#include "text/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  static const Review kReview = read_review(
      "awase alignment 1\nsource\tja\ta.ja\ntarget\ten\ta.en\n\n"
      "bead\t0.9\topen\ns\t1\tparagraph\t猫。\nt\t1\tparagraph\tCats.\n\n"
      "bead\t0.8\topen\ns\t2\t-\t犬。\nt\t2\t-\tDogs.\n\n"
      "bead\t0.5\topen\ns\t3\tparagraph\t鳥。\n\n",
      "alignment");
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string bytes = zip_of_parts(text);
  if (bytes.empty()) return 0;
  try {
    const SpreadsheetEdits edits = read_spreadsheet(bytes, "input", kReview);
    Review review = kReview;
    if (!edits.action.splices.empty()) apply(edits.action, review);
    read_review(write_review(review), "again");
  } catch (const Error&) {
  }
  return 0;
}
