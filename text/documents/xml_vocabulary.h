// SPDX-License-Identifier: Apache-2.0
//
// What the elements of XML documents are to a reader: those of DITA, DocBook, TEI and
// others whose names say it, and of any other kind by how they are used.

#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/xml.h"

namespace awase {

/// What an element does to the text in it.
enum class XmlRole {
  block,     ///< Begins and ends a block.
  inline_,   ///< Part of the flow around it.
  apart,     ///< A block of its own in the middle of another: a footnote.
  code,      ///< Text that nobody translates: listings, screens.
  left_out,  ///< No text of the document: index terms, remarks, metadata.
};

/// How the elements of one document are used, by their names without prefixes.
class XmlUsage {
 public:
  /// Takes the events of the whole document, one after the other.
  void take(const XmlEvent& event);

  /// The name of the root, without its prefix.
  const std::string& root() const { return root_; }

  /// Whether the root is one of DITA's, DocBook's or TEI's.
  bool is_known() const;

  /// What an element of that name is: by what it is in known vocabularies, else inline
  /// when it mostly stands among text and has text itself; a note there stands apart.
  XmlRole role(std::string_view name) const;

 private:
  struct Counts {
    std::size_t among_text = 0;
    std::size_t alone = 0;
    std::size_t with_text = 0;
  };
  struct Frame {
    std::string name;
    bool has_text = false;
    std::vector<std::string> children;  ///< Names that differ.
    std::vector<std::size_t> counts;    ///< How often each.
  };

  bool is_code_of_journal(std::string_view name) const;
  bool stands_apart(std::string_view name) const;

  std::string root_;
  std::string root_space_;
  std::map<std::string, Counts, std::less<>> counts_;
  std::vector<Frame> open_;
};

/// Whether an element of that name, which is left out, is a remark to those who write.
bool is_xml_remark(std::string_view name);

/// The kind of block that an element of that name makes; paragraph for most.
BlockKind xml_block_kind(std::string_view name);

}  // namespace awase
