// SPDX-License-Identifier: Apache-2.0
//
// What an SRX file says, compiled. Shared by its reader and its splitter only.

#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <unicode/regex.h>

#include "text/srx.h"

namespace awase {

struct SrxRule {
  bool breaks = true;
  std::size_t line = 0;                       // In the SRX file.
  std::unique_ptr<icu::RegexPattern> before;  // Null: matches anywhere.
  std::unique_ptr<icu::RegexPattern> after;
};

struct SrxMap {
  std::unique_ptr<icu::RegexPattern> language;
  std::string rules_name;
  XmlPosition position;
};

struct SrxRules::Data {
  std::string name;
  bool cascades = false;
  std::map<std::string, std::vector<SrxRule>, std::less<>> rules;
  std::vector<SrxMap> maps;
};

}  // namespace awase
