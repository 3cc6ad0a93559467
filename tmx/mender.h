// SPDX-License-Identifier: Apache-2.0
//
// Of mend_xml(): for tmx/mend_xml.cpp, which knows markup, and tmx/mend_text.cpp, which
// knows characters.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "tmx/mend_reference.h"
#include "tmx/mend_xml.h"
#include "tmx/utf16_decoder.h"

namespace awase {

/// Mends XML on its way through. It works on a window of the input that always holds
/// kMarkupLookahead bytes more than it has decided on.
class XmlMender {
 public:
  XmlMender(XmlSource source, std::function<void(const XmlRepair&)> on_repair)
      : source_(std::move(source)), on_repair_(std::move(on_repair)) {}

  /// Gives what is mended next, 0 bytes at the end.
  std::size_t read(std::span<char> into) {
    while (given_ == out_.size()) {
      out_.clear();
      given_ = 0;
      if (!work()) return 0;
    }
    const std::size_t count = std::min(into.size(), out_.size() - given_);
    std::memcpy(into.data(), out_.data() + given_, count);
    given_ += count;
    return count;
  }

 private:
  enum class Where {
    content,
    tag,
    single_quoted,
    double_quoted,
    comment,
    cdata,
    instruction,
    doctype
  };

  // Input.
  bool fill();
  void begin();
  bool work();
  std::string_view ahead() const { return std::string_view(in_).substr(at_); }
  bool is_ahead(std::string_view what) const { return ahead().starts_with(what); }

  // Output.
  void keep(std::size_t bytes);
  void drop(std::size_t bytes);
  void move_position();
  void repair(std::string_view rule, Message message, bool is_declaration = false);

  void step();
  void step_content();
  void step_tag();
  bool keep_plain();
  bool keep_sound();
  bool decode_run();
  bool choose_charset();
  void character();
  void doctype_character();
  bool declared_reference();
  void reference();
  void left_angle();
  bool lower_name();
  void keep_until(std::string_view end);

  XmlSource source_;
  std::function<void(const XmlRepair&)> on_repair_;
  std::string in_;
  std::size_t at_ = 0;
  std::size_t counted_ = 0;     // Up to where position_ has moved.
  std::size_t decoded_to_ = 0;  // Up to where in_ was looked at by decode_run().
  std::string charset_;         // Of what is not the UTF-8 it claims to be.
  bool has_charset_ = false;
  bool ended_ = false;
  bool begun_ = false;
  bool in_unit_ = false;  // Behind a <tu> and before its end.
  bool utf8_ = true;
  std::optional<Utf16Decoder> utf16_;  // Where the input is UTF-16.
  std::string out_;
  std::size_t given_ = 0;
  Where where_ = Where::content;
  std::size_t brackets_ = 0;  // Open in a document type.
  std::string doctype_;       // What was seen of it.
  DeclaredEntities entities_;
  XmlPosition position_;
};

}  // namespace awase
