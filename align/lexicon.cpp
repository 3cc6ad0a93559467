// SPDX-License-Identifier: Apache-2.0

#include "align/lexicon.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "align/read_tbx.h"
#include "text/character_references.h"
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
    std::size_t count = 0;
    if (second < line.size()) {
      std::string_view field = line.substr(second + 1);
      const std::size_t third = std::min(field.find('\t'), field.size());
      if (third < field.size()) count = count_in(field.substr(third + 1));
      field = trim(field.substr(0, third));
      if (const std::optional<double> value = read_decimal(field)) {
        if (!(*value >= 0.0 && *value <= 1.0))
          throw Error(ErrorKind::input,
                      Message("{file}:{line}: the weight is not between 0 and 1; give "
                              "one that is, or leave it out",
                              {{"file", lexicon_.name}, {"line", number}}));
        weight = *value;
      }
    }
    if (!add(line.substr(0, tab), line.substr(tab + 1, second - tab - 1), weight))
      return false;
    if (weight != kNoWeight) lexicon_.entries.back().count = count;
    return true;
  }

  /// The whole number that a field is; 0 for anything else.
  static std::size_t count_in(std::string_view field) {
    field = trim(field.substr(0, field.find('\t')));
    std::size_t count = 0;
    const char* const end = field.data() + field.size();
    const auto read = std::from_chars(field.data(), end, count);
    return read.ec == std::errc() && read.ptr == end ? count : 0;
  }

  bool add(std::string_view source, std::string_view target, double weight) {
    source = trim(source);
    target = trim(target);
    if (source.empty() || target.empty()) return false;
    lexicon_.entries.push_back({.source = std::string(source),
                                .target = std::string(target),
                                .weight = weight});
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

/// All terms of a concept.
struct Concept {
  std::vector<std::string_view> sources;
  std::vector<std::string_view> targets;
};

void add_new(std::vector<std::string_view>& terms, std::string_view term) {
  if (std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(term);
}

/// The concepts, each where its first entry stands.
std::vector<Concept> concepts_of(const Lexicon& lexicon) {
  std::vector<Concept> concepts;
  std::unordered_map<std::size_t, std::size_t> places;
  for (const LexiconEntry& entry : lexicon.entries) {
    std::size_t place = concepts.size();
    if (entry.concept_number != 0)
      place = places.try_emplace(entry.concept_number, place).first->second;
    if (place == concepts.size()) concepts.emplace_back();
    add_new(concepts[place].sources, entry.source);
    add_new(concepts[place].targets, entry.target);
  }
  return concepts;
}

/// Whether a word of texts may stand in a glossary for itself.
bool is_likely_term(std::string_view word) {
  std::size_t chars = 0;
  std::size_t ideographs = 0;
  bool is_latin_only = true;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_char(word, at);
    ++chars;
    ideographs += is_han(c);
    is_latin_only = is_latin_only && is_latin(c);
  }
  if (ideographs > 0) return ideographs > 1 && ideographs < 4;
  return !is_latin_only || chars > 2;
}

}  // namespace

void append_lexicon(Lexicon& lexicon, Lexicon more) {
  std::size_t used = 0;
  for (const LexiconEntry& entry : lexicon.entries)
    used = std::max(used, entry.concept_number);
  for (LexiconEntry& entry : more.entries) {
    if (entry.concept_number != 0) entry.concept_number += used;
    lexicon.entries.push_back(std::move(entry));
  }
}

void keep_surest(Lexicon& lexicon, double min_weight, std::size_t min_count) {
  std::erase_if(lexicon.entries, [&](const LexiconEntry& entry) {
    return entry.weight < min_weight || (entry.count > 0 && entry.count < min_count);
  });
}

void keep_glossary(Lexicon& lexicon) {
  constexpr double kLeastWeight = 0.55;
  constexpr std::size_t kLeastCount = 5;
  std::unordered_map<std::string, std::size_t> sources;
  std::unordered_map<std::string, std::size_t> targets;
  for (const LexiconEntry& entry : lexicon.entries) {
    if (!entry.is_learned) continue;
    ++sources[entry.source];
    ++targets[entry.target];
  }
  std::erase_if(lexicon.entries, [&](const LexiconEntry& entry) {
    if (!entry.is_learned) return false;
    return entry.weight < kLeastWeight || entry.count < kLeastCount ||
           sources[entry.source] > 1 || targets[entry.target] > 1 ||
           !is_likely_term(entry.source) || !is_likely_term(entry.target);
  });
}

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
           as_field(entry.target) + "\t" + std::string(weight, end);
    if (entry.count > 0) out += "\t" + std::to_string(entry.count);
    out += '\n';
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
      escaped_markup(lexicon.source_language) +
      "\" xmlns=\"urn:iso:std:iso:30042:ed-2\">\n"
      "  <tbxHeader><fileDesc><sourceDesc><p>Awase</p></sourceDesc></fileDesc>"
      "</tbxHeader>\n  <text>\n    <body>\n";
  const auto section = [](const std::string& language,
                          const std::vector<std::string_view>& terms) {
    std::string xml = "<langSec xml:lang=\"" + escaped_markup(language) + "\">";
    for (const std::string_view term : terms)
      xml += "<termSec><term>" + escaped_markup(term) + "</term></termSec>";
    return xml + "</langSec>";
  };
  std::size_t number = 0;
  for (const Concept& one : concepts_of(lexicon))
    out += "      <conceptEntry id=\"c" + std::to_string(++number) + "\">" +
           section(lexicon.source_language, one.sources) +
           section(lexicon.target_language, one.targets) + "</conceptEntry>\n";
  return out + "    </body>\n  </text>\n</tbx>\n";
}

}  // namespace awase
