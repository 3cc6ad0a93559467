// SPDX-License-Identifier: Apache-2.0
//
// Between the values of awase.h and those of Python. All of these need the GIL.

#pragma once

// Dictionaries are found from where the module lies, not where it was built.
#undef AWASE_DATA
#include <awase/awase.h>
#include <chrono>
#include <nanobind/nanobind.h>
#include <string>
#include <utility>
#include <vector>

namespace awase_python {

namespace nb = nanobind;

/// A str as UTF-8, or bytes as they are: paths come as bytes. Throws TypeError for
/// anything else, UnicodeEncodeError for lone surrogates.
std::string text_of(nb::handle object);

/// Throws TypeError for a str, which is a sequence of characters, and what is none.
std::vector<std::string> texts_of(nb::handle sequence);

/// Bytes that are no UTF-8, in the name of a file say, become surrogates, as in
/// os.fsdecode().
nb::str str_of(const std::string& text);

nb::list list_of(const std::vector<std::string>& texts);

/// (attributes, props, notes, kept, variants); a variant is (language, text,
/// attributes, props, notes, kept).
nb::tuple tuple_of(const awase::Unit& unit);
awase::Unit unit_of(nb::handle tuple);

/// Rows of (source_begin, source_end, target_begin, target_end, confidence).
std::vector<awase::Bead> beads_of(nb::handle rows);

/// Tells Python of the work, and lets signals end it, while it goes on without the GIL.
/// Holds a reference to a callable, or None; both must stay where they are.
class Watch {
 public:
  explicit Watch(nb::handle callback) : callback_(callback) {}

  /// For awase::AlignOptions::progress.
  void operator()(double share);

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds kApart{20};

  nb::handle callback_;
  Clock::time_point last_ = {};
};

/// Each adds its part to the module.
void bind_texts(nb::module_& module);
void bind_aligner(nb::module_& module);
void bind_memories(nb::module_& module);

}  // namespace awase_python
