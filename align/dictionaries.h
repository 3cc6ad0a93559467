// SPDX-License-Identifier: Apache-2.0
//
// The compiled dictionaries that were built or installed with Awase, by language pair.

#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "align/dictionary.h"

namespace awase {

/// Opens dictionaries when they are first asked for. Safe to share between threads.
class Dictionaries {
 public:
  /// `japanese_english` is the path of the Japanese-English one, in whose folder others
  /// are looked for first; empty for what was built, else installed, with Awase. Throws
  /// Error as Dictionary does when it is given.
  explicit Dictionaries(const std::string& japanese_english = {});

  /// The dictionary with headwords in one language and translations in the other, both
  /// primary subtags; null when there is none. Throws Error when it is damaged.
  const Dictionary* find(const std::string& headwords,
                         const std::string& translations) const;

  /// What cuts the words of a language (a BCP 47 tag) that writes no spaces; null for
  /// others, and when there is no dictionary.
  const Headwords* headwords_for(const std::string& language) const;

 private:
  std::string folder_;  // Of the one that was given; empty: none was.
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<Dictionary>> open_;  // Null: none.
};

}  // namespace awase
