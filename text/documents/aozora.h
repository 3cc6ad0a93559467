// SPDX-License-Identifier: Apache-2.0
//
// Texts with the marks of Aozora Bunko to blocks.

#pragma once

#include <string_view>

#include "text/document.h"

namespace awase {

/// True when a text carries readings (漢字《かんじ》) or notes (［＃…］) as the texts
/// of Aozora Bunko do, and not only talks of them.
bool looks_like_aozora(std::string_view text);

/// Fills in text and blocks of `document` from `text`, which is clean UTF-8 as
/// decode_text() gives it. The first line is the title; a line is a paragraph; what
/// notes call 見出し is a heading (大 1, 中 2, 小 3). Readings and their ｜ go, and so
/// do notes; a character that a note describes (※［＃…］) is put in by its number in
/// JIS X 0213 or Unicode, else it is 〓. The explanation of the marks goes to
/// Document::left_out, with readings and notes; what stands from 底本 on, who typed the
/// text and when, is marked as boilerplate.
void read_aozora(std::string_view text, Document& document);

}  // namespace awase
