// SPDX-License-Identifier: Apache-2.0
//
// The first step of a TMX on its way in: a gzip stream is unpacked, anything else goes
// through as it is. Its character encoding is the XML reader's business.

#pragma once

#include <string>

#include "text/xml.h"

namespace awase {

/// The bytes of `source`, unpacked when they begin as gzip does. Reading throws Error
/// (input) when the stream is damaged, cut off, or unpacks to far more than any text
/// would (a gzip bomb); `name` is how messages call it. Memory is constant.
XmlSource gunzip_source(XmlSource source, std::string name);

/// The bytes of a file, or of standard input when `path` is "-", unpacked when it is a
/// gzip file. Throws Error (unavailable) when it cannot be opened.
XmlSource open_source(const std::string& path);

}  // namespace awase
