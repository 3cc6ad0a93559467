// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/job_file.h"

#include "text/error.h"
#include "tmx/formats/job_formats.h"
#include "tmx/formats/memory_file_format.h"

namespace awase {

namespace {

/// What a file is by its content, else by its name.
std::optional<MemoryFormat> format_of(std::string_view bytes, const std::string& name) {
  const auto format = format_of_memory_bytes(bytes);
  return format ? format : format_of_path(name);
}

}  // namespace

bool is_job_file(std::string_view bytes, const std::string& name) {
  const auto format = format_of(bytes, name);
  return format == MemoryFormat::xliff || format == MemoryFormat::po;
}

std::unique_ptr<JobFile> read_job_file(std::string bytes, const std::string& name) {
  if (bytes.starts_with("\x1F\x8B"))
    throw Error(ErrorKind::input,
                Message("{file}: this job is compressed; unpack it with 'gunzip'",
                        {{"file", name}}));
  const auto format = format_of(bytes, name);
  if (format == MemoryFormat::xliff) return read_xliff_job(std::move(bytes), name);
  if (format == MemoryFormat::po) return read_po_job(std::move(bytes), name);
  throw Error(ErrorKind::input,
              Message("{file}: this is neither XLIFF nor PO; save the job as one of "
                      "them in your CAT tool",
                      {{"file", name}}));
}

}  // namespace awase
