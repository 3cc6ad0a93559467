// SPDX-License-Identifier: Apache-2.0

#include "text/zip_archive.h"

#include <cerrno>
#include <cstdio>
#include <span>
#include <string_view>
#include <utility>
#include <vector>
#include <zip.h>

#include "text/error.h"
#include "text/temporary_file.h"

namespace awase {
namespace {

constexpr zip_uint64_t kFreeBytes = zip_uint64_t{64} << 20;

}  // namespace

struct ZipArchive::State {
  std::string name;
  std::size_t packed_bytes = 0;
  zip_t* archive = nullptr;

  ~State() {
    if (archive != nullptr) zip_discard(archive);
  }
  Error error(Message what) const {
    return {ErrorKind::input,
            Message("{file}: {reason}", {{"file", name}, {"reason", std::move(what)}})};
  }
};

ZipArchive::ZipArchive(XmlSource source, std::string name)
    : state_(std::make_shared<State>()) {
  state_->name = std::move(name);
  TemporaryFile file = open_temporary_file();
  std::vector<char> block(std::size_t{64} << 10);
  while (const std::size_t count = source(block)) {
    if (std::fwrite(block.data(), 1, count, file.get()) != count)
      throw_temporary_file_error(errno);
    state_->packed_bytes += count;
  }
  if (std::fflush(file.get()) != 0) throw_temporary_file_error(errno);
  std::rewind(file.get());

  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* zip = zip_source_filep_create(file.get(), 0, -1, &error);
  if (zip == nullptr) throw_temporary_file_error(ENOMEM);
  file.release();  // The source closes it.
  state_->archive = zip_open_from_source(zip, ZIP_RDONLY, &error);
  if (state_->archive == nullptr) {
    zip_source_free(zip);
    throw state_->error(
        Message("this is no zip archive, or a damaged one; save it again"));
  }
}

std::size_t ZipArchive::packed_bytes() const { return state_->packed_bytes; }

bool ZipArchive::has(const std::string& path) const {
  return zip_name_locate(state_->archive, path.c_str(), 0) >= 0;
}

std::vector<std::string> ZipArchive::files() const {
  std::vector<std::string> names;
  const zip_int64_t count = zip_get_num_entries(state_->archive, 0);
  for (zip_int64_t k = 0; k < count; ++k) {
    const char* name = zip_get_name(state_->archive, static_cast<zip_uint64_t>(k), 0);
    if (name != nullptr && !std::string_view(name).ends_with('/'))
      names.emplace_back(name);
  }
  return names;
}

XmlSource ZipArchive::open(const std::string& path) const {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(state_->archive, path.c_str(), 0, &stat) != 0)
    throw state_->error(
        Message("there is no {path} in it; save it again", {{"path", path}}));
  zip_file_t* file = zip_fopen(state_->archive, path.c_str(), 0);
  if (file == nullptr) {
    throw state_->error(
        Message("{path} in it cannot be unpacked ({reason}); save it again",
                {{"path", path}, {"reason", zip_strerror(state_->archive)}}));
  }
  // The archive must outlive its file.
  const std::shared_ptr<zip_file_t> opened(
      file, [state = state_](zip_file_t* f) { zip_fclose(f); });
  const zip_uint64_t packed =
      (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : 0;
  return [opened, state = state_, path, packed,
          unpacked = zip_uint64_t{0}](std::span<char> into) mutable {
    const zip_int64_t count = zip_fread(opened.get(), into.data(), into.size());
    if (count < 0)
      throw state->error(
          Message("{path} in it is damaged; save it again", {{"path", path}}));
    unpacked += static_cast<zip_uint64_t>(count);
    if (unpacked > kFreeBytes && unpacked / kMostZipRatio > packed) {
      throw state->error(Message(
          "{path} in it unpacks to more than {times} times its size, as no text "
          "does; refused",
          {{"path", path}, {"times", kMostZipRatio}}));
    }
    return static_cast<std::size_t>(count);
  };
}

}  // namespace awase
