// SPDX-License-Identifier: Apache-2.0
//
// What the elements of HTML are to the text in them.

#pragma once

#include "text/document.h"
#include "text/documents/html_content.h"
#include "text/documents/html_tree.h"
#include "text/documents/table_places.h"

namespace awase {

/// Form controls, whose words are no text of the page.
bool is_html_control(GumboTag tag);

/// Elements whose content is not shown as text.
bool is_left_out_of_html(GumboTag tag);

/// Elements that end the block before them and their own.
bool breaks_html_flow(GumboTag tag);

/// What an element makes of the blocks in it.
struct HtmlRole {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  int lists = 0;  ///< How many lists the element is in.
  bool keeps_lines = false;
  HtmlPart part = HtmlPart::plain;  ///< The nearest that is furniture.
  bool in_main = false;
  bool in_article = false;
  bool in_link = false;
  bool in_notes = false;  ///< Each list item is a note.
  int note = 0;           ///< Number of the note that the element is in.
  TablePlace place = {};  ///< Of the cell that the element is in.
};

/// The role of an element inside another with the role `outer`.
HtmlRole html_role_in(const HtmlRole& outer, GumboTag tag);

}  // namespace awase
