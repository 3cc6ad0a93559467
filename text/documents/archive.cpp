// SPDX-License-Identifier: Apache-2.0

#include "text/documents/archive.h"

#include <algorithm>
#include <zip.h>

#include "text/ascii.h"
#include "text/error.h"

namespace awase {
namespace {

bool climbs_out(std::string_view path) {
  if (path.starts_with('/') || path.starts_with('\\')) return true;
  if (path.size() > 1 && path[1] == ':') return true;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find_first_of("/\\", at), path.size());
    if (path.substr(at, end - at) == "..") return true;
    at = end + 1;
  }
  return false;
}

std::string megabytes(std::size_t bytes) { return std::to_string(bytes >> 20) + " MB"; }

std::string without_escapes(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
        hex_value(text[i + 2]) >= 0) {
      plain += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

}  // namespace

bool begins_like_zip(std::string_view bytes) {
  using namespace std::string_view_literals;
  return bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv);
}

struct Archive::State {
  struct Close {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
  };

  std::string name;
  ArchiveLimits limits;
  std::unique_ptr<zip_t, Close> zip;
  std::size_t unpacked_bytes = 0;

  [[noreturn]] void refuse(Message what) const {
    throw Error(
        ErrorKind::input,
        Message("{file}: {reason}", {{"file", name}, {"reason", std::move(what)}}));
  }
};

Archive::Archive(std::string_view bytes, std::string name, const ArchiveLimits& limits)
    : state_(std::make_unique<State>()) {
  state_->name = std::move(name);
  state_->limits = limits;
  const Message damaged =
      Message("damaged or cut off (no complete zip archive); get the file again");
  if (!begins_like_zip(bytes)) state_->refuse(damaged);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source =
      zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) state_->refuse(Message("out of memory"));
  state_->zip.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!state_->zip) {
    zip_source_free(source);
    zip_error_fini(&error);
    state_->refuse(damaged);
  }
  const zip_int64_t entries = zip_get_num_entries(state_->zip.get(), 0);
  if (entries > static_cast<zip_int64_t>(limits.max_entries)) {
    state_->refuse(
        Message("an archive of more than {most} files; no document has so many",
                {{"most", limits.max_entries}}));
  }
  for (zip_int64_t i = 0; i < entries; ++i) {
    const char* const path = zip_get_name(state_->zip.get(), i, ZIP_FL_ENC_GUESS);
    if (path != nullptr && climbs_out(path))
      state_->refuse(
          Message("holds a file whose name leads out of the archive; not read"));
  }
}

Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

bool Archive::has(const std::string& path) const {
  return zip_name_locate(state_->zip.get(), path.c_str(), ZIP_FL_ENC_GUESS) >= 0;
}

std::string Archive::place(const std::string& path) const {
  return state_->name + ": " + path;
}

std::string Archive::read(const std::string& path) {
  const auto refuse = [&](Message what) {
    throw Error(ErrorKind::input,
                Message("{file}: {reason}",
                        {{"file", place(path)}, {"reason", std::move(what)}}));
  };
  const zip_int64_t index =
      zip_name_locate(state_->zip.get(), path.c_str(), ZIP_FL_ENC_GUESS);
  if (index < 0)
    refuse(Message("not in the archive; the file is damaged or of another kind"));
  zip_stat_t stat;
  zip_stat_init(&stat);
  zip_stat_index(state_->zip.get(), static_cast<zip_uint64_t>(index), 0, &stat);
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
      stat.encryption_method != ZIP_EM_NONE)
    refuse(Message("encrypted; save the document without a password"));
  const ArchiveLimits& limits = state_->limits;
  constexpr std::size_t kHarmlessBytes = std::size_t{1} << 20;
  // What the directory says of the sizes may be a lie: they are only trusted to refuse.
  const std::size_t limit = std::min(
      {limits.max_entry_bytes, limits.max_unpacked_bytes - state_->unpacked_bytes,
       std::max<std::size_t>(kHarmlessBytes, static_cast<std::size_t>(stat.comp_size) *
                                                 limits.max_ratio)});
  const auto refuse_bomb = [&] {
    refuse(
        Message("unpacks to more than {limit}, which no document of this size does; "
                "not read",
                {{"limit", megabytes(limit)}}));
  };
  if (stat.size > limit) refuse_bomb();
  const std::unique_ptr<zip_file_t, State::Close> file(
      zip_fopen_index(state_->zip.get(), static_cast<zip_uint64_t>(index), 0));
  if (!file)
    refuse(Message("cannot be unpacked; the file is damaged or of an unusual kind"));
  std::string content;
  constexpr std::size_t kChunkBytes = std::size_t{1} << 16;
  for (;;) {
    const std::size_t begin = content.size();
    content.resize(begin + kChunkBytes);
    const zip_int64_t got = zip_fread(file.get(), content.data() + begin, kChunkBytes);
    if (got < 0)
      refuse(Message("damaged: it cannot be unpacked to its end; get the file again"));
    content.resize(begin + static_cast<std::size_t>(got));
    if (content.size() > limit) refuse_bomb();
    if (got == 0) break;
  }
  state_->unpacked_bytes += content.size();
  return content;
}

std::string resolve_path(std::string_view from, std::string_view reference) {
  reference = reference.substr(0, reference.find_first_of("#?"));
  std::string path = without_escapes(reference);
  if (path.starts_with('/')) {
    path.erase(0, 1);
  } else if (const std::size_t slash = from.rfind('/');
             slash != std::string_view::npos) {
    path.insert(0, from.substr(0, slash + 1));
  }
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view part = std::string_view(path).substr(at, end - at);
    at = end + 1;
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (parts.empty()) {
      return {};
    } else {
      parts.pop_back();
    }
  }
  std::string resolved;
  for (const std::string_view part : parts) {
    if (!resolved.empty()) resolved += '/';
    resolved += part;
  }
  return resolved;
}

}  // namespace awase
