// SPDX-License-Identifier: Apache-2.0

#include "text/documents/html_roles.h"

#include <algorithm>
#include <initializer_list>

namespace awase {
namespace {

bool contains(std::initializer_list<GumboTag> tags, GumboTag tag) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

}  // namespace

bool is_html_control(GumboTag tag) {
  return contains({GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA,
                   GUMBO_TAG_INPUT, GUMBO_TAG_DATALIST, GUMBO_TAG_OPTION},
                  tag);
}

bool is_left_out_of_html(GumboTag tag) {
  return contains(
      {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TEMPLATE, GUMBO_TAG_NOSCRIPT,
       GUMBO_TAG_RT, GUMBO_TAG_RP, GUMBO_TAG_RTC, GUMBO_TAG_IFRAME, GUMBO_TAG_NOFRAMES,
       GUMBO_TAG_NOEMBED, GUMBO_TAG_OBJECT, GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO,
       GUMBO_TAG_CANVAS, GUMBO_TAG_SVG, GUMBO_TAG_METER, GUMBO_TAG_PROGRESS},
      tag);
}

bool breaks_html_flow(GumboTag tag) {
  return contains({GUMBO_TAG_TITLE,      GUMBO_TAG_BODY,    GUMBO_TAG_ADDRESS,
                   GUMBO_TAG_ARTICLE,    GUMBO_TAG_ASIDE,   GUMBO_TAG_SECTION,
                   GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_CENTER,  GUMBO_TAG_DETAILS,
                   GUMBO_TAG_DIR,        GUMBO_TAG_DIV,     GUMBO_TAG_DL,
                   GUMBO_TAG_DT,         GUMBO_TAG_DD,      GUMBO_TAG_FIELDSET,
                   GUMBO_TAG_FIGURE,     GUMBO_TAG_FORM,    GUMBO_TAG_H1,
                   GUMBO_TAG_H2,         GUMBO_TAG_H3,      GUMBO_TAG_H4,
                   GUMBO_TAG_H5,         GUMBO_TAG_H6,      GUMBO_TAG_HEADER,
                   GUMBO_TAG_FOOTER,     GUMBO_TAG_NAV,     GUMBO_TAG_HGROUP,
                   GUMBO_TAG_HR,         GUMBO_TAG_LEGEND,  GUMBO_TAG_LI,
                   GUMBO_TAG_MAIN,       GUMBO_TAG_MENU,    GUMBO_TAG_OL,
                   GUMBO_TAG_P,          GUMBO_TAG_PRE,     GUMBO_TAG_LISTING,
                   GUMBO_TAG_UL,         GUMBO_TAG_SUMMARY, GUMBO_TAG_TABLE,
                   GUMBO_TAG_CAPTION,    GUMBO_TAG_TBODY,   GUMBO_TAG_THEAD,
                   GUMBO_TAG_TFOOT,      GUMBO_TAG_TR,      GUMBO_TAG_TD,
                   GUMBO_TAG_TH,         GUMBO_TAG_XMP,     GUMBO_TAG_FIGCAPTION,
                   GUMBO_TAG_PLAINTEXT},
                  tag);
}

HtmlRole html_role_in(const HtmlRole& outer, GumboTag tag) {
  HtmlRole role = outer;
  switch (tag) {
    case GUMBO_TAG_TITLE:
      role.kind = BlockKind::title;
      break;
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
      role.kind = BlockKind::heading;
      role.level = 1 + static_cast<int>(tag - GUMBO_TAG_H1);
      break;
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_DL:
      ++role.lists;
      break;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
      role.kind = BlockKind::list_item;
      role.level = std::max(role.lists, 1);
      break;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      role.kind = BlockKind::table_cell;
      role.level = 0;
      break;
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_FIGCAPTION:
      role.kind = BlockKind::caption;
      role.level = 0;
      break;
    case GUMBO_TAG_BLOCKQUOTE:
      role.kind = BlockKind::paragraph;
      role.level = 0;
      break;
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_PLAINTEXT:
      role.kind = BlockKind::code;
      role.level = 0;
      role.keeps_lines = true;
      break;
    default:
      break;
  }
  return role;
}

}  // namespace awase
