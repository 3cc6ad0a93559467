// SPDX-License-Identifier: Apache-2.0
//
// A scanner that knows just enough of XML to tell text from markup. It works on a
// window of the input that always holds kMarkupLookahead bytes more than it has decided
// on.

#include "tmx/mend_xml.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

#include "text/ascii.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "tmx/markup_ahead.h"
#include "tmx/mend_charset.h"
#include "tmx/mend_reference.h"
#include "tmx/utf16_decoder.h"
#include "tmx/xml_chars.h"

namespace awase {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;

/// ASCII that is never markup in content or in a tag.
constexpr std::array<bool, 256> make_plain() {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x20; c < 0x7F; ++c) plain[c] = true;
  plain['\t'] = plain['\n'] = true;
  for (const char c : {'<', '>', '&', '"', '\'', ']'})
    plain[static_cast<unsigned char>(c)] = false;
  return plain;
}
constexpr std::array<bool, 256> kPlain = make_plain();

/// Bytes of ASCII that may stand in a name.
constexpr std::array<bool, 256> make_ascii_name() {
  std::array<bool, 256> name{};
  for (unsigned char c = 0; c < 0x80; ++c)
    name[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
              (c >= '0' && c <= '9') || c == '_' || c == ':' || c == '-' || c == '.';
  return name;
}
constexpr std::array<bool, 256> kAsciiName = make_ascii_name();

std::string hex(char32_t c) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string digits;
  for (int shift = 20; shift >= 0; shift -= 4) {
    const auto digit = static_cast<unsigned>(c >> shift & 0xF);
    if (digit != 0 || !digits.empty() || shift < 16) digits += kDigits[digit];
  }
  return "U+" + digits;
}

/// Bytes of a character beyond ASCII that is well-formed and that XML allows; 0 for
/// what must be looked at.
std::size_t size_of_plain(std::string_view text) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  // Kana and ideographs.
  if (text.size() > 2 && byte(0) > 0xE0 && byte(0) < 0xED &&
      is_utf8_continuation(byte(1)) && is_utf8_continuation(byte(2)))
    return 3;
  const std::size_t size = utf8_sequence_bytes(text);
  const bool is_noncharacter = size == 3 && (text.starts_with("\xEF\xBF\xBE") ||
                                             text.starts_with("\xEF\xBF\xBF"));
  return is_noncharacter ? 0 : size;
}

/// Bytes of a tag that begins `text` with `<` and is of the plainest kind: its name in
/// small ASCII letters, its values in quotation marks and without markup; 0 for any
/// other.
std::size_t sound_tag_bytes(std::string_view text) {
  text = text.substr(0, kMarkupLookahead / 2);
  const auto at = [&](std::size_t k) { return k < text.size() ? text[k] : '\0'; };
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  std::array<std::string_view, 8> names;  // Attributes, of which none may come twice.
  std::size_t count = 0;
  std::size_t k = at(1) == '/' ? 2 : 1;
  if (!is_letter(at(k))) return 0;
  while (is_letter(at(k))) ++k;
  while (true) {
    const std::size_t before = k;
    while (at(k) == ' ' || at(k) == '\n' || at(k) == '\t') ++k;
    if (at(k) == '/') ++k;
    if (at(k) == '>') return k + 1;
    if (k == before) return 0;
    const std::size_t name = k;
    while (k < text.size() && kAsciiName[static_cast<unsigned char>(text[k])]) ++k;
    if (k == name || at(k) != '=' || count == names.size()) return 0;
    names[count] = text.substr(name, k - name);
    if (std::find(names.begin(), names.begin() + count, names[count]) !=
        names.begin() + count)
      return 0;
    ++count;
    const char quote = at(++k);
    if (quote != '"' && quote != '\'') return 0;
    do {
      ++k;
    } while (k < text.size() && kPlain[static_cast<unsigned char>(text[k])]);
    if (at(k) != quote) return 0;
    ++k;
  }
}

class Mender {
 public:
  Mender(XmlSource source, std::function<void(const XmlRepair&)> on_repair)
      : source_(std::move(source)), on_repair_(std::move(on_repair)) {}

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

bool Mender::fill() {
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
void Mender::begin() {
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

bool Mender::work() {
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

void Mender::keep(std::size_t bytes) {
  out_.append(in_, at_, bytes);
  drop(bytes);
}

void Mender::drop(std::size_t bytes) { at_ += bytes; }

/// Moves the position up to what is looked at. Positions are wanted of faults alone.
void Mender::move_position() {
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

void Mender::repair(std::string_view rule, Message message, bool is_declaration) {
  move_position();
  if (on_repair_) on_repair_({rule, position_, std::move(message), is_declaration});
}

void Mender::keep_until(std::string_view end) {
  if (is_ahead(end)) {
    keep(end.size());
    where_ = Where::content;
  } else {
    character();
  }
}

void Mender::step() {
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

void Mender::step_content() {
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

void Mender::step_tag() {
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
bool Mender::lower_name() {
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

void Mender::left_angle() {
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
void Mender::doctype_character() {
  constexpr std::size_t kMostBytes = std::size_t{256} << 10;
  const std::size_t before = out_.size();
  character();
  if (doctype_.size() < kMostBytes) doctype_.append(out_, before);
  if (where_ != Where::doctype)
    entities_ = declared_entities(std::exchange(doctype_, {}));
}

/// Writes the value of an entity that the file declares; false for any other reference.
bool Mender::declared_reference() {
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

void Mender::reference() {
  if (declared_reference()) return;
  const ReferenceRepair judged = judge_reference(ahead());
  if (judged.rule.empty()) return keep(judged.size_bytes);
  repair(judged.rule, judged.message);
  out_ += judged.replacement;
  drop(judged.size_bytes);
}

/// Finds out which charset the bytes that are not UTF-8 are in: that of most of those
/// ahead. False for windows-1252, which is read byte by byte.
bool Mender::choose_charset() {
  constexpr std::size_t kSample = std::size_t{256} << 10;
  while (in_.size() - at_ < kSample && fill()) {
  }
  has_charset_ = true;
  charset_ = charset_of_runs(ahead());
  return !charset_.empty();
}

/// Looks at the text or the value that begins here, up to the next markup. What is not
/// UTF-8 is decoded as the file's charset has it; false when nothing was done.
bool Mender::decode_run() {
  constexpr std::size_t kLongestRun = std::size_t{1} << 20;
  // No byte of a character of Shift_JIS or EUC-JP is one of these.
  const char* const ends = where_ == Where::content ? "<&\n" : "<>&\"'\n";
  const auto window = [this] {
    return ended_ ? in_.size() : in_.size() - kMarkupLookahead / 2;
  };
  const auto run_end = [&] {
    return std::min(in_.find_first_of(ends, at_), in_.size());
  };
  // A run is looked at as a whole: only of a very long one a part is taken.
  std::size_t end = run_end();
  while (end > window() && in_.size() - at_ < kLongestRun && fill()) end = run_end();
  if (end > window()) {
    end = std::max(window(), at_ + 1);
    while (end > at_ + 1 && (static_cast<unsigned char>(in_[end]) & 0xC0) == 0x80)
      --end;
  }
  // What was copied already of the same run is UTF-8 by chance or by right.
  decoded_to_ = end;
  const std::string run = in_.substr(at_, end - at_);
  if (is_valid_utf8(run)) return false;
  if (!has_charset_ && !choose_charset()) return false;
  if (charset_.empty()) return false;
  std::string decoded;
  try {
    decoded = decode_text(run, "", {.required = charset_}).text;
  } catch (const Error&) {
    return false;
  }
  repair("bad-encoding",
         Message("text that is not UTF-8, read as {charset}", {{"charset", charset_}}));
  for (const char c : decoded) out_ += c == '\0' ? ' ' : c;
  drop(run.size());
  return true;
}

/// Copies the characters that nothing can be wrong with: ASCII that is neither markup
/// nor a control character, and, of UTF-8, whole runs that are well-formed. False when
/// there are none here.
bool Mender::keep_plain() {
  const std::size_t limit = ended_ ? in_.size() : in_.size() - kMarkupLookahead + 1;
  std::size_t end = at_;
  std::size_t unsure = limit;  // Where text begins that may be of another charset.
  while (end < limit) {
    const auto byte = static_cast<unsigned char>(in_[end]);
    if (kPlain[byte]) {
      ++end;
      continue;
    }
    if (byte < 0x80) {
      unsure = limit;  // Markup: what precedes it is UTF-8.
      break;
    }
    if (!utf8_) break;
    const std::size_t size = size_of_plain(std::string_view(in_).substr(end, 4));
    if (size == 0 || end + size > limit) break;
    if (end >= decoded_to_) unsure = std::min(unsure, end);
    end += size;
  }
  const bool is_at_markup = end < limit && static_cast<unsigned char>(in_[end]) < 0x80;
  if (!is_at_markup && utf8_) {
    // Text of Shift_JIS may begin as UTF-8 does; it is looked at as a whole.
    end = std::min({end, unsure, limit});
  }
  end = std::min(end, limit);
  if (end <= at_) return false;
  keep(end - at_);
  return true;
}

/// Copies text and whole tags that nothing can be wrong with, as most of a file is. Is
/// only a shorter way to what keep_plain() and left_angle() do step by step. False when
/// there are none here.
bool Mender::keep_sound() {
  const std::string_view in = in_;
  const std::size_t limit = ended_ ? in.size() : in.size() - kMarkupLookahead + 1;
  std::size_t end = at_;
  std::size_t unsure = in.size();  // Where text begins that may be of another charset.
  while (end < limit) {
    const auto byte = static_cast<unsigned char>(in[end]);
    if (kPlain[byte]) {
      ++end;
      continue;
    }
    if (byte < 0x80) {
      unsure = in.size();  // Markup: what precedes it is UTF-8.
      if (byte == '"' || byte == '\'' || byte == '>') {
        ++end;
        continue;
      }
      const std::size_t size = byte == '<' ? sound_tag_bytes(in.substr(end)) : 0;
      if (size == 0) break;
      const std::string_view tag = in.substr(end, size);
      if (tag == "</tu>") in_unit_ = false;
      if (tag.starts_with("<tu ") || tag == "<tu>") in_unit_ = true;
      end += size;
      continue;
    }
    const std::size_t size = size_of_plain(in.substr(end, 4));
    if (size == 0 || end + size > limit) break;
    if (end >= decoded_to_) unsure = std::min(unsure, end);
    end += size;
  }
  const bool is_at_markup = end < limit && static_cast<unsigned char>(in[end]) < 0x80;
  if (!is_at_markup) end = std::min(end, unsure);
  if (end <= at_) return false;
  keep(end - at_);
  return true;
}

/// Copies one character, or does not when XML has no place for it.
void Mender::character() {
  const auto byte = static_cast<unsigned char>(in_[at_]);
  if (byte < 0x80 || !utf8_) {
    if (byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r') return keep(1);
    repair("illegal-character",
           Message("the control character {code}", {{"code", hex(byte)}}));
    if (needs_space(out_, in_[at_], std::string_view(in_).substr(at_ + 1))) out_ += ' ';
    return drop(1);
  }
  if (at_ >= decoded_to_ && decode_run()) return;
  const XmlChar scanned = scan_xml_char(in_, at_);
  if (scanned.well_formed && scanned.allowed_by_xml) return keep(scanned.size_bytes);
  if (scanned.size_bytes == 3) {
    repair("illegal-character", Message("half a surrogate pair, or U+FFFE or U+FFFF"));
    return drop(3);
  }
  repair(
      "bad-encoding",
      Message("a byte that is not UTF-8 ({code} in hexadecimal), read as windows-1252",
              {{"code", hex(byte).substr(2)}}));
  const char32_t meant = windows_1252_char(byte);
  if (meant != 0) append_char(out_, meant);
  drop(1);
}

}  // namespace

XmlSource mend_xml(XmlSource source, std::function<void(const XmlRepair&)> on_repair) {
  const auto mender = std::make_shared<Mender>(std::move(source), std::move(on_repair));
  return [mender](std::span<char> into) { return mender->read(into); };
}

}  // namespace awase
