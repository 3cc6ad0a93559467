// SPDX-License-Identifier: Apache-2.0

#include "align/lexicon.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <tuple>

#include "align/read_tbx.h"
#include "text/decimal.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Reads the formats that hold an entry a line.
class LineFormats {
 public:
  explicit LineFormats(Lexicon& lexicon) : lexicon_(lexicon) {}

  void read(std::string_view text) {
    const bool hunalign = is_hunalign(text);
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const bool is_comment = text[begin] == '#' && !hunalign;
      const std::string_view line = trim(text.substr(begin, end - begin));
      begin = end + 1;
      ++number;
      if (line.empty() || is_comment) continue;
      if (!(hunalign ? read_hunalign(line) : read_tsv(line, number))) {
        if (left_out_++ == 0) first_left_out_ = number;
        continue;
      }
      if (lexicon_.entries.size() > kMaxLexiconEntries)
        throw Error(ErrorKind::input,
                    Message("{file}:{line}: too many entries; give at most {most}",
                            {{"file", lexicon_.name},
                             {"line", number},
                             {"most", kMaxLexiconEntries}}));
    }
    if (left_out_ > 0)
      lexicon_.issues.emplace_back(
          lexicon_.name + ":" + std::to_string(first_left_out_),
          hunalign
              ? Message::plural("{count} line was left out, this the first: not a word "
                                "and its translation with '@' between them",
                                "{count} lines were left out, this the first: not a "
                                "word and its translation with '@' between them",
                                left_out_)
              : Message::plural("{count} line was left out, this the first: not a word "
                                "and its translation with a tab between them",
                                "{count} lines were left out, this the first: not a "
                                "word and its translation with a tab between them",
                                left_out_));
  }

 private:
  /// Whether the first line that says anything has hunalign's sign and no tab.
  static bool is_hunalign(std::string_view text) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const std::string_view line = trim(text.substr(begin, end - begin));
      begin = end + 1;
      if (line == "@") return true;
      if (line.empty() || line[0] == '#') continue;
      return line.find('\t') == line.npos && line.find(" @ ") != line.npos;
    }
    return false;
  }

  bool read_hunalign(std::string_view line) {
    const std::size_t sign = line.find(" @ ");
    if (sign == line.npos) return false;
    return add(line.substr(sign + 3), line.substr(0, sign), kNoWeight);
  }

  bool read_tsv(std::string_view line, std::size_t number) {
    const std::size_t tab = line.find('\t');
    if (tab == line.npos) return false;
    const std::size_t second = std::min(line.find('\t', tab + 1), line.size());
    double weight = kNoWeight;
    if (second < line.size()) {
      std::string_view field = line.substr(second + 1);
      field = trim(field.substr(0, field.find('\t')));
      if (const std::optional<double> value = read_decimal(field)) {
        if (!(*value >= 0.0 && *value <= 1.0))
          throw Error(ErrorKind::input,
                      Message("{file}:{line}: the weight is not between 0 and 1; give "
                              "one that is, or leave it out",
                              {{"file", lexicon_.name}, {"line", number}}));
        weight = *value;
      }
    }
    return add(line.substr(0, tab), line.substr(tab + 1, second - tab - 1), weight);
  }

  bool add(std::string_view source, std::string_view target, double weight) {
    source = trim(source);
    target = trim(target);
    if (source.empty() || target.empty()) return false;
    lexicon_.entries.push_back({std::string(source), std::string(target), weight});
    return true;
  }

  Lexicon& lexicon_;
  std::size_t left_out_ = 0;
  std::size_t first_left_out_ = 0;
};

/// Whether bytes in any Unicode encoding begin as XML does.
bool is_xml(std::string_view bytes) {
  bool opened = false;
  for (const char c : bytes.substr(0, 1000)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_mark = byte == 0xEF || byte == 0xBB || byte == 0xBF || byte >= 0xFE;
    if (byte == 0 || is_mark) continue;
    if (opened)
      return c == '?' || c == '!' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (c == ' ' || (c >= '\t' && c <= '\r')) continue;
    if (c != '<') return false;
    opened = true;
  }
  return false;
}

/// `text` without what ends a field or a line.
std::string as_field(std::string_view text) {
  std::string field(trim(text));
  for (char& c : field)
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  return field;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n')
      out += c;
  }
  return out;
}

}  // namespace

void share_weights(Lexicon& lexicon) {
  auto& entries = lexicon.entries;
  std::sort(entries.begin(), entries.end(),
            [](const LexiconEntry& a, const LexiconEntry& b) {
              return std::tie(a.source, a.target, b.weight) <
                     std::tie(b.source, b.target, a.weight);
            });
  entries.erase(std::unique(entries.begin(), entries.end(),
                            [](const LexiconEntry& a, const LexiconEntry& b) {
                              return a.source == b.source && a.target == b.target;
                            }),
                entries.end());
  for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
    while (end < entries.size() && entries[end].source == entries[begin].source) ++end;
    const double shared = 1.0 / std::sqrt(static_cast<double>(end - begin));
    for (std::size_t e = begin; e < end; ++e)
      if (entries[e].weight == kNoWeight) entries[e].weight = shared;
  }
}

Lexicon read_lexicon(std::string_view bytes, const std::string& name,
                     const std::string& source_language,
                     const std::string& target_language) {
  Lexicon lexicon{name, source_language, target_language, {}, {}};
  if (is_xml(bytes))
    read_tbx(bytes, lexicon);
  else
    LineFormats(lexicon).read(
        decode_text(bytes, name, {.keep_line_numbers = true}).text);
  if (lexicon.entries.empty())
    throw Error(ErrorKind::input,
                Message("{file}: no entries; give lines of a word, a tab and its "
                        "translation, a hunalign dictionary, TBX or TMX",
                        {{"file", name}}));
  share_weights(lexicon);
  return lexicon;
}

std::string to_tsv(const Lexicon& lexicon) {
  std::string out;
  for (const LexiconEntry& entry : lexicon.entries) {
    char weight[32];
    const auto end = std::to_chars(weight, weight + sizeof(weight), entry.weight,
                                   std::chars_format::fixed, 4)
                         .ptr;
    // A source that begins as comments do would be one.
    out += (entry.source.starts_with('#') ? " " : "") + as_field(entry.source) + "\t" +
           as_field(entry.target) + "\t" + std::string(weight, end) + "\n";
  }
  return out;
}

std::string to_hunalign(const Lexicon& lexicon) {
  std::string out;
  for (const LexiconEntry& entry : lexicon.entries)
    out += as_field(entry.target) + " @ " + as_field(entry.source) + "\n";
  return out;
}

std::string to_tbx(const Lexicon& lexicon) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<tbx type=\"TBX-Core\" style=\"dca\" xml:lang=\"" +
      escaped(lexicon.source_language) +
      "\" xmlns=\"urn:iso:std:iso:30042:ed-2\">\n"
      "  <tbxHeader><fileDesc><sourceDesc><p>Awase</p></sourceDesc></fileDesc>"
      "</tbxHeader>\n  <text>\n    <body>\n";
  const auto section = [](const std::string& language, const std::string& term) {
    return "<langSec xml:lang=\"" + escaped(language) + "\"><termSec><term>" +
           escaped(term) + "</term></termSec></langSec>";
  };
  std::size_t number = 0;
  for (const LexiconEntry& entry : lexicon.entries)
    out += "      <conceptEntry id=\"c" + std::to_string(++number) + "\">" +
           section(lexicon.source_language, entry.source) +
           section(lexicon.target_language, entry.target) + "</conceptEntry>\n";
  return out + "    </body>\n  </text>\n</tbx>\n";
}

}  // namespace awase
