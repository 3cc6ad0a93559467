// SPDX-License-Identifier: Apache-2.0
//
// XLIFF 1.2 of any tool: <source> and <target> of every <trans-unit>, or, where both
// are cut into segments by <mrk mtype="seg"> (OASIS XLIFF 1.2, seg-source), those of
// every segment. XLIFF 2: those of every <segment>. What has no translation, or one
// that nobody has finished, is left out unless it is asked for.

#include <deque>
#include <map>
#include <utility>

#include "text/error.h"
#include "text/message.h"
#include "text/unicode.h"
#include "tmx/encoded_input.h"
#include "tmx/formats/phrase_codes.h"
#include "tmx/formats/unit_formats.h"
#include "tmx/formats/xliff_content.h"
#include "tmx/formats/xliff_states.h"

namespace awase {
namespace {

/// Most states that a message names.
constexpr std::size_t kMostStates = 8;
/// Most placeholders of a unit that are known.
constexpr std::size_t kMaxMarks = 10'000;

/// "trans-unit" of "xlf:trans-unit".
std::string_view local(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// All that a <trans-unit>, or a <segment> of XLIFF 2, says.
struct Paragraph {
  TranslationUnit frame;  ///< Its variants say the languages, and are empty.
  MarkedContent source;
  MarkedContent segmented_source;  ///< <seg-source>.
  MarkedContent target;
  TranslationState state;
  std::map<std::string, TranslationState> segment_states;  ///< By mid.
  PhraseMarks marks;
  bool keeps_space = false;  ///< Whether line breaks are those of the text.
};

class XliffReader : public UnitReader {
 public:
  XliffReader(XmlSource source, const std::string& name, const UnitReadOptions& options)
      : xml_(strict_utf16(std::move(source), name), name),
        options_(options),
        content_(xml_, event_) {
    header_.srclang = "*all*";
    while (!ended_ && !has_file_ && step()) {
      if (is_start() && local(event_.name) == "file") open_file();
    }
    if (root_ != "xliff") {
      throw xml_.error(
          event_.position,
          Message("the root element is <{root}>; an XLIFF begins with <xliff>",
                  {{"root", root_}}));
    }
    if (!file_source_.empty()) header_.srclang = file_source_;
  }

  const Header& header() const override { return header_; }

  bool next(TranslationUnit& unit) override {
    while (ready_.empty()) {
      if (!step()) return false;
      if (event_.kind == XmlEventKind::end_element) close_level();
      if (is_start()) start();
    }
    unit = std::move(ready_.front());
    ready_.pop_front();
    return true;
  }

  std::vector<Issue> issues() const override {
    std::vector<Issue> lines;
    if (options_.takes_what_is_there) return lines;
    if (untranslated_ > 0)
      lines.emplace_back(
          Message::plural("{count} unit without a translation was left out",
                          "{count} units without a translation were left "
                          "out",
                          untranslated_));
    if (unfinished_ > 0)
      lines.emplace_back(
          Message::plural("{count} translation that nobody has finished was left out "
                          "({states}); --all-states takes it",
                          "{count} translations that nobody has finished were left out "
                          "({states}); --all-states takes them",
                          unfinished_, {{"states", listed_states()}}));
    return lines;
  }

 private:
  /// An element that may hold units, and what it says of all of them.
  struct Level {
    std::string name;
    bool is_translated = true;
    bool keeps_space = false;
  };

  bool step() {
    if (!xml_.next(event_)) {
      ended_ = true;
      return false;
    }
    if (is_start() && root_.empty()) {
      root_ = local(event_.name);
      const std::string* version = event_.attribute("version");
      is_2_ = root_ == "xliff" && version != nullptr && version->starts_with("2");
      content_.set_version_2(is_2_);
      root_keeps_space_ = says_keeps_space(false);
      is_phrase_ = is_phrase_root(event_.attributes);
      if (is_2_) {
        root_source_ = attribute("srcLang");
        root_target_ = attribute("trgLang");
      }
    }
    return true;
  }
  bool is_start() const { return event_.kind == XmlEventKind::start_element; }

  std::string attribute(std::string_view name) const {
    const std::string* value = event_.attribute(name);
    return value == nullptr ? std::string() : *value;
  }

  bool is_level(std::string_view name) const {
    return name == "file" || name == "group" || (is_2_ && name == "unit");
  }
  bool is_translated() const { return levels_.empty() || levels_.back().is_translated; }
  bool keeps_space() const {
    return levels_.empty() ? root_keeps_space_ : levels_.back().keeps_space;
  }
  /// Whether the element that has begun keeps its white space.
  bool says_keeps_space(bool outer) const {
    const std::string says = attribute("xml:space");
    return says.empty() ? outer : says == "preserve";
  }
  void open_level(std::string_view name) {
    const std::string says = attribute("translate");
    levels_.push_back({std::string(name), says.empty() ? is_translated() : says != "no",
                       says_keeps_space(keeps_space())});
  }
  void close_level() {
    if (!levels_.empty() && levels_.back().name == local(event_.name))
      levels_.pop_back();
  }

  void start() {
    const std::string name(local(event_.name));
    if (name == "file") {
      open_file();
    } else if (is_level(name)) {
      open_level(name);
      if (is_2_ && name == "unit") open_unit_2();
    } else if (name == (is_2_ ? "segment" : "trans-unit")) {
      read_paragraph();
    } else if (!is_2_ && name == "tag-defs") {
      content_.read_tag_definitions();
    } else if (is_2_ && name == "originalData") {
      content_.read_original_data();
    } else if (is_2_ && name == "note") {
      notes_.push_back({AnnotationKind::note, "", text(), {}});
    } else if (is_2_ && name == "matches" && !options_.suggestions) {
      skip();
    } else if (is_2_ && name == "match") {
      read_suggestion(nullptr);
    }
  }

  void open_file() {
    has_file_ = true;
    content_.forget_tag_definitions();
    open_level("file");
    file_source_ = is_2_ ? root_source_ : attribute("source-language");
    file_target_ = is_2_ ? root_target_ : attribute("target-language");
    if (!options_.source_language.empty()) file_source_ = options_.source_language;
    if (!options_.target_language.empty()) file_target_ = options_.target_language;
    if (file_source_.empty() && !options_.takes_what_is_there) {
      throw xml_.error(
          event_.position,
          is_2_ ? Message("<xliff> without srcLang; give it with --source-lang")
                : Message("<file> without source-language; give it with "
                          "--source-lang"));
    }
  }

  void open_unit_2() {
    content_.forget_original_data();
    notes_.clear();
  }

  void skip() {
    for (std::size_t depth = 1; depth > 0 && step();) {
      if (is_start()) ++depth;
      if (event_.kind == XmlEventKind::end_element) --depth;
    }
  }

  std::string text() {
    std::string result;
    for (std::size_t depth = 1; depth > 0 && step();) {
      if (is_start()) ++depth;
      if (event_.kind == XmlEventKind::end_element) --depth;
      if (event_.kind != XmlEventKind::text) continue;
      if (result.size() + event_.text.size() > (std::size_t{16} << 20))
        throw xml_.error(event_.position, Message("a unit of more than 16 MiB"));
      result += event_.text;
    }
    return result;
  }

  Paragraph frame_of_unit() const {
    Paragraph result;
    result.frame.variants.resize(2);
    result.frame.variants[0].language = file_source_;
    result.frame.variants[1].language = file_target_;
    result.frame.annotations = notes_;
    result.keeps_space = keeps_space();
    return result;
  }

  void read_paragraph() {
    if (attribute("restype") == "x-gettext-domain-header") {
      skip();  // What a PO file says of itself.
      return;
    }
    Paragraph unit = frame_of_unit();
    unit.keeps_space = says_keeps_space(unit.keeps_space);
    const std::string says = attribute("translate");
    if (says.empty() ? !is_translated() : says == "no")
      unit.state.add({false, "translate=no"});
    unit.state.add(state_of_unit(event_));
    if (const std::string id = attribute("resname"); !id.empty())
      unit.frame.attributes.push_back({"tuid", id});
    while (step() && event_.kind != XmlEventKind::end_element)
      if (is_start()) read_part(unit);
    finish(unit);
  }

  /// A child of the unit.
  void read_part(Paragraph& unit) {
    const std::string name(local(event_.name));
    const auto tag = [&](std::size_t side) {
      std::string& language = unit.frame.variants[side].language;
      if (language.empty()) language = attribute("xml:lang");
    };
    if (name == "source") {
      tag(0);
      unit.keeps_space = says_keeps_space(unit.keeps_space);
      unit.source = content_.read();
    } else if (name == "seg-source") {
      unit.segmented_source = content_.read();
    } else if (name == "target") {
      tag(1);
      unit.state.add(state_of_target(event_));
      unit.target = content_.read();
    } else if (name == "note") {
      unit.frame.annotations.push_back({AnnotationKind::note, "", text(), {}});
    } else if (name == "prop-group") {
      read_props(unit.frame);
    } else if (name == "seg-defs") {
      read_segment_states(unit);
    } else if (is_phrase_ && name == "tunit-metadata") {
      read_marks(unit.marks);
    } else if (name == "alt-trans" && options_.suggestions) {
      read_suggestion(&unit);
    } else {
      skip();  // <alt-trans> above all, whose <target> is another's.
    }
  }

  /// Trados's list of what was done with each segment.
  void read_segment_states(Paragraph& unit) {
    while (step() && event_.kind != XmlEventKind::end_element) {
      if (!is_start()) continue;
      unit.segment_states.emplace(attribute("id"), state_of_trados_segment(event_));
      skip();
    }
  }

  /// What the placeholders of a unit of Phrase stand for.
  void read_marks(PhraseMarks& marks) {
    while (step() && event_.kind != XmlEventKind::end_element) {
      if (!is_start()) continue;
      const std::string id = attribute("id");
      std::string native;
      while (step() && event_.kind != XmlEventKind::end_element) {
        if (!is_start()) continue;
        const bool is_content = local(event_.name) == "content";
        std::string inner = text();
        if (is_content) native = std::move(inner);
      }
      if (marks.size() < kMaxMarks) marks.emplace(id, std::move(native));
    }
  }

  void read_props(TranslationUnit& unit) {
    while (step() && event_.kind != XmlEventKind::end_element) {
      if (!is_start()) continue;
      const std::string type = attribute("prop-type");
      const std::string value = text();
      if (type.starts_with("tmx:")) {
        set_attribute(unit.attributes, type.substr(4), value);
      } else {
        add_prop(unit.annotations, type, value);
      }
    }
  }

  /// What a memory or a machine proposed: <alt-trans> of `unit`, <mtc:match> of
  /// XLIFF 2.
  void read_suggestion(const Paragraph* unit) {
    Paragraph match = frame_of_unit();
    if (unit != nullptr) {
      match.source = unit->source;
      match.keeps_space = unit->keeps_space;
    }
    std::string quality = attribute(is_2_ ? "matchQuality" : "match-quality");
    if (quality.empty()) quality = attribute("similarity");
    const std::string origin = attribute("origin");
    if (!quality.empty()) add_prop(match.frame.annotations, "x-match-quality", quality);
    add_prop(match.frame.annotations, "x-suggestion",
             origin.empty() ? "unknown" : origin);
    while (step() && event_.kind != XmlEventKind::end_element) {
      if (!is_start()) continue;
      const std::string name(local(event_.name));
      if (name == "source") {
        match.source = content_.read();
      } else if (name == "target") {
        match.target = content_.read();
      } else {
        skip();
      }
    }
    if (has_text(match.source.content) && has_text(match.target.content)) {
      trim(match.source.content);
      trim(match.target.content);
      take(match, std::move(match.source.content), std::move(match.target.content), {});
    }
  }

  /// Makes units of what was read.
  void finish(Paragraph& unit) {
    if (is_phrase_) {
      take_phrase_codes(unit.source.content, unit.marks);
      take_phrase_codes(unit.target.content, unit.marks);
    }
    MarkedContent& source =
        unit.segmented_source.segments.empty() ? unit.source : unit.segmented_source;
    if (source.segments.empty() || unit.target.segments.empty()) {
      trim(unit.source.content);
      trim(unit.target.content);
      take(unit, std::move(unit.source.content), std::move(unit.target.content),
           unit.state);
      return;
    }
    std::map<std::string_view, const XliffSegmentMark*> targets;
    for (const XliffSegmentMark& mark : unit.target.segments)
      targets.emplace(mark.id, &mark);
    // Which of several would have the number?
    if (source.segments.size() > 1)
      std::erase_if(unit.frame.attributes,
                    [](const Attribute& a) { return a.name == "tuid"; });
    for (const XliffSegmentMark& mark : source.segments) {
      TranslationState state = unit.state;
      if (const auto found = unit.segment_states.find(mark.id);
          found != unit.segment_states.end())
        state.add(found->second);
      const auto target = targets.find(mark.id);
      take(unit, content_of(source, mark),
           target == targets.end() ? Content()
                                   : content_of(unit.target, *target->second),
           state);
    }
  }

  /// Adds a unit to those that are ready, or counts why it is left out.
  void take(const Paragraph& from, Content source, Content target,
            const TranslationState& state) {
    const bool is_translated = has_text(source) && has_text(target);
    if (!is_translated) ++untranslated_;
    const bool is_left = !state.is_finished && !options_.all_states;
    if (is_left && is_translated) {
      ++unfinished_;
      ++states_[state.name];
    }
    if (options_.takes_what_is_there) {
      if (is_left) target = {};
    } else if (!is_translated || is_left) {
      return;
    }
    // Who aligns looks at the lines himself.
    if (!from.keeps_space && !options_.takes_what_is_there) {
      join_lines(source);
      join_lines(target);
    }
    TranslationUnit unit = from.frame;
    unit.variants[0].content = std::move(source);
    unit.variants[1].content = std::move(target);
    if (options_.all_states && !state.name.empty())
      add_prop(unit.annotations, "x-state", state.name);
    if (unit.variants[1].language.empty() && !options_.takes_what_is_there) {
      throw xml_.error(
          event_.position,
          Message("the file does not say its target language; give it with "
                  "--target-lang"));
    }
    ready_.push_back(std::move(unit));
  }

  std::string listed_states() const {
    std::string list;
    std::size_t named = 0;
    for (const auto& [name, count] : states_) {
      if (!list.empty()) list += ", ";
      if (named++ == kMostStates) return list + "…";
      list += name + " " + std::to_string(count);
    }
    return list;
  }

  XmlReader xml_;
  UnitReadOptions options_;
  XmlEvent event_;
  XliffContentReader content_;
  Header header_;
  std::string root_;
  std::string file_source_;
  std::string file_target_;
  bool has_file_ = false;
  bool is_2_ = false;
  bool is_phrase_ = false;
  bool root_keeps_space_ = false;
  std::string root_source_;  // Of XLIFF 2, where all files share their languages.
  std::string root_target_;
  std::vector<Level> levels_;
  Annotations notes_;  // Of the unit of XLIFF 2 that is open.
  std::deque<TranslationUnit> ready_;
  std::size_t untranslated_ = 0;
  std::size_t unfinished_ = 0;
  std::map<std::string, std::size_t> states_;  // Of those that were left out.
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<UnitReader> read_xliff(XmlSource source, const std::string& name,
                                       const UnitReadOptions& options) {
  return std::make_unique<XliffReader>(std::move(source), name, options);
}

}  // namespace awase
