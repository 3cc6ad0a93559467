// SPDX-License-Identifier: Apache-2.0
//
// Journals from any bytes: beside an alignment file, which opens with what of them
// holds, and lines of a batch's.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "jobs/batch_journal.h"
#include "review/session.h"
#include "text/documents/run_program.h"
#include "text/error.h"
#include "text/file.h"

namespace {

constexpr const char* kAlignment =
    "awase alignment 1\nsource\tja\ta.ja\ntarget\ten\ta.en\n\n"
    "bead\t0.9\topen\ns\t1\tparagraph\t猫。\nt\t1\tparagraph\tCats.\n\n"
    "bead\t0.8\topen\ns\t2\t-\t犬。\nt\t2\t-\tDogs.\n\n"
    "bead\t0.5\topen\ns\t3\tparagraph\t鳥。\n\n";

std::size_t segments_of(const awase::Review& review) {
  std::size_t count = 0;
  for (const awase::Row& row : review.rows)
    for (const auto& cell : row.cells) count += cell.size();
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  static const TemporaryFolder folder;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string place = folder.path() + "/a.awase";
  write_file(place, kAlignment);
  write_file(place + ".journal", bytes);
  try {
    Session session(place);
    if (segments_of(session.review()) == 0) std::abort();
    while (session.undo()) {
    }
    if (segments_of(session.review()) != 5) std::abort();
  } catch (const Error&) {
  }
  try {
    DonePair done;
    from_line(bytes, done);
  } catch (const std::exception&) {
  }
  return 0;
}
