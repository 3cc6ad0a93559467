// SPDX-License-Identifier: Apache-2.0
//
// What the formats of unit_stream.h share, and the makers of each. Internal to tmx/.

#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/issue.h"
#include "tmx/formats/unit_stream.h"

namespace awase {

/// Lines of UTF-8, with or without a byte order mark.
class TableLines {
 public:
  TableLines(XmlSource source, std::string name)
      : source_(std::move(source)), name_(std::move(name)) {}

  /// Takes the next line without its end (LF or CRLF; CR where the first line has no
  /// LF); false when there is none.
  /// Throws Error (input) for what is not UTF-8 and for lines over 16 MiB.
  bool next(std::string& line);
  std::size_t line_number() const { return line_; }  ///< Of the last line, from 1.
  Error error(Message message) const;

 private:
  bool fill();

  XmlSource source_;
  std::string name_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;
  char end_ = '\n';
  bool begun_ = false;
  bool ended_ = false;
};

/// All that `source` gives. Throws Error (input) beyond kMaxFileBytes; `name` is how
/// the message calls it.
std::string read_all(const XmlSource& source, const std::string& name);

/// The charset that the header of a PO file names; empty where it names none.
std::string po_charset(std::string_view bytes);

/// The language tag of a locale as a PO file's header names it: "sr-Latn" of
/// "sr@latin", "ca-valencia" of "ca@valencia", "de_AT" of "de_AT.UTF-8@euro". As it is
/// where it is no such locale.
std::string po_language(const std::string& locale);

/// `text` as PO writes it in one line, quotation marks and all, and back: what stands
/// between them.
std::string po_quoted(std::string_view text);
std::string po_unquoted(std::string_view text);

/// A source and one of its translations.
struct Pair {
  const Variant* source = nullptr;
  const Variant* target = nullptr;
};

/// The pairs of a unit that are wanted: its source with every other side that has
/// text, or with the target language that is asked for.
std::vector<Pair> pairs_of(const TranslationUnit& unit, const Header& header,
                           const UnitWriteOptions& options);

/// Counts what a table cannot hold, and says it.
class Losses {
 public:
  void count(const TranslationUnit& unit, const Pair& pair,
             std::string_view kept_prop = {});
  void count_unit_without_pair() { ++units_; }
  void count_annotations(std::size_t count) { annotations_ += count; }
  std::vector<Issue> describe() const;

 private:
  std::size_t units_ = 0;
  std::size_t codes_ = 0;
  std::size_t annotations_ = 0;
};

/// The text of a segment for a format without inline codes, as strip_tags() makes it: a
/// line break between two words is a space.
std::string plain_text(const Content& content);

/// A unit of two sides.
TranslationUnit unit_of_pair(std::string_view source_language, std::string source,
                             std::string_view target_language, std::string target);

std::unique_ptr<UnitReader> read_table(bool csv, XmlSource source,
                                       const std::string& name,
                                       const UnitReadOptions& options);
std::unique_ptr<UnitWriter> write_table(bool csv, ByteSink sink, const Header& header,
                                        const UnitWriteOptions& options);
std::unique_ptr<UnitReader> read_xlsx(XmlSource source, const std::string& name,
                                      const UnitReadOptions& options);
std::unique_ptr<UnitWriter> write_xlsx(ByteSink sink, const Header& header,
                                       const UnitWriteOptions& options);
std::unique_ptr<UnitReader> read_jsonl(XmlSource source, const std::string& name,
                                       const UnitReadOptions& options);
std::unique_ptr<UnitWriter> write_jsonl_units(ByteSink sink, const Header& header,
                                              const UnitWriteOptions& options);
std::unique_ptr<UnitReader> read_xliff(XmlSource source, const std::string& name,
                                       const UnitReadOptions& options);
std::unique_ptr<UnitWriter> write_xliff(ByteSink sink, const Header& header,
                                        const UnitWriteOptions& options);
/// A file memory of Trados Studio, which is a database and so read from its path.
std::unique_ptr<UnitReader> read_sdltm(const std::string& path,
                                       const UnitReadOptions& options);
std::unique_ptr<UnitReader> read_po(XmlSource source, const std::string& name,
                                    const UnitReadOptions& options);
std::unique_ptr<UnitWriter> write_po(ByteSink sink, const Header& header,
                                     const UnitWriteOptions& options);

}  // namespace awase
