// SPDX-License-Identifier: Apache-2.0
//
// JSON Lines: the header in the first line, then a unit a line, with all it holds.
// docs/formats.md lists the members.

#include <nlohmann/json.hpp>
#include <utility>

#include "text/error.h"
#include "tmx/encoded_output.h"
#include "tmx/formats/unit_formats.h"
#include "tmx/unit_json.h"

namespace awase {
namespace {

using Json = nlohmann::ordered_json;

class JsonlWriter : public UnitWriter {
 public:
  JsonlWriter(ByteSink sink, const Header& header, const UnitWriteOptions& options)
      : output_(std::move(sink), options.tmx.encoding, options.tmx.gzip),
        header_(header),
        options_(options) {
    Json json;
    json["header"] = json_of(header);
    put(json);
  }

  void add(const TranslationUnit& unit) override {
    const bool all =
        options_.target_language.empty() && options_.source_language.empty();
    if (all) {
      put(json_of(unit));
    } else {
      const std::vector<Pair> pairs = pairs_of(unit, header_, options_);
      if (pairs.empty()) return losses_.count_unit_without_pair();
      TranslationUnit wanted{
          {*pairs.front().source}, unit.annotations, unit.attributes};
      for (const Pair& pair : pairs) wanted.variants.push_back(*pair.target);
      put(json_of(wanted));
    }
    ++written_;
  }
  void finish() override { output_.finish(); }
  std::size_t written() const override { return written_; }
  std::vector<Issue> issues() const override { return losses_.describe(); }

 private:
  void put(const Json& json) {
    output_.write(json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n');
  }

  EncodedOutput output_;
  Header header_;
  UnitWriteOptions options_;
  Losses losses_;
  std::size_t written_ = 0;
};

class JsonlReader : public UnitReader {
 public:
  JsonlReader(XmlSource source, const std::string& name, const UnitReadOptions& options)
      : lines_(std::move(source), name), options_(options) {
    header_.srclang =
        options.source_language.empty() ? "*all*" : options.source_language;
    pending_ = lines_.next(line_);
    if (!pending_) return;
    const Json json = parse();
    if (!json.contains("header")) return;
    try {
      header_ = header_of_json(json["header"]);
    } catch (const std::exception&) {
      throw bad();
    }
    pending_ = false;
  }

  const Header& header() const override { return header_; }

  bool next(TranslationUnit& unit) override {
    do {
      if (!std::exchange(pending_, false) && !lines_.next(line_)) return false;
    } while (line_.find_first_not_of(" \t") == std::string::npos);
    const Json json = parse();
    try {
      unit = json.contains("variants") ? unit_of_json(json) : pair(json);
    } catch (const Error&) {
      throw;
    } catch (const std::exception&) {
      throw bad();
    }
    return true;
  }

 private:
  Json parse() const {
    try {
      return parse_json_object(line_);
    } catch (const std::exception&) {
      throw lines_.error(
          Message("this line is not a JSON object as Awase writes them"));
    }
  }

  /// A line as `awase align --to jsonl` writes it.
  TranslationUnit pair(const Json& json) const {
    const bool is_open =
        options_.source_language.empty() || options_.target_language.empty();
    if (is_open && !options_.takes_what_is_there) {
      throw Error(ErrorKind::usage,
                  lines_
                      .error(Message("the line does not say its languages; give them "
                                     "with --source-lang and --target-lang"))
                      .message());
    }
    const auto text = [&](const char* name) -> std::string {
      const auto found = json.find(name);
      if (found == json.end() || !found->is_string())
        throw lines_.error(Message(
            "a line without a text named {name}; name the texts source and target",
            {{"name", name}}));
      return found->get<std::string>();
    };
    TranslationUnit unit = unit_of_pair(options_.source_language, text("source"),
                                        options_.target_language, text("target"));
    if (const auto found = json.find("confidence");
        found != json.end() && found->is_number()) {
      add_prop(unit.annotations, "x-confidence", found->dump());
    }
    return unit;
  }

  Error bad() const {
    return lines_.error(
        Message("this line is not a unit as Awase writes them: a field is missing or "
                "of another type"));
  }

  TableLines lines_;
  UnitReadOptions options_;
  Header header_;
  std::string line_;
  bool pending_ = false;
};

}  // namespace

std::unique_ptr<UnitReader> read_jsonl(XmlSource source, const std::string& name,
                                       const UnitReadOptions& options) {
  return std::make_unique<JsonlReader>(std::move(source), name, options);
}

std::unique_ptr<UnitWriter> write_jsonl_units(ByteSink sink, const Header& header,
                                              const UnitWriteOptions& options) {
  return std::make_unique<JsonlWriter>(std::move(sink), header, options);
}

}  // namespace awase
