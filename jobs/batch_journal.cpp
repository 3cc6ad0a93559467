// SPDX-License-Identifier: Apache-2.0

#include "jobs/batch_journal.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "text/error.h"
#include "text/unfinished_file.h"

namespace awase {
namespace {

Message busy_message(const std::string& folder) {
  return Message(
      "{folder}: another awase batch is at work in this folder; wait for its end, or "
      "give another --out",
      {{"folder", folder}});
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
                           bool resume, Disk& disk)
    : disk_(disk), place_(folder + "/.awase-batch") {
  std::error_code error;
  std::filesystem::create_directories(place_, error);
  if (error) throw_file_error(place_, error.value());
  remove_left_behind(place_);
  units_name_ = place_ + "/" + shard + ".units";
  lexicon_name_ = place_ + "/" + shard + ".learned.tsv";
  // Workers are forked from this process; they must not keep the lock when it dies.
  journal_ = std::make_unique<AppendLog>(
      place_ + "/" + shard + ".jsonl", busy_message(folder),
      AppendLogOptions{.lock = LogLock::process, .mode = 0666}, disk_);
  units_.reset(disk_.open(units_name_, O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!units_.is_open()) throw_file_error(units_name_, errno);
  if (resume) {
    read_journal();
    return;
  }
  journal_->clear();
  if (disk_.truncate(units_.get(), 0) != 0) throw_file_error(units_name_, errno);
}

void BatchJournal::read_journal() {
  journal_->read([this](const LogLine& line) {
    if (line.is_damaged) {
      ++damaged_lines_;
      return;
    }
    try {
      DonePair done;
      std::string id = from_line(line.text, done);
      units_end_ = std::max(units_end_, done.offset + done.bytes);
      done_.insert_or_assign(std::move(id), std::move(done));
    } catch (const std::exception&) {
      ++damaged_lines_;  // Whatever it was, it is no pair that is done.
    }
  });
  struct stat status {};
  if (::fstat(units_.get(), &status) != 0) throw_file_error(units_name_, errno);
  const auto size_bytes = static_cast<std::uint64_t>(status.st_size);
  if (size_bytes > units_end_ && disk_.truncate(units_.get(), units_end_) != 0)
    throw_file_error(units_name_, errno);
  units_end_ = std::min(units_end_, size_bytes);
}

const DonePair* BatchJournal::find(std::string_view id) const {
  const auto found = done_.find(id);
  return found == done_.end() ? nullptr : &found->second;
}

std::uint64_t BatchJournal::add(std::string_view id, DonePair done,
                                std::string_view units) {
  if (!units.empty()) {
    done.offset = units_end_;
    std::uint64_t at = units_end_;
    const int error_number = write_all(units, [&](std::string_view rest) {
      const ssize_t count = disk_.write_at(units_.get(), rest, at);
      if (count > 0) at += static_cast<std::uint64_t>(count);
      return count;
    });
    if (error_number != 0) throw_file_error(units_name_, error_number);
  }
  journal_->append(to_line(id, done), false);
  units_end_ += units.size();
  return done.offset;
}

std::string BatchJournal::units(std::uint64_t offset, std::uint64_t size) const {
  std::string bytes(size, '\0');
  const ssize_t count = read_at(units_.get(), bytes.data(), bytes.size(), offset);
  if (count < 0) throw_file_error(units_name_, errno);
  bytes.resize(static_cast<std::size_t>(count));
  return bytes;
}

void BatchJournal::put(const std::string& place, std::string_view bytes) const {
  const auto folder = std::filesystem::path(place).parent_path();
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw_file_error(folder.string(), error.value());
  UnfinishedFile file(place_, 0666, place, disk_);
  const int error_number = write_all(bytes, [&](std::string_view rest) {
    return disk_.write(file.descriptor(), rest);
  });
  if (error_number != 0) throw_file_error(place, error_number);
  file.put_in_place(place, UnfinishedFile::Durability::lazy);
}

void BatchJournal::sync() const {
  // One call for all outputs of the batch: a sync of each would take longer than the
  // work.
  journal_->sync_all();
}

}  // namespace awase
