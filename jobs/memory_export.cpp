// SPDX-License-Identifier: Apache-2.0

#include "jobs/memory_export.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <thread>

#include "text/error.h"
#include "text/file.h"
#include "tmx/combine.h"

namespace awase {

ExportedUnits export_units(const StoreSnapshot& snapshot, const std::string& path,
                           MemoryFormat format, const UnitWriteOptions& options,
                           const ByteSink& sink) {
  const std::vector<StoreSource>& sources = snapshot.sources();
  const Header header = sources.empty() ? Header() : sources.front().header;
  const auto writer = write_units(format, sink, header, options);
  const bool is_mixed = sources.size() > 1;
  const std::size_t lost = snapshot.for_each(
      [&](std::uint64_t, std::uint32_t source, const TranslationUnit& unit) {
        if (!is_mixed || source >= sources.size()) {
          writer->add(unit);
          return;
        }
        TranslationUnit adopted = unit;
        adopt_unit(adopted, sources[source].header, header, sources[source].name);
        writer->add(adopted);
      });
  if (lost > 0)
    throw Error(
        ErrorKind::input,
        Message::plural("{file}: {count} unit is damaged and nothing was written; "
                        "'awase memory compact {file}' saves what is whole",
                        "{file}: {count} units are damaged and nothing was written; "
                        "'awase memory compact {file}' saves what is whole",
                        lost, {{"file", path}}));
  writer->finish();
  return {writer->written(), writer->issues()};
}

void watch_memory(
    const std::string& path, const std::string& folder, const UnitWriteOptions& options,
    const std::function<bool()>& stopped,
    const std::function<void(const std::string&, const ExportedUnits&)>& written) {
  const std::filesystem::path name =
      std::filesystem::path(path).filename().replace_extension(".tmx");
  const std::string file = std::filesystem::path(folder) / name;
  std::shared_ptr<const StoreSnapshot> before;
  while (!stopped()) {
    const std::shared_ptr<const StoreSnapshot> now = StoreSnapshot::read(path, before);
    if (!before || !now->is_same_as(*before)) {
      OutputFile output(file);
      const ExportedUnits done =
          export_units(*now, path, MemoryFormat::tmx, options,
                       [&output](std::string_view bytes) { output.write(bytes); });
      output.commit();
      written(file, done);
    }
    before = now;
    constexpr int kStepsOfASecond = 10;
    for (int step = 0; step < kStepsOfASecond && !stopped(); ++step)
      std::this_thread::sleep_for(std::chrono::milliseconds(1000 / kStepsOfASecond));
  }
}

}  // namespace awase
