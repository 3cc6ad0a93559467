// SPDX-License-Identifier: Apache-2.0
//
// An XML document as its elements and where they stand in its bytes, so that parts of
// it can be replaced while all else stays byte for byte. Internal to tmx/formats.

#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/xml.h"

namespace awase {

/// An element. Its tags and content are ranges of bytes of the document.
struct XmlElement {
  std::string name;  ///< As it is written, prefix and all.
  std::vector<XmlAttribute> attributes;
  std::size_t begin_bytes = 0;    ///< Of the start tag.
  std::size_t content_bytes = 0;  ///< Behind the start tag.
  std::size_t end_tag_bytes = 0;  ///< Of the end tag; of an empty tag, behind it.
  std::size_t end_bytes = 0;      ///< Behind the end tag.
  std::size_t parent = 0;         ///< Place of the parent; of the root, its own.
  std::vector<std::size_t> children = {};  ///< Places of the elements in it.

  /// The name without its prefix: "mrk" of "xlf:mrk".
  std::string_view local_name() const;
  /// The prefix with its colon: "xlf:" of "xlf:mrk"; empty when there is none.
  std::string prefix() const;
  /// Value of an attribute; empty when there is none.
  std::string attribute(std::string_view wanted) const;
};

/// A document and its elements, the root first, all in the order of their start tags.
class XmlTree {
 public:
  /// `bytes` are UTF-8, or a charset that has ASCII in one byte a character and that
  /// the declaration names. Throws XmlError for what is no XML; Error (input) for a
  /// document whose entities hold elements.
  XmlTree(std::string bytes, const std::string& name);

  const std::string& bytes() const { return bytes_; }
  const std::vector<XmlElement>& elements() const { return elements_; }
  const XmlElement& operator[](std::size_t place) const { return elements_[place]; }
  /// Place of the first child with that local name; none: npos.
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::size_t child(std::size_t parent, std::string_view local_name) const;

  std::string_view content(const XmlElement& element) const;
  std::string_view start_tag(const XmlElement& element) const;
  /// The line break and white space before an element; empty when it stands behind
  /// something else in its line.
  std::string indent_before(std::size_t place) const;
  /// The charset that the declaration names; empty when none is.
  const std::string& encoding() const { return encoding_; }
  /// Whether all characters may be written as they are.
  bool is_utf8() const;

 private:
  std::string bytes_;
  std::string encoding_;
  std::vector<XmlElement> elements_;
};

/// Replaces ranges of a text. Ranges must not overlap; what is put in at one place
/// stands in the order in which it was given.
class ByteEdits {
 public:
  void replace(ByteRange range, std::string text);
  void insert(std::size_t at_bytes, std::string text);
  bool empty() const { return edits_.empty(); }
  /// `bytes` with the replacements made.
  std::string apply(std::string_view bytes) const;

 private:
  struct Edit {
    ByteRange range;
    std::string text;
  };
  std::vector<Edit> edits_;
};

/// Start tags that change. Keeps a reference to the tree.
class ChangedTags {
 public:
  explicit ChangedTags(const XmlTree& tree) : tree_(tree) {}

  /// The tag of an element as it is by now, to be changed.
  std::string& of(std::size_t element);
  void put(ByteEdits& edits) const;

 private:
  const XmlTree& tree_;
  std::map<std::size_t, std::string> tags_;
};

/// A start tag that is not empty: `<target>` of `<target/>`.
std::string opened_tag(std::string tag);

/// A start tag, or an empty one, with the attribute set: in its place when it is there,
/// else at the end.
std::string with_attribute(std::string tag, std::string_view name,
                           std::string_view value);

/// `text` for the content of an element. What XML cannot hold is left out. Not
/// `is_utf8`: all beyond ASCII as references.
std::string xml_escaped(std::string_view text, bool is_utf8 = true);

}  // namespace awase
