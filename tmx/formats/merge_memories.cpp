// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/merge_memories.h"

#include <filesystem>
#include <optional>

#include "tmx/combine.h"
#include "tmx/encoded_input.h"
#include "tmx/formats/memory_input.h"
#include "tmx/read_tmx.h"

namespace awase {

MergedMemories merge_memories(const std::vector<std::string>& paths, bool says_origin,
                              const ByteSink& sink, const WriteOptions& write) {
  MergedMemories done;
  std::optional<TmxWriter> writer;
  Header header;
  std::vector<RereadableInput> inputs(paths.begin(), paths.end());
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    const std::string& input = paths[k];
    require_tmx(inputs[k]);
    TmxReader reader(inputs[k].open(), inputs[k].name());
    if (!writer) {
      header = reader.header();
      for (const RereadableInput& other : inputs)
        adopt_namespaces(header, TmxReader(other.open(), other.name()).header());
      writer.emplace(sink, header, write);
    }
    const std::string file = !says_origin || input == "-"
                                 ? std::string()
                                 : std::filesystem::path(input).filename().string();
    for (TranslationUnit unit; reader.next(unit);) {
      adopt_unit(unit, reader.header(), header, file);
      writer->add(unit);
    }
    append(done.issues, reader.issues());
  }
  writer->finish();
  done.written = writer->summary().units;
  append(done.issues, describe_issues(writer->summary()));
  return done;
}

}  // namespace awase
