// SPDX-License-Identifier: Apache-2.0
//
// What a paragraph style of a Word document means, and the numbers of its lists. For
// read_docx().

#pragma once

#include <map>
#include <string>
#include <vector>

#include "text/document.h"
#include "text/documents/archive.h"
#include "text/xml.h"

namespace awase {

/// What a paragraph, or its style, says of itself. -1 and empty: nothing.
struct DocxParagraph {
  std::string style;
  std::string list;     ///< numId; "0" for no list.
  int list_level = -1;  ///< From 0.
  int outline = -1;     ///< From 0; 9 is body text.
};

/// Takes what is known of a paragraph from a child of its w:pPr.
void take_property(DocxParagraph& paragraph, const XmlEvent& event);

/// The paragraph styles of a document.
class DocxStyles {
 public:
  DocxStyles() = default;
  DocxStyles(Archive& archive, const std::string& path);

  /// Completes a paragraph by its style and those it is based on; what the built-in
  /// style makes of the block.
  BlockKind resolve(DocxParagraph& paragraph) const;

 private:
  struct Style {
    std::string name;
    std::string based_on;
    DocxParagraph paragraph;
  };

  std::map<std::string, Style> styles_;
};

/// The lists of a document. Counts as the paragraphs pass.
class DocxNumbering {
 public:
  DocxNumbering() = default;
  DocxNumbering(Archive& archive, const std::string& path);

  /// The label of the next paragraph of a list at a level from 0: "2.1", "•"; empty
  /// where there is none.
  std::string next_label(const std::string& list, int level);

 private:
  static constexpr int kLevels = 9;

  struct Level {
    int start = 1;
    std::string format = "decimal";
    std::string text;  ///< "%1.%2".
  };
  struct List {
    std::string abstract;
    std::map<int, int> starts;  ///< Overrides, by level.
  };
  struct Count {
    std::vector<int> numbers = std::vector<int>(kLevels, -1);  ///< -1: not begun.
  };

  struct Parser;

  std::map<std::string, std::vector<Level>> abstracts_;
  std::map<std::string, List> lists_;
  std::map<std::string, Count> counts_;  ///< By abstract list, which lists share.
  std::map<std::string, bool> begun_;    ///< By list: whether overrides were applied.
};

}  // namespace awase
