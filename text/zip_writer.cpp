// SPDX-License-Identifier: Apache-2.0

#include "text/zip_writer.h"

#include <deque>
#include <new>
#include <utility>
#include <zip.h>

namespace awase {
namespace {

/// 1980-01-01 00:00, the first that zip archives know.
constexpr zip_uint16_t kFirstDay = (1U << 5U) | 1U;

}  // namespace

struct ZipWriter::State {
  zip_source_t* bytes = nullptr;
  zip_t* archive = nullptr;
  std::deque<std::string> files;  ///< Read when the archive is closed.

  State() {
    zip_error_t error;
    zip_error_init(&error);
    bytes = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (bytes == nullptr) throw std::bad_alloc();
    zip_source_keep(bytes);
    archive = zip_open_from_source(bytes, ZIP_TRUNCATE, &error);
    if (archive == nullptr) throw std::bad_alloc();
  }
  ~State() {
    if (archive != nullptr) zip_discard(archive);
    zip_source_free(bytes);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

ZipWriter::ZipWriter() : state_(std::make_unique<State>()) {}
ZipWriter::~ZipWriter() = default;

void ZipWriter::add(const std::string& path, std::string bytes, Packing packing) {
  state_->files.push_back(std::move(bytes));
  const std::string& kept = state_->files.back();
  zip_source_t* source =
      zip_source_buffer(state_->archive, kept.data(), kept.size(), 0);
  if (source == nullptr) throw std::bad_alloc();
  const zip_int64_t index =
      zip_file_add(state_->archive, path.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    throw std::bad_alloc();
  }
  const auto number = static_cast<zip_uint64_t>(index);
  zip_set_file_compression(state_->archive, number,
                           packing == Packing::stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                           0);
  zip_file_set_dostime(state_->archive, number, 0, kFirstDay, 0);
}

std::string ZipWriter::finish() {
  if (zip_close(state_->archive) != 0) throw std::bad_alloc();
  state_->archive = nullptr;
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(state_->bytes, &stat) != 0 || zip_source_open(state_->bytes) != 0)
    throw std::bad_alloc();
  std::string archive(stat.size, '\0');
  const zip_int64_t count =
      zip_source_read(state_->bytes, archive.data(), archive.size());
  zip_source_close(state_->bytes);
  if (count != static_cast<zip_int64_t>(archive.size())) throw std::bad_alloc();
  return archive;
}

}  // namespace awase
