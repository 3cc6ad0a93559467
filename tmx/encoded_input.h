// SPDX-License-Identifier: Apache-2.0
//
// The first step of a TMX on its way in: a gzip stream is unpacked, UTF-32 becomes
// UTF-8, anything else goes through as it is. Other encodings are the XML reader's
// business.

#pragma once

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "text/issue.h"
#include "text/message.h"
#include "text/xml.h"

namespace awase {

/// The bytes of `source`, unpacked when they begin as gzip does, as UTF-8 when they are
/// UTF-32. Reading throws Error
/// (input) when the stream is damaged, cut off, or unpacks to far more than any text
/// would (a gzip bomb); `name` is how messages call it. Memory is constant.
XmlSource gunzip_source(XmlSource source, std::string name);

/// As gunzip_source(), but a stream that has bytes behind its end ends there, which
/// `on_rubbish` is told of.
XmlSource gunzip_damaged(XmlSource source, std::string name,
                         std::function<void(Message)> on_rubbish);

/// The same bytes. Reading throws Error (input) when they are UTF-16 and half a
/// surrogate pair stands alone in them, which XML parsers join with the next letter.
XmlSource strict_utf16(XmlSource source, std::string name);

/// The bytes of a file, or of standard input when `path` is "-", unpacked when it is a
/// gzip file. Throws Error (unavailable) when it cannot be opened.
XmlSource open_source(const std::string& path);

/// A file that is read more than once. What is not a regular file, standard input for
/// one ("-"), is kept in a temporary file meanwhile.
class RereadableInput {
 public:
  /// Throws Error (unavailable) when it cannot be opened or kept.
  explicit RereadableInput(std::string path);

  /// The bytes from the first on, unpacked when they are a gzip stream.
  XmlSource open() const;

  /// As open(), but a gzip stream that has bytes behind its end ends there, which is
  /// put into `warnings` once.
  XmlSource open_damaged(std::vector<Issue>& warnings) const;

  /// For messages: the path, or "standard input".
  const std::string& name() const { return name_; }

 private:
  XmlSource bytes() const;

  std::string path_;
  std::string name_;
  std::shared_ptr<std::FILE> copy_;  ///< Null for a regular file.
};

}  // namespace awase
