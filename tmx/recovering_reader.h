// SPDX-License-Identifier: Apache-2.0
//
// Reads a TMX that may be broken anywhere: what is wrong costs its own unit.

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "text/xml.h"
#include "tmx/memory.h"
#include "tmx/mend_xml.h"

namespace awase {

/// What is told of while a broken TMX is read.
struct RecoveryEvents {
  /// A fault of characters or markup that was mended.
  std::function<void(const XmlRepair&)> on_repair = {};
  /// A unit that could not be read, as far as a reader that knows nothing but tags can
  /// see it: the text of each <tuv>, without inline codes; or text outside of any unit,
  /// as one side without a language.
  std::function<void(const TranslationUnit&, std::string_view reason)> on_lost = {};
};

/// Reads units through mend_xml(). Where the XML breaks, the unit is lost and reading
/// goes on at the next `<tu`. Memory is bound by the largest unit that is read.
class RecoveringReader {
 public:
  /// Reads the header, if there is one. Throws Error (input) when the file has neither
  /// a header nor a unit.
  RecoveringReader(XmlSource source, std::string name, RecoveryEvents events);
  ~RecoveringReader();
  RecoveringReader(const RecoveringReader&) = delete;
  RecoveringReader& operator=(const RecoveringReader&) = delete;

  const Header& header() const;
  const std::string& version() const;

  /// Takes the next unit; false at the end of what can be read.
  bool next(TranslationUnit& unit);

  /// Units that were lost.
  std::size_t lost_units() const;
  /// Texts outside of any unit, which were lost too.
  std::size_t lost_texts() const;
  /// Where and why reading ended before the end of the file, if it did.
  const std::optional<std::string>& stopped() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace awase
