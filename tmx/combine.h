// SPDX-License-Identifier: Apache-2.0
//
// Several memories as one, and one as several.

#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tmx/memory.h"
#include "tmx/write_tmx.h"

namespace awase {

/// Readies a unit of the memory that `from` heads for one that `into` heads: what the
/// headers say differently (source language, segment type, data type, tool) is said by
/// the unit. With a `file` that is not empty the unit says as a prop, x-merged-from,
/// where it comes from, unless it does already.
void adopt_unit(TranslationUnit& unit, const Header& from, const Header& into,
                std::string_view file);

/// Adds to `into` the namespaces that `from` declares under prefixes which `into` does
/// not have.
void adopt_namespaces(Header& into, const Header& from);

/// How a memory is split; one of the three.
struct SplitOptions {
  std::size_t max_units = 0;  ///< A part; 0: any number.
  std::size_t max_bytes = 0;  ///< A part, before compression; 0: any size.
  bool by_language = false;   ///< A part for each pair of languages.
};

/// Splits a memory: every translation of every unit goes to one part, and there is no
/// part without a unit. Parts by language are named by canonical tags. A part of bytes
/// may be larger by the tags that end it, and when one
/// unit alone is.
class Splitter {
 public:
  /// Opens the part of that name, "001" or "ja-en"; its bytes go to what it gives.
  using OpenPart = std::function<ByteSink(const std::string& part)>;
  /// Is told that a part is complete.
  using ClosePart = std::function<void(const std::string& part, const WriteSummary&)>;

  Splitter(Header header, SplitOptions split, WriteOptions write, OpenPart open,
           ClosePart close);
  ~Splitter();
  Splitter(const Splitter&) = delete;
  Splitter& operator=(const Splitter&) = delete;

  /// Throws Error (input) when there are more than 200 pairs of languages.
  void add(const TranslationUnit& unit);
  void finish();

  /// Units without text in two languages, which are in no part.
  std::size_t left_out() const { return left_out_; }

 private:
  struct Part;

  Part& part(const std::string& name, const std::string& source);
  void close(Part& part);
  void add_by_language(const TranslationUnit& unit);
  void add_in_turn(const TranslationUnit& unit);

  Header header_;
  SplitOptions split_;
  WriteOptions write_;
  OpenPart open_;
  ClosePart close_;
  std::vector<std::unique_ptr<Part>> parts_;  ///< Those that are open.
  std::size_t opened_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace awase
