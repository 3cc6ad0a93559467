// SPDX-License-Identifier: Apache-2.0

#include "text/append_log.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <sys/file.h>
#include <sys/stat.h>
#include <utility>
#include <vector>

#include "text/error.h"
#include "text/file.h"
#include "text/file_lock.h"
#include "text/hash.h"

namespace awase {
namespace {

constexpr std::string_view kSumBegin = R"(,"sum":")";
constexpr std::string_view kSumEnd = R"("})";
constexpr std::size_t kSumDigits = 16;
constexpr std::size_t kTailBytes = kSumBegin.size() + kSumDigits + kSumEnd.size();

/// `{"a":1}` becomes `{"a":1,"sum":"…"}`.
std::string with_sum(std::string_view line) {
  std::string out(line.substr(0, line.size() - 1));
  out.append(kSumBegin).append(hash_64_digits(line)).append(kSumEnd);
  return out;
}

/// The line without its sum; nothing when it has none, or another's.
std::optional<std::string> without_sum(std::string_view line) {
  if (line.size() <= kTailBytes || !line.ends_with(kSumEnd)) return std::nullopt;
  const std::string_view tail = line.substr(line.size() - kTailBytes);
  if (!tail.starts_with(kSumBegin)) return std::nullopt;
  std::string text(line.substr(0, line.size() - kTailBytes));
  text += '}';
  if (tail.substr(kSumBegin.size(), kSumDigits) != hash_64_digits(text))
    return std::nullopt;
  return text;
}

/// Bytes of the line with its sum that `bytes` begin with; nothing when there is none.
/// Where a line end was damaged, more stands behind it.
std::optional<std::size_t> size_of_sound(std::string_view bytes) {
  for (std::size_t tail = bytes.find(kSumBegin); tail != std::string_view::npos;
       tail = bytes.find(kSumBegin, tail + 1)) {
    const std::size_t size = tail + kTailBytes;
    if (size <= bytes.size() && without_sum(bytes.substr(0, size))) return size;
  }
  return std::nullopt;
}

/// Gives the whole lines of a file that are in its first `size_bytes` bytes, and the
/// number of bytes that they are.
template <class Take>
std::uint64_t each_line(int descriptor, const std::string& name,
                        std::uint64_t size_bytes, Take take) {
  constexpr std::size_t kBlockBytes = 1 << 16;
  std::string text;
  std::vector<char> block(kBlockBytes);
  std::uint64_t at = 0;
  std::uint64_t whole_bytes = 0;
  while (at < size_bytes) {
    const ssize_t count = read_at(
        descriptor, block.data(),
        static_cast<std::size_t>(std::min<std::uint64_t>(kBlockBytes, size_bytes - at)),
        at);
    if (count < 0) throw_file_error(name, errno);
    if (count == 0) break;
    at += static_cast<std::uint64_t>(count);
    std::size_t look_from = text.size();
    text.append(block.data(), static_cast<std::size_t>(count));
    std::size_t begin = 0;
    for (std::size_t end; (end = text.find('\n', look_from)) != std::string::npos;) {
      take(std::string_view(text).substr(begin, end - begin));
      begin = look_from = end + 1;
    }
    whole_bytes += begin;
    text.erase(0, begin);
  }
  return whole_bytes;
}

/// Tells sound lines from damaged ones.
class LineReader {
 public:
  explicit LineReader(const std::function<void(const LogLine&)>& take) : take_(take) {}

  void read(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t size =
          size_of_sound(line.substr(at)).value_or(line.size() - at);
      give(line.substr(at, size));
      at += size + 1;
    }
  }

 private:
  void give(std::string_view line) {
    ++number_;
    if (const std::optional<std::string> text = without_sum(line)) {
      has_sums_ = true;
      take_({number_, *text, false});
    } else {
      take_({number_, line, has_sums_});
    }
  }

  const std::function<void(const LogLine&)>& take_;
  std::size_t number_ = 0;
  bool has_sums_ = false;
};

}  // namespace

AppendLog::AppendLog(std::string path, const Message& busy, AppendLogOptions options,
                     Disk& disk)
    : path_(std::move(path)), disk_(disk) {
  while (!open(busy, options)) {
  }
  drop_torn_line();
  const int error_number = is_new_ ? sync_folder_of(disk_, path_) : 0;
  if (error_number == 0) return;
  disk_.remove(path_);
  throw_file_error(path_, error_number);
}

AppendLog::~AppendLog() {
  if (file_.is_open() && is_new_ && size_bytes_ == 0) disk_.remove(path_);
}

/// False when the file was removed by the process that had it locked.
bool AppendLog::open(const Message& busy, const AppendLogOptions& options) {
  constexpr int kFlags = O_RDWR | O_CLOEXEC | O_NOFOLLOW;
  is_new_ = false;
  file_.reset(disk_.open(path_, kFlags, 0));
  if (!file_.is_open() && errno == ENOENT) {
    file_.reset(disk_.open(path_, kFlags | O_CREAT | O_EXCL, options.mode));
    if (!file_.is_open() && errno == EEXIST) return false;
    is_new_ = file_.is_open();
  }
  if (!file_.is_open()) throw_file_error(path_, errno);
  if (!lock(options.lock)) {
    if (errno != EWOULDBLOCK && errno != EACCES) throw_file_error(path_, errno);
    throw Error(ErrorKind::unavailable, busy);
  }
  return is_in_place(file_.get(), path_);
}

bool AppendLog::lock(LogLock how) const {
  if (how == LogLock::open_file) return ::flock(file_.get(), LOCK_EX | LOCK_NB) == 0;
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  return ::fcntl(file_.get(), F_SETLK, &whole) == 0;
}

void AppendLog::drop_torn_line() {
  struct stat status {};
  if (::fstat(file_.get(), &status) != 0) throw_file_error(path_, errno);
  const auto size_bytes = static_cast<std::uint64_t>(status.st_size);
  size_bytes_ = each_line(file_.get(), path_, size_bytes, [](std::string_view) {});
  if (size_bytes_ == size_bytes) return;
  std::string rest(size_bytes - size_bytes_, '\0');
  if (read_at(file_.get(), rest.data(), rest.size(), size_bytes_) < 0)
    throw_file_error(path_, errno);
  const std::size_t sound = size_of_sound(rest).value_or(0);
  if (disk_.truncate(file_.get(), size_bytes_ + sound) != 0)
    throw_file_error(path_, errno);
  if (sound == 0) return;
  size_bytes_ += sound;  // whole but for its end
  if (const int error_number = write_at_end("\n", true); error_number != 0)
    throw_file_error(path_, error_number);
  ++size_bytes_;
}

void AppendLog::read(const std::function<void(const LogLine&)>& take) const {
  LineReader reader(take);
  each_line(file_.get(), path_, size_bytes_,
            [&reader](std::string_view line) { reader.read(line); });
}

void AppendLog::append(std::string_view line, bool durable) {
  const std::string bytes = with_sum(line) + '\n';
  const int error_number = write_at_end(bytes, durable);
  if (error_number == 0) {
    size_bytes_ += bytes.size();
    return;
  }
  // What could not be written whole must not be read later.
  disk_.truncate(file_.get(), size_bytes_);
  throw_file_error(path_, error_number);
}

int AppendLog::write_at_end(std::string_view bytes, bool durable) {
  std::uint64_t at = size_bytes_;
  const int error_number = write_all(bytes, [&](std::string_view rest) {
    const ssize_t count = disk_.write_at(file_.get(), rest, at);
    if (count > 0) at += static_cast<std::uint64_t>(count);
    return count;
  });
  if (error_number != 0) return error_number;
  return durable && disk_.sync_data(file_.get()) != 0 ? errno : 0;
}

std::string AppendLog::copy_aside() const {
  std::string copy = path_ + ".aside";
  for (int n = 2; std::filesystem::exists(copy); ++n)
    copy = path_ + ".aside-" + std::to_string(n);
  std::string bytes(size_bytes_, '\0');
  if (read_at(file_.get(), bytes.data(), bytes.size(), 0) < 0)
    throw_file_error(path_, errno);
  write_file(copy, bytes, disk_);
  return copy;
}

void AppendLog::clear() {
  if (disk_.truncate(file_.get(), 0) != 0) throw_file_error(path_, errno);
  size_bytes_ = 0;
}

void AppendLog::remove() noexcept {
  disk_.remove(path_);
  file_.reset();
}

void AppendLog::sync_all() const {
  if (disk_.sync_all(file_.get()) != 0) throw_file_error(path_, errno);
}

}  // namespace awase
