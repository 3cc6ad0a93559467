// SPDX-License-Identifier: Apache-2.0
//
// Memories that are broken at random, and what a reader that knows nothing but tags can
// still see in them.

#pragma once

#include <random>
#include <set>
#include <string>
#include <string_view>

namespace awase {

/// A small memory whose segments hold words of their own, "w0a", "w0b", ….
inline std::string memory_of_words(std::size_t units, std::mt19937_64& random) {
  std::string tmx =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM "
      "\"tmx14.dtd\">\n<tmx version=\"1.4\"><header creationtool=\"t\" "
      "creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" "
      "srclang=\"ja\" datatype=\"plaintext\"><prop type=\"x-p\">q</prop></header>"
      "<body>\n";
  const char* const texts[] = {"電源を切る。",
                               "a &amp; b &lt; c",
                               "<bpt i=\"1\" x=\"1\">&lt;b&gt;</bpt>x<ept "
                               "i=\"1\">&lt;/b&gt;</ept>",
                               "<ph x=\"1\">{1}<sub>note</sub></ph>",
                               "<hi type=\"bold\">y</hi>",
                               "<![CDATA[z]]>"};
  for (std::size_t k = 0; k < units; ++k) {
    tmx += "<tu tuid=\"" + std::to_string(k) + "\" creationdate=\"20260101T000000Z\">";
    if (random() % 3 == 0) tmx += "<note>a note</note>";
    if (random() % 4 == 0) tmx += "<!-- a comment -->";
    for (const auto& [language, letter] : {std::pair("ja", 'a'), std::pair("en", 'b')})
      tmx += std::string("<tuv xml:lang=\"") + language + "\"><seg>" +
             texts[random() % std::size(texts)] + " w" + std::to_string(k) + letter +
             " " + texts[random() % std::size(texts)] + "</seg></tuv>";
    tmx += "</tu>\n";
  }
  return tmx + "</body></tmx>\n";
}

/// Breaks it in one to four places.
inline void mutate(std::string& tmx, std::mt19937_64& random) {
  const std::string_view rubbish[] = {
      "<",          "&",         "-->",
      "<!--",       "</seg>",    "<tu>",
      "</tu>",      "<seg>",     "</tuv>",
      "<tuv>",      "]]>",       "\"",
      "<bx/>",      "\x01",      "\xFF",
      "\x93\xFA",   "&nbsp;",    "&bad;",
      "&#0;",       "--",        "<b>",
      "</body>",    "</tmx>",    "<header>",
      "<foo a=\"b", "<![CDATA[", "\xED\xA0\x80",
      "<?pi",       "'",         "text",
      "<prop>",     "=",         "<tuv xml:lang=\"de\">",
      "<sub>",      "xml:",      "<ph/>",
      "</ph>",      "<it>",      "<ept i=\"9\"/>"};
  const std::size_t count = 1 + random() % 4;
  for (std::size_t k = 0; k < count && tmx.size() > 10; ++k) {
    const std::size_t at = random() % tmx.size();
    const std::size_t size = std::min<std::size_t>(1 + random() % 12, tmx.size() - at);
    switch (random() % 6) {
      case 0:
      case 1:
        tmx.erase(at, size);
        break;
      case 2:
      case 3:
        tmx.insert(at, rubbish[random() % std::size(rubbish)]);
        break;
      case 4:
        tmx[at] = static_cast<char>(random() % 256);
        break;
      default:
        if (random() % 10 == 0)
          tmx.resize(at);
        else
          tmx.insert(at, tmx.substr(random() % tmx.size(), 40));
    }
  }
}

/// The words ("w3a") that stand in text behind the first `<tu`, going by `<` and `>`
/// alone; those inside a comment or an unfinished tag are not seen.
inline std::set<std::string> visible_words(std::string_view tmx) {
  std::set<std::string> words;
  const std::size_t begin = tmx.find("<tu ");
  if (begin == std::string_view::npos) return words;
  std::size_t at = begin;
  while (at < tmx.size()) {
    if (tmx[at] == '<') {
      const bool is_comment = tmx.substr(at).starts_with("<!--");
      const std::size_t end = tmx.find(is_comment ? "-->" : ">", at);
      if (end == std::string_view::npos) break;
      at = end + (is_comment ? 3 : 1);
      continue;
    }
    const std::size_t end = std::min(tmx.find('<', at), tmx.size());
    const std::string_view text = tmx.substr(at, end - at);
    for (std::size_t k = 0; k + 2 < text.size(); ++k) {
      if (text[k] != 'w' || (k > 0 && text[k - 1] != ' ')) continue;
      std::size_t digits = k + 1;
      while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9')
        ++digits;
      const bool is_word = digits > k + 1 && digits < text.size() &&
                           (text[digits] == 'a' || text[digits] == 'b') &&
                           (digits + 1 == text.size() || text[digits + 1] == ' ');
      if (is_word) words.insert(std::string(text.substr(k, digits + 1 - k)));
    }
    at = end;
  }
  return words;
}

}  // namespace awase
