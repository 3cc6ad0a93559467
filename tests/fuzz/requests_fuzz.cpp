// SPDX-License-Identifier: Apache-2.0
//
// What the review page asks for, from any bytes: a request a line, "GET what?a=b" or
// "POST what?a=b" and a tab before what is sent, in which @ is the number of the last
// change. Each has an answer, and undo leads back to where it began.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "review/review_api.h"
#include "text/documents/run_program.h"
#include "text/error.h"
#include "text/file.h"

namespace {

using namespace awase;

constexpr const char* kAlignment =
    "awase alignment 1\nsource\tja\ta.ja\ntarget\ten\ta.en\n\n"
    "bead\t0.9\topen\ns\t1\tparagraph\t猫が3匹いる。\nt\t1\tparagraph\tThere are 3 "
    "cats.\n\n"
    "bead\t0.8\topen\ns\t2\t-\t犬。\nt\t2\t-\tDogs.\n\n"
    "bead\t0.5\topen\ns\t3\tparagraph\t鳥。\n\n"
    "bead\t0.4\topen\ns\t4\t-\t馬と牛。\nt\t3\t-\tHorses.\nt\t4\t-\tCows.\n\n";

std::size_t segments_of(const Review& review) {
  std::size_t count = 0;
  for (const Row& row : review.rows)
    for (const auto& cell : row.cells) count += cell.size();
  return count;
}

/// What stands after "name=" up to the next "&".
PageParameters parameters_of(std::string_view query) {
  return [query](const char* name) -> std::string {
    const std::string wanted = std::string(name) + "=";
    for (std::string_view rest = query; !rest.empty();) {
      const std::size_t end = std::min(rest.find('&'), rest.size());
      if (rest.substr(0, end).starts_with(wanted))
        return std::string(rest.substr(wanted.size(), end - wanted.size()));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return {};
  };
}

std::string_view take(std::string_view& text, char border) {
  const std::size_t end = std::min(text.find(border), text.size());
  const std::string_view head = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return head;
}

void ask(ReviewApi& api, const Session& session, std::string_view line) {
  const std::string_view method = take(line, ' ');
  std::string_view address = take(line, '\t');
  const std::string_view what = take(address, '?');
  if (what == "save" || what == "quit") return;  // They wait for the disk.
  const PageParameters parameters = parameters_of(address);
  std::string sent(line);
  if (const std::size_t mark = sent.find('@'); mark != sent.npos)
    sent.replace(mark, 1, std::to_string(session.revision()));
  const Answer answer =
      method == "POST" ? api.post(what, parameters, sent) : api.get(what, parameters);
  if (answer.status < 200 || answer.status > 599) std::abort();
  if (answer.type == "application/json" && !answer.body.empty() &&
      !nlohmann::json::accept(answer.body))
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr int kMostRequests = 12;
  static const TemporaryFolder folder;
  static const Aligner aligner({.use_dictionary = false});
  static const MemoryLookup memories([] { return std::vector<std::string>(); });
  const std::string place = folder.path() + "/a.awase";
  write_file(place, kAlignment);
  write_file(place + ".journal", "");
  Session session(place);
  const std::size_t segments = segments_of(session.review());
  ReviewApi api(session, aligner, memories, {}, [] {});
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  for (int count = 0; !rest.empty() && count < kMostRequests; ++count)
    ask(api, session, take(rest, '\n'));
  if (segments_of(session.review()) == 0) std::abort();
  while (session.undo()) {
  }
  if (segments_of(session.review()) != segments) std::abort();
  return 0;
}
