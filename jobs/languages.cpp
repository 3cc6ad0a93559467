// SPDX-License-Identifier: Apache-2.0

#include "jobs/languages.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/error.h"
#include "text/language.h"
#include "text/script.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr double kSureDetection = 0.5;

/// What the text itself says: its words first, then what its format declares.
std::string language_in(const Document& document) {
  const DetectedLanguage detected = detect_language(document.text);
  return detected.confidence > kSureDetection ? detected.tag : std::string();
}

/// The language that the name of a file says: a.ja.txt, EN_final.docx, 契約書_和文.txt.
std::string language_in_name(std::string_view path) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"ja", "ja"},      {"jp", "ja"},  {"jpn", "ja"}, {"japanese", "ja"},
      {"en", "en"},      {"eng", "en"}, {"us", "en"},  {"english", "en"},
      {"zh", "zh"},      {"cn", "zh"},  {"chs", "zh"}, {"cht", "zh"},
      {"chinese", "zh"}, {"ko", "ko"},  {"kr", "ko"},  {"kor", "ko"},
      {"korean", "ko"}};
  constexpr std::pair<std::string_view, std::string_view> kParts[] = {
      {"日本語", "ja"}, {"和文", "ja"},   {"邦文", "ja"},
      {"英語", "en"},   {"英文", "en"},   {"英訳", "en"},
      {"中文", "zh"},   {"中国語", "zh"}, {"韓国語", "ko"}};
  const std::string name = fold(path.substr(path.find_last_of("/\\") + 1));
  for (const auto& [part, tag] : kParts)
    if (name.find(part) != name.npos) return std::string(tag);
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end =
        std::min(name.find_first_of("._- ()[]", begin), name.size());
    const std::string_view word = std::string_view(name).substr(begin, end - begin);
    for (const auto& [known, tag] : kWords)
      if (word == known) return std::string(tag);
    begin = end + 1;
  }
  return {};
}

/// Whether a text has so few letters that one language is easily taken for another.
bool is_short(std::string_view text) {
  constexpr std::size_t kFewLetters = 150;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size() && letters < kFewLetters;)
    if (is_letter(next_char(text, at))) ++letters;
  return letters < kFewLetters;
}

bool same_primary(const std::string& tag, const std::string& other) {
  return !tag.empty() && primary_language(tag) == primary_language(other);
}

/// One text, what was said about its language, and what it says itself.
struct StatedLanguage {
  Document& document;
  std::string option;
  std::string given;     ///< Canonical; empty when nothing was said.
  std::string found;     ///< Empty when not clear.
  bool by_name = false;  ///< The file's name or its companion said it, not the text.

  StatedLanguage(Document& the_document, const std::string& the_given,
                 std::string the_option)
      : document(the_document), option(std::move(the_option)) {
    given = canonical_option(the_given, option);
    found = language_in(document);
    const std::string& declared = document.language;
    if (found.empty() || same_primary(declared, found))
      found = declared.empty() ? found : declared;
    // Of few words only the script is sure.
    if (found.empty() || (declared.empty() && is_short(document.text)))
      settle(language_in_name(document.name));
    document.language = given.empty() ? found : given;
  }

  /// Ideographs alone may be Chinese or Japanese: beside a Chinese text they are
  /// Japanese.
  void look_at(const StatedLanguage& companion) {
    if (!found.empty() || companion.found.empty()) return;
    if (!same_primary(companion.found, "zh")) return;
    settle("ja");
    if (given.empty()) document.language = found;
  }

  bool is_contradicted() const {
    return !by_name && !given.empty() && !found.empty() && !same_primary(given, found);
  }

 private:
  /// Takes what is said about the text, unless its letters say otherwise.
  void settle(const std::string& tag) {
    if (tag.empty() || same_primary(tag, found)) return;
    if (ScriptCounter(tag).is_foreign(document.text)) return;
    found = tag;
    by_name = true;
  }
};

/// Which language a text is taken to be in, and why.
Message by_what(const StatedLanguage& text) {
  std::vector<MessagePlace> places = {{"language", LanguageName{text.found}},
                                      {"tag", text.found}};
  return text.by_name ? Message("{language} ({tag}), by its name", std::move(places))
                      : Message("{language} ({tag}), by its text", std::move(places));
}

void report(const StatedLanguage& text, Remarks& remarks) {
  const std::string& name = text.document.name;
  if (text.is_contradicted())
    remarks.issues.emplace_back(name,
                                Message("looks {language}, but {option} says {tag}",
                                        {{"language", LanguageName{text.found}},
                                         {"option", text.option},
                                         {"tag", text.given}}));
  else if (text.document.language.empty())
    remarks.issues.emplace_back(
        name, Message("too short or too unusual to tell its language; give {option}",
                      {{"option", text.option}}));
  else if (text.given.empty())
    remarks.notes.emplace_back(name, by_what(text));
}

/// The texts are swapped when the tags contradict one and fit the other.
void refuse_swapped(const StatedLanguage& source, const StatedLanguage& target) {
  if (!source.is_contradicted() && !target.is_contradicted()) return;
  if (!source.given.empty() && !same_primary(target.found, source.given)) return;
  if (!target.given.empty() && !same_primary(source.found, target.given)) return;
  throw Error(
      ErrorKind::usage,
      Message("{source}: looks {source_language}, and {target} looks "
              "{target_language}, so the two are swapped; give the source text first",
              {{"source", source.document.name},
               {"source_language", LanguageName{source.found}},
               {"target", target.document.name},
               {"target_language", LanguageName{target.found}}}));
}

void refuse_one_language(const StatedLanguage& source, const StatedLanguage& target) {
  if (!source.given.empty() && !target.given.empty()) return;
  if (!same_primary(source.document.language, target.document.language)) return;
  throw Error(
      ErrorKind::usage,
      Message(
          "{source} and {target}: both are {language}; give a text and its "
          "translation, or say --source-lang and --target-lang if this is meant",
          {{"source", source.document.name},
           {"target", target.document.name},
           {"language", LanguageName{primary_language(source.document.language)}}}));
}

}  // namespace

std::string canonical_option(const std::string& given, const std::string& option) {
  if (given.empty()) return given;
  try {
    return canonical_language(given);
  } catch (const Error& error) {
    throw Error(error.kind(),
                Message("{option}: {reason}",
                        {{"option", option}, {"reason", error.message()}}));
  }
}

void settle_language(Document& document, const std::string& given,
                     const std::string& option, Remarks& remarks) {
  report(StatedLanguage(document, given, option), remarks);
}

void settle_languages(Document& source, const std::string& given_source,
                      Document& target, const std::string& given_target,
                      Remarks& remarks) {
  StatedLanguage of_source(source, given_source, "--source-lang");
  StatedLanguage of_target(target, given_target, "--target-lang");
  of_source.look_at(of_target);
  of_target.look_at(of_source);
  refuse_swapped(of_source, of_target);
  refuse_one_language(of_source, of_target);
  report(of_source, remarks);
  report(of_target, remarks);
}

}  // namespace awase
