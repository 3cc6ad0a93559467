// SPDX-License-Identifier: Apache-2.0
//
// Reads TMX 1.1 to 1.4b, unit by unit, in constant memory, from whatever tool and in
// whatever encoding it comes.

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "text/issue.h"
#include "text/xml.h"
#include "tmx/memory.h"

namespace awase {

/// How a TMX is read.
struct ReadTmxOptions {
  /// Whether white space at the ends of segments goes, which is pretty-printing or
  /// padding and keeps a segment from matching.
  bool trim_segments = true;
  /// The largest unit that is read, in bytes of memory; a larger one is an error.
  std::size_t max_unit_bytes = std::size_t{16} << 20;
  /// Whether names of HTML entities are understood where a document type allows it.
  bool html_entities = true;
  /// Reads files whose elements are not in their places: a unit wherever it stands,
  /// text of a <tuv> outside of a <seg> as its segment, other text in a unit as a prop
  /// x-stray-text. A unit that begins inside another is an error.
  bool tolerant = false;
  /// With `tolerant`: is given text outside of any unit. May be empty.
  std::function<void(const std::string&)> on_stray_text = {};
  /// Is shown every event of the file before it is made use of; may be empty.
  std::function<void(const XmlEvent&)> observer = {};
};

/// Reads one TMX. All it says is kept: props, notes, attributes and elements TMX does
/// not know, inline codes. A document type is not followed; names of HTML entities
/// (`&nbsp;`) are understood where a document type allows for them.
class TmxReader {
 public:
  /// Reads the header. `name` is how messages call the file. Throws Error (input),
  /// with line and column, when it is not XML or not TMX.
  TmxReader(XmlSource source, std::string name, ReadTmxOptions options = {});
  TmxReader(TmxReader&&) noexcept;
  TmxReader& operator=(TmxReader&&) noexcept;
  ~TmxReader();

  /// What the file says of itself. Required attributes that are missing are empty.
  const Header& header() const;

  /// The TMX version as written: "1.4", "1.4b"; empty when it is missing.
  const std::string& version() const;

  /// Takes the next unit; false at the end of a complete document. Throws Error
  /// (input), with line and column, when the file is damaged or a unit is too large.
  bool next(TranslationUnit& unit);

  /// Where the unit that next() gave begins, and each of its variants.
  const XmlPosition& unit_position() const;
  std::span<const XmlPosition> variant_positions() const;

  /// What is wrong with the part that was read and did not stop it: the first hundred,
  /// one line each, with line and column.
  const std::vector<Issue>& issues() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Opens a TMX file, gzip or not; "-" is standard input. Throws Error (unavailable)
/// when there is none, and as TmxReader does.
TmxReader open_tmx(const std::string& path, ReadTmxOptions options = {});

/// A whole small memory from the bytes of a TMX.
Memory read_tmx(std::string_view bytes, ReadTmxOptions options = {});

/// The languages of a memory's variants, each once, in the order they are met: to be
/// named when the one that is wanted is not there. Reads up to `max_units` units.
std::vector<std::string> languages_present(TmxReader& reader,
                                           std::size_t max_units = 1000);

}  // namespace awase
