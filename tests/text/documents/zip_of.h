// SPDX-License-Identifier: Apache-2.0
//
// A zip archive for a test.

#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>
#include <zip.h>

namespace awase {

/// An archive of these files (name, content).
inline std::string zip_of(
    const std::vector<std::pair<std::string, std::string>>& files) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const sink = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(sink);
  zip_t* const zip = zip_open_from_source(sink, ZIP_TRUNCATE, &error);
  if (zip == nullptr) throw std::runtime_error("no archive");
  for (const auto& [name, content] : files) {
    zip_file_add(zip, name.c_str(),
                 zip_source_buffer(zip, content.data(), content.size(), 0),
                 ZIP_FL_ENC_UTF_8);
  }
  if (zip_close(zip) != 0) throw std::runtime_error("archive not written");
  zip_source_open(sink);
  zip_source_seek(sink, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(sink)), '\0');
  zip_source_seek(sink, 0, SEEK_SET);
  zip_source_read(sink, bytes.data(), bytes.size());
  zip_source_close(sink);
  zip_source_free(sink);
  return bytes;
}

}  // namespace awase
