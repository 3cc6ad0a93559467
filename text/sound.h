// SPDX-License-Identifier: Apache-2.0
//
// How a word sounds, spelled in plain Latin letters: what a name keeps when it crosses
// from one script to another.

#pragma once

#include <string>
#include <string_view>

namespace awase {

/// `word` in lower-case ASCII letters, as a reader of English would spell it: other
/// scripts are transliterated (kana by Hepburn, Cyrillic, Greek, Hangul, … as ICU
/// does), marks dropped, long vowels made short (Kyōto, Kyouto and Kyoto are one), m
/// before b, m and p made n. Empty when nothing can be spelled. Han characters are read
/// as Chinese, so hand over readings instead. Of a longer word, the first 64
/// characters.
std::string sound_of(std::string_view word);

/// How alike two sounds are, 0..1: 1 minus their edit distance by their length, with
/// vowels cheap and consonants that languages without the difference confuse (l and r,
/// b and v, f and h, …) free. Both as sound_of() gives them; compared up to 32 letters.
double sound_similarity(std::string_view left, std::string_view right);

/// The consonants of a sound with those that are confused made one, up to `limit`:
/// words that sound alike mostly share the first ones.
std::string consonants_of(std::string_view sound, std::size_t limit);

}  // namespace awase
