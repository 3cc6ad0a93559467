// SPDX-License-Identifier: Apache-2.0
//
// Makes a valid TMX of one that is not, and says what was changed.

#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "text/xml.h"
#include "tmx/encoded_output.h"
#include "tmx/repair_kinds.h"
#include "tmx/write_tmx.h"

namespace awase {

/// How a TMX is repaired.
struct RepairOptions {
  WriteOptions write = {};
  /// Is given units that were left out, with the reason; may be empty.
  std::function<void(const TranslationUnit&, std::string_view reason)> on_dropped = {};
};

/// What a repair came to.
struct RepairSummary {
  WriteSummary written;
  /// Each kind of repair and how often it was made.
  std::map<RepairKind, std::size_t> repairs;
  /// Units whose markup is broken. Their text went to on_dropped.
  std::size_t lost_units = 0;
  /// Texts outside of any unit. They went to on_dropped too.
  std::size_t lost_texts = 0;
  /// Where and why reading ended before the end of the file, if it did.
  std::optional<std::string> stopped;
};

/// A unit that was left out, for people to look at: a line a side with the reason, the
/// language and the text, tabs between. Line breaks in it become spaces.
std::string dropped_lines(const TranslationUnit& unit, std::string_view reason);

/// Opens the file anew, from its first byte, unpacked.
using OpenSource = std::function<XmlSource()>;

/// Reads a TMX through RecoveringReader and writes what it holds as a valid one: faults
/// of characters and markup are mended, dates and language tags are put in form,
/// unknown attributes and elements of units move into props, unknown inline elements
/// become placeholders, and all that TmxWriter sees to. Units without two sides with
/// text are left out, and so are those whose markup is broken. A file that breaks off
/// gives the units before the break. A header without `srclang` gets the language that
/// every unit begins with. Throws Error (input) when nothing could be read.
RepairSummary repair_tmx(const OpenSource& open, const std::string& name, ByteSink sink,
                         const RepairOptions& options = {});

/// `value` as TMX writes dates, where it is a date of ISO 8601 ("2026-01-02",
/// "2026-01-02T03:04:05+09:00", "20260102"); empty for what is none.
std::string mended_date(std::string_view value);

}  // namespace awase
