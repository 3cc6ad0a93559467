// SPDX-License-Identifier: Apache-2.0

#include "text/documents/read_idml.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "text/decimal.h"
#include "text/documents/block_writer.h"
#include "text/documents/xml_parts.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// The numbers of a list such as "1 0 0 1 36 -72.5", at most six; 0 for what is none.
std::vector<double> numbers_of(std::string_view text) {
  std::vector<double> numbers;
  for (std::size_t at = 0; at < text.size() && numbers.size() < 6;) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    numbers.push_back(read_decimal(text.substr(at, end - at)).value_or(0.0));
    at = end + 1;
  }
  return numbers;
}

/// An affine map as ItemTransform writes it: a b c d tx ty.
struct Transform {
  double a = 1.0, b = 0.0, c = 0.0, d = 1.0, x = 0.0, y = 0.0;

  static Transform of(const XmlEvent& event) {
    const std::vector<double> n = numbers_of(local_attribute(event, "ItemTransform"));
    return n.size() < 6 ? Transform() : Transform{n[0], n[1], n[2], n[3], n[4], n[5]};
  }
  Transform then(const Transform& outer) const {
    return {a * outer.a + b * outer.c,           a * outer.b + b * outer.d,
            c * outer.a + d * outer.c,           c * outer.b + d * outer.d,
            x * outer.a + y * outer.c + outer.x, x * outer.b + y * outer.d + outer.y};
  }
};

/// Where a frame of a story stands on its spread.
struct Frame {
  std::string story;
  bool hidden = false;  ///< Itself, what it is in, or its layer.
  double page = 0.0;    ///< In the order of reading.
  double x = std::numeric_limits<double>::infinity();
  double y = std::numeric_limits<double>::infinity();
};

/// The frames of a spread, in the order of reading.
class SpreadReader {
 public:
  SpreadReader(const std::set<std::string>& hidden_layers, bool right_to_left)
      : hidden_layers_(hidden_layers), right_to_left_(right_to_left) {}

  std::vector<Frame> read(Archive& archive, const std::string& path) {
    for_each_event(archive, path, [this](const XmlEvent& event) { take(event); });
    for (Frame& frame : frames_) {
      // Pages lie side by side; a frame belongs to the one that it begins on.
      for (const double left : page_lefts_)
        if (frame.x >= left - 1.0) frame.page += right_to_left_ ? -1.0 : 1.0;
    }
    std::stable_sort(frames_.begin(), frames_.end(),
                     [](const Frame& a, const Frame& b) {
                       return std::tie(a.page, a.y, a.x) < std::tie(b.page, b.y, b.x);
                     });
    return std::move(frames_);
  }

 private:
  void take(const XmlEvent& event) {
    const std::string_view name = local_name(event.name);
    if (event.kind == XmlEventKind::end_element) {
      if (!open_.empty()) open_.pop_back();
      if (!hidden_.empty()) hidden_.pop_back();
      if (name == "TextFrame" && !nested_.empty()) nested_.pop_back();
      return;
    }
    if (event.kind != XmlEventKind::start_element) return;
    const Transform outer = open_.empty() ? Transform() : open_.back();
    // The spread itself may stand anywhere on the table.
    const bool moves = name != "Spread" && event.attribute("ItemTransform") != nullptr;
    open_.push_back(moves ? Transform::of(event).then(outer) : outer);
    hidden_.push_back(
        (!hidden_.empty() && hidden_.back()) ||
        hidden_layers_.contains(std::string(local_attribute(event, "ItemLayer"))) ||
        (name != "Page" && local_attribute(event, "Visible") == "false"));
    if (name == "Page") {
      page_lefts_.push_back(open_.back().x);
    } else if (name == "TextFrame") {
      nested_.push_back(frames_.size());
      Frame frame;
      frame.story = std::string(local_attribute(event, "ParentStory"));
      frame.hidden = hidden_.back();
      frames_.push_back(std::move(frame));
    } else if (name == "PathPointType" && !nested_.empty()) {
      const std::vector<double> anchor = numbers_of(local_attribute(event, "Anchor"));
      if (anchor.size() < 2) return;
      const Transform& t = open_.back();
      Frame& frame = frames_[nested_.back()];
      frame.x = std::min(frame.x, anchor[0] * t.a + anchor[1] * t.c + t.x);
      frame.y = std::min(frame.y, anchor[0] * t.b + anchor[1] * t.d + t.y);
    }
  }

  const std::set<std::string>& hidden_layers_;
  bool right_to_left_;
  std::vector<Transform> open_;
  std::vector<bool> hidden_;         ///< Of the elements that are open.
  std::vector<std::size_t> nested_;  ///< Frames that are open, as indices.
  std::vector<Frame> frames_;
  std::vector<double> page_lefts_;
};

/// What a paragraph style's name makes of a paragraph.
BlockKind kind_of_style(std::string_view style) {
  const std::string name = fold(style);
  for (const char* word : {"heading", "headline", "title", "見出し", "タイトル"})
    if (name.find(fold(word)) != std::string::npos) return BlockKind::heading;
  for (const char* word : {"bullet", "list", "箇条"})
    if (name.find(word) != std::string::npos) return BlockKind::list_item;
  return BlockKind::paragraph;
}

/// One story. Footnotes and tables stand in its paragraphs.
class StoryReader {
 public:
  /// `hidden_conditions`: those of the text that is not shown.
  StoryReader(Document& document, const std::set<std::string>& hidden_conditions)
      : document_(document), hidden_conditions_(hidden_conditions), body_(document) {}

  void read(Archive& archive, const std::string& path, Document& document) {
    for_each_event(archive, path, [this](const XmlEvent& event) { take(event); });
    body_.end_block();
    note_writer_.end_block();
    append_blocks(document, notes_);
  }

 private:
  void take(const XmlEvent& event) {
    const std::string_view name = local_name(event.name);
    if (event.kind == XmlEventKind::start_element) {
      if (!skipper_.start(name)) start(event, name);
    } else if (event.kind == XmlEventKind::end_element) {
      if (skipper_.end(name)) {
        if (!skipper_.skipping()) keep_left_out();
      } else {
        end(name);
      }
    } else if (event.kind == XmlEventKind::text && skipper_.skipping()) {
      if (reason_) left_out_ += event.text;
    } else if (event.kind == XmlEventKind::text && in_content_) {
      writer().write(event.text);
    }
  }

  void keep_left_out() {
    if (reason_) leave_out(document_, *reason_, left_out_);
    reason_.reset();
    left_out_.clear();
  }

  /// Text whose conditions are all hidden.
  bool hides(const XmlEvent& event) const {
    std::string_view names = local_attribute(event, "AppliedConditions");
    bool hidden = false;
    while (!names.empty()) {
      const std::size_t end = std::min(names.find(' '), names.size());
      if (end > 0 && !hidden_conditions_.contains(std::string(names.substr(0, end))))
        return false;
      hidden = hidden || end > 0;
      names.remove_prefix(std::min(end + 1, names.size()));
    }
    return hidden;
  }

  BlockWriter& writer() { return in_note_ > 0 ? note_writer_ : body_; }

  void start(const XmlEvent& event, std::string_view name) {
    const bool is_change = name == "Change";
    if (name == "Note") {
      reason_ = LeftOutReason::remark;
      skipper_.skip();
    } else if (name == "HiddenText" ||
               (name == "CharacterStyleRange" && hides(event))) {
      reason_ = LeftOutReason::hidden;
      skipper_.skip();
    } else if (name == "Properties" ||
               (is_change && local_attribute(event, "ChangeType") == "DeletedText")) {
      skipper_.skip();
    } else if (name == "CharacterStyleRange") {
      const std::string_view shown = local_attribute(event, "RubyFlag");
      if (shown == "true" || shown == "1")
        leave_out(document_, LeftOutReason::reading,
                  local_attribute(event, "RubyString"));
    } else if (name == "TextVariableInstance") {
      writer().write(local_attribute(event, "ResultText"));
    } else if (name == "ParagraphStyleRange") {
      std::string_view style = local_attribute(event, "AppliedParagraphStyle");
      kind_ = kind_of_style(style.substr(style.rfind('/') + 1));
      writer().set_role(role());
    } else if (name == "Footnote") {
      if (++in_note_ == 1) ++notes_read_;
    } else if (name == "Cell") {
      body_.end_block();
      ++cells_;
      body_.set_role(role());
    } else if (name == "Content") {
      in_content_ = true;
    } else if (name == "Br") {
      writer().end_block();
      writer().set_role(role());
    }
  }

  void end(std::string_view name) {
    if (name == "Content") {
      in_content_ = false;
    } else if (name == "Footnote" && in_note_ > 0) {
      note_writer_.end_block();
      --in_note_;
      writer().set_role(role());
    } else if (name == "Cell" && cells_ > 0) {
      body_.end_block();
      --cells_;
      body_.set_role(role());
    }
  }

  BlockRole role() const {
    if (in_note_ > 0) return {.kind = BlockKind::note, .level = notes_read_};
    if (cells_ > 0) return {.kind = BlockKind::table_cell};
    return {.kind = kind_, .level = kind_ == BlockKind::heading ? 1 : 0};
  }

  Document& document_;
  const std::set<std::string>& hidden_conditions_;
  std::optional<LeftOutReason> reason_;  ///< Of what is being skipped.
  std::string left_out_;
  BlockWriter body_;
  Document notes_;
  BlockWriter note_writer_{notes_};
  ElementSkipper skipper_;
  BlockKind kind_ = BlockKind::paragraph;
  int in_note_ = 0;
  int notes_read_ = 0;
  int cells_ = 0;
  bool in_content_ = false;
};

/// What designmap.xml says of the layout.
struct DesignMap {
  std::vector<std::string> spreads;
  std::vector<std::string> masters;
  std::vector<std::string> stories;
  std::set<std::string> hidden_layers;
  std::set<std::string> hidden_conditions;
  bool right_to_left = false;
};

DesignMap read_map(Archive& archive) {
  DesignMap map;
  for_each_event(archive, "designmap.xml", [&](const XmlEvent& event) {
    if (event.kind != XmlEventKind::start_element) return;
    const std::string source(local_attribute(event, "src"));
    if (event.name == "idPkg:Spread") map.spreads.push_back(source);
    if (event.name == "idPkg:Story") map.stories.push_back(source);
    if (event.name == "idPkg:MasterSpread") map.masters.push_back(source);
    if (event.name == "Condition" && local_attribute(event, "Visible") == "false")
      map.hidden_conditions.insert(std::string(local_attribute(event, "Self")));
    if (event.name == "Layer" && local_attribute(event, "Visible") == "false")
      map.hidden_layers.insert(std::string(local_attribute(event, "Self")));
  });
  const std::string preferences = "Resources/Preferences.xml";
  if (archive.has(preferences))
    for_each_event(archive, preferences, [&](const XmlEvent& event) {
      if (local_attribute(event, "PageBinding") == "RightToLeft")
        map.right_to_left = true;
    });
  return map;
}

}  // namespace

void read_idml(Archive& archive, Document& document) {
  const DesignMap map = read_map(archive);
  std::set<std::string> taken;
  const auto read_story = [&](const std::string& path, Document& to) {
    if (!archive.has(path) || !taken.insert(path).second) return;
    StoryReader(to, map.hidden_conditions).read(archive, path, to);
  };
  const auto path_of = [](const Frame& frame) {
    return "Stories/Story_" + frame.story + ".xml";
  };
  const auto frames_of = [&](const std::string& spread) {
    if (!archive.has(spread)) return std::vector<Frame>();
    return SpreadReader(map.hidden_layers, map.right_to_left).read(archive, spread);
  };
  std::vector<std::string> hidden;
  for (const std::string& spread : map.spreads) {
    for (const Frame& frame : frames_of(spread)) {
      if (frame.hidden)
        hidden.push_back(path_of(frame));
      else
        read_story(path_of(frame), document);
    }
  }
  const auto list_story = [&](const std::string& path, LeftOutReason reason) {
    Document story;
    read_story(path, story);
    for (const Block& block : story.blocks)
      leave_out(document, reason, story.block_text(block));
  };
  for (const std::string& path : hidden) list_story(path, LeftOutReason::hidden);
  for (const std::string& master : map.masters)
    for (const Frame& frame : frames_of(master))
      list_story(path_of(frame), LeftOutReason::furniture);
  // What stands in frames inside of stories, or on lines.
  for (const std::string& story : map.stories) read_story(story, document);
}

}  // namespace awase
