// SPDX-License-Identifier: Apache-2.0

#include "jobs/batch_journal.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

[[noreturn]] void fail(const std::string& name, int error_number) {
  throw Error(ErrorKind::unavailable,
              Message("{file}: {reason}; make room, or choose another --out",
                      {{"file", name}, {"reason", std::strerror(error_number)}}));
}

int open_file(const std::string& name) {
  const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (file < 0) fail(name, errno);
  return file;
}

/// A lock that ends with this process, however that ends, and no fork inherits.
bool lock(int file) {
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  return ::fcntl(file, F_SETLK, &whole) == 0;
}

}  // namespace

std::string to_line(std::string_view id, const DonePair& done) {
  const PairFigures& f = done.figures;
  return nlohmann::ordered_json{{"id", id},
                                {"key", done.key},
                                {"output", done.output_hash},
                                {"offset", done.offset},
                                {"bytes", done.bytes},
                                {"source_segments", f.source_segments},
                                {"target_segments", f.target_segments},
                                {"beads", f.beads},
                                {"pairs", f.pairs},
                                {"left_out", f.left_out},
                                {"doubtful", f.doubtful},
                                {"mean_confidence", f.mean_confidence},
                                {"warnings", done.warnings}}
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string from_line(std::string_view line, DonePair& done) {
  const auto json = nlohmann::json::parse(line);
  const auto take = [&json](const char* name, auto& value) {
    json.at(name).get_to(value);
  };
  PairFigures& f = done.figures;
  take("key", done.key);
  take("output", done.output_hash);
  take("offset", done.offset);
  take("bytes", done.bytes);
  take("source_segments", f.source_segments);
  take("target_segments", f.target_segments);
  take("beads", f.beads);
  take("pairs", f.pairs);
  take("left_out", f.left_out);
  take("doubtful", f.doubtful);
  take("mean_confidence", f.mean_confidence);
  take("warnings", done.warnings);
  return json.at("id").get<std::string>();
}

BatchJournal::BatchJournal(const std::string& folder, const std::string& shard,
                           bool resume) {
  const std::string place = folder + "/.awase-batch";
  std::error_code error;
  std::filesystem::create_directories(place, error);
  if (error) fail(place, error.value());
  name_ = place + "/" + shard + ".jsonl";
  units_name_ = place + "/" + shard + ".units";
  lexicon_name_ = place + "/" + shard + ".learned.tsv";
  temporary_prefix_ = place + "/" + shard + ".tmp-";
  journal_ = open_file(name_);
  if (!lock(journal_)) {
    ::close(journal_);
    throw Error(ErrorKind::unavailable,
                Message("{folder}: another awase batch is at work in this folder; wait "
                        "for its end, or give another --out",
                        {{"folder", folder}}));
  }
  units_ = open_file(units_name_);
  if (!resume && (::ftruncate(journal_, 0) != 0 || ::ftruncate(units_, 0) != 0))
    fail(name_, errno);
  if (resume) read_journal();
  for (const auto& entry : std::filesystem::directory_iterator(place, error))
    if (entry.path().string().starts_with(temporary_prefix_))
      std::filesystem::remove(entry.path(), error);
}

BatchJournal::~BatchJournal() {
  ::close(journal_);
  ::close(units_);
}

void BatchJournal::read_journal() {
  // Not by read_file(): closing any other descriptor of the file would end the lock.
  std::string text;
  char buffer[1 << 16];
  std::uint64_t at = 0;
  std::uint64_t whole = 0;
  const auto take = [this](std::string_view line) {
    try {
      DonePair done;
      std::string id = from_line(line, done);
      units_end_ = std::max(units_end_, done.offset + done.bytes);
      done_.insert_or_assign(std::move(id), std::move(done));
    } catch (const std::exception&) {
      // Whatever it was, it is no pair that is done.
    }
  };
  for (;;) {
    const ssize_t count =
        ::pread(journal_, buffer, sizeof buffer, static_cast<off_t>(at));
    if (count < 0) fail(name_, errno);
    if (count == 0) break;
    at += static_cast<std::uint64_t>(count);
    text.append(buffer, static_cast<std::size_t>(count));
    std::size_t begin = 0;
    for (std::size_t end; (end = text.find('\n', begin)) != std::string::npos;) {
      take(std::string_view(text).substr(begin, end - begin));
      whole += end + 1 - begin;
      begin = end + 1;
    }
    text.erase(0, begin);
  }
  if (::ftruncate(journal_, static_cast<off_t>(whole)) != 0) fail(name_, errno);
  const off_t size = ::lseek(units_, 0, SEEK_END);
  if (size >= 0 && static_cast<std::uint64_t>(size) > units_end_ &&
      ::ftruncate(units_, static_cast<off_t>(units_end_)) != 0)
    fail(units_name_, errno);
  units_end_ =
      static_cast<std::uint64_t>(std::max<off_t>(0, ::lseek(units_, 0, SEEK_END)));
}

const DonePair* BatchJournal::find(std::string_view id) const {
  const auto found = done_.find(id);
  return found == done_.end() ? nullptr : &found->second;
}

void BatchJournal::append(int file, std::string_view bytes,
                          const std::string& name) const {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(name, errno);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::uint64_t BatchJournal::add(std::string_view id, DonePair done,
                                std::string_view units) {
  if (!units.empty()) {
    done.offset = units_end_;
    append(units_, units, units_name_);
    units_end_ += units.size();
  }
  append(journal_, to_line(id, done) + "\n", name_);
  return done.offset;
}

std::string BatchJournal::units(std::uint64_t offset, std::uint64_t size) const {
  std::string bytes(size, '\0');
  std::size_t at = 0;
  while (at < bytes.size()) {
    const ssize_t count = ::pread(units_, bytes.data() + at, bytes.size() - at,
                                  static_cast<off_t>(offset + at));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(units_name_, errno);
    if (count == 0) break;
    at += static_cast<std::size_t>(count);
  }
  bytes.resize(at);
  return bytes;
}

void BatchJournal::sync() const {
  // One call for all outputs of the batch: a sync of each would take longer than the
  // work.
  ::syncfs(journal_);
}

}  // namespace awase
