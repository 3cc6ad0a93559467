// SPDX-License-Identifier: Apache-2.0

#include "align/read_tbx.h"

#include <set>
#include <string>
#include <vector>

#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"
#include "text/xml.h"

namespace awase {
namespace {

/// Most terms of one language in an entry, and bytes of a term; bounds for hostile
/// files.
constexpr std::size_t kMostTerms = 30;
constexpr std::size_t kMostBytes = 1000;
/// Most languages that a message names.
constexpr std::size_t kMostLanguages = 20;

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

class TbxReader {
 public:
  TbxReader(std::string_view bytes, Lexicon& lexicon)
      : xml_(xml_source(bytes), lexicon.name),
        lexicon_(lexicon),
        from_(primary_language(lexicon.source_language)),
        to_(primary_language(lexicon.target_language)) {}

  void read() {
    XmlEvent event;
    while (xml_.next(event)) {
      const std::string_view name = local_name(event.name);
      if (event.kind == XmlEventKind::start_element)
        start(name, event);
      else if (event.kind == XmlEventKind::end_element)
        end(name);
      else if (event.kind == XmlEventKind::text && in_term_ &&
               term_.size() <= kMostBytes)
        term_ += event.text;
    }
    for (const std::string& language : {from_, to_})
      if (!languages_.contains(language)) fail_without(language);
    if (too_long_ > 0)
      lexicon_.issues.emplace_back(
          lexicon_.name,
          Message::plural("{count} term of more than {most} bytes was left out",
                          "{count} terms of more than {most} bytes were left out",
                          too_long_, {{"most", kMostBytes}}));
  }

 private:
  void start(std::string_view name, const XmlEvent& event) {
    if (!seen_root_) {
      seen_root_ = true;
      if (name != "tbx" && name != "TBX" && name != "martif")
        throw xml_.error(event.position,
                         Message("'{element}' is no TBX document; give TBX, TMX, or a "
                                 "text with an entry a line",
                                 {{"element", event.name.substr(0, 60)}}));
    } else if (name == "termEntry" || name == "conceptEntry") {
      sources_.clear();
      targets_.clear();
    } else if (name == "langSet" || name == "langSec") {
      const std::string* tag = event.attribute("xml:lang");
      language_ = tag == nullptr ? "" : tag_language(*tag);
      if (languages_.size() < kMostLanguages || language_ == from_ || language_ == to_)
        languages_.insert(language_);
    } else if (name == "term") {
      in_term_ = true;
      term_.clear();
    }
  }

  void end(std::string_view name) {
    if (name == "term") {
      in_term_ = false;
      add_term();
    } else if (name == "termEntry" || name == "conceptEntry") {
      ++concepts_;
      for (const std::string& source : sources_)
        for (const std::string& target : targets_)
          lexicon_.entries.push_back({.source = source,
                                      .target = target,
                                      .weight = kNoWeight,
                                      .concept_number = concepts_});
      if (lexicon_.entries.size() > kMaxLexiconEntries)
        throw Error(ErrorKind::input,
                    Message("{file}: too many entries; give at most {most}",
                            {{"file", lexicon_.name}, {"most", kMaxLexiconEntries}}));
    }
  }

  void add_term() {
    if (term_.size() > kMostBytes) {
      ++too_long_;
      return;
    }
    const std::string_view term = trim(term_);
    if (term.empty()) return;
    if (language_ == from_ && sources_.size() < kMostTerms) sources_.emplace_back(term);
    if (language_ == to_ && targets_.size() < kMostTerms) targets_.emplace_back(term);
  }

  /// The language of a tag in any spelling; the tag itself when it is none.
  static std::string tag_language(const std::string& tag) {
    try {
      return primary_language(canonical_language(tag));
    } catch (const Error&) {
      return tag.substr(0, 35);
    }
  }

  [[noreturn]] void fail_without(const std::string& language) const {
    std::string present;
    for (const std::string& other : languages_)
      if (!other.empty()) present += (present.empty() ? "" : ", ") + other;
    std::vector<MessagePlace> places = {
        {"file", lexicon_.name}, {"language", language}, {"present", present}};
    throw Error(
        ErrorKind::input,
        present.empty()
            ? Message("{file}: no terms in '{language}'; it has no languages at "
                      "all",
                      std::move(places))
            : Message("{file}: no terms in '{language}'; its languages are "
                      "{present}",
                      std::move(places)));
  }

  XmlReader xml_;
  Lexicon& lexicon_;
  std::string from_, to_;
  std::string language_, term_;
  std::vector<std::string> sources_, targets_;
  std::set<std::string> languages_;
  std::size_t concepts_ = 0;
  std::size_t too_long_ = 0;
  bool seen_root_ = false;
  bool in_term_ = false;
};

}  // namespace

void read_tbx(std::string_view bytes, Lexicon& lexicon) {
  TbxReader(bytes, lexicon).read();
}

}  // namespace awase
