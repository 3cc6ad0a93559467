// SPDX-License-Identifier: Apache-2.0
//
// Records of `awase pipe` from any bytes; the first says which form they have. Each has
// an answer of one line, which says whether it failed.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "jobs/pipe_records.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  if (size == 0) return 0;
  static PairJob job([] {
    PairOptions options;
    options.use_dictionary = false;
    return options;
  }());
  static const bool loaded = (job.load("ja", "en"), true);
  static_cast<void>(loaded);
  constexpr PipeFormat kFormats[] = {PipeFormat::json, PipeFormat::tsv,
                                     PipeFormat::bitextor};
  const PipeFormat format = kFormats[data[0] % 3];
  std::string line(reinterpret_cast<const char*>(data) + 1, size - 1);
  line.resize(std::min(line.find('\n'), line.size()));
  static const PairFiles given = [] {
    PairFiles files;
    files.source.language.assign("ja");
    files.target.language.assign("en");
    return files;
  }();
  const std::string answer = answer_record(line, format, 1, given, job);
  if (answer.find('\n') != std::string::npos) std::abort();
  is_failed_record(answer, format);
  if (format == PipeFormat::json &&
      !nlohmann::json::parse(answer).at("status").is_string())
    std::abort();
  return 0;
}
