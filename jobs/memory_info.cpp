// SPDX-License-Identifier: Apache-2.0

#include "jobs/memory_info.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/error.h"
#include "text/unicode.h"

namespace awase {

StoreContents contents_of(const StoreSnapshot& snapshot) {
  StoreContents contents;
  contents.by_source.resize(snapshot.sources().size());
  contents.lost = snapshot.for_each(
      [&](std::uint64_t, std::uint32_t source, const TranslationUnit& unit) {
        if (source < contents.by_source.size()) ++contents.by_source[source];
        for (const Variant& variant : unit.variants)
          ++contents.by_language[variant.language];
      });
  return contents;
}

void check_store(const std::string& memory, const StoreSnapshot& snapshot,
                 const StoreContents& contents) {
  std::size_t damaged = contents.lost > 0 ? 1 : 0;
  for (const auto& part : snapshot.parts()) damaged += part->damaged_sections().size();
  if (damaged > 0)
    throw Error(ErrorKind::input, Message("{file}: this memory is damaged; 'awase "
                                          "memory compact {file}' saves what is whole",
                                          {{"file", memory}}));
}

std::string store_text(const StoreSnapshot& snapshot, const StoreContents& contents,
                       const MessageCatalogue& reader) {
  std::string out;
  const auto line = [&](const std::string& name, const std::string& value) {
    constexpr std::size_t kName = 14;
    out += name + std::string(kName - std::min(kName - 1, display_width(name)), ' ') +
           value + "\n";
  };
  line(Message("units").render(reader), std::to_string(snapshot.units()));
  for (const auto& [language, units] : contents.by_language)
    line(language, std::to_string(units));
  for (std::size_t i = 0; i < contents.by_source.size(); ++i)
    line(i == 0 ? Message("files").render(reader) : std::string(),
         std::to_string(contents.by_source[i]) + "  " + snapshot.sources()[i].name);
  line(Message("size").render(reader),
       Message("{size} bytes, {dead} of them dead",
               {{"size", snapshot.size_bytes()}, {"dead", snapshot.dead_bytes()}})
           .render(reader));
  return out;
}

std::string store_json(const StoreSnapshot& snapshot, const StoreContents& contents) {
  nlohmann::ordered_json json = {{"units", snapshot.units()},
                                 {"size_bytes", snapshot.size_bytes()},
                                 {"dead_bytes", snapshot.dead_bytes()},
                                 {"parts", snapshot.parts().size()},
                                 {"languages", contents.by_language},
                                 {"files", nlohmann::ordered_json::array()}};
  for (std::size_t i = 0; i < contents.by_source.size(); ++i)
    json["files"].push_back(
        {{"name", snapshot.sources()[i].name}, {"units", contents.by_source[i]}});
  return json.dump(2) + "\n";
}

}  // namespace awase
