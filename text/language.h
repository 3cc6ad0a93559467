// SPDX-License-Identifier: Apache-2.0
//
// Language tags (BCP 47), and which language a text is in.

#pragma once

#include <string>
#include <string_view>

namespace awase {

/// `tag` in its canonical form: "ja_jp" is "ja-JP", "EN" is "en", "jpn" is "ja", "iw"
/// is "he". Throws Error (usage) when it is not a well-formed BCP 47 tag or names no
/// known language; the message proposes one where it can ("jp", "Japanese": "ja").
std::string canonical_language(std::string_view tag);

/// The language of a canonical tag without script, region and the rest: "zh" of
/// "zh-Hant-TW". Empty for an empty tag.
std::string primary_language(std::string_view tag);

/// `tag`, which is canonical, with the region that it most likely means where it names
/// none: "ja-JP" of "ja", "zh-TW" of "zh-Hant". As it is where no region is known.
std::string with_likely_region(std::string_view tag);

/// The name of a language in the language `in`: "Japanese", "Portuguese (Brazil)". The
/// tag itself when ICU knows no name.
std::string language_name(std::string_view tag, std::string_view in = "en");

/// What detect_language() found.
struct DetectedLanguage {
  std::string tag;          ///< Primary subtag, "ja" say; empty when unsure.
  double confidence = 0.0;  ///< 0..1; 0 when unsure. Above 0.5 trust it.

  bool operator==(const DetectedLanguage&) const = default;
};

/// Whether detect_language() can give `tag`, a primary subtag.
bool is_detectable(std::string_view tag);

/// The language that `text` (UTF-8) is written in, by its scripts, then by the
/// commonest words and the letters of ar bg cs da de el en es fa fi fr he hi hu is it
/// ja ko nl no pl pt ro ru sr sv th tr uk ur vi zh. Two sentences are enough. Of a long
/// text three samples are looked at.
DetectedLanguage detect_language(std::string_view text);

}  // namespace awase
