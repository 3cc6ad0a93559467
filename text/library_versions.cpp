// SPDX-License-Identifier: Apache-2.0

#include "text/library_versions.h"

#include <algorithm>
#include <expat.h>
#include <libstemmer.h>
#include <zlib.h>

#include <boost/version.hpp>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

namespace awase {
namespace {

std::string spelled(const UVersionInfo& version) {
  char digits[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(version, digits);
  return digits;
}

std::string icu_version() {
  UVersionInfo library;
  u_getVersion(library);
  UVersionInfo unicode;
  u_getUnicodeVersion(unicode);
  return spelled(library) + " (Unicode " + spelled(unicode) + ")";
}

std::string boost_version() {
  std::string version = BOOST_LIB_VERSION;  // "1_74"
  std::replace(version.begin(), version.end(), '_', '.');
  return version;
}

/// It has no version; what it can do tells one from the other.
std::string stemmer_version() {
  std::size_t count = 0;
  for (const char** name = sb_stemmer_list(); *name != nullptr; ++name) ++count;
  return "(" + std::to_string(count) + " languages)";
}

}  // namespace

std::vector<LibraryVersion> library_versions() {
  const XML_Expat_Version expat = XML_ExpatVersionInfo();
  return {{"ICU", icu_version()},
          {"Boost.Locale", boost_version()},
          {"expat", std::to_string(expat.major) + "." + std::to_string(expat.minor) +
                        "." + std::to_string(expat.micro)},
          {"zlib", zlibVersion()},
          {"libstemmer", stemmer_version()}};
}

}  // namespace awase
