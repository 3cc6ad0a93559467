// SPDX-License-Identifier: Apache-2.0
//
// A block is cut at line ends first. Within a line one pass goes from terminator to
// terminator; the rules (sentences_japanese.cpp, sentences_latin.cpp) say of each
// whether a sentence ends there. What lies in brackets is passed over where the
// language writes whole sentences in them, and lists in one line are cut at their
// items. Every rule looks a bounded way around, so the cost is linear.

#include "text/sentences.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/brackets.h"
#include "text/line.h"
#include "text/sentence_rules.h"
#include "text/srx.h"
#include "text/unicode.h"

namespace awase {
namespace {

bool ends_line(char32_t character) {
  return character == '\n' || character == '\r' || character == U'\u0085' ||
         character == U'\u2028' || character == U'\u2029';
}

// The bare language of a BCP 47 tag.
std::string_view bare_language(std::string_view tag) {
  return tag.substr(0, tag.find_first_of("-_"));
}

// Without a language, kana tell Japanese. A look at the beginning is enough.
bool has_kana(std::string_view text) {
  constexpr std::size_t kLookBytes = 4096;
  const std::size_t end = std::min(text.size(), kLookBytes);
  for (std::size_t next = 0; next < end;) {
    const char32_t character = next_char(text, next);
    if (is_hiragana(character) || is_katakana(character)) return true;
  }
  return false;
}

/// Cuts one text, line by line, into trimmed ranges.
class Splitter {
 public:
  Splitter(std::string_view text, std::string_view language, SrxSplitter* srx)
      : text_(text), language_(bare_language(language)), srx_(srx) {
    is_japanese_ = language_ == "ja" || (language_.empty() && has_kana(text));
    is_chinese_ = language_ == "zh" || language_ == "yue" || language_ == "lzh";
  }

  /// The text as one line, whatever line ends are in it.
  std::vector<ByteRange> split_as_one() {
    split_line({0, text_.size()});
    return std::move(sentences_);
  }

  std::vector<ByteRange> split() {
    std::size_t line_begin = 0;
    for (std::size_t next = 0; next < text_.size();) {
      const std::size_t begin = next;
      if (!ends_line(next_char(text_, next))) continue;
      split_line({line_begin, begin});
      line_begin = next;
    }
    split_line({line_begin, text_.size()});
    return std::move(sentences_);
  }

 private:
  void split_line(ByteRange range) {
    if (srx_ == nullptr) return split_by_own_rules(range);
    for (const ByteRange& sentence :
         srx_->split_line(text_.substr(range.begin_bytes, range.size_bytes()))) {
      sentences_.push_back({range.begin_bytes + sentence.begin_bytes,
                            range.begin_bytes + sentence.end_bytes});
    }
  }

  void split_by_own_rules(ByteRange range) {
    SentenceLine line{.text = text_.substr(range.begin_bytes, range.size_bytes()),
                      .language = language_,
                      .is_japanese = is_japanese_,
                      .is_chinese = is_chinese_,
                      .brackets = {}};
    line.brackets = find_brackets(line.text, {.quotes = is_japanese_ || is_chinese_});
    const std::vector<std::size_t> items = find_list_items(line.text);
    std::size_t begin = 0;
    for (const std::size_t end : sentence_ends(line, items, kMostNested)) {
      emit(range.begin_bytes + begin, range.begin_bytes + end);
      begin = end;
    }
    emit(range.begin_bytes + begin, range.end_bytes);
  }

  // Where sentences of `line` end, the last at its end apart; `items` begin new ones.
  static std::vector<std::size_t> sentence_ends(const SentenceLine& line,
                                                const std::vector<std::size_t>& items,
                                                int nested) {
    std::vector<std::size_t> ends;
    std::size_t begin = 0;
    for (std::size_t item = 0; item <= items.size(); ++item) {
      const std::size_t end = item < items.size() ? items[item] : line.text.size();
      add_ends(line, begin, end, nested, ends);
      if (end < line.text.size() && (ends.empty() || ends.back() < end))
        ends.push_back(end);
      begin = end;
    }
    return ends;
  }

  static void add_ends(const SentenceLine& line, std::size_t begin, std::size_t end,
                       int nested, std::vector<std::size_t>& ends) {
    begin = line.skip_spaces(begin);
    for (std::size_t at = begin; at < end;) {
      if (const ByteRange* bracket = line.bracket_at(at)) {
        // What is left of a quotation that is cut begins a sentence of its own.
        for (const std::size_t inner : inner_ends(line, *bracket, nested)) {
          if (inner >= end) break;
          ends.push_back(inner);
          begin = at;
        }
      }
      const Terminator stop = look_at(line, begin, at);
      at = stop.end;
      if (!stop.ends_sentence || at >= end) continue;
      ends.push_back(at);
      begin = at = line.skip_spaces(at);
    }
  }

  // Where the sentences inside a quotation end, when it is to be cut.
  static std::vector<std::size_t> inner_ends(const SentenceLine& line,
                                             const ByteRange& bracket, int nested) {
    if (nested == 0 || (!line.is_japanese && !line.is_chinese)) return {};
    const std::size_t inside = line.after(bracket.begin_bytes);
    std::size_t inside_end = bracket.end_bytes;
    previous_char(line.text, inside_end);
    SentenceLine inner{.text = line.text.substr(inside, inside_end - inside),
                       .language = line.language,
                       .is_japanese = line.is_japanese,
                       .is_chinese = line.is_chinese,
                       .brackets = {}};
    inner.brackets = find_brackets(inner.text, {.quotes = true});
    std::vector<std::size_t> ends = sentence_ends(inner, {}, nested - 1);
    if (!quotation_is_cut(line, bracket, ends.size() + 1)) return {};
    for (std::size_t& end : ends) end += inside;
    return ends;
  }

  // What stands at `at` of a sentence begun at `begin`; most often just a character.
  static Terminator look_at(const SentenceLine& line, std::size_t begin,
                            std::size_t at) {
    const char32_t character = line.at(at);
    if (line.is_japanese) {
      const Terminator soft = judge_soft(line, begin, at);
      if (soft.end > at) return soft;
    }
    if (const ByteRange* bracket = line.bracket_at(at)) {
      if (line.is_japanese || line.is_chinese) {
        const bool is_alone = line.is_chinese || at == begin;
        return {at, bracket->end_bytes,
                quotation_ends_sentence(line, *bracket, is_alone)};
      }
      if (at != begin) return {at, bracket->end_bytes, false};
    }
    if (is_wide_terminator(character)) return judge_wide(line, at);
    switch (character) {
      case '.':
      case U'．':
        if (is_japanese_full_stop(line, begin, at)) return judge_wide(line, at);
        return judge_narrow(line, begin, at);
      case '!':
      case '?':
        if (line.is_japanese || is_cjk_letter(line.before(at)))
          return judge_wide(line, at);
        return judge_narrow(line, begin, at);
      case U'…':
        return judge_narrow(line, begin, at);
      case ';':
        if (line.language == "el") return judge_narrow(line, begin, at);
        break;
      case ':':  // վերջակետ, written as a colon
        if (line.language == "hy") return judge_narrow(line, begin, at);
        break;
      default:
        break;
    }
    return {at, line.after(at), false};
  }

  void emit(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    const std::string_view sentence = trim(text_.substr(begin, end - begin));
    if (sentence.empty()) return;
    const auto first = static_cast<std::size_t>(sentence.data() - text_.data());
    sentences_.push_back({first, first + sentence.size()});
  }

  static constexpr int kMostNested = 3;  ///< Quotations in quotations that are cut.

  std::string_view text_;
  std::string_view language_;
  SrxSplitter* srx_;
  bool is_japanese_ = false;
  bool is_chinese_ = false;
  std::vector<ByteRange> sentences_;
};

/// The lines of a block, as segments.
void add_lines(const Document& document, std::size_t index,
               std::vector<Segment>& segments) {
  const ByteRange& block = document.blocks[index].range;
  for (std::size_t begin = block.begin_bytes; begin < block.end_bytes;) {
    const std::size_t end = std::min(document.text.find('\n', begin), block.end_bytes);
    const std::string_view line =
        trim(std::string_view(document.text).substr(begin, end - begin));
    if (!line.empty()) {
      const auto first = static_cast<std::size_t>(line.data() - document.text.data());
      segments.push_back({{first, first + line.size()}, index});
    }
    begin = end + 1;
  }
}

/// Whether a line of text and what follows it are parts of their own: a sentence ends
/// there, an item of a list begins, or the line is too short to have been wrapped.
bool ends_part(std::string_view line, std::string_view rest) {
  constexpr std::size_t kShortestWrapped = 40;  // Columns.
  const char32_t last = last_char(line);
  return is_wide_terminator(last) || is_mark(last) || is_closing(last) ||
         last == U'.' || list_marker_bytes(trim(rest.substr(0, rest.find('\n')))) > 0 ||
         display_width(line) < kShortestWrapped;
}

/// Cuts a segment of several lines where a line ends a sentence; its stretch is whole.
void add_stretch(std::string_view text, const ByteRange& range, std::size_t block,
                 SegmentedText& out) {
  const std::size_t stretch = out.stretches.empty() ? 0 : out.stretches.back() + 1;
  const auto add = [&](std::size_t begin, std::size_t end) {
    const std::string_view line = trim(text.substr(begin, end - begin));
    if (line.empty()) return;
    const auto first = static_cast<std::size_t>(line.data() - text.data());
    out.segments.push_back({{first, first + line.size()}, block});
    out.stretches.push_back(stretch);
  };
  std::size_t begin = range.begin_bytes;
  std::size_t line_begin = begin;
  bool has_words = false;  // Signs alone, 」 say, are no part.
  for (std::size_t at = begin; at < range.end_bytes;) {
    const std::size_t line_end = at;
    const char32_t c = next_char(text, at);
    has_words = has_words || is_letter(c) || is_digit(c);
    if (c != '\n' || !has_words) continue;
    if (!ends_part(trim(text.substr(line_begin, line_end - line_begin)),
                   text.substr(at, range.end_bytes - at))) {
      line_begin = at;
      continue;
    }
    add(begin, line_end);
    begin = line_end;
    line_begin = at;
    has_words = false;
  }
  add(begin, range.end_bytes);
}

}  // namespace

std::vector<ByteRange> split_text(std::string_view text, std::string_view language) {
  return Splitter(text, language, nullptr).split();
}

SegmentedText split_sentences(Document document, const SegmentationOptions& options) {
  if (!options.language.empty()) document.language = options.language;
  std::optional<SrxSplitter> srx;
  if (options.srx != nullptr) srx.emplace(*options.srx, document.language);
  SegmentedText segmented;
  for (std::size_t index = 0; index < document.blocks.size(); ++index) {
    const Block& block = document.blocks[index];
    if (block.kind == BlockKind::code) {
      add_lines(document, index, segmented.segments);
      continue;
    }
    Splitter splitter(document.block_text(block), document.language,
                      srx ? &*srx : nullptr);
    if (document.keeps_lines) {
      for (const ByteRange& range : splitter.split_as_one())
        add_stretch(document.text,
                    {range.begin_bytes + block.range.begin_bytes,
                     range.end_bytes + block.range.begin_bytes},
                    index, segmented);
      continue;
    }
    for (ByteRange range : splitter.split()) {
      range.begin_bytes += block.range.begin_bytes;
      range.end_bytes += block.range.begin_bytes;
      segmented.segments.push_back({range, index});
    }
  }
  if (srx)
    document.issues.insert(document.issues.end(), srx->issues().begin(),
                           srx->issues().end());
  segmented.document = std::move(document);
  return segmented;
}

SegmentedText segments_from_lines(std::string text, std::string name,
                                  std::string language) {
  SegmentedText segmented;
  segmented.is_line_list = true;
  Document& document = segmented.document;
  document.name = std::move(name);
  document.language = std::move(language);
  document.encoding = "UTF-8";
  document.text = std::move(text);
  const std::string_view all = document.text;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    const std::string_view line = trim(all.substr(begin, end - begin));
    const auto first =
        line.empty() ? begin : static_cast<std::size_t>(line.data() - all.data());
    const ByteRange range{first, first + line.size()};
    segmented.segments.push_back({range, 0});
    begin = end + 1;
  }
  if (!segmented.segments.empty())
    document.blocks.push_back({BlockKind::paragraph, {0, all.size()}, 0});
  return segmented;
}

}  // namespace awase
