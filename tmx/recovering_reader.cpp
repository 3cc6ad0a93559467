// SPDX-License-Identifier: Apache-2.0
//
// The bytes that the XML reader has taken since the last whole unit are kept. When it
// fails, those of the broken unit are searched for text, and a new XML reader begins at
// the next `<tu`, behind a root and a body that are made up.

#include "tmx/recovering_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "text/character_references.h"
#include "text/error.h"
#include "text/unicode.h"
#include "tmx/read_tmx.h"

namespace awase {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;
/// Bytes that a new XML reader is given at first, so that many broken units in a row
/// are not each read as a whole block.
constexpr std::size_t kFirstPiece = std::size_t{4} << 10;
/// Bytes of a broken unit that are searched for text at once.
constexpr std::size_t kMaxRegion = std::size_t{32} << 20;
constexpr std::string_view kBegin = "<tmx version=\"1.4\"><body>";
/// An XML declaration is shorter.
constexpr std::size_t kMaxDeclaration = 200;

/// Keeps what was read, so that it can be read again.
class KeptBytes {
 public:
  explicit KeptBytes(XmlSource source) : source_(std::move(source)) {}

  /// Gives bytes from `next_` on, after those of `before_`.
  std::size_t read(std::span<char> into) {
    if (!before_.empty()) {
      const std::size_t count = std::min(into.size(), before_.size());
      std::memcpy(into.data(), before_.data(), count);
      before_.remove_prefix(count);
      return count;
    }
    if (next_ == bytes_.size() && !fill()) return 0;
    const std::size_t count = std::min({into.size(), bytes_.size() - next_, piece_});
    piece_ = std::min(piece_ * 2, kBlock);
    std::memcpy(into.data(), bytes_.data() + next_, count);
    next_ += count;
    return count;
  }

  /// Reads on from `offset`, as if `before` stood there.
  void restart(std::size_t offset, std::string_view before) {
    next_ = offset - base_;
    before_ = before;
    // Of a reader that begins at `offset` the offsets count `before` too.
    begin_ = offset;
    before_size_ = before.size();
    piece_ = kFirstPiece;
  }

  /// The offset in the stream for one of the reader's.
  std::size_t offset_of(std::size_t of_reader) const {
    return begin_ + of_reader - std::min(of_reader, before_size_);
  }

  /// Forgets what precedes `offset`.
  void forget_before(std::size_t offset) {
    if (offset < base_ + 2 * kBlock) return;
    const std::size_t count = std::min(offset - base_, next_);
    bytes_.erase(0, count);
    base_ += count;
    next_ -= count;
  }

  std::string_view from(std::size_t offset) const {
    return std::string_view(bytes_).substr(std::min(offset - base_, bytes_.size()));
  }
  std::size_t end() const { return base_ + bytes_.size(); }

  /// Reads one more block; false at the end.
  bool fill() {
    const std::size_t old = bytes_.size();
    bytes_.resize(old + kBlock);
    const std::size_t count = source_(std::span(bytes_).subspan(old));
    bytes_.resize(old + count);
    return count > 0;
  }

 private:
  XmlSource source_;
  std::string bytes_;
  std::size_t base_ = 0;  // Offset of the first byte that is kept.
  std::size_t next_ = 0;  // Into bytes_.
  std::string_view before_;
  std::size_t begin_ = 0;  // Where the reader began.
  std::size_t before_size_ = 0;
  std::size_t piece_ = kBlock;
};

/// Where a `<tu` begins at or after `from`, not a `<tuv`; npos for nowhere. A tag that
/// the end of the text cuts is not found.
std::size_t find_unit(std::string_view text, std::size_t from) {
  while (true) {
    from = text.find("<tu", from);
    if (from == std::string_view::npos || from + 3 >= text.size())
      return std::string_view::npos;
    if (std::string_view(" \t\r\n/>").find(text[from + 3]) != std::string_view::npos)
      return from;
    ++from;
  }
}

/// Bytes of the tag that `text` begins with when it is that of an empty element; else
/// 0.
std::size_t empty_tag_bytes(std::string_view text) {
  char quote = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (quote != 0) {
      if (text[at] == quote) quote = 0;
    } else if (text[at] == '"' || text[at] == '\'') {
      quote = text[at];
    } else if (text[at] == '>') {
      return at > 0 && text[at - 1] == '/' ? at + 1 : 0;
    }
  }
  return 0;
}

/// `text` with references replaced; those that are none stay.
std::string without_references(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ampersand = std::min(text.find('&', at), text.size());
    out.append(text.substr(at, ampersand - at));
    if (ampersand == text.size()) break;
    at = ampersand + 1;
    const std::size_t end = text.substr(at, 32).find(';');
    const std::string_view name =
        end == std::string_view::npos ? "" : text.substr(at, end);
    if (const char32_t c = html_reference(name); c != 0) {
      append_char(out, c);
      at += end + 1;
    } else {
      out += '&';
    }
  }
  return out;
}

/// Value of xml:lang or lang in a tag; empty for none.
std::string language_in(std::string_view tag) {
  const std::size_t at = tag.find("lang=");
  if (at == std::string_view::npos || at + 6 > tag.size()) return {};
  const char quote = tag[at + 5];
  if (quote != '"' && quote != '\'') return {};
  const std::string_view value = tag.substr(at + 6);
  const std::size_t end = std::min(value.find_first_of("\"' >"), value.size());
  return std::string(value.substr(0, end));
}

/// What can be seen of a unit in broken markup: what stands between tags is text, and
/// each `<tuv` begins a side.
TranslationUnit visible_unit(std::string_view text) {
  TranslationUnit unit;
  unit.variants.emplace_back();
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '<') {
      const std::size_t end = std::min(text.find('<', at), text.size());
      unit.variants.back().content.text +=
          without_references(text.substr(at, end - at));
      at = end;
      continue;
    }
    const bool is_cdata = text.substr(at).starts_with("<![CDATA[");
    const std::size_t close =
        is_cdata ? at + 8 : std::min(text.find('>', at), text.size() - 1);
    const std::size_t next = std::min(text.find('<', at + 1), text.size());
    if (next <= close && !is_cdata) {
      // A tag that does not end: what follows its name may be text.
      unit.variants.back().content.text +=
          without_references(text.substr(at, next - at));
      at = next;
      continue;
    }
    const std::string_view tag = text.substr(at, close - at);
    if (tag.starts_with("<tuv")) {
      unit.variants.emplace_back();
      unit.variants.back().language = language_in(tag);
    }
    at = close + 1;
  }
  std::erase_if(unit.variants, [](Variant& variant) {
    trim(variant.content);
    return variant.content.text.empty();
  });
  return unit;
}

/// Whether nobody sees anything of a text: a byte order mark between units.
bool is_without_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (!is_space(c) && c != 0xFEFF && c != 0x200B && c != 0x2060) return false;
  }
  return true;
}

}  // namespace

struct RecoveringReader::State {
  State(XmlSource source, std::string its_name, RecoveryEvents its_events)
      : name(std::move(its_name)),
        events(std::move(its_events)),
        bytes(mend_xml(std::move(source), events.on_repair)) {}

  std::string name;
  RecoveryEvents events;
  KeptBytes bytes;
  std::optional<TmxReader> reader;
  Header header;
  std::string version;
  std::size_t whole = 0;  // Where the last whole unit begins, or reading began.
  bool has_whole = false;
  std::size_t lost = 0;
  std::size_t lost_texts = 0;  // Outside of any unit.
  std::optional<std::string> stopped;
  std::string made_up{kBegin};  // What precedes a unit at which reading goes on.

  void open();
  void take_declaration();
  void begin();
  bool recover(const Error& error);
  std::size_t broken_from() const;
  void lose(std::string_view region, std::string_view reason);
};

void RecoveringReader::State::open() {
  ReadTmxOptions options;
  options.trim_segments = false;
  options.tolerant = true;
  options.on_stray_text = [this](const std::string& text) {
    TranslationUnit unit;
    unit.variants.emplace_back().content.text = trim(std::string_view(text));
    if (is_without_letters(text)) return;
    ++lost_texts;
    if (events.on_lost) events.on_lost(unit, "text outside of any unit");
  };
  reader.reset();
  reader.emplace([this](std::span<char> into) { return bytes.read(into); }, name,
                 std::move(options));
}

/// Takes over what the file says of its charset.
void RecoveringReader::State::take_declaration() {
  while (bytes.end() < kMaxDeclaration && bytes.fill()) {
  }
  const std::string_view head = bytes.from(0).substr(0, kMaxDeclaration);
  const std::size_t end = head.find("?>");
  if (!head.starts_with("<?xml") || end == std::string_view::npos) return;
  const std::size_t at = head.find("encoding=");
  if (at == std::string_view::npos || at + 10 > end) return;
  // The declaration itself may be broken, so only the name is taken.
  const std::string_view value = head.substr(at + 10, end - at - 10);
  const std::size_t size = std::min(
      value.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV"
                              "WXYZ0123456789._-"),
      value.size());
  if (size > 0)
    made_up.insert(0, "<?xml version=\"1.0\" encoding=\"" +
                          std::string(value.substr(0, size)) + "\"?>");
}

/// The header, also of a file whose beginning is broken.
void RecoveringReader::State::begin() {
  take_declaration();
  std::optional<Error> fault;
  try {
    open();
    header = reader->header();
    version = reader->version();
    return;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::input) throw;
    fault = error;
  }
  std::size_t unit = find_unit(bytes.from(0), 0);
  while (unit == std::string::npos && bytes.end() < kMaxRegion && bytes.fill())
    unit = find_unit(bytes.from(0), 0);
  // Where a unit's own tag is broken, perhaps so much that it was taken for text, there
  // may be sides of one.
  const std::string_view head = bytes.from(0).substr(0, unit);
  const std::size_t part =
      std::min({head.find("<tu"), head.find("<seg"), head.find("&lt;tu")});
  if (part != std::string_view::npos)
    lose(head.substr(part), fault->what());
  else if (unit == std::string::npos)
    throw *fault;
  unit = head.size();
  // The tag of the header may be whole though what surrounds it is not.
  const std::string_view before = bytes.from(0).substr(0, unit);
  const std::size_t tag = before.find("<header");
  header = Header();
  header.creationtool = header.creationtoolversion = header.segtype = header.o_tmf =
      header.adminlang = header.srclang = header.datatype = "";
  if (tag != std::string_view::npos) {
    const std::size_t end = std::min(before.find('>', tag), before.size());
    std::string alone(before.substr(tag, end - tag));
    if (alone.ends_with('/')) alone.pop_back();
    const std::string document = "<tmx version=\"1.4\">" + alone + "/><body/></tmx>";
    try {
      header = TmxReader(xml_source(document), name).header();
    } catch (const Error&) {
      // It is as broken as the rest.
    }
  }
  if (events.on_repair)
    events.on_repair(
        {"not-xml", {}, Message("what precedes the first unit is broken")});
  whole = unit;
  try {
    bytes.restart(unit, made_up);
    open();
  } catch (const Error& error) {
    // A charset that the XML reader does not know.
    if (error.kind() != ErrorKind::input) throw;
    made_up = kBegin;
    bytes.restart(unit, made_up);
    open();
  }
}

/// Where the part of the file begins that could not be read.
std::size_t RecoveringReader::State::broken_from() const {
  const std::size_t begun = bytes.offset_of(reader->unit_position().offset_bytes);
  if (begun > whole) return begun;
  if (!has_whole) return whole;
  if (const std::size_t tag = empty_tag_bytes(bytes.from(whole)); tag > 0)
    return whole + tag;
  const std::size_t end = bytes.from(whole).find("</tu>");
  return end == std::string_view::npos ? whole + 1 : whole + end + 5;
}

void RecoveringReader::State::lose(std::string_view region, std::string_view reason) {
  const bool holds_unit = region.find("<tuv") != std::string_view::npos ||
                          region.find("<seg") != std::string_view::npos;
  const TranslationUnit unit = visible_unit(region);
  if (unit.variants.empty() && !holds_unit) return;
  if (holds_unit) ++lost;
  if (events.on_lost && !unit.variants.empty()) events.on_lost(unit, reason);
}

/// Goes to the next unit behind a place that cannot be read; false when there is none.
bool RecoveringReader::State::recover(const Error& error) {
  std::string reason = error.what();
  // Places count from where reading went on last, which says nothing to people.
  if (reason.starts_with(name + ":"))
    reason.erase(0, std::min(reason.find_first_not_of("0123456789: ", name.size() + 1),
                             reason.size()));
  std::size_t from = broken_from();
  std::size_t searched = from + 1;
  while (true) {
    const std::string_view region = bytes.from(from);
    const std::size_t unit =
        find_unit(region, searched > from + 4 ? searched - from - 4 : 1);
    // The broken part may itself begin right at a unit, after a whole one.
    if (unit != std::string_view::npos) {
      lose(region.substr(0, unit), reason);
      whole = from + unit;
      has_whole = false;
      bytes.restart(whole, made_up);
      bytes.forget_before(whole);
      return true;
    }
    searched = bytes.end();
    if (region.size() > kMaxRegion) {
      const std::size_t size = region.size() - 4;
      lose(region.substr(0, size), reason);
      from += size;
      bytes.restart(from, made_up);
      bytes.forget_before(from);
    }
    bool more = false;
    try {
      more = bytes.fill();
    } catch (const Error& of_source) {
      if (of_source.kind() != ErrorKind::input) throw;
    }
    if (more) continue;
    const std::size_t before = lost;
    lose(bytes.from(from), reason);
    // Rubbish behind the end of the document is not missed.
    const bool is_end =
        lost == before && bytes.from(from).find("</tmx") != std::string_view::npos;
    if (!is_end) stopped = error.what();
    return false;
  }
}

RecoveringReader::RecoveringReader(XmlSource source, std::string name,
                                   RecoveryEvents events)
    : state_(std::make_unique<State>(std::move(source), std::move(name),
                                     std::move(events))) {
  state_->begin();
}

RecoveringReader::~RecoveringReader() = default;

const Header& RecoveringReader::header() const { return state_->header; }
const std::string& RecoveringReader::version() const { return state_->version; }
std::size_t RecoveringReader::lost_units() const { return state_->lost; }
std::size_t RecoveringReader::lost_texts() const { return state_->lost_texts; }
const std::optional<std::string>& RecoveringReader::stopped() const {
  return state_->stopped;
}

bool RecoveringReader::next(TranslationUnit& unit) {
  State& s = *state_;
  while (true) {
    try {
      if (!s.reader->next(unit)) return false;
      s.whole = s.bytes.offset_of(s.reader->unit_position().offset_bytes);
      s.has_whole = true;
      s.bytes.forget_before(s.whole);
      return true;
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::input) throw;
      if (!s.recover(error)) return false;
      s.open();
    }
  }
}

}  // namespace awase
