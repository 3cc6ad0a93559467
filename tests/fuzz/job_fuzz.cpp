// SPDX-License-Identifier: Apache-2.0
//
// A job that gets a translation for each of its segments: it can be read again, has the
// same segments then, and changes no more when they are put in a second time.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "text/error.h"
#include "tmx/formats/job_file.h"

namespace {

using namespace awase;

/// The job with a translation in each segment that has none.
std::string filled(const std::string& bytes) {
  const std::unique_ptr<JobFile> job = read_job_file(bytes, "job.po");
  const std::vector<JobSegment>& segments = job->segments();
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const JobSegment& segment = segments[i];
    if (segment.is_translated || segment.is_locked || segment.has_forms) continue;
    const int score = i % 2 == 0 ? 100 : 80;
    const std::vector<Proposal> proposals = {
        {score, segment.source, segment.source, std::nullopt, false, "a.awm"},
        {60, {"<&\"", {}}, {"]]>", {}}, Content{"7", {}}, false, "b\".awm"}};
    job->propose(i, proposals, 75);
  }
  return job->finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  std::string once;
  std::size_t segments = 0;
  try {
    segments = read_job_file(bytes, "job.po")->segments().size();
    once = filled(bytes);
  } catch (const Error&) {
    return 0;
  }
  // What was put in must not make the file one that is refused.
  if (read_job_file(once, "job.po")->segments().size() != segments) std::abort();
  return 0;
}
