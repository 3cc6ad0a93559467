// SPDX-License-Identifier: Apache-2.0
//
// From which language to which memories are asked.

#pragma once

#include <span>
#include <string>
#include <vector>

#include "tmx/store/memory_store.h"

namespace awase {

/// From which language to which a memory is asked. Tags are BCP 47; empty: not known.
struct LookupLanguages {
  std::string source;
  std::string target;
};

/// Memories that are asked together.
using AskedMemories = std::span<const MemoryStore* const>;

/// Languages of the units of a memory, or of several: each once, those of the first
/// memory first.
std::vector<std::string> languages_of(AskedMemories memories);

/// Whether one of `languages` serves `wanted`; see serves_language().
bool has_language(const std::vector<std::string>& languages, const std::string& wanted);

/// "en, ja".
std::string listed_languages(const std::vector<std::string>& languages);

/// Throws Error (usage) when a language of `asked` is in no unit, with the languages
/// that are. `memory` is how the message calls the memory.
void check_languages(const std::string& memory,
                     const std::vector<std::string>& languages,
                     const LookupLanguages& asked);

/// The one language of `languages` that is not `known`, whatever its region; empty when
/// there are several.
std::string other_language(const std::vector<std::string>& languages,
                           const std::string& known);

/// The language of `text` among those of `memories`: that which it is in, if that is
/// sure, else that of the sources of the first memory's first file, if it has spaces as
/// the text has, else another that has. Empty when the memories have no units. May be
/// one that they lack when `text` is surely in it.
std::string source_language_of(const std::string& text, AskedMemories memories);

/// Fills in what `given` leaves open for looking up `text`: the source is the language
/// that the text is in, if the memories have it and it is not the target; else, for a
/// text that does not say it, that in which they have what is most similar; the target
/// is their other language when they have just two, else any. Throws Error (usage) when
/// they have no unit in one that is given, or no unit at all.
LookupLanguages choose_languages(const LookupLanguages& given, const std::string& text,
                                 AskedMemories memories);

/// `given` in canonical form. Throws Error (usage) for what is no language.
LookupLanguages canonical_languages(const LookupLanguages& given);

}  // namespace awase
