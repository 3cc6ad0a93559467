// SPDX-License-Identifier: Apache-2.0
//
// Records in, records out, for ever: what engines run beside their own work.

#include <memory>
#include <poll.h>
#include <unistd.h>

#include "cli/batch_options.h"
#include "cli/command.h"
#include "jobs/ordered_pool.h"
#include "jobs/pipe_records.h"
#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

/// The longest record that is taken, in bytes.
constexpr std::size_t kMostBytes = std::size_t{64} << 20;

struct PipeOptions {
  AlignCommandOptions align;
  unsigned workers = 0;
  WorkLimits limits;
  bool tsv = false;
  bool bitextor = false;
  bool strict = false;

  PipeFormat format() const {
    return bitextor ? PipeFormat::bitextor : tsv ? PipeFormat::tsv : PipeFormat::json;
  }
};

/// Lines of standard input. Of one that is too long the beginning is kept.
class LineReader {
 public:
  /// Takes the next line that has come in.
  bool next(std::string& line) {
    const std::size_t end = buffer_.find('\n', searched_);
    if (end == std::string::npos) {
      searched_ = buffer_.size();
      shorten();
      if (!ended_ || begin_ == buffer_.size()) return false;
      line = buffer_.substr(begin_);
      begin_ = searched_ = buffer_.size();
      return true;
    }
    line = buffer_.substr(begin_, end - begin_);
    begin_ = searched_ = end + 1;
    return true;
  }

  /// Reads more, if there is something to read now.
  void fill() {
    pollfd input = {STDIN_FILENO, POLLIN, 0};
    if (::poll(&input, 1, 0) <= 0) return;
    buffer_.erase(0, begin_);
    searched_ -= begin_;
    begin_ = 0;
    constexpr std::size_t kRead = 1 << 18;
    const std::size_t size = buffer_.size();
    buffer_.resize(size + kRead);
    const ssize_t count = ::read(STDIN_FILENO, buffer_.data() + size, kRead);
    buffer_.resize(size + static_cast<std::size_t>(std::max<ssize_t>(0, count)));
    if (count == 0) ended_ = true;
    if (count < 0 && errno != EINTR)
      throw Error(ErrorKind::unavailable, "standard input: cannot be read; check it");
  }

  bool ended() const { return ended_; }

 private:
  /// Forgets what a line has beyond kMostBytes + 1.
  void shorten() {
    if (buffer_.size() - begin_ <= kMostBytes + 1) return;
    buffer_.resize(begin_ + kMostBytes + 1);
    searched_ = buffer_.size();
  }

  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t searched_ = 0;
  bool ended_ = false;
};

/// A job is the number of its record and the record, a space between.
std::string work_on(std::string_view job, const PipeOptions& options,
                    const PairAligner& aligner) {
  const std::size_t space = job.find(' ');
  const std::size_t number = std::stoul(std::string(job.substr(0, space)));
  std::string_view line = job.substr(space + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() > kMostBytes)
    return failed_record(line.substr(0, 4096), options.format(), number, "input",
                         "a record of more than 64 MiB; split it");
  return answer_record(line, options.format(), number, aligner, options.align);
}

std::string describe(const WorkResult& result, const PipeOptions& options,
                     std::string_view line, std::size_t number) {
  switch (result.end) {
    case WorkEnd::done:
      return result.answer;
    case WorkEnd::timed_out:
      return failed_record(line, options.format(), number, "timeout",
                           "not done within --timeout; give it more");
    case WorkEnd::out_of_memory:
      return failed_record(line, options.format(), number, "memory",
                           "out of memory; give more with --max-memory, or split it");
    case WorkEnd::crashed:
      break;
  }
  return failed_record(line, options.format(), number, "crash", result.answer);
}

ExitStatus run_pipe(PipeOptions options, const Environment& environment) {
  const Console console(environment, options.align.common.verbosity());
  options.align.dictionary_folders = environment.dictionary_folders();
  if (options.workers == 0) options.workers = usable_cores();
  check_pair_options(options.align, OutputFormat::jsonl);
  const PairAligner aligner(options.align, options.align.source.language,
                            options.align.target.language, environment);
  OrderedPool pool(options.workers, options.limits, [&](std::string_view job) {
    return work_on(job, options, aligner);
  });
  OutputFile output("-");
  LineReader reader;
  std::deque<std::string> records;  // Of the jobs under way, the oldest first.
  std::size_t number = 0, answered = 0, failed = 0;
  for (std::string line;;) {
    while (pool.has_room() && reader.next(line)) {
      pool.submit(std::to_string(++number) + ' ' + line);
      records.push_back(std::move(line));
    }
    if (reader.ended() && pool.pending() == 0) break;
    const bool wants_more = pool.has_room() && !reader.ended();
    const auto results = pool.wait(1.0, wants_more ? STDIN_FILENO : -1);
    for (const WorkResult& result : results) {
      const std::string answer = describe(result, options, records.front(), ++answered);
      records.pop_front();
      failed += is_failed_record(answer, options.format());
      output.write(answer);
      output.write("\n");
    }
    if (!results.empty()) output.flush();
    if (wants_more) reader.fill();
  }
  output.commit();
  console.tell(std::to_string(number) + " records: " + std::to_string(number - failed) +
               " aligned, " + std::to_string(failed) + " failed");
  return options.strict && failed > 0 ? ExitStatus::no : ExitStatus::done;
}

}  // namespace

Run declare_pipe(OptionTable& table) {
  const auto options = std::make_shared<PipeOptions>();
  constexpr const char* kGroup = "Records";
  Option* tsv =
      table
          .add_flag("--tsv", options->tsv,
                    "Records are id, source, target, tabs between; answers id and JSON")
          ->group(kGroup);
  table
      .add_flag("--bitextor", options->bitextor,
                "Records are two URLs and two documents as base64, tabs between")
      ->excludes(tsv)
      ->group(kGroup);
  table
      .add_flag("--strict", options->strict,
                "End with status 1 when a record failed; else its answer alone says so")
      ->group(kGroup);
  add_work_options(table, options->workers, options->limits);
  add_many_pairs_options(table, options->align, false);
  return [options](const Environment& environment) {
    return run_pipe(*options, environment);
  };
}

}  // namespace awase
