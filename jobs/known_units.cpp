// SPDX-License-Identifier: Apache-2.0

#include "jobs/known_units.h"

#include "text/error.h"

namespace awase {

KnownUnits::KnownUnits(const std::string& path, const DeduplicateOptions& options)
    : options_(options) {
  const auto snapshot = StoreSnapshot::read(path);
  const Header none;
  const std::size_t lost = snapshot->for_each(
      [&](std::uint64_t, std::uint32_t source, const TranslationUnit& unit) {
        const auto& sources = snapshot->sources();
        keys_.insert(duplicate_key(
            unit, source < sources.size() ? sources[source].header : none, options_));
      });
  if (lost > 0)
    throw Error(
        ErrorKind::input,
        Message("{file}: this memory is damaged; 'awase memory compact {file}' saves "
                "what is whole",
                {{"file", path}}));
}

bool KnownUnits::has(const TranslationUnit& unit, const Header& header) const {
  return keys_.contains(duplicate_key(unit, header, options_));
}

}  // namespace awase
