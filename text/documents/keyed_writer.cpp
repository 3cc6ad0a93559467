// SPDX-License-Identifier: Apache-2.0

#include "text/documents/keyed_writer.h"

#include <algorithm>
#include <map>
#include <set>

#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// The canonical tag of a key that names a language; empty for any other key.
std::string language_of_key(const std::string& key) {
  const std::size_t primary = std::min(key.find_first_of("-_"), key.size());
  if (primary < 2 || primary > 3 || key.size() > 12) return {};
  try {
    return canonical_language(key);
  } catch (const Error&) {
    return {};
  }
}

/// Takes off a root that all values share and that names their language.
void take_off_language(std::vector<KeyedValue>& values, Document& document) {
  if (values.empty() || values.front().path.size() < 2) return;
  const std::string root = values.front().path.front();
  const std::string language = language_of_key(root);
  if (language.empty()) return;
  for (const KeyedValue& one : values)
    if (one.path.size() < 2 || one.path.front() != root) return;
  for (KeyedValue& one : values) one.path.erase(one.path.begin());
  if (document.language.empty()) document.language = language;
}

/// Where messages are objects, keeps of each the field that is its text.
void keep_text_fields(std::vector<KeyedValue>& values) {
  for (const char* field : {"message", "defaultMessage", "string"}) {
    std::set<std::string> all;
    std::set<std::string> with_field;
    for (const KeyedValue& one : values) {
      if (one.path.size() < 2) return;
      all.insert(one.path.front());
      if (one.path.size() == 2 && one.path[1] == field)
        with_field.insert(one.path.front());
    }
    if (all.empty() || with_field.size() != all.size()) continue;
    std::erase_if(values, [&](const KeyedValue& one) {
      return one.path.size() != 2 || one.path[1] != field;
    });
    for (KeyedValue& one : values) one.path.pop_back();
    return;
  }
}

/// Takes out what says of which language the file is ("locale": "ja"), and learns it.
void take_language(std::vector<KeyedValue>& values, Document& document) {
  std::erase_if(values, [&](const KeyedValue& one) {
    if (one.path.size() != 1) return false;
    const std::string key = fold(one.path.front());
    if (key != "locale" && key != "lang" && key != "language") return false;
    const std::string language = language_of_key(one.value);
    if (document.language.empty()) document.language = language;
    return !language.empty();
  });
}

}  // namespace

void KeyedWriter::add(std::string key, std::string_view value) {
  const std::size_t first = document_.blocks.size();
  writer_.add(value, {});
  const std::size_t end = document_.blocks.size();
  if (end > first) document_.keys.push_back({std::move(key), first, end});
}

std::string joined_key(const std::vector<std::string>& path) {
  std::string key;
  for (const std::string& part : path) {
    if (&part != &path.front()) key += '.';
    for (const char c : part) {
      if (c == '.' || c == '\\') key += '\\';
      key += c;
    }
  }
  return key;
}

void write_values(std::vector<KeyedValue> values, Document& document) {
  take_off_language(values, document);
  take_language(values, document);
  keep_text_fields(values);
  KeyedWriter writer(document);
  for (const KeyedValue& one : values) writer.add(joined_key(one.path), one.value);
}

}  // namespace awase
