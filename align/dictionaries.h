// SPDX-License-Identifier: Apache-2.0
//
// The compiled dictionaries of an installation, by language pair.

#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "align/dictionary.h"

namespace awase {

/// The folders in which the data of this installation lie, the nearest first, wherever
/// it was moved to: share/awase in a folder above the library or executable that runs,
/// that of the configured prefix, and var/lib/awase, where a package has dictionaries
/// compiled on the user's machine. Only those that exist, each once.
std::vector<std::string> installed_dictionary_folders();

/// A compiled dictionary that was found.
struct FoundDictionary {
  std::string headword_language;     ///< Primary subtag: "ja".
  std::string translation_language;  ///< The same: "en".
  std::string path;
};

/// Opens dictionaries when they are first asked for. Safe to share between threads.
class Dictionaries {
 public:
  /// Looks for "ja-en.awd" and the like in `folders`, in this order, and then in
  /// installed_dictionary_folders().
  explicit Dictionaries(std::vector<std::string> folders = {});

  /// The dictionary with headwords in one language and translations in the other, both
  /// primary subtags; null when there is none. Throws Error when it cannot be read or
  /// is damaged, each time it is asked for.
  const Dictionary* find(const std::string& headwords,
                         const std::string& translations) const;

  /// What cuts the words of a language (a BCP 47 tag) that writes no spaces; null for
  /// others, and when there is no dictionary.
  const Headwords* headwords_for(const std::string& language) const;

  /// Opens what an alignment of texts in these languages (BCP 47 tags) will ask for, so
  /// that a process that forks does it once. Throws Error as find() does.
  void open_for(const std::string& source_language,
                const std::string& target_language) const;

  /// Every dictionary that find() may open, by language pair.
  std::vector<FoundDictionary> list() const;

  /// The folders that are looked through, in this order; not all of them need exist.
  const std::vector<std::string>& folders() const { return folders_; }

 private:
  std::vector<std::string> folders_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<Dictionary>> open_;  // Null: none.
};

}  // namespace awase
