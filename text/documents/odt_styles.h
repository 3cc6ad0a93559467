// SPDX-License-Identifier: Apache-2.0
//
// What the styles of an OpenDocument text mean, and the numbers of its lists. For
// read_odt().

#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/xml.h"

namespace awase {

/// Paragraph, text and list styles, gathered as the elements pass.
class OdtStyles {
 public:
  /// Takes the start of an element.
  void take(const XmlEvent& event);

  /// What the style of a paragraph, or one it is based on, makes of it.
  BlockKind kind(std::string_view style) const;
  bool is_hidden(std::string_view text_style) const;

  /// How a level of a list, from 1, is numbered.
  struct ListLevel {
    std::string prefix;
    std::string suffix;
    std::string format;
    int start = 1;
    int shown_levels = 1;
    bool bullet = false;
  };
  /// Null when the style has no such level.
  const ListLevel* list_level(const std::string& style, std::size_t level) const;

 private:
  std::map<std::string, std::string, std::less<>> parents_;
  std::set<std::string, std::less<>> hidden_;
  std::map<std::string, std::vector<ListLevel>> lists_;
  std::string style_;
  std::string list_;
};

/// The open lists and their counts.
class OdtLists {
 public:
  explicit OdtLists(const OdtStyles& styles) : styles_(styles) {}

  void begin_list(const XmlEvent& event);
  void end_list();
  void begin_item(const XmlEvent& event);
  /// How many lists are open.
  int depth() const { return static_cast<int>(open_.size()); }
  /// The label of the item, for its first paragraph; then empty.
  std::string take_label();

 private:
  struct List {
    std::string style;
    int number = 0;
    bool begun = false;
  };

  const OdtStyles& styles_;
  std::vector<List> open_;
  std::map<std::string, int> last_;  ///< Last number of each style, to be continued.
  bool label_is_due_ = false;
};

}  // namespace awase
