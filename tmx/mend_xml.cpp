// SPDX-License-Identifier: Apache-2.0
//
// A scanner that knows just enough of XML to tell text from markup: where each stretch
// of markup begins and ends. tmx/mend_text.cpp has what lies between.

#include "tmx/mend_xml.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "text/ascii.h"
#include "text/encoding.h"
#include "tmx/markup_ahead.h"
#include "tmx/mend_charset.h"
#include "tmx/mend_reference.h"
#include "tmx/mender.h"
#include "tmx/xml_chars.h"

namespace awase {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;

}  // namespace

bool XmlMender::fill() {
  if (ended_) return false;
  move_position();
  in_.erase(0, at_);
  decoded_to_ -= std::min(decoded_to_, at_);
  at_ = counted_ = 0;
  const std::size_t kept = in_.size();
  in_.resize(kept + kBlock);
  const std::size_t count = source_(std::span(in_).subspan(kept));
  ended_ = count == 0;
  in_.resize(kept + count);
  if (utf16_) {
    const std::string block = in_.substr(kept);
    in_.resize(kept);
    utf16_->add(block, in_);
  }
  return !ended_;
}

/// Looks at the first bytes: byte order mark, UTF-16, declared charset.
void XmlMender::begin() {
  begun_ = true;
  while (in_.size() < 4 && fill()) {
  }
  const auto starts = [this](std::string_view bytes) { return in_.starts_with(bytes); };
  using namespace std::string_view_literals;
  // Without a mark, two characters of ASCII: one NUL may be there by mistake.
  const auto is_nul = [this](std::size_t at) { return in_.size() > 3 && in_[at] == 0; };
  const bool little =
      starts("\xFF\xFE"sv) || (starts("<\0"sv) && !is_nul(2) && is_nul(3));
  const bool big = starts("\xFE\xFF"sv) || (starts("\0<"sv) && is_nul(2) && !is_nul(3));
  if (little || big) {
    utf16_.emplace(big);
    utf16_->add(std::exchange(in_, {}), in_);
  } else if (starts("\xEF\xBB\xBF")) {
    keep(3);
    move_position();
    position_.column = 1;
  }
  while (ahead().size() < kMarkupLookahead && fill()) {
  }
  const std::size_t declaration = ahead().find("<?xml");
  const std::size_t root = ahead().find("<tmx");
  if (declaration != std::string_view::npos && declaration > 0 && declaration < root) {
    repair("not-xml", Message("something precedes the XML declaration"));
    drop(declaration);
  }
  if (!is_ahead("<?xml")) return;
  const auto [name, charset] = declared_charset(ahead());
  if (name == std::string_view::npos) return;
  const bool says_wide = names_wide_charset(charset);
  const bool is_unknown = !is_known_encoding(charset);
  if (utf16_ || says_wide || is_unknown) {
    // .NET writes the declaration of a string, UTF-16, into files of UTF-8.
    if (!utf16_)
      repair("bad-encoding",
             Message("the file names {charset} as its encoding, which it is not",
                     {{"charset", charset}}),
             true);
    keep(name);
    drop(charset.size());
    out_ += "UTF-8";
    where_ = Where::instruction;
  } else {
    utf8_ = charset == "utf-8" || charset == "utf8" || charset == "us-ascii";
  }
}

bool XmlMender::work() {
  if (!begun_) begin();
  while (ahead().size() < kMarkupLookahead && fill()) {
  }
  if (ahead().empty()) return !out_.empty();
  // Up to the point from which a step might see too little.
  while (!ahead().empty() && (ended_ || ahead().size() >= kMarkupLookahead) &&
         out_.size() < kBlock) {
    step();
  }
  return true;
}

void XmlMender::keep(std::size_t bytes) {
  out_.append(in_, at_, bytes);
  drop(bytes);
}

void XmlMender::drop(std::size_t bytes) { at_ += bytes; }

/// Moves the position up to what is looked at. Positions are wanted of faults alone.
void XmlMender::move_position() {
  const std::string_view passed =
      std::string_view(in_).substr(counted_, at_ - counted_);
  const std::size_t last = passed.rfind('\n');
  if (last != std::string_view::npos) {
    position_.line +=
        static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '\n'));
    position_.column = 1;
  }
  const std::string_view line =
      last == std::string_view::npos ? passed : passed.substr(last + 1);
  position_.column +=
      static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
      }));
  position_.offset_bytes += passed.size();
  counted_ = at_;
}

void XmlMender::repair(std::string_view rule, Message message, bool is_declaration) {
  move_position();
  if (on_repair_) on_repair_({rule, position_, std::move(message), is_declaration});
}

void XmlMender::keep_until(std::string_view end) {
  if (is_ahead(end)) {
    keep(end.size());
    where_ = Where::content;
  } else {
    character();
  }
}

void XmlMender::step() {
  switch (where_) {
    case Where::content:
      return step_content();
    case Where::tag:
    case Where::single_quoted:
    case Where::double_quoted:
      return step_tag();
    case Where::comment:
      if (is_ahead("--") && !is_ahead("-->")) {
        repair("bare-markup", Message("two hyphens inside a comment"));
        keep(1);
        out_ += ' ';
        return;
      }
      return keep_until("-->");
    case Where::cdata:
      return keep_until("]]>");
    case Where::instruction:
      return keep_until("?>");
    case Where::doctype:
      brackets_ += in_[at_] == '[';
      brackets_ -= in_[at_] == ']' && brackets_ > 0;
      if (in_[at_] == '>' && brackets_ == 0) where_ = Where::content;
      return doctype_character();
  }
}

void XmlMender::step_content() {
  if (utf8_ ? keep_sound() : keep_plain()) return;
  const char c = in_[at_];
  if (c == '<') return left_angle();
  if (c == '&') return reference();
  if (is_ahead("]]>")) {
    repair("bare-markup", Message("]]> outside of CDATA"));
    keep(2);
    drop(1);
    out_ += "&gt;";
    return;
  }
  character();
}

void XmlMender::step_tag() {
  if (keep_plain()) return;
  const char c = in_[at_];
  if (c == '&' && where_ != Where::tag) return reference();
  if (c == '<' && where_ != Where::tag) {
    repair("bare-markup", Message("< in the value of an attribute"));
    out_ += "&lt;";
    return drop(1);
  }
  const char quote = where_ == Where::single_quoted ? '\'' : '"';
  if (c == '>' && where_ != Where::tag && lacks_quote(ahead(), quote)) {
    repair("bare-markup", Message("a value without its second quotation mark"));
    out_ += quote;
    where_ = Where::content;
    return keep(1);
  }
  if (where_ == Where::tag) {
    if (c == '>') where_ = Where::content;
    if (c == '"') where_ = Where::double_quoted;
    if (c == '\'') where_ = Where::single_quoted;
  } else if (c == quote) {
    where_ = Where::tag;
  }
  character();
}

/// Writes the beginning of a tag of TMX that is in capitals in small letters; false for
/// any other.
bool XmlMender::lower_name() {
  static constexpr std::array<std::string_view, 14> kNames = {
      "tmx",  "header", "body", "tu", "tuv", "seg", "note",
      "prop", "bpt",    "ept",  "it", "ph",  "hi",  "ut"};
  const std::size_t begin = is_ahead("</") ? 2 : 1;
  const std::string_view rest = ahead().substr(begin, 8);
  const std::string_view name = rest.substr(0, rest.find_first_of(" \t\r\n/>"));
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (std::none_of(name.begin(), name.end(), is_capital)) return false;
  const std::string lower = ascii_lower(name);
  if (std::find(kNames.begin(), kNames.end(), lower) == kNames.end()) return false;
  repair("unknown-element",
         Message("<{name}>, which TMX writes in small letters", {{"name", name}}));
  if (lower == "tu") in_unit_ = begin == 1;
  keep(begin);
  drop(name.size());
  out_ += lower;
  where_ = Where::tag;
  return true;
}

void XmlMender::left_angle() {
  const bool begins_comment = is_ahead("<!--");
  // No comment holds the beginning of another.
  const bool is_spurious =
      begins_comment && ahead().find("<!--", 4) < ahead().find("-->", 4);
  if (is_spurious || (in_unit_ && (begins_comment || is_ahead("<![CDATA[")) &&
                      unit_ends_before(ahead(), begins_comment ? "-->" : "]]>"))) {
    repair("bare-markup",
           Message("a comment or CDATA section that does not end in its unit"));
    out_ += "&lt;";
    drop(1);
  } else if (begins_comment) {
    keep(4);
    where_ = Where::comment;
  } else if (is_ahead("<![CDATA[")) {
    keep(9);
    where_ = Where::cdata;
  } else if (is_ahead("<!DOCTYPE")) {
    keep(9);
    where_ = Where::doctype;
  } else if (is_ahead("<?") && ahead().size() > 2 && is_xml_name_start(ahead()[2]) &&
             !(in_unit_ && ahead().find("?>") > ahead().find('<', 1))) {
    keep(2);
    where_ = Where::instruction;
  } else if (is_tag(ahead(), ended_)) {
    if (const TagRepair mended = mend_attributes(ahead()); mended.fault) {
      repair("attribute-markup", *mended.fault);
      if (mended.tag.starts_with("<tu ")) in_unit_ = true;
      out_ += mended.tag;
      return drop(mended.size_bytes);
    }
    if (lower_name()) return;
    if (is_ahead("</tu>")) in_unit_ = false;
    if (is_ahead("<tu ") || is_ahead("<tu>")) in_unit_ = true;
    keep(1);
    where_ = Where::tag;
  } else {
    repair("bare-markup", Message("a bare <; in text it is written &lt;"));
    out_ += "&lt;";
    drop(1);
  }
}

/// Keeps what a document type says, for the entities that it declares.
void XmlMender::doctype_character() {
  constexpr std::size_t kMostBytes = std::size_t{256} << 10;
  const std::size_t before = out_.size();
  character();
  if (doctype_.size() < kMostBytes) doctype_.append(out_, before);
  if (where_ != Where::doctype)
    entities_ = declared_entities(std::exchange(doctype_, {}));
}

/// Writes the value of an entity that the file declares; false for any other reference.
bool XmlMender::declared_reference() {
  if (entities_.empty()) return false;
  constexpr std::size_t kLongestName = 100;
  const std::string_view text = ahead().substr(0, kLongestName);
  const std::size_t end = text.find(';');
  if (end == text.npos) return false;
  const auto found = entities_.find(text.substr(1, end - 1));
  if (found == entities_.end()) return false;
  for (const char c : found->second) {
    if (c == '&')
      out_ += "&amp;";
    else if (c == '<')
      out_ += "&lt;";
    else if (c == '>')
      out_ += "&gt;";
    else if (c == '"')
      out_ += "&quot;";
    else if (c == '\'')
      out_ += "&apos;";
    else
      out_ += c;
  }
  drop(end + 1);
  return true;
}

void XmlMender::reference() {
  if (declared_reference()) return;
  const ReferenceRepair judged = judge_reference(ahead());
  if (judged.rule.empty()) return keep(judged.size_bytes);
  repair(judged.rule, judged.message);
  out_ += judged.replacement;
  drop(judged.size_bytes);
}

XmlSource mend_xml(XmlSource source, std::function<void(const XmlRepair&)> on_repair) {
  const auto mender =
      std::make_shared<XmlMender>(std::move(source), std::move(on_repair));
  return [mender](std::span<char> into) { return mender->read(into); };
}

}  // namespace awase
