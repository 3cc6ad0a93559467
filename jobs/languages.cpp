// SPDX-License-Identifier: Apache-2.0

#include "jobs/languages.h"

#include "text/error.h"
#include "text/language.h"

namespace awase {
namespace {

constexpr double kSureDetection = 0.5;

/// What the text itself says: its words first, then what its format declares.
std::string language_in(const Document& document) {
  const DetectedLanguage detected = detect_language(document.text);
  return detected.confidence > kSureDetection ? detected.tag : std::string();
}

bool same_primary(const std::string& tag, const std::string& other) {
  return !tag.empty() && primary_language(tag) == primary_language(other);
}

/// One text, what was said about it, and what it says itself.
struct Side {
  Document& document;
  std::string option;
  std::string given;  ///< Canonical; empty when nothing was said.
  std::string found;  ///< Empty when not clear.

  Side(Document& the_document, const std::string& the_given, std::string the_option)
      : document(the_document), option(std::move(the_option)) {
    if (!the_given.empty()) given = canonical(the_given);
    found = language_in(document);
    const std::string& declared = document.language;
    if (found.empty() || same_primary(declared, found))
      found = declared.empty() ? found : declared;
    document.language = given.empty() ? found : given;
  }

  bool is_contradicted() const {
    return !given.empty() && !found.empty() && !same_primary(given, found);
  }

 private:
  std::string canonical(const std::string& tag) const {
    try {
      return canonical_language(tag);
    } catch (const Error& error) {
      throw Error(error.kind(), option + ": " + error.what());
    }
  }
};

void report(const Side& side, const Console& console) {
  const std::string& name = side.document.name;
  if (side.is_contradicted())
    console.warn(name + ": looks " + language_name(side.found) + ", but " +
                 side.option + " says " + side.given);
  else if (side.document.language.empty())
    console.warn(name + ": too short or too unusual to tell its language; give " +
                 side.option);
  else if (side.given.empty())
    console.tell(name + ": " + language_name(side.found) + " (" + side.found +
                 "), by its text");
}

/// Swapped is what contradicts one text and fits the other.
void refuse_swapped(const Side& source, const Side& target) {
  if (!source.is_contradicted() && !target.is_contradicted()) return;
  if (!source.given.empty() && !same_primary(target.found, source.given)) return;
  if (!target.given.empty() && !same_primary(source.found, target.given)) return;
  throw Error(ErrorKind::usage,
              source.document.name + ": looks " + language_name(source.found) +
                  ", and " + target.document.name + " looks " +
                  language_name(target.found) +
                  ", so the two are swapped; give the source text first");
}

void refuse_one_language(const Side& source, const Side& target) {
  if (!source.given.empty() && !target.given.empty()) return;
  if (!same_primary(source.document.language, target.document.language)) return;
  throw Error(ErrorKind::usage,
              source.document.name + " and " + target.document.name + ": both are " +
                  language_name(primary_language(source.document.language)) +
                  "; give a text and its translation, or say --source-lang and "
                  "--target-lang if this is meant");
}

}  // namespace

void settle_language(Document& document, const std::string& given,
                     const std::string& option, const Console& console) {
  report(Side(document, given, option), console);
}

void settle_languages(Document& source, const std::string& given_source,
                      Document& target, const std::string& given_target,
                      const Console& console) {
  const Side source_side(source, given_source, "--source-lang");
  const Side target_side(target, given_target, "--target-lang");
  refuse_swapped(source_side, target_side);
  refuse_one_language(source_side, target_side);
  report(source_side, console);
  report(target_side, console);
}

}  // namespace awase
