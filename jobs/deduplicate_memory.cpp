// SPDX-License-Identifier: Apache-2.0

#include "jobs/deduplicate_memory.h"

#include "tmx/read_tmx.h"

namespace awase {

DeduplicatedMemory deduplicate_memory(const RereadableInput& input,
                                      const DeduplicateOptions& options, bool keep_all,
                                      const KnownUnits* known, const ByteSink& sink,
                                      const WriteOptions& write,
                                      const UnitLeftOut& dropped) {
  Deduplicator deduplicator(options);
  {
    TmxReader reader(input.open(), input.name());
    for (TranslationUnit unit; reader.next(unit);)
      deduplicator.add(unit, reader.header());
  }
  DeduplicatedMemory done;
  done.duplicates = deduplicator.settle();

  TmxReader reader(input.open(), input.name());
  TmxWriter writer(sink, reader.header(), write);
  std::size_t number = 0;
  for (TranslationUnit unit; reader.next(unit); ++number) {
    if (known != nullptr && known->has(unit, reader.header())) {
      ++done.known;
      if (!deduplicator.is_kept(number)) --done.duplicates;
      dropped(unit, reader.header(), "known");
    } else if (!deduplicator.is_kept(number) && !keep_all) {
      dropped(unit, reader.header(), "duplicate");
    } else if (!writer.add(unit)) {
      dropped(unit, reader.header(), "no text in two languages");
    }
  }
  writer.finish();
  done.header = reader.header();
  done.written = writer.summary().units;
  done.issues = reader.issues();
  append(done.issues, describe_issues(writer.summary()));
  return done;
}

}  // namespace awase
