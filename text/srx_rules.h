// SPDX-License-Identifier: Apache-2.0
//
// What an SRX file says. Shared by its reader and its splitter only.

#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/srx.h"

namespace awase {

/// An expression as it stands in the file, in Java's syntax.
struct SrxPattern {
  std::string text;  ///< Empty: matches anywhere.
  XmlPosition position;
};

struct SrxRule {
  bool breaks = true;
  std::size_t line = 0;  // In the SRX file.
  SrxPattern before;
  SrxPattern after;
};

struct SrxMap {
  SrxPattern language;
  std::string rules_name;
  XmlPosition position;
};

struct SrxRules::Data {
  std::string name;
  bool cascades = false;
  std::map<std::string, std::vector<SrxRule>, std::less<>> rules;
  std::vector<SrxMap> maps;
};

/// `pattern` in ICU's syntax: braces that count nothing are escaped.
std::string icu_pattern(std::string_view pattern);

}  // namespace awase
