// SPDX-License-Identifier: Apache-2.0
//
// The Japanese catalogue uses the words of docs/glossary.md, and です・ます.

#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "text/ascii.h"
#include "text/catalogue.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// English words and what they may be in Japanese.
std::map<std::string, std::vector<std::string>> glossary() {
  std::ifstream file(AWASE_SOURCE_DIR "/locale/glossary.en-ja.tsv");
  std::map<std::string, std::vector<std::string>> words;
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string::npos) continue;
    words[line.substr(0, tab)].push_back(line.substr(tab + 1));
  }
  return words;
}

/// Without what no language changes: places, commands in quotation marks, elements,
/// options.
std::string plain(const std::string& sentence) {
  std::string out;
  char closing = 0;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const char c = sentence[i];
    if (closing != 0) {
      if (c == closing) closing = 0;
      continue;
    }
    const bool begins_quote = c == '\'' && sentence.compare(i, 6, "'awase") == 0;
    closing = c == '{' ? '}' : c == '<' ? '>' : begins_quote ? '\'' : '\0';
    if (closing == 0) out += c;
  }
  return ascii_lower(out);
}

/// Whether `word` or its plural stands in `text` as a word of its own, not in --a-name.
bool says(const std::string& text, const std::string& word) {
  const auto is_part = [&](std::size_t at) {
    return at < text.size() && (is_ascii_letter(text[at]) || is_ascii_digit(text[at]) ||
                                text[at] == '-' || text[at] == '.' || text[at] == '/');
  };
  for (std::size_t at = text.find(word); at != std::string::npos;
       at = text.find(word, at + 1)) {
    std::size_t end = at + word.size();
    if (end < text.size() && text[end] == 's') ++end;
    const bool is_end = !is_part(end) || text[end] == '.';
    if ((at == 0 || !is_part(at - 1)) && is_end) return true;
  }
  return false;
}

const std::vector<CatalogueEntry>& japanese() {
  static const auto kCatalogue = open_catalogue("ja", {});
  return dynamic_cast<const GettextCatalogue&>(*kCatalogue).entries();
}

TEST(Glossary, IsFollowedByTheJapaneseCatalogue) {
  const auto words = glossary();
  // Those that have one meaning in all messages.
  for (const char* word :
       {"alignment", "segment", "confidence", "lexicon", "glossary", "duplicate",
        "inline code", "translation memory", "doubtful", "manifest", "anchor", "review",
        "without counterpart", "source language", "target language", "segmentation",
        "fuzzy match", "encoding"}) {
    ASSERT_TRUE(words.contains(word)) << word;
    for (const CatalogueEntry& entry : japanese()) {
      const std::string sentence =
          plain(entry.plural.empty() ? entry.sentence : entry.plural);
      // A file of pairs has a name of its own, and so have formats and props.
      if (!says(sentence, word) || says(sentence, "file of pairs") ||
          says(sentence, "awase review") ||
          sentence.find("props but confidence") != std::string::npos)
        continue;
      const std::string& said = entry.forms.front();
      bool is_followed = false;
      for (const std::string& choice : words.at(word))
        is_followed |= said.find(choice) != std::string::npos;
      EXPECT_TRUE(is_followed) << word << ": " << entry.sentence << "\n  " << said;
    }
  }
}

TEST(Glossary, KeepsOtherWordsOutOfTheJapaneseCatalogue) {
  for (const CatalogueEntry& entry : japanese())
    for (const char* word : {"メモリー", "ビーズ", "信頼度", "整列", "センテンス",
                             "マニフェスト", "アンカー", "エンコーディング"})
      EXPECT_EQ(entry.forms.front().find(word), std::string::npos)
          << word << ": " << entry.forms.front();
}

/// Whether a sentence ends as people are not spoken to: する。した。だ。ない。
bool is_blunt(std::string_view sentence) {
  const auto ends = [&](std::string_view with) { return sentence.ends_with(with); };
  if (ends("ました") || ends("ください") || ends("でした")) return false;
  return ends("る") || ends("た") || ends("だ") || ends("ない") || ends("う");
}

TEST(Glossary, SpeaksPolitelyInJapanese) {
  for (const CatalogueEntry& entry : japanese()) {
    std::string_view rest = entry.forms.front();
    for (std::size_t stop = rest.find("。"); stop != std::string_view::npos;
         stop = rest.find("。")) {
      EXPECT_FALSE(is_blunt(rest.substr(0, stop))) << entry.forms.front();
      rest.remove_prefix(stop + std::string_view("。").size());
    }
  }
}

/// Kana or kanji, without the marks that stand beside them.
bool is_japanese(char32_t c) {
  return (c >= U'ぁ' && c <= U'ヿ' && c != U'・') || (c >= U'一' && c <= U'鿿');
}

bool is_letter_or_digit(char32_t c) {
  return c < 0x80 && (is_ascii_letter(static_cast<char>(c)) ||
                      is_ascii_digit(static_cast<char>(c)));
}

/// What is wrong with the two characters side by side; empty: nothing.
std::string fault_between(char32_t before, char32_t after) {
  if (is_japanese(before) && (after == U'?' || after == U'!' || after == U'('))
    return "a mark in half width";
  if ((before == U'。' || before == U'、') && after == U' ')
    return "a space behind a stop";
  if ((is_japanese(before) && is_letter_or_digit(after)) ||
      (is_letter_or_digit(before) && is_japanese(after)))
    return "no space beside a word or number";
  return "";
}

TEST(Glossary, SpacesWordsAndNumbersInJapanese) {
  for (const CatalogueEntry& entry : japanese()) {
    std::string sentence = entry.forms.front();
    for (const std::string one : {"1対1", "第3条"})  // As such texts have them.
      for (std::size_t at = sentence.find(one); at != std::string::npos;
           at = sentence.find(one))
        sentence.erase(at, one.size());
    char32_t before = 0;
    for (std::size_t i = 0; i < sentence.size();) {
      const char32_t c = next_char(sentence, i);
      EXPECT_EQ(fault_between(before, c), "") << entry.forms.front();
      before = c;
    }
  }
}

TEST(Glossary, CountsBehindWhatIsCountedInJapanese) {
  for (const CatalogueEntry& entry : japanese())
    for (const char* word : {"} 翻訳単位", "} 対訳ペア", "} セグメント"})
      for (const char* place : {"{count", "{pairs", "{units", "{segments"})
        EXPECT_EQ(entry.forms.front().find(std::string(place) + word),
                  std::string::npos)
            << entry.forms.front();
}

}  // namespace
}  // namespace awase
