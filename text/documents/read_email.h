// SPDX-License-Identifier: Apache-2.0
//
// Mails (.eml, RFC 5322) to blocks.

#pragma once

#include <string>
#include <string_view>

#include "text/document.h"

namespace awase {

/// True when `bytes` begin with the header of a mail.
bool begins_like_email(std::string_view bytes);

/// Fills in text and blocks of `document` from a mail: its subject as title, then its
/// text. Of alternatives the one in HTML is read, else the plain one, whose lines are
/// joined where it says that they flow (RFC 3676). Attachments and attached mails are
/// left out and said in Document::issues. `encoding` outweighs what the parts say; it
/// may be empty. Throws Error (input) for a mail without text.
void read_email(std::string_view bytes, const std::string& encoding,
                Document& document);

}  // namespace awase
