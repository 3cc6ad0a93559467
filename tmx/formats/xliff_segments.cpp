// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/xliff_segments.h"

#include <algorithm>
#include <map>
#include <utility>

#include "text/unicode.h"
#include "tmx/formats/phrase_codes.h"
#include "tmx/formats/xliff_content.h"
#include "tmx/formats/xliff_states.h"

namespace awase {
namespace {

constexpr std::size_t npos = XmlTree::npos;

/// Inline content that was read by itself.
struct ReadContent {
  MarkedContent content;
  std::vector<std::string> markup;  ///< Of each code.
};

ReadContent read_content(const XmlTree& tree, std::string_view inner,
                         std::string_view original_data, bool is_2,
                         const std::string& name) {
  std::string document;
  if (!tree.encoding().empty())
    document = "<?xml version=\"1.0\" encoding=\"" + tree.encoding() + "\"?>";
  document += "<r><o>";
  document += original_data;
  document += "</o><s>";
  const std::size_t begin = document.size();
  document += inner;
  document += "</s></r>";
  XmlReader xml(xml_source(document), name);
  XmlEvent event;
  XliffContentReader reader(xml, event);
  reader.set_version_2(is_2);
  ReadContent read;
  while (xml.next(event)) {
    if (event.kind != XmlEventKind::start_element) continue;
    if (event.name == "o") reader.read_original_data();
    if (event.name == "s") {
      read.content = reader.read();
      break;
    }
  }
  for (const ByteRange& range : read.content.code_markup)
    read.markup.push_back(
        document.substr(std::max(begin, range.begin_bytes), range.size_bytes()));
  return read;
}

XmlEvent event_of(const XmlElement& element) {
  XmlEvent event;
  event.kind = XmlEventKind::start_element;
  event.name = element.name;
  event.attributes = element.attributes;
  return event;
}

bool is_yes(const std::string& value) {
  const std::string folded = fold(value);
  return folded == "true" || folded == "yes" || folded == "1" || folded == "locked";
}

/// Whether nobody may translate what is in the unit.
bool is_locked_unit(const XmlElement& unit) {
  return is_yes(tool_attribute(unit.attributes, "locked")) ||
         unit.attribute("approved") == "yes";
}

/// Collects the segments.
class SegmentFinder {
 public:
  SegmentFinder(const XmlTree& tree, const std::string& name)
      : tree_(tree), name_(name) {}

  XliffSegments run() {
    const XmlElement& root = tree_[0];
    result_.is_2 = root.attribute("version").starts_with("2");
    Frame frame;
    if (result_.is_2) {
      frame.source = root.attribute("srcLang");
      frame.target = root.attribute("trgLang");
    }
    walk(0, frame);
    return std::move(result_);
  }

 private:
  /// What holds for all in an element.
  struct Frame {
    std::string source;
    std::string target;
    bool is_translated = true;  ///< Whether it may be: translate="yes".
    bool keeps_space = false;
    std::size_t group = 0;
  };

  void walk(std::size_t place, Frame frame) {
    // Depth is bounded by XmlOptions::max_depth.
    const XmlElement& element = tree_[place];
    const std::string says = element.attribute("translate");
    if (!says.empty()) frame.is_translated = says != "no";
    const std::string space = element.attribute("xml:space");
    if (!space.empty()) frame.keeps_space = space == "preserve";
    const std::string_view name = element.local_name();
    if (name == "file") {
      frame.group = place;
      if (!result_.is_2) {
        frame.source = element.attribute("source-language");
        frame.target = element.attribute("target-language");
      }
    } else if (!result_.is_2 && name == "trans-unit") {
      add_unit(place, frame);
      return;
    } else if (result_.is_2 && name == "unit") {
      add_unit_2(place, frame);
      return;
    }
    for (const std::size_t child : element.children) walk(child, frame);
  }

  /// What a segment says of its own languages holds before what its file says.
  void set_languages(JobSegment& segment, const XliffPlace& place,
                     const Frame& frame) const {
    const auto own = [&](std::size_t element) {
      return element == npos ? std::string() : tree_[element].attribute("xml:lang");
    };
    segment.source_language = own(place.source);
    segment.target_language = own(place.target);
    if (segment.source_language.empty()) segment.source_language = frame.source;
    if (segment.target_language.empty()) segment.target_language = frame.target;
  }

  ReadContent content(std::size_t element, std::string_view data = {}) const {
    if (element == npos) return {};
    return read_content(tree_, tree_.content(tree_[element]), data, result_.is_2,
                        name_);
  }

  /// Adds a segment with this content; `target` is the translation that it has.
  void add(XliffPlace place, JobSegment segment, const ReadContent& source,
           ByteRange text, ByteRange codes, const std::string& target,
           const TranslationState& state, const Frame& frame) {
    Content& content = segment.source;
    content.text =
        source.content.content.text.substr(text.begin_bytes, text.size_bytes());
    for (std::size_t i = codes.begin_bytes; i < codes.end_bytes; ++i) {
      content.codes.push_back(source.content.content.codes[i]);
      content.codes.back().offset_bytes -= text.begin_bytes;
      place.marked.markup.push_back(source.markup[i]);
    }
    const std::string_view trimmed = trim(std::string_view(content.text));
    if (trimmed.empty()) return;
    place.lead = content.text.substr(
        0, static_cast<std::size_t>(trimmed.data() - content.text.data()));
    place.trail = content.text.substr(place.lead.size() + trimmed.size());
    // White space between a code and the end belongs to what is between them.
    if (!content.codes.empty() &&
        content.codes.front().offset_bytes < place.lead.size())
      place.lead.resize(content.codes.front().offset_bytes);
    const std::size_t behind =
        content.codes.empty() ? 0
                              : content.text.size() - content.codes.back().offset_bytes;
    if (behind < place.trail.size() && !content.codes.empty())
      place.trail = place.trail.substr(place.trail.size() - behind);
    trim(content);
    if (!frame.keeps_space) join_lines(content);
    place.marked.content = content;
    const std::string_view translation = trim(std::string_view(target));
    // Whoever calls an empty translation finished wants it so.
    segment.is_translated =
        translation.empty()
            ? state.is_finished && !state.name.empty()
            : state.is_finished || translation != trim(std::string_view(content.text));
    segment.needs_work = segment.is_translated && state.says_what_is_left();
    place.says_unfinished = !state.is_finished;
    result_.segments.push_back(std::move(segment));
    result_.places.push_back(std::move(place));
  }

  /// What the placeholders of a unit of Phrase stand for.
  PhraseMarks marks_of(std::size_t unit) const {
    PhraseMarks marks;
    const std::size_t metadata = tree_.child(unit, "tunit-metadata");
    if (metadata == npos) return marks;
    for (const std::size_t mark : tree_[metadata].children) {
      const std::size_t native = tree_.child(mark, "content");
      marks.emplace(
          tree_[mark].attribute("id"),
          native == npos ? std::string() : content(native).content.content.text);
    }
    return marks;
  }

  void add_unit(std::size_t unit, const Frame& frame) {
    const XmlElement& element = tree_[unit];
    if (element.attribute("restype") == "x-gettext-domain-header") return;
    XliffPlace place;
    place.unit = place.segment = unit;
    place.source = tree_.child(unit, "source");
    place.seg_source = tree_.child(unit, "seg-source");
    place.target = tree_.child(unit, "target");
    if (place.source == npos) return;
    JobSegment segment;
    set_languages(segment, place, frame);
    segment.id = element.attribute("resname");
    segment.group = frame.group;
    segment.is_locked = !frame.is_translated || is_locked_unit(element);
    TranslationState state = state_of_unit(event_of(element));
    if (place.target != npos) state.add(state_of_target(event_of(tree_[place.target])));
    Frame inner = frame;
    const std::string space = tree_[place.source].attribute("xml:space");
    if (!space.empty()) inner.keeps_space = space == "preserve";
    const ReadContent target = content(place.target);
    const ReadContent segmented = content(place.seg_source);
    if (!segmented.content.segments.empty()) {
      add_marks(place, segment, segmented, target, state, inner);
      return;
    }
    ReadContent source = content(place.source);
    if (is_phrase_root(tree_[0].attributes))
      if (auto markup = take_phrase_codes(source.content.content, marks_of(unit));
          !markup.empty())
        source.markup = std::move(markup);
    add(std::move(place), std::move(segment), source,
        {0, source.content.content.text.size()}, {0, source.markup.size()},
        target.content.content.text, state, inner);
  }

  void add_marks(const XliffPlace& unit, const JobSegment& frame_segment,
                 const ReadContent& source, const ReadContent& target,
                 const TranslationState& unit_state, const Frame& frame) {
    std::map<std::string, std::size_t> marks;
    if (unit.target != npos)
      for (const std::size_t mark : segment_marks(tree_, unit.target))
        marks.emplace(tree_[mark].attribute("mid"), mark);
    std::map<std::string, std::string> translations;
    for (const XliffSegmentMark& mark : target.content.segments)
      if (mark.end_bytes != std::string::npos)
        translations.emplace(mark.id,
                             target.content.content.text.substr(
                                 mark.begin_bytes, mark.end_bytes - mark.begin_bytes));
    std::map<std::string, std::size_t> trados;
    if (const std::size_t defs = tree_.child(unit.unit, "seg-defs"); defs != npos)
      for (const std::size_t seg : tree_[defs].children)
        trados.emplace(tree_[seg].attribute("id"), seg);
    for (const XliffSegmentMark& mark : source.content.segments) {
      if (mark.end_bytes == std::string::npos) continue;
      XliffPlace place = unit;
      JobSegment segment = frame_segment;
      TranslationState state = unit_state;
      place.mid = mark.id;
      if (const auto found = marks.find(mark.id); found != marks.end())
        place.target_mark = found->second;
      if (const auto found = trados.find(mark.id); found != trados.end()) {
        place.trados = found->second;
        state.add(state_of_trados_segment(event_of(tree_[place.trados])));
        segment.is_locked =
            segment.is_locked || is_yes(tree_[place.trados].attribute("locked"));
      }
      const auto translation = translations.find(mark.id);
      add(std::move(place), std::move(segment), source,
          {mark.begin_bytes, mark.end_bytes}, {mark.begin_code, mark.end_code},
          translation == translations.end() ? std::string() : translation->second,
          state, frame);
    }
  }

  void add_unit_2(std::size_t unit, const Frame& frame) {
    const std::size_t data = tree_.child(unit, "originalData");
    const std::string_view native =
        data == npos ? std::string_view() : tree_.content(tree_[data]);
    for (const std::size_t child : tree_[unit].children) {
      if (tree_[child].local_name() != "segment") continue;
      XliffPlace place;
      place.unit = unit;
      place.segment = child;
      place.source = tree_.child(child, "source");
      place.target = tree_.child(child, "target");
      if (place.source == npos) continue;
      JobSegment segment;
      set_languages(segment, place, frame);
      segment.id = tree_[unit].attribute("name");
      segment.group = frame.group;
      segment.is_locked = !frame.is_translated;
      Frame inner = frame;
      const std::string space = tree_[place.source].attribute("xml:space");
      if (!space.empty()) inner.keeps_space = space == "preserve";
      const ReadContent source = content(place.source, native);
      const ReadContent target = content(place.target, native);
      TranslationState state = state_of_unit(event_of(tree_[child]));
      // Without a state it is "initial", whatever else is said.
      if (tree_[child].attribute("state").empty()) state.name.clear();
      add(std::move(place), std::move(segment), source,
          {0, source.content.content.text.size()}, {0, source.markup.size()},
          target.content.content.text, state, inner);
    }
  }

  const XmlTree& tree_;
  const std::string& name_;
  XliffSegments result_;
};

}  // namespace

XliffSegments segments_of_xliff(const XmlTree& tree, const std::string& name) {
  return SegmentFinder(tree, name).run();
}

std::string xliff_text(const XmlTree& tree, std::string_view inner, bool is_2,
                       const std::string& name) {
  return read_content(tree, inner, {}, is_2, name).content.content.text;
}

std::vector<std::size_t> segment_marks(const XmlTree& tree, std::size_t element) {
  std::vector<std::size_t> marks;
  std::vector<std::size_t> left = {element};
  while (!left.empty()) {
    const std::size_t place = left.back();
    left.pop_back();
    if (tree[place].local_name() == "mrk" && tree[place].attribute("mtype") == "seg") {
      marks.push_back(place);
      continue;
    }
    left.insert(left.end(), tree[place].children.rbegin(), tree[place].children.rend());
  }
  return marks;
}

}  // namespace awase
