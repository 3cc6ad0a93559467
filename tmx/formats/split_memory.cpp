// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/split_memory.h"

#include <map>
#include <memory>

#include "text/file.h"
#include "text/file_endings.h"
#include "text/output_places.h"
#include "tmx/encoded_input.h"
#include "tmx/file_sink.h"
#include "tmx/formats/memory_input.h"
#include "tmx/read_tmx.h"

namespace awase {
namespace {

/// "dir/part-001.tmx.gz" of "dir/part.tmx.gz" and "001".
std::string part_path(const std::string& path, const std::string& part) {
  const std::size_t slash = path.find_last_of('/');
  const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  std::size_t dot =
      ends_in_gz(path) ? path.rfind('.', path.size() - 4) : path.rfind('.');
  if (dot == std::string::npos || dot <= name) dot = path.size();
  return path.substr(0, dot) + "-" + part + path.substr(dot);
}

/// The files of the parts: each is opened when its first unit comes.
class PartFiles {
 public:
  PartFiles(const std::string& input, const std::string& path,
            const WrittenPart& written)
      : input_(input), path_(path), written_(written) {}

  ByteSink open(const std::string& part) {
    const std::string path = part_path(path_, part);
    check_output_places(std::vector<NamedPlace>{{"-o", path}},
                        std::vector<NamedPlace>{{"FILE", input_}});
    auto& file = files_[part];
    file = std::make_unique<OutputFile>(path);
    return sink_of(*file);
  }
  void close(const std::string& part, const WriteSummary& summary) {
    OutputFile& file = *files_.at(part);
    file.commit();
    written_(file.name(), summary);
    files_.erase(part);
    ++count_;
  }
  std::size_t count() const { return count_; }

 private:
  const std::string& input_;
  const std::string& path_;
  const WrittenPart& written_;
  std::map<std::string, std::unique_ptr<OutputFile>> files_;
  std::size_t count_ = 0;
};

}  // namespace

SplitMemory split_memory(const std::string& input_path, const std::string& path,
                         const SplitOptions& split, const WriteOptions& write,
                         const WrittenPart& written) {
  const RereadableInput input(input_path);
  require_tmx(input);
  {
    // Parts are written one after the other, so a file that is broken near its end
    // would leave those before it behind.
    TmxReader whole(input.open(), input.name());
    for (TranslationUnit unit; whole.next(unit);) {
    }
  }
  TmxReader reader(input.open(), input.name());
  PartFiles files(input_path, path, written);
  Splitter splitter(
      reader.header(), split, write,
      [&](const std::string& part) { return files.open(part); },
      [&](const std::string& part, const WriteSummary& summary) {
        files.close(part, summary);
      });
  for (TranslationUnit unit; reader.next(unit);) splitter.add(unit);
  splitter.finish();
  return {files.count(), splitter.left_out(), reader.issues()};
}

}  // namespace awase
