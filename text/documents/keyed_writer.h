// SPDX-License-Identifier: Apache-2.0
//
// The values of a resource file collected into a Document, each under its key.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/documents/block_writer.h"

namespace awase {

/// One value on its way, before the reader knows what all the keys are like.
struct KeyedValue {
  std::vector<std::string> path;  ///< Names and numbers (from 0) from the root down.
  std::string value;
};

/// Appends values to a document, one block or more each. A line end inside a value
/// stays, an empty line ends the block. Values without text leave no trace.
class KeyedWriter {
 public:
  explicit KeyedWriter(Document& document) : document_(document), writer_(document) {}

  void add(std::string key, std::string_view value);

 private:
  Document& document_;
  BlockWriter writer_;
};

/// `path` as one key: its parts with dots between, "menu.items.0". A dot or backslash
/// in a part has a backslash before it, so that no two paths give one key.
std::string joined_key(const std::vector<std::string>& path);

/// Adds the values that are for readers to `document`, which is empty. Takes off what
/// wraps them all: a root that is a language ("ja", as Rails has it), which gives the
/// language of the document when it has none, as a value "locale" does; and the fields
/// of messages that are objects (`message`, `defaultMessage` or `string` beside a
/// description).
void write_values(std::vector<KeyedValue> values, Document& document);

}  // namespace awase
