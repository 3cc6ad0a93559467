// SPDX-License-Identifier: Apache-2.0

#include "tmx/pass_memory.h"

#include <utility>

#include "tmx/read_tmx.h"

namespace awase {
namespace {

PassedMemory finished(const TmxReader& reader, TmxWriter& writer) {
  writer.finish();
  PassedMemory done;
  done.written = writer.summary().units;
  done.issues = reader.issues();
  append(done.issues, describe_issues(writer.summary()));
  return done;
}

}  // namespace

PassedMemory rewrite_memory(const std::string& path, const ByteSink& sink,
                            const WriteOptions& write,
                            const std::function<void(Header&)>& change_header,
                            const std::function<void(TranslationUnit&)>& change_unit) {
  TmxReader reader = open_tmx(path);
  Header header = reader.header();
  change_header(header);
  TmxWriter writer(sink, header, write);
  for (TranslationUnit unit; reader.next(unit);) {
    change_unit(unit);
    writer.add(unit);
  }
  return finished(reader, writer);
}

PassedMemory select_units(const std::string& path, const Selector& selector,
                          const ByteSink& sink, const WriteOptions& write,
                          DroppedUnits& dropped) {
  TmxReader reader = open_tmx(path);
  const Header& header = reader.header();
  TmxWriter writer(sink, header, write);
  std::size_t left_out = 0;
  for (TranslationUnit unit; reader.next(unit);) {
    const std::string reason = selector.reason_against(unit, header);
    if (reason.empty()) {
      writer.add(unit);
    } else {
      ++left_out;
      dropped.add(std::move(unit), header, reason);
    }
  }
  PassedMemory done = finished(reader, writer);
  done.left_out = left_out;
  dropped.commit(header);
  return done;
}

}  // namespace awase
