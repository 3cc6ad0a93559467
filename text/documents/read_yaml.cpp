// SPDX-License-Identifier: Apache-2.0
//
// YAML by libyaml, event by event: aliases are never expanded, so that a file cannot
// ask for more memory than its size.

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>
#include <yaml.h>

#include "text/documents/keyed_writer.h"
#include "text/documents/read_resources.h"
#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::size_t kMaxDepth = 1000;

struct DeleteParser {
  void operator()(yaml_parser_t* parser) const {
    yaml_parser_delete(parser);
    delete parser;
  }
};

/// An event that is freed when it goes.
struct Event {
  Event() = default;
  ~Event() { yaml_event_delete(&event); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  yaml_event_t event{};
};

/// Whether a plain scalar is a string by the core schema: no null, truth value, number
/// or date.
bool is_string(std::string_view value) {
  if (value.empty() || value == "~" || value == "=" || value == "<<") return false;
  // A symbol of Ruby, ":year".
  if (value.size() > 1 && value[0] == ':' &&
      value.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789", 1) == value.npos)
    return false;
  const std::string folded = fold(value);
  for (const char* word : {"null", "true", "false", "yes", "no", "on", "off", ".nan",
                           ".inf", "-.inf", "+.inf"})
    if (folded == word) return false;
  if (folded.starts_with("0x") || folded.starts_with("0o"))
    return folded.find_first_not_of("0123456789abcdef", 2) != std::string::npos;
  return folded.find_first_not_of("0123456789+-.:,_eTZ ") != std::string::npos ||
         folded.find_first_of("0123456789") == std::string::npos;
}

class YamlReader {
 public:
  YamlReader(std::string_view text, std::string name) : name_(std::move(name)) {
    auto parser = std::make_unique<yaml_parser_t>();
    if (yaml_parser_initialize(parser.get()) == 0)
      throw Error(ErrorKind::unavailable,
                  Message("{file}: no memory to read YAML", {{"file", name_}}));
    parser_.reset(parser.release());
    yaml_parser_set_encoding(parser_.get(), YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(parser_.get(),
                                 reinterpret_cast<const unsigned char*>(text.data()),
                                 text.size());
  }

  std::vector<KeyedValue> read() {
    for (bool more = true; more;) {
      Event holder;
      if (yaml_parser_parse(parser_.get(), &holder.event) == 0) refuse();
      more = take(holder.event);
    }
    return std::move(values_);
  }

 private:
  struct Node {
    bool is_mapping = false;
    bool key_is_next = true;
    std::size_t next_index = 0;
    bool is_key = false;  ///< Of the mapping around it: its value comes next.
  };

  [[noreturn]] void refuse() const {
    throw Error(ErrorKind::input,
                Message("{file}:{line}: this is not well-formed YAML from column "
                        "{column} on; correct it, or read it as it is with --format "
                        "text",
                        {{"file", name_},
                         {"line", parser_->problem_mark.line + 1},
                         {"column", parser_->problem_mark.column + 1}}));
  }

  /// False at the end.
  bool take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_STREAM_END_EVENT:
      case YAML_NO_EVENT:
        return false;
      case YAML_DOCUMENT_START_EVENT:
        ++documents_;
        break;
      case YAML_MAPPING_START_EVENT:
        open(true);
        break;
      case YAML_SEQUENCE_START_EVENT:
        open(false);
        break;
      case YAML_MAPPING_END_EVENT:
      case YAML_SEQUENCE_END_EVENT:
        close();
        break;
      case YAML_ALIAS_EVENT:
        if (!take_key("*")) end_value();
        break;
      case YAML_SCALAR_EVENT:
        take_scalar(event);
        break;
      default:
        break;
    }
    return true;
  }

  bool expects_key() const {
    return !nodes_.empty() && nodes_.back().is_mapping && nodes_.back().key_is_next;
  }

  /// Takes the name of a value; false when no name is expected.
  bool take_key(std::string name) {
    if (!expects_key()) return false;
    path_.back() = std::move(name);
    nodes_.back().key_is_next = false;
    return true;
  }

  void begin_value() {
    if (!nodes_.empty() && !nodes_.back().is_mapping)
      path_.back() = std::to_string(nodes_.back().next_index++);
  }

  void end_value() {
    if (!nodes_.empty()) nodes_.back().key_is_next = true;
  }

  void open(bool is_mapping) {
    if (nodes_.size() >= kMaxDepth)
      throw Error(ErrorKind::input,
                  Message("{file}: values are nested more than {depth} deep; this is "
                          "no resource file",
                          {{"file", name_}, {"depth", kMaxDepth}}));
    // A key that is itself a collection has no name.
    const bool is_key = take_key("?");
    if (!is_key) begin_value();
    nodes_.push_back({is_mapping, true, 0, is_key});
    path_.emplace_back();
  }

  void close() {
    const bool was_key = nodes_.back().is_key;
    nodes_.pop_back();
    path_.pop_back();
    if (!was_key) end_value();
  }

  void take_scalar(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    std::string value(reinterpret_cast<const char*>(scalar.value), scalar.length);
    if (take_key(value)) return;
    begin_value();
    const bool in_key = std::any_of(nodes_.begin(), nodes_.end(),
                                    [](const Node& node) { return node.is_key; });
    const bool is_text =
        !in_key && (scalar.style != YAML_PLAIN_SCALAR_STYLE || is_string(value));
    if (is_text) {
      std::vector<std::string> path = path_;
      if (path.empty()) path.emplace_back();
      // Later documents of a stream have their number before their keys.
      if (documents_ > 1) path.insert(path.begin(), std::to_string(documents_));
      values_.push_back({std::move(path), std::move(value)});
    }
    end_value();
  }

  std::string name_;
  std::unique_ptr<yaml_parser_t, DeleteParser> parser_;
  std::vector<Node> nodes_;
  std::vector<std::string> path_;  ///< A part for each open collection.
  std::vector<KeyedValue> values_;
  std::size_t documents_ = 0;
};

}  // namespace

std::vector<KeyedValue> yaml_values(std::string_view text, const std::string& name) {
  return YamlReader(text, name).read();
}

void read_yaml(std::string_view text, Document& document) {
  write_values(yaml_values(text, document.name), document);
}

}  // namespace awase
