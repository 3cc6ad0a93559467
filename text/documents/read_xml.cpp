// SPDX-License-Identifier: Apache-2.0
//
// Two passes: the first counts how elements are used (XmlUsage), the second writes.

#include "text/documents/read_xml.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "text/character_references.h"
#include "text/documents/block_writer.h"
#include "text/documents/its_rules.h"
#include "text/documents/xml_parts.h"
#include "text/documents/xml_vocabulary.h"
#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Names of characters that document types define are those of HTML; any other name,
/// of a product perhaps, stays as it is.
XmlOptions document_options(std::function<void(std::string_view)> on_other_file) {
  return {.resolve_entity =
              [](std::string_view name) {
                std::string text;
                if (const char32_t character = html_entity(name); character != 0)
                  append_char(text, character);
                return text.empty() ? "&" + std::string(name) + ";" : text;
              },
          .on_other_file = std::move(on_other_file)};
}

/// Writes what the second pass sees.
class XmlWriter {
 public:
  XmlWriter(const XmlUsage& usage, const ItsRules* rules, Document& document)
      : usage_(usage), rules_(rules), document_(document) {}

  void take(const XmlEvent& event) {
    if (event.kind == XmlEventKind::start_element) {
      start(event);
    } else if (event.kind == XmlEventKind::end_element) {
      end();
    } else if (event.kind == XmlEventKind::text && !frames_.empty()) {
      write(event.text);
    }
  }

  void take_rule(const XmlEvent& event, const std::string& place) {
    own_rules_.add(event, place);
  }

  /// Takes the name of a file whose text belongs here, and is not read.
  void take_other_file(std::string_view file) {
    constexpr std::size_t kMost = 1000;
    if (!trim(file).empty() && other_files_.size() < kMost)
      other_files_.insert(std::string(trim(file)));
  }

  /// Says what was taken for what, and what is missing.
  void report() {
    if (!other_files_.empty()) {
      constexpr std::size_t kShown = 5;
      std::string files;
      std::size_t shown = 0;
      for (const std::string& file : other_files_) {
        if (++shown > kShown) break;
        files += (shown == 1 ? "" : ", ") + file;
      }
      if (other_files_.size() > kShown) files += ", …";
      document_.issues.push_back(Message::plural(
          "{file}: {count} file that it includes is not read: {files}; give it too",
          "{file}: {count} files that it includes are not read: {files}; give them too",
          other_files_.size(), {{"file", document_.name}, {"files", files}}));
    }
    if (usage_.is_known() || rules_ != nullptr || !own_rules_.empty()) return;
    if (block_names_.empty()) return;
    document_.issues.push_back(
        inline_names_.empty()
            ? Message("{file}: XML whose root is <{root}>; each of {blocks} was taken "
                      "for a block of text; rules (--its) say otherwise",
                      {{"file", document_.name},
                       {"root", usage_.root()},
                       {"blocks", listed(block_names_)}})
            : Message("{file}: XML whose root is <{root}>; each of {blocks} was taken "
                      "for a block of text, and {inlines} for part of the text around "
                      "it; rules (--its) say otherwise",
                      {{"file", document_.name},
                       {"root", usage_.root()},
                       {"blocks", listed(block_names_)},
                       {"inlines", listed(inline_names_)}}));
  }

 private:
  /// What an open element means for the text in it.
  struct Frame {
    XmlRole role = XmlRole::block;
    bool translate = true;
    bool keeps_lines = false;
    bool own_flow = false;    ///< Begun by an element that stands apart.
    bool has_inside = false;  ///< An element was begun in it.
    bool is_remark = false;   ///< To those who write, or in one.
    BlockKind kind = BlockKind::paragraph;
  };

  /// A block that is being written. Those of elements that stand apart lie on top of
  /// the one they stand in, and are added after it.
  struct Flow {
    std::string text;
    BlockRole role;
    bool is_code = false;
    std::string name;
  };

  using Counts = std::map<std::string, std::size_t>;

  static std::string listed(const Counts& names) {
    std::vector<std::pair<std::size_t, std::string>> most;
    for (const auto& [name, count] : names) most.emplace_back(count, name);
    std::stable_sort(most.begin(), most.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    constexpr std::size_t kShown = 6;
    std::string list;
    for (std::size_t k = 0; k < std::min(most.size(), kShown); ++k)
      list += (k == 0 ? "<" : ", <") + most[k].second + ">";
    return most.size() > kShown ? list + ", …" : list;
  }

  void start(const XmlEvent& event) {
    const std::string name(local_name(event.name));
    open_.push_back({name, event.attributes});
    if (event.name == "xi:include" || event.name == "include")
      take_other_file(local_attribute(event, "href"));
    Frame frame;
    frame.role = usage_.role(name);
    frame.kind = frame.role == XmlRole::apart ? BlockKind::note : xml_block_kind(name);
    if (is_note_reference(event, name)) frame.role = XmlRole::left_out;
    if (!frames_.empty()) {
      const Frame& parent = frames_.back();
      frame.translate = parent.translate;
      frame.keeps_lines = parent.keeps_lines;
      if (frame.kind == BlockKind::paragraph) frame.kind = parent.kind;
      if (parent.role == XmlRole::code || parent.role == XmlRole::left_out)
        frame.role = parent.role;
    }
    frame.is_remark =
        is_xml_remark(name) || (!frames_.empty() && frames_.back().is_remark);
    apply_rules(frame);
    apply_marks(event, frame);
    if (frame.role == XmlRole::block || frame.role == XmlRole::code) {
      end_flow();
      begin_flow(frame, name);
    } else if (frame.role == XmlRole::apart) {
      frame.own_flow = true;
      flows_.emplace_back();
      begin_flow(frame, name);
    } else if (frame.role == XmlRole::inline_) {
      if (name == "br" || name == "lb" || name == "break") write("\n", true);
      if (follows_menu(name)) write(" > ");
      if (is_quotation(name)) write("“");
      if (frame.translate) ++inline_names_[name];
    }
    if (!frames_.empty()) frames_.back().has_inside = true;
    frames_.push_back(frame);
    add_attributes(event);
  }

  /// Words that DocBook and DITA show between quotation marks.
  bool is_quotation(std::string_view name) const {
    if (usage_.root().starts_with("TEI") || !usage_.is_known()) return false;
    return name == "quote" || name == "q";
  }

  /// A choice in a menu after another: "File > Open".
  bool follows_menu(std::string_view name) const {
    if (frames_.empty() || !frames_.back().has_inside || name == "shortcut")
      return false;
    const std::string& parent = open_[open_.size() - 2].name;
    return parent == "menucascade" || parent == "menuchoice";
  }

  /// The number of a note, in a text or before the note, as JATS has it.
  bool is_note_reference(const XmlEvent& event, std::string_view name) const {
    if (name == "xref") return local_attribute(event, "ref-type").ends_with("fn");
    return name == "label" && open_.size() > 1 && open_[open_.size() - 2].name == "fn";
  }

  void end() {
    if (frames_.back().role == XmlRole::inline_ && is_quotation(open_.back().name))
      write("”");
    const Frame frame = frames_.back();
    if (frame.role == XmlRole::block || frame.role == XmlRole::code) {
      end_flow();
    } else if (frame.own_flow) {
      apart_.push_back(std::move(flows_.back()));
      flows_.pop_back();
      if (flows_.empty() || flows_.back().text.empty()) flush_apart();
    }
    frames_.pop_back();
    open_.pop_back();
    if (!frames_.empty() && !flows_.empty()) {
      flows_.back().role.kind = frames_.back().kind;
      flows_.back().is_code = frames_.back().role == XmlRole::code;
      flows_.back().name = open_.back().name;
    }
    if (frames_.empty()) flush_apart();
  }

  void apply_rules(Frame& frame) const {
    for (const ItsRules* rules : {&own_rules_, rules_}) {
      if (rules == nullptr) continue;
      if (const auto translate = rules->translate(open_)) {
        frame.translate = *translate;
        // What is said to be text is so, whatever its name says.
        if (*translate && frame.role == XmlRole::left_out) frame.role = XmlRole::block;
      }
      if (const auto within = rules->within(open_))
        frame.role = *within == WithinText::yes  ? XmlRole::inline_
                     : *within == WithinText::no ? XmlRole::block
                                                 : XmlRole::apart;
    }
  }

  static void apply_marks(const XmlEvent& event, Frame& frame) {
    for (const XmlAttribute& attribute : event.attributes) {
      const std::string_view name = local_name(attribute.name);
      if (name == "translate") {
        if (attribute.value == "no") frame.translate = false;
        if (attribute.value == "yes") frame.translate = true;
      } else if (name == "withinText") {
        if (attribute.value == "yes") frame.role = XmlRole::inline_;
        if (attribute.value == "no") frame.role = XmlRole::block;
        if (attribute.value == "nested") frame.role = XmlRole::apart;
      } else if (attribute.name == "xml:space") {
        frame.keeps_lines = attribute.value == "preserve";
      }
    }
  }

  void add_attributes(const XmlEvent& event) {
    if ((rules_ == nullptr || rules_->empty()) && own_rules_.empty()) return;
    for (const XmlAttribute& attribute : event.attributes) {
      const std::string_view name = local_name(attribute.name);
      if (own_rules_.translates_attribute(open_, name) ||
          (rules_ != nullptr && rules_->translates_attribute(open_, name))) {
        Flow flow;
        flow.text = attribute.value;
        flow.name = "@" + std::string(name);
        apart_.push_back(std::move(flow));
      }
    }
  }

  void write(std::string_view text, bool is_break = false) {
    const Frame* frame = frames_.empty() ? nullptr : &frames_.back();
    if (frame != nullptr && frame->role == XmlRole::left_out) {
      if (frame->is_remark) leave_out(document_, LeftOutReason::remark, text);
      return;
    }
    if (flows_.empty()) flows_.emplace_back();
    Flow& flow = flows_.back();
    if (frame != nullptr && !frame->translate) {
      // An inline element that stays as it is, a name, is part of its sentence.
      if (frame->role == XmlRole::inline_ && any_translated_around()) {
        flow.text += text;
      } else if (!trim(text).empty()) {
        document_.left_out.push_back({BlockKind::paragraph, std::string(trim(text))});
      }
      return;
    }
    if (is_break) {
      flow.text += '\n';
      return;
    }
    if ((frame != nullptr && frame->keeps_lines) || flow.is_code) {
      flow.text += text;
      return;
    }
    // Line ends of the source are white space; those that count come by is_break.
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      flow.text += text.substr(at, end - at);
      if (end < text.size()) flow.text += "\r";
      at = end + 1;
    }
  }

  /// Whether the element around the innermost run of inline ones is text.
  bool any_translated_around() const {
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame)
      if (frame->role != XmlRole::inline_) return frame->translate;
    return false;
  }

  void begin_flow(const Frame& frame, const std::string& name) {
    if (flows_.empty()) flows_.emplace_back();
    Flow& flow = flows_.back();
    flow.role.kind = frame.kind;
    flow.is_code = frame.role == XmlRole::code;
    flow.name = name;
  }

  void end_flow() {
    if (flows_.empty()) return;
    // What stands apart waits for the end of the block around it.
    if (flows_.size() > 1) {
      if (!trim(std::string_view(flows_.back().text)).empty())
        apart_.push_back(flows_.back());
      flows_.back().text.clear();
      return;
    }
    add(flows_.back());
    flows_.back().text.clear();
    flush_apart();
  }

  void flush_apart() {
    std::vector<Flow> waiting = std::move(apart_);
    apart_.clear();
    for (Flow& flow : waiting) add(flow);
  }

  void add(const Flow& flow) {
    if (trim(std::string_view(flow.text)).empty()) return;
    if (flow.is_code) {
      BlockWriter(document_).add(flow.text, {.kind = BlockKind::code});
      return;
    }
    ++block_names_[flow.name];
    BlockWriter writer(document_);
    writer.set_role(flow.role);
    // "\r" is a line end of the source, "\n" one of the text.
    for (std::size_t at = 0; at < flow.text.size();) {
      const std::size_t end =
          std::min(flow.text.find_first_of("\r\n", at), flow.text.size());
      writer.write(std::string_view(flow.text).substr(at, end - at));
      if (end < flow.text.size()) writer.write("\n", flow.text[end] == '\n');
      at = end + 1;
    }
    writer.end_block();
  }

  const XmlUsage& usage_;
  const ItsRules* rules_;
  ItsRules own_rules_;
  Document& document_;
  std::vector<OpenElement> open_;
  std::vector<Frame> frames_;
  std::vector<Flow> flows_;
  std::vector<Flow> apart_;
  std::set<std::string> other_files_;
  Counts block_names_;
  Counts inline_names_;
};

void settle_language(const XmlEvent& root, Document& document) {
  if (!document.language.empty()) return;
  const std::string* tag = root.attribute("xml:lang");
  if (tag == nullptr) tag = root.attribute("lang");
  if (tag == nullptr) return;
  try {
    document.language = canonical_language(*tag);
  } catch (const Error&) {
    // A tag that nobody knows says nothing.
  }
}

}  // namespace

void read_xml(std::string_view bytes, const ItsRules* rules, Document& document) {
  XmlUsage usage;
  std::vector<std::pair<XmlEvent, std::string>> own_rules;
  {
    XmlReader reader(xml_source(bytes), document.name,
                     document_options([](std::string_view) {}));
    bool is_root = true;
    for (XmlEvent event; reader.next(event);) {
      usage.take(event);
      if (event.kind != XmlEventKind::start_element) continue;
      if (is_root) settle_language(event, document);
      is_root = false;
      const std::string_view name = local_name(event.name);
      if (name == "translateRule" || name == "withinTextRule")
        own_rules.emplace_back(
            event, document.name + ":" + std::to_string(event.position.line));
    }
    document.encoding =
        reader.declared_encoding().empty() ? "UTF-8" : reader.declared_encoding();
  }
  XmlWriter writer(usage, rules, document);
  for (const auto& [rule, place] : own_rules) writer.take_rule(rule, place);
  XmlReader reader(xml_source(bytes), document.name,
                   document_options([&](auto file) { writer.take_other_file(file); }));
  for (XmlEvent event; reader.next(event);) writer.take(event);
  writer.report();
}

}  // namespace awase
