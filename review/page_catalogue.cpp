// SPDX-License-Identifier: Apache-2.0

#include "review/page_catalogue.h"

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

#include "text/catalogue_files.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Of the program, each opened once.
std::shared_ptr<const MessageCatalogue> opened(std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const MessageCatalogue>, std::less<>>
      all;
  constexpr std::size_t kMost = 100;  // Whatever requests ask for.
  const std::lock_guard lock(mutex);
  if (const auto known = all.find(language); known != all.end()) return known->second;
  auto catalogue = open_catalogue(language, {});
  if (all.size() < kMost) all.emplace(language, catalogue);
  return catalogue;
}

}  // namespace

std::string page_catalogues(const MessageCatalogue& reader) {
  nlohmann::ordered_json all = nlohmann::ordered_json::object();
  const auto add = [&all](const std::string& tag, const GettextCatalogue& catalogue) {
    for (const CatalogueEntry& entry : catalogue.entries()) {
      if (entry.plural.empty())
        all[tag][entry.sentence] = entry.forms.front();
      else
        all[tag][entry.sentence] = entry.forms;
    }
  };
  for (const CatalogueFile& file : catalogue_files()) {
    const std::string name(file.name.substr(0, file.name.find('.')));
    std::string tag = name;
    std::replace(tag.begin(), tag.end(), '_', '-');
    add(tag, GettextCatalogue(name, file.content, name));
  }
  // Of a language that is put into share/locale.
  if (const auto* const own = dynamic_cast<const GettextCatalogue*>(&reader);
      own != nullptr && !all.contains(own->language()))
    add(own->language(), *own);
  const nlohmann::json language =
      reader.language() == "en" ? std::string() : reader.language();
  return "export const READER = " + language.dump() +
         ";\nexport const CATALOGUES = " + all.dump() + ";\n";
}

std::shared_ptr<const MessageCatalogue> catalogue_for(
    std::string_view accept_language) {
  constexpr std::size_t kMostBytes = 200;  // Browsers send a few dozen.
  std::string_view rest = accept_language.substr(0, kMostBytes);
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    if (auto found = opened(trim(one.substr(0, one.find(';'))))) return found;
  }
  return opened("en");
}

}  // namespace awase
