// SPDX-License-Identifier: Apache-2.0
//
// Puts translations into XLIFF. A translation goes into <target>, or into the mark of
// its segment there; where <target> is missing it is made, of a paragraph that is cut
// into segments from <seg-source>. Alternatives become <alt-trans> or, in XLIFF 2,
// <mtc:match> (OASIS XLIFF 2.1, translation candidates module). Tags that are there
// keep their bytes but for the attributes that say the state.

#include <algorithm>
#include <map>
#include <utility>

#include "text/error.h"
#include "text/unicode.h"
#include "tmx/encoded_output.h"
#include "tmx/formats/job_formats.h"
#include "tmx/formats/xliff_alternatives.h"
#include "tmx/formats/xliff_segments.h"
#include "tmx/rewrite.h"
#include "tmx/utf16_decoder.h"
#include "tmx/xml_printer.h"

namespace awase {
namespace {

constexpr int kExact = 100;

class XliffJob : public JobFile {
 public:
  XliffJob(XmlTree tree, const std::string& name, std::optional<TmxEncoding> encoding,
           std::string declaration)
      : tree_(std::move(tree)),
        name_(name),
        encoding_(encoding),
        declaration_(std::move(declaration)),
        found_(segments_of_xliff(tree_, name_)),
        alternatives_(tree_, name_, found_.is_2) {
    for (std::size_t i = 0; i < found_.segments.size(); ++i) {
      UnitParts& parts = parts_[found_.places[i].segment];
      ++parts.segments;
      parts.is_begun = parts.is_begun || found_.segments[i].is_translated;
    }
  }

  const std::vector<JobSegment>& segments() const override { return found_.segments; }
  std::size_t alternatives() const override { return alternatives_.count(); }
  std::vector<Issue> issues() const override {
    if (dropped_chars_ == 0) return {};
    return {Issue(name_, dropped_chars_message(dropped_chars_))};
  }

  PutIn propose(std::size_t segment, std::span<const Proposal> proposals,
                int min_score) override {
    const XliffPlace& place = found_.places[segment];
    PutIn result;
    for (std::size_t i = 0; i < proposals.size() && result.taken == PutIn::npos; ++i) {
      if (proposals[i].score < min_score) continue;
      const auto text = written(place, proposals[i].source, proposals[i].translation());
      if (!text) {
        result.why_not = NotPutIn::codes;
      } else if (!has_room(place) || !has_state(place, proposals[i].score)) {
        result.why_not = NotPutIn::other_half;
      } else {
        result.taken = i;
        fill(segment, *text, proposals[i]);
        std::string clean;
        dropped_chars_ += append_xml_chars(clean, proposals[i].translation().text);
      }
    }
    for (const Proposal& proposal : proposals) {
      const auto target = written(place, proposal.source, proposal.target);
      const auto source =
          target ? written(place, proposal.source, proposal.source) : std::nullopt;
      const auto plain = [&](Content content) {
        // What stands alone says something; formatting does not.
        strip_tags(content, {.keep_native = !is_formatting(content)});
        return writer()(trim(std::string_view(content.text)));
      };
      alternatives_.add(place, segments()[segment], proposal,
                        source ? *source : plain(proposal.source),
                        target ? *target : plain(proposal.target));
    }
    return result;
  }

  std::string finish() override {
    for (const auto& [unit, filled] : filled_) put_targets(filled);
    alternatives_.put(edits_, tags_);
    tags_.put(edits_);
    std::string result = edits_.apply(tree_.bytes());
    check(result);
    if (!encoding_) return result;
    result.replace(0, declaration_.size(), declaration_);
    std::string encoded;
    EncodedOutput output([&](std::string_view bytes) { encoded += bytes; }, *encoding_,
                         false);
    output.write(result);
    output.finish();
    return encoded;
  }

 private:
  static constexpr std::size_t npos = XmlTree::npos;

  /// Segments that share a target.
  struct UnitParts {
    std::size_t segments = 0;
    bool is_begun = false;  ///< Whether some are translated.
  };

  /// A translation that goes into the target of its unit.
  struct Filled {
    std::size_t segment = 0;
    std::string text;
    int score = 0;
  };

  TextWriter writer() const {
    return [utf8 = tree_.is_utf8()](std::string_view text) {
      return xml_escaped(text, utf8);
    };
  }

  /// The translation as it is put in; nothing when its codes have no place. Marks of
  /// terms and comments are left out where the translation has no place for them.
  std::optional<std::string> written(const XliffPlace& place, const Content& source,
                                     const Content& target) const {
    for (const bool with_marks : {true, false}) {
      const MarkedSegment segment =
          with_marks ? place.marked : without_marks(place.marked);
      auto text = place_codes(segment, source, target, writer());
      if (text && is_well_formed(*text)) return text;
    }
    return std::nullopt;
  }

  static MarkedSegment without_marks(const MarkedSegment& segment) {
    MarkedSegment bare;
    bare.content.text = segment.content.text;
    std::vector<bool> open;
    for (std::size_t i = 0; i < segment.markup.size(); ++i) {
      const Code& code = segment.content.codes[i];
      const std::string& markup = segment.markup[i];
      // The end of an empty element is written as nothing.
      const std::string name =
          markup.empty() ? markup
                         : markup.substr(1, markup.find_first_of(" \t\n/>", 2) - 1);
      bool is_mark = name == "mrk" || name.ends_with(":mrk");
      if (code.kind == CodeKind::open) {
        open.push_back(is_mark);
      } else if (code.kind == CodeKind::close && !open.empty()) {
        is_mark = open.back();
        open.pop_back();
      }
      if (is_mark) continue;
      bare.content.codes.push_back(code);
      bare.markup.push_back(markup);
    }
    return bare;
  }

  bool is_well_formed(const std::string& inner) const {
    if (inner.find('<') == std::string::npos) return true;
    std::string document;
    if (!tree_.encoding().empty())
      document = "<?xml version=\"1.0\" encoding=\"" + tree_.encoding() + "\"?>";
    document += "<r>" + inner + "</r>";
    XmlReader reader(xml_source(document), name_);
    XmlEvent event;
    try {
      while (reader.next(event)) {
      }
    } catch (const XmlError&) {
      return false;
    }
    return true;
  }

  /// Whether the file has a place for a translation of this segment.
  bool has_room(const XliffPlace& place) const {
    if (place.mid.empty() && place.seg_source == npos) return true;
    if (place.target == npos || place.target_mark != npos) return true;
    if (place.mid.empty()) return true;
    // A target that has other segments, but no mark for this one.
    return segment_marks(tree_, place.target).empty() &&
           trim(std::string_view(xliff_text(tree_, tree_.content(tree_[place.target]),
                                            found_.is_2, name_)))
               .empty();
  }

  /// Whether the file can say the state of such a translation without saying another
  /// of what others translated in its unit.
  bool has_state(const XliffPlace& place, int score) const {
    return score >= kExact || says_state_itself(place) || place.says_unfinished ||
           !parts_.at(place.segment).is_begun;
  }

  std::string& tag_of(std::size_t element) { return tags_.of(element); }

  void set(std::size_t element, std::string_view attribute, std::string_view value) {
    std::string& tag = tag_of(element);
    tag = with_attribute(std::move(tag), attribute, value);
  }

  void fill(std::size_t segment, const std::string& text, const Proposal& proposal) {
    const XliffPlace& place = found_.places[segment];
    filled_[place.segment].push_back(
        {segment, place.lead + text + place.trail, proposal.score});
    const bool is_exact = proposal.score >= kExact;
    const std::string percent = std::to_string(std::min(proposal.score, kExact));
    if (place.trados != npos) {
      set(place.trados, "conf", is_exact ? "Translated" : "Draft");
      set(place.trados, "origin", "tm");
      set(place.trados, "origin-system", proposal.origin);
      set(place.trados, "percent", percent);
      if (is_exact)
        set(place.trados, "text-match",
            proposal.score > kExact ? "SourceAndTarget" : "Source");
    }
    const XmlElement& unit = tree_[place.unit];
    if (!unit.attribute("mq:status").empty()) {
      set(place.unit, "mq:status", "Pretranslated");
      set(place.unit, "mq:percent", percent);
    }
    if (!unit.attribute("m:score").empty())
      set(place.unit, "m:score",
          is_exact ? "1.0"
                   : "0." + std::string(proposal.score < 10 ? "0" : "") + percent);
    if (found_.is_2) {
      set(place.segment, "state", is_exact ? "translated" : "initial");
      if (!is_exact) set(place.segment, "subState", "awase:fuzzy");
    }
  }

  /// Whether a tool's own attributes say the state, so that <target> need not.
  bool says_state_itself(const XliffPlace& place) const {
    return found_.is_2 || place.trados != npos ||
           !tree_[place.unit].attribute("mq:status").empty();
  }

  std::string state_attributes(const XliffPlace& place,
                               const std::vector<Filled>& filled,
                               std::string tag) const {
    const UnitParts& parts = parts_.at(place.segment);
    if (says_state_itself(place) || parts.is_begun) return tag;
    if (filled.size() < parts.segments)
      return with_attribute(std::move(tag), "state", "needs-translation");
    int least = filled.front().score;
    for (const Filled& each : filled) least = std::min(least, each.score);
    const bool is_exact = least >= kExact;
    tag = with_attribute(std::move(tag), "state",
                         is_exact ? "translated" : "needs-review-translation");
    return with_attribute(std::move(tag), "state-qualifier",
                          is_exact ? "exact-match" : "fuzzy-match");
  }

  void put_targets(const std::vector<Filled>& filled) {
    const XliffPlace& place = found_.places[filled.front().segment];
    const XmlElement& source = tree_[place.source];
    std::map<std::string, const Filled*> by_mid;
    for (const Filled& each : filled)
      by_mid.emplace(found_.places[each.segment].mid, &each);
    const bool is_cut = !place.mid.empty();
    if (place.target != npos && is_cut && !segment_marks(tree_, place.target).empty()) {
      for (const Filled& each : filled)
        fill_element(found_.places[each.segment].target_mark, each.text);
      if (!says_state_itself(place))
        tag_of(place.target) = state_attributes(place, filled, tag_of(place.target));
      return;
    }
    const std::string text =
        is_cut ? segmented_target(place.seg_source, by_mid) : filled.front().text;
    if (place.target != npos) {
      std::string& tag = tag_of(place.target);
      tag = state_attributes(place, filled, tag);
      fill_element(place.target, text);
      return;
    }
    const std::string name = source.prefix() + "target";
    std::string tag = "<" + name + ">";
    const std::string language =
        found_.segments[filled.front().segment].target_language;
    if (!source.attribute("xml:lang").empty() && !language.empty())
      tag = with_attribute(std::move(tag), "xml:lang", language);
    if (!source.attribute("xml:space").empty())
      tag = with_attribute(std::move(tag), "xml:space", source.attribute("xml:space"));
    tag = state_attributes(place, filled, std::move(tag));
    edits_.insert(behind_source(place),
                  tree_.indent_before(place.source) + tag + text + "</" + name + ">");
  }

  /// The content of an element replaced.
  void fill_element(std::size_t element, const std::string& text) {
    const XmlElement& e = tree_[element];
    if (e.content_bytes < e.end_bytes) {
      edits_.replace({e.content_bytes, e.end_tag_bytes}, text);
      return;
    }
    std::string& tag = tag_of(element);
    tag = opened_tag(std::move(tag)) + text + "</" + e.name + ">";
  }

  /// The content of <seg-source> with translations in its marks, nothing in the others.
  std::string segmented_target(
      std::size_t seg_source,
      const std::map<std::string, const Filled*>& by_mid) const {
    const XmlElement& element = tree_[seg_source];
    ByteEdits edits;
    const auto at = [&](std::size_t bytes) { return bytes - element.content_bytes; };
    for (const std::size_t place : segment_marks(tree_, seg_source)) {
      const XmlElement& mark = tree_[place];
      if (mark.content_bytes == mark.end_bytes) continue;
      const auto found = by_mid.find(mark.attribute("mid"));
      edits.replace({at(mark.content_bytes), at(mark.end_tag_bytes)},
                    found == by_mid.end() ? std::string() : found->second->text);
    }
    return edits.apply(tree_.content(element));
  }

  std::size_t behind_source(const XliffPlace& place) const {
    return tree_[place.seg_source == npos ? place.source : place.seg_source].end_bytes;
  }

  /// What is put in must leave the file one that can be read.
  void check(const std::string& result) const {
    XmlReader reader(xml_source(result), name_);
    XmlEvent event;
    while (reader.next(event)) {
    }
  }

  XmlTree tree_;
  std::string name_;
  std::optional<TmxEncoding> encoding_;  ///< Of UTF-16; the tree is UTF-8.
  std::string declaration_;
  XliffSegments found_;
  XliffAlternatives alternatives_;
  std::size_t dropped_chars_ = 0;                      ///< That XML does not allow.
  std::map<std::size_t, UnitParts> parts_;             ///< By XliffPlace::segment.
  std::map<std::size_t, std::vector<Filled>> filled_;  ///< By XliffPlace::segment.
  ChangedTags tags_{tree_};
  ByteEdits edits_;
};

/// UTF-8 of UTF-16 with a byte order mark, whose encoding is put into `back`; all else
/// as it is.
std::string as_utf8(std::string bytes, const std::string& name,
                    std::optional<TmxEncoding>& back) {
  const bool is_little = bytes.starts_with("\xFF\xFE");
  if (!is_little && !bytes.starts_with("\xFE\xFF")) return bytes;
  back = is_little ? TmxEncoding::utf16le : TmxEncoding::utf16be;
  std::string text;
  Utf16Decoder(!is_little).add(bytes, text);
  if (!is_valid_utf8(text))
    throw Error(ErrorKind::input,
                Message("{file}: half a surrogate pair stands in its UTF-16; save it "
                        "anew",
                        {{"file", name}}));
  return text;
}

}  // namespace

std::unique_ptr<JobFile> read_xliff_job(std::string bytes, const std::string& name) {
  std::optional<TmxEncoding> encoding;
  std::string text = as_utf8(std::move(bytes), name, encoding);
  std::string declaration;
  if (encoding && text.starts_with("<?xml")) {
    // It says UTF-16, which the text is not while it is worked on.
    declaration = text.substr(0, text.find("?>"));
    const std::size_t from = declaration.find("encoding");
    if (from != std::string::npos) {
      const std::size_t quote = declaration.find_first_of("\"'", from);
      const std::size_t end = quote == std::string::npos
                                  ? quote
                                  : declaration.find(declaration[quote], quote + 1);
      if (end != std::string::npos)
        text.replace(from, end + 1 - from, end + 1 - from, ' ');
    }
  }
  return std::make_unique<XliffJob>(XmlTree(std::move(text), name), name, encoding,
                                    std::move(declaration));
}

}  // namespace awase
