// SPDX-License-Identifier: Apache-2.0

#include "text/documents/xml_vocabulary.h"

#include <algorithm>

#include "text/documents/xml_parts.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Names, each between spaces.
struct NameList {
  std::string_view names;
  bool has(std::string_view name) const {
    return !name.empty() && name.find(' ') == std::string_view::npos &&
           names.find(" " + std::string(name) + " ") != std::string_view::npos;
  }
};

constexpr NameList kRoots{
    " topic concept task reference troubleshooting dita map bookmap subjectScheme "
    "glossentry glossgroup learningContent learningOverview learningPlan "
    "learningSummary learningAssessment learningBase learningMap "  // DITA
    "book article chapter part set refentry appendix preface section sect1 sect2 "
    "reference partintro glossary bibliography colophon dedication refsect1 "  // DocBook
    "TEI TEI.2 "
    "FictionBook "};

constexpr NameList kInline{
    " a abbr acronym alink anchor application apiname b bold br boolean char "
    "citation citerefentry citetitle classname cmdname code codeph command "
    "computeroutput "
    "constant cite del dfn em email emph emphasis entity enumvalue envar envname "
    "errorcode errorname errortext errortype exceptionname filename filepath "
    "firstterm font footnoteref foreign foreignphrase function gi guibutton guiicon "
    "guilabel guimenu guimenuitem guisubmenu hi hardware i inlineequation "
    "inlinegraphic inlinemediaobject ins interfacename italic kbd keycap keycode "
    "keycombo "
    "keysym keyword lb line-break link literal markup menuchoice menucascade "
    "methodname mono mousebutton msgnum msgph num olink option optional orgname "
    "package parameter parmname persname ph phrase placeName persName "
    "productname prompt property ptr quote q ref replaceable returnvalue ruby s "
    "sgmltag shortcut small span state strike strong structfield structname sub "
    "subscript "
    "sup superscript symbol synph systemitem systemoutput tag term tm token trademark "
    "tt "
    "type u uicontrol ulink underline uri userinput varname var wintitle wordasword x "
    "xref xmlelement xmlatt "};
constexpr NameList kApart{" fn footnote "};
constexpr NameList kNotes{" fn footnote endnote note Footnote Endnote "};
constexpr NameList kCode{
    " codeblock programlisting programlistingco screen screenco synopsis cmdsynopsis "
    "funcsynopsis classsynopsis msgblock syntaxdiagram eqn mathphrase "
    "screenshot2 math preformat "};
constexpr NameList kLeftOut{
    " prolog indexterm draft-comment required-cleanup remark metadata keywords "
    "author authorgroup editor othercredit edition pubdate releaseinfo volumenum "
    "issuenum "
    "isbn issn biblioid revhistory keywordset subjectset style script resourceid "
    "data-about data teiHeader "
    "genre document-info publish-info binary "};  // FictionBook

/// To those who write the text, in whatever it stands.
constexpr NameList kRemarks{" draft-comment required-cleanup remark "};

constexpr NameList kHeadings{
    " title head heading h1 h3 h4 h5 h6 subtitle titleabbrev booktitle "
    "mainbooktitle article-title trans-title navtitle refname bridgehead header "
    "headline "};
constexpr NameList kItems{
    " li item listitem list-item step substep cmd dt dd dlentry member sli "};
constexpr NameList kCells{" entry td th cell stentry chdeschd choption chdesc "};
constexpr NameList kCaptions{" caption figcaption figDesc "};

}  // namespace

void XmlUsage::take(const XmlEvent& event) {
  if (event.kind == XmlEventKind::start_element) {
    const std::string name(local_name(event.name));
    if (open_.empty()) {
      root_ = name;
      for (const XmlAttribute& attribute : event.attributes)
        if (attribute.name.starts_with("xmlns")) root_space_ += attribute.value + " ";
    } else {
      Frame& parent = open_.back();
      const auto found =
          std::find(parent.children.begin(), parent.children.end(), name);
      if (found != parent.children.end()) {
        ++parent.counts[static_cast<std::size_t>(found - parent.children.begin())];
      } else if (parent.children.size() < 200) {
        parent.children.push_back(name);
        parent.counts.push_back(1);
      }
    }
    open_.push_back({name, false, {}, {}});
  } else if (event.kind == XmlEventKind::text && !open_.empty()) {
    open_.back().has_text =
        open_.back().has_text || !trim(std::string_view(event.text)).empty();
  } else if (event.kind == XmlEventKind::end_element && !open_.empty()) {
    const Frame frame = std::move(open_.back());
    open_.pop_back();
    if (frame.has_text) ++counts_[frame.name].with_text;
    for (std::size_t k = 0; k < frame.children.size(); ++k) {
      Counts& child = counts_[frame.children[k]];
      (frame.has_text ? child.among_text : child.alone) += frame.counts[k];
    }
  }
}

bool XmlUsage::is_known() const {
  return kRoots.has(root_) || root_space_.find("docbook.org") != std::string::npos ||
         root_space_.find("tei-c.org") != std::string::npos;
}

/// JATS has <code> for a block, in a sentence too; in DocBook, whose <article> has no
/// <body>, it is part of a sentence.
bool XmlUsage::is_code_of_journal(std::string_view name) const {
  if (name != "code" || root_ != "article" || counts_.find("body") == counts_.end())
    return false;
  const auto found = counts_.find(name);
  return found != counts_.end() && found->second.alone > found->second.among_text;
}

/// A note in the middle of a sentence; elsewhere <note> is a paragraph.
bool XmlUsage::stands_apart(std::string_view name) const {
  if (!kNotes.has(name)) return false;
  const auto found = counts_.find(name);
  if (found == counts_.end()) return false;
  const bool is_tei = root_.starts_with("TEI");
  return found->second.among_text > (is_tei ? 0 : found->second.alone);
}

XmlRole XmlUsage::role(std::string_view name) const {
  if (is_known()) {
    if (is_code_of_journal(name)) return XmlRole::code;
    if (kApart.has(name)) return XmlRole::apart;
    if (kCode.has(name)) return XmlRole::code;
    if (kLeftOut.has(name)) return XmlRole::left_out;
    if (kInline.has(name)) return XmlRole::inline_;
  }
  if (name == "style" || name == "script" || name == "draft-comment" ||
      name == "required-cleanup" || name == "indexterm")
    return XmlRole::left_out;
  if (stands_apart(name)) return XmlRole::apart;
  const auto found = counts_.find(name);
  if (found == counts_.end()) return XmlRole::block;
  const Counts& counts = found->second;
  if (counts.among_text > counts.alone)
    return counts.with_text > 0 || kInline.has(name) ? XmlRole::inline_
                                                     : XmlRole::block;
  return kInline.has(name) && counts.among_text > 0 ? XmlRole::inline_ : XmlRole::block;
}

bool is_xml_remark(std::string_view name) { return kRemarks.has(name); }

BlockKind xml_block_kind(std::string_view name) {
  if (kHeadings.has(name)) return BlockKind::heading;
  if (kItems.has(name)) return BlockKind::list_item;
  if (kCells.has(name)) return BlockKind::table_cell;
  if (kCaptions.has(name)) return BlockKind::caption;
  if (kApart.has(name)) return BlockKind::note;
  return BlockKind::paragraph;
}

}  // namespace awase
