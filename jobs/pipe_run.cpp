// SPDX-License-Identifier: Apache-2.0

#include "jobs/pipe_run.h"

#include <algorithm>
#include <cerrno>
#include <deque>
#include <poll.h>
#include <string>
#include <unistd.h>

#include "jobs/ordered_pool.h"
#include "text/error.h"
#include "text/fields.h"

namespace awase {
namespace {

/// The longest record that is taken, in bytes.
constexpr std::size_t kMostBytes = std::size_t{64} << 20;

/// Lines that come in at a file descriptor. Of one that is too long the beginning is
/// kept.
class LineReader {
 public:
  explicit LineReader(int file) : file_(file) {}

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
    pollfd input = {file_, POLLIN, 0};
    if (::poll(&input, 1, 0) <= 0) return;
    buffer_.erase(0, begin_);
    searched_ -= begin_;
    begin_ = 0;
    constexpr std::size_t kRead = 1 << 18;
    const std::size_t size = buffer_.size();
    buffer_.resize(size + kRead);
    const ssize_t count = ::read(file_, buffer_.data() + size, kRead);
    buffer_.resize(size + static_cast<std::size_t>(std::max<ssize_t>(0, count)));
    if (count == 0) ended_ = true;
    if (count < 0 && errno != EINTR)
      throw Error(ErrorKind::unavailable,
                  Message("standard input: cannot be read; check it"));
  }

  bool ended() const { return ended_; }

 private:
  /// Forgets what a line has beyond kMostBytes + 1.
  void shorten() {
    if (buffer_.size() - begin_ <= kMostBytes + 1) return;
    buffer_.resize(begin_ + kMostBytes + 1);
    searched_ = buffer_.size();
  }

  int file_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t searched_ = 0;
  bool ended_ = false;
};

std::string with_counts(const ComparedTexts& compared, std::string_view answer) {
  std::string bytes;
  add_field(bytes, std::to_string(compared.asked));
  add_field(bytes, std::to_string(compared.sent));
  return bytes.append(answer);
}

/// A job is the number of its record and the record, a space between; its answer two
/// fields with ComparedTexts, and the record of the answer.
std::string work_on(std::string_view text, const PipeOptions& options,
                    const PairJob& job) {
  const std::size_t space = text.find(' ');
  const std::size_t number = std::stoul(std::string(text.substr(0, space)));
  std::string_view line = text.substr(space + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() > kMostBytes)
    return with_counts(
        {},
        failed_record(line.substr(0, 4096), options.format, number,
                      {"input", Message("a record of more than 64 MiB; split it")}));
  ComparedTexts compared;
  const std::string answer =
      answer_record(line, options.format, number, options.given, job, &compared);
  return with_counts(compared, answer);
}

std::string answer_of(const WorkResult& result, PipeFormat format,
                      std::string_view line, std::size_t number,
                      ComparedTexts& compared) {
  switch (result.end) {
    case WorkEnd::done: {
      FieldReader fields(result.answer);
      compared.asked += fields.next_number();
      compared.sent += fields.next_number();
      return std::string(fields.rest());
    }
    case WorkEnd::timed_out:
      return failed_record(
          line, format, number,
          {"timeout", Message("not done within --timeout; give it more")});
    case WorkEnd::out_of_memory:
      return failed_record(
          line, format, number,
          {"memory",
           Message("out of memory; give more with --max-memory, or split it")});
    case WorkEnd::crashed:
      break;
  }
  return failed_record(line, format, number,
                       {"crash", Message::from_bytes(result.answer)});
}

}  // namespace

PipeCounts run_pipe(const PipeOptions& options, int input, const PipeOutput& output,
                    const std::function<void(const Remarks&)>& told) {
  PairJob job(options.pairs);
  told(job.load(options.given.source.language, options.given.target.language));
  OrderedPool pool(options.workers == 0 ? usable_cores() : options.workers,
                   options.limits,
                   [&](std::string_view text) { return work_on(text, options, job); });
  LineReader reader(input);
  std::deque<std::string> records;  // Of the jobs under way, the oldest first.
  PipeCounts counts;
  std::size_t answered = 0;
  for (std::string line;;) {
    while (pool.has_room() && reader.next(line)) {
      pool.submit(std::to_string(++counts.records) + ' ' + line);
      records.push_back(std::move(line));
    }
    if (reader.ended() && pool.pending() == 0) return counts;
    const bool wants_more = pool.has_room() && !reader.ended();
    const auto results = pool.wait(1.0, wants_more ? input : -1);
    for (const WorkResult& result : results) {
      const std::string answer = answer_of(result, options.format, records.front(),
                                           ++answered, counts.compared);
      records.pop_front();
      counts.failed += is_failed_record(answer, options.format);
      output.write(answer);
      output.write("\n");
    }
    if (!results.empty()) output.flush();
    if (wants_more) reader.fill();
  }
}

}  // namespace awase
