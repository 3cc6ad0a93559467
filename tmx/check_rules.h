// SPDX-License-Identifier: Apache-2.0
//
// The rules that a TMX is checked against, as a table.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace awase {

/// Tools and services that import TMX, as `--for` names them.
enum class Importer : std::uint8_t {
  omegat,
  trados,
  memoq,
  phrase,
  okapi,
  pontoon,
  smartling
};

/// The importer of a name that `--for` takes; none when there is no such name.
std::optional<Importer> find_importer(std::string_view name);
/// All names that `--for` takes.
std::vector<std::string_view> importer_names();

enum class Severity : std::uint8_t {
  error,    ///< Not a valid TMX 1.4, or refused by the importer that was named.
  warning,  ///< Valid, and yet some tool will make something else of it.
};

/// A kind of violation.
struct CheckRule {
  std::string_view id;  ///< "empty-segment": for people and programs to name it.
  Severity severity = Severity::error;
  std::string_view harm;        ///< What it breaks, and for whom; translatable().
  std::string_view hint;        ///< How to mend it; translatable().
  std::uint8_t refused_by = 0;  ///< Bit n: Importer n refuses or spoils it.

  bool is_refused_by(Importer importer) const {
    return (refused_by >> static_cast<unsigned>(importer) & 1U) != 0;
  }
};

/// All rules, in the order in which docs/formats.md lists them.
std::span<const CheckRule> check_rules();

/// The rule with that id, which must be there.
const CheckRule& check_rule(std::string_view id);

}  // namespace awase
