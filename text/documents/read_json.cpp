// SPDX-License-Identifier: Apache-2.0
//
// JSON as a stream of events, so that neither depth nor size of a hostile file meets
// more than the limits here.

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "text/documents/keyed_writer.h"
#include "text/documents/read_resources.h"
#include "text/error.h"

namespace awase {
namespace {

constexpr std::size_t kMaxDepth = 1000;

/// An object or array that is open.
struct OpenValue {
  bool is_array = false;
  std::size_t next_index = 0;
};

/// Collects strings with their paths. The names are those that nlohmann's SAX calls.
class StringCollector : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return skip(); }
  bool boolean(bool) override { return skip(); }
  bool number_integer(number_integer_t) override { return skip(); }
  bool number_unsigned(number_unsigned_t) override { return skip(); }
  bool number_float(number_float_t, const string_t&) override { return skip(); }
  bool binary(binary_t&) override { return skip(); }

  bool string(string_t& value) override {
    begin_value();
    values.push_back({path_, std::move(value)});
    end_value();
    return true;
  }

  bool start_object(std::size_t) override { return open(false); }
  bool start_array(std::size_t) override { return open(true); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    path_.back() = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    error_position = position;
    failed = true;
    return false;
  }

  std::vector<KeyedValue> values;
  std::size_t error_position = 0;
  bool failed = false;
  bool too_deep = false;

 private:
  bool skip() {
    begin_value();
    end_value();
    return true;
  }

  void begin_value() {
    if (open_.empty()) {
      path_.emplace_back();
    } else if (open_.back().is_array) {
      path_.back() = std::to_string(open_.back().next_index++);
    }
  }

  void end_value() {
    if (open_.empty()) path_.pop_back();
  }

  bool open(bool is_array) {
    if (open_.size() >= kMaxDepth) {
      too_deep = true;
      return false;
    }
    if (!open_.empty()) begin_value();
    open_.push_back({is_array, 0});
    path_.emplace_back();
    return true;
  }

  bool close() {
    open_.pop_back();
    path_.pop_back();
    return true;
  }

  std::vector<OpenValue> open_;
  std::vector<std::string> path_;  ///< A part for each open value.
};

std::size_t line_at(std::string_view text, std::size_t position) {
  std::size_t line = 1;
  for (const char c : text.substr(0, std::min(position, text.size())))
    line += c == '\n' ? 1 : 0;
  return line;
}

/// Takes out what ARB and JSON Schema say of the messages, and learns the language.
void drop_metadata(std::vector<KeyedValue>& values, Document& document) {
  std::erase_if(values, [&](const KeyedValue& one) {
    if (one.path.size() == 1 && one.path.front() == "@@locale" &&
        document.language.empty()) {
      document.language = one.value;
    }
    return one.path.front().starts_with('@') || one.path.front() == "$schema";
  });
}

/// Xcode's String Catalog: one file for all languages.
bool is_string_catalog(const std::vector<KeyedValue>& values) {
  bool has_source = false;
  bool has_localizations = false;
  for (const KeyedValue& one : values) {
    has_source = has_source || one.path.front() == "sourceLanguage";
    has_localizations =
        has_localizations || (one.path.front() == "strings" && one.path.size() > 2 &&
                              one.path[2] == "localizations");
  }
  return has_source && has_localizations;
}

}  // namespace

void read_json(std::string_view text, Document& document) {
  StringCollector collector;
  nlohmann::json::sax_parse(text.begin(), text.end(), &collector,
                            nlohmann::json::input_format_t::json, true, true);
  if (collector.too_deep)
    throw Error(ErrorKind::input,
                Message("{file}: objects are nested more than "
                        "{depth} deep; this is no resource file",
                        {{"file", document.name}, {"depth", kMaxDepth}}));
  if (collector.failed)
    throw Error(
        ErrorKind::input,
        Message("{file}:{line}: this is not well-formed JSON; correct it, or read "
                "it as it is with --format text",
                {{"file", document.name},
                 {"line", line_at(text, collector.error_position)}}));
  if (is_string_catalog(collector.values))
    throw Error(ErrorKind::input,
                Message("{file}: a string catalog of Xcode holds all its languages; "
                        "export it as XLIFF (Product, Export Localizations)",
                        {{"file", document.name}}));
  drop_metadata(collector.values, document);
  write_values(std::move(collector.values), document);
}

}  // namespace awase
