// SPDX-License-Identifier: Apache-2.0
//
// Small memories for the tests of `awase tmx`.

#pragma once

#include <string>
#include <string_view>

namespace awase {

/// A TMX whose body is `units`, which begin in line 4, column 1.
inline std::string tmx_of(std::string_view units, std::string_view source = "ja") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n"
         "<header creationtool=\"t\" creationtoolversion=\"1\" segtype=\"sentence\" "
         "o-tmf=\"t\" adminlang=\"en\" srclang=\"" +
         std::string(source) + "\" datatype=\"plaintext\"/><body>\n" +
         std::string(units) + "\n</body>\n</tmx>\n";
}

/// A unit of Japanese and English, with whatever attributes and annotations.
inline std::string tmx_unit(std::string_view ja, std::string_view en,
                            std::string_view attributes = "",
                            std::string_view annotations = "") {
  return "<tu" + std::string(attributes) + ">" + std::string(annotations) +
         "<tuv xml:lang=\"ja\"><seg>" + std::string(ja) +
         "</seg></tuv><tuv xml:lang=\"en\"><seg>" + std::string(en) +
         "</seg></tuv></tu>\n";
}

}  // namespace awase
