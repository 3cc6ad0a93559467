// SPDX-License-Identifier: Apache-2.0
//
// Published dictionaries, and compiled ones, from any bytes; the first byte says which.
// Every headword of what is compiled is found again; a compiled file that opens gives
// answers, whatever is in it.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "align/cedict.h"
#include "align/dictionary.h"
#include "align/edict.h"
#include "align/freedict.h"
#include "text/documents/run_program.h"
#include "text/error.h"
#include "text/file.h"

namespace {

using namespace awase;

template <class Use>
void each_line(std::string_view text, const Use& use) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    use(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::vector<DictionaryEntry> read_entries(char form, std::string_view text) {
  std::vector<DictionaryEntry> entries;
  if (form == 'e' || form == 'n') {
    static EdictReader reader;
    each_line(text, [&](std::string_view line) {
      reader.read(line, form == 'e' ? EdictFile::edict : EdictFile::enamdict, entries);
    });
  } else if (form == 'c') {
    static CedictReader reader;
    each_line(text, [&](std::string_view line) { reader.read(line, entries); });
  } else {
    // The index, a NUL, the text.
    const std::size_t border = std::min(text.find('\0'), text.size());
    const std::string_view index = text.substr(0, border);
    const std::string_view body = text.substr(std::min(border + 1, text.size()));
    entries = read_freedict(index, body, "de", "fr");
    freedict_title(index, body);
  }
  return entries;
}

/// Asks all that can be asked.
std::size_t ask(const Dictionary& dictionary) {
  std::size_t bytes = dictionary.origin().size();
  std::vector<std::uint32_t> some;
  const auto known =
      static_cast<std::uint32_t>(std::min<std::size_t>(dictionary.size() + 2, 200));
  for (std::uint32_t k = 0; k < known; ++k) some.push_back(k);
  dictionary.prefetch(some);
  std::vector<std::string_view> keys;
  for (const std::uint32_t headword : some) {
    for (const std::uint32_t key : dictionary.translations(headword))
      if (keys.size() < 500) keys.push_back(dictionary.key(key));
    for (const std::uint32_t key : dictionary.readings(headword))
      if (keys.size() < 500) keys.push_back(dictionary.key(key));
  }
  keys.emplace_back("cat");
  dictionary.prefetch_keys(keys);
  for (const std::string_view key : keys)
    bytes += key.size() + dictionary.find_key(key).value_or(0);
  for (const std::string_view word : {"猫", "犬小屋", "Berg", ""})
    bytes += dictionary.find(word).value_or(0);
  return bytes + dictionary.lengths(U'猫', 0) + dictionary.lengths(U'犬', U'小');
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const TemporaryFolder folder;
  const std::string place = folder.path() + "/a.awd";
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  constexpr std::string_view kForms = "encfa";
  const char form = kForms[data[0] % kForms.size()];
  if (form == 'a') {
    write_file(place, rest);
    try {
      ask(Dictionary(place));
    } catch (const Error&) {
    }
    return 0;
  }
  const std::vector<DictionaryEntry> entries = read_entries(form, rest);
  write_file(place, compile_dictionary(entries, "of a test"));
  const Dictionary dictionary(place);
  ask(dictionary);
  for (const DictionaryEntry& entry : entries) {
    const auto found = dictionary.find(entry.headword);
    if (found.has_value() == entry.headword.empty()) std::abort();
    if (!found) continue;
    if (!entry.translations.empty() && dictionary.translations(*found).empty())
      std::abort();
    if (!entry.readings.empty() && dictionary.readings(*found).empty()) std::abort();
  }
  return 0;
}
