// SPDX-License-Identifier: Apache-2.0
//
// Trados Studio's file memories (.sdltm): SQLite databases. Segments stand in the table
// translation_units as XML, <Segment><Elements><Text><Value>…; fields of the user's own
// in the tables of attributes. SQLite opens the file for reading alone, takes in a WAL
// beside it, and runs none of its views and triggers.

#include <cstdint>
#include <utility>

#include "text/error.h"
#include "text/message.h"
#include "text/unicode.h"
#include "tmx/formats/sqlite_handle.h"
#include "tmx/formats/unit_formats.h"
#include "tmx/repair.h"
#include "tmx/xml_printer.h"

namespace awase {
namespace {

constexpr int kMaxValueBytes = 64 << 20;

class Database {
 public:
  explicit Database(const std::string& path) : name_(path) {
    sqlite3* opened = nullptr;
    const int status =
        sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
    database_.reset(opened);
    if (status != SQLITE_OK) fail();
    sqlite3_db_config(opened, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, kMaxValueBytes);
    sqlite3_busy_timeout(opened, 5000);
  }

  /// Null when the database has not the tables or columns that it names.
  SqliteStatement prepare(const char* query) const {
    sqlite3_stmt* statement = nullptr;
    const int status =
        sqlite3_prepare_v2(database_.get(), query, -1, &statement, nullptr);
    if (status != SQLITE_OK && status != SQLITE_ERROR) fail();
    return SqliteStatement(statement);
  }

  /// False at the end.
  bool step(const SqliteStatement& statement) const {
    const int status = sqlite3_step(statement.get());
    if (status == SQLITE_ROW) return true;
    if (status != SQLITE_DONE) fail();
    return false;
  }

  [[noreturn]] void fail() const {
    throw Error(
        ErrorKind::input,
        Message("{file}: SQLite cannot read it ({reason}); take a copy from the "
                "program that wrote it",
                {{"file", name_}, {"reason", sqlite3_errmsg(database_.get())}}));
  }

 private:
  std::string name_;
  SqliteDatabase database_;
};

std::string text_of(const SqliteStatement& statement, int column) {
  const unsigned char* text = sqlite3_column_text(statement.get(), column);
  const int size = sqlite3_column_bytes(statement.get(), column);
  return text == nullptr ? std::string()
                         : std::string(reinterpret_cast<const char*>(text),
                                       static_cast<std::size_t>(size));
}

/// A segment as Trados stores it.
class SegmentReader {
 public:
  SegmentReader(const std::string& xml, const std::string& name)
      : reader_(xml_source(xml), name) {
    while (reader_.next(event_)) {
      if (event_.kind != XmlEventKind::start_element) continue;
      if (event_.name == "Text") {
        variant.content.text += value_of("Value");
      } else if (event_.name == "Tag") {
        read_tag();
      } else if (event_.name == "CultureName") {
        variant.language = inner_text();
      }
    }
    trim(variant.content);
  }

  Variant variant;

 private:
  /// Text of the element that has begun.
  std::string inner_text() {
    std::string text;
    for (std::size_t depth = 1; depth > 0 && reader_.next(event_);) {
      if (event_.kind == XmlEventKind::start_element) ++depth;
      if (event_.kind == XmlEventKind::end_element) --depth;
      if (event_.kind == XmlEventKind::text) text += event_.text;
    }
    return text;
  }

  /// Text of the children of that name of the element that has begun.
  std::string value_of(std::string_view child) {
    std::string text;
    while (reader_.next(event_) && event_.kind != XmlEventKind::end_element) {
      if (event_.kind != XmlEventKind::start_element) continue;
      const bool is_it = event_.name == child;
      std::string inner = inner_text();
      if (is_it) text += inner;
    }
    return text;
  }

  void read_tag() {
    std::string type, anchor, link, id, shown;
    while (reader_.next(event_) && event_.kind != XmlEventKind::end_element) {
      if (event_.kind != XmlEventKind::start_element) continue;
      const std::string name = event_.name;
      std::string text = inner_text();
      if (name == "Type")
        type = std::move(text);
      else if (name == "Anchor")
        anchor = std::move(text);
      else if (name == "AlignmentAnchor")
        link = std::move(text);
      else if (name == "TagID")
        id = std::move(text);
      else if (name == "TextEquivalent")
        shown = std::move(text);
    }
    Code code;
    code.offset_bytes = variant.content.text.size();
    const auto set = [&](const char* attribute, const std::string& value) {
      if (!value.empty()) code.attributes.push_back({attribute, value});
    };
    const bool begins = type == "Start";
    const bool ends = type == "End";
    code.name = begins                          ? "bpt"
                : ends                          ? "ept"
                : type.starts_with("Unmatched") ? "it"
                                                : "ph";
    if (begins || ends) set("i", anchor);
    if (code.name == "it") set("pos", type == "UnmatchedEnd" ? "end" : "begin");
    if (!ends) {
      set("x", link.empty() || link == "0" ? anchor : link);
      set("type", id);
    }
    XmlPrinter printer;
    std::string clean;
    append_xml_chars(clean, shown);
    printer.clean_text(clean);
    code.data = std::string(printer.view());
    variant.content.codes.push_back(std::move(code));
  }

  XmlReader reader_;
  XmlEvent event_;
};

/// Rows of fields in the order of their units.
struct Fields {
  SqliteStatement statement;
  bool has_row = false;
};

class SdltmReader : public UnitReader {
 public:
  SdltmReader(const std::string& path, const UnitReadOptions& options)
      : name_(path), options_(options), database_(path) {
    units_ = database_.prepare(
        "SELECT id, source_segment, target_segment, creation_date, creation_user, "
        "change_date, change_user, usage_counter FROM translation_units ORDER BY id");
    has_details_ = units_ != nullptr;
    if (!has_details_)
      units_ = database_.prepare(
          "SELECT id, source_segment, target_segment FROM translation_units ORDER BY "
          "id");
    if (units_ == nullptr)
      throw Error(ErrorKind::input,
                  Message("{file}: this database is no memory of Trados; it has no "
                          "table translation_units with segments",
                          {{"file", name_}}));
    add_fields(
        "SELECT f.translation_unit_id, a.name, f.value FROM string_attributes f "
        "JOIN attributes a ON a.id = f.attribute_id ORDER BY 1");
    add_fields(
        "SELECT f.translation_unit_id, a.name, v.value FROM picklist_attributes f "
        "JOIN picklist_values v ON v.id = f.picklist_value_id JOIN attributes a "
        "ON a.id = v.attribute_id ORDER BY 1");
    add_fields(
        "SELECT f.translation_unit_id, a.name, f.value FROM numeric_attributes f "
        "JOIN attributes a ON a.id = f.attribute_id ORDER BY 1");
    add_fields(
        "SELECT f.translation_unit_id, a.name, f.value FROM date_attributes f "
        "JOIN attributes a ON a.id = f.attribute_id ORDER BY 1");
    header_.srclang =
        options.source_language.empty() ? "*all*" : options.source_language;
    if (read(first_)) {
      has_first_ = true;
      header_.srclang = first_.variants[0].language;
    } else if (broken_ > 0) {
      throw Error(ErrorKind::input, Message::verbatim(first_broken_));
    }
  }

  const Header& header() const override { return header_; }

  bool next(TranslationUnit& unit) override {
    if (std::exchange(has_first_, false)) {
      unit = std::move(first_);
      return true;
    }
    return read(unit);
  }

  std::vector<Issue> issues() const override {
    std::vector<Issue> lines;
    if (broken_ > 0)
      lines.emplace_back(
          Message::plural("{count} unit was left out because a segment of it is broken "
                          "({reason})",
                          "{count} units were left out because a segment of each is "
                          "broken (the first: {reason})",
                          broken_, {{"reason", first_broken_}}));
    if (untranslated_ > 0 && !options_.takes_what_is_there)
      lines.emplace_back(Message::plural(
          "{count} unit without a translation was left out",
          "{count} units without a translation were left out", untranslated_));
    return lines;
  }

 private:
  void add_fields(const char* query) {
    Fields fields{database_.prepare(query)};
    if (fields.statement == nullptr) return;
    fields.has_row = database_.step(fields.statement);
    fields_.push_back(std::move(fields));
  }

  bool read(TranslationUnit& unit) {
    while (database_.step(units_)) {
      unit = {};
      const std::int64_t id = sqlite3_column_int64(units_.get(), 0);
      const std::string place = name_ + ": unit " + std::to_string(id);
      if (!read_segments(unit, place)) continue;
      const std::string* given[] = {&options_.source_language,
                                    &options_.target_language};
      for (std::size_t k = 0; k < 2; ++k)
        if (!given[k]->empty()) unit.variants[k].language = *given[k];
      if (has_details_) add_details(unit);
      add_props(unit, id);
      const auto is_empty = [](const Variant& variant) {
        return trim(std::string_view(variant.content.text)).empty();
      };
      if (!is_empty(unit.variants[0]) && !is_empty(unit.variants[1])) return true;
      ++untranslated_;
      if (options_.takes_what_is_there) return true;
    }
    return false;
  }

  /// False when a segment is no XML: that costs its unit.
  bool read_segments(TranslationUnit& unit, const std::string& place) {
    try {
      for (const int column : {1, 2})
        unit.variants.push_back(SegmentReader(text_of(units_, column), place).variant);
      return true;
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::input) throw;
      if (broken_++ == 0) first_broken_ = error.what();
      return false;
    }
  }

  void add_details(TranslationUnit& unit) const {
    const auto set = [&](const char* name, const std::string& value) {
      if (!value.empty()) unit.attributes.push_back({name, value});
    };
    set("creationdate", mended_date(text_of(units_, 3)));
    set("creationid", text_of(units_, 4));
    set("changedate", mended_date(text_of(units_, 5)));
    set("changeid", text_of(units_, 6));
    set("usagecount", text_of(units_, 7));
  }

  /// The fields of the unit, as props.
  void add_props(TranslationUnit& unit, std::int64_t id) {
    for (Fields& fields : fields_) {
      while (fields.has_row) {
        const std::int64_t of_unit = sqlite3_column_int64(fields.statement.get(), 0);
        if (of_unit > id) break;
        if (of_unit == id)
          add_prop(unit.annotations, "x-" + text_of(fields.statement, 1),
                   text_of(fields.statement, 2));
        fields.has_row = database_.step(fields.statement);
      }
    }
  }

  std::string name_;
  UnitReadOptions options_;
  Database database_;
  SqliteStatement units_;
  bool has_details_ = false;
  std::vector<Fields> fields_;
  Header header_;
  TranslationUnit first_;
  bool has_first_ = false;
  std::size_t untranslated_ = 0;
  std::size_t broken_ = 0;
  std::string first_broken_;
};

}  // namespace

std::unique_ptr<UnitReader> read_sdltm(const std::string& path,
                                       const UnitReadOptions& options) {
  return std::make_unique<SdltmReader>(path, options);
}

}  // namespace awase
