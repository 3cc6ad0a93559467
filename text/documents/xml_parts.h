// SPDX-License-Identifier: Apache-2.0
//
// What the readers of documents that are XML in a zip archive share.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/documents/archive.h"
#include "text/xml.h"

namespace awase {

/// `name` without its prefix: "p" for "w:p".
std::string_view local_name(std::string_view name);

/// Value of the attribute of that local name; empty when there is none.
std::string_view local_attribute(const XmlEvent& event, std::string_view name);

/// The number that `text` begins with; `otherwise` for none, and out of 0..1,000,000.
int small_number(std::string_view text, int otherwise);

/// True for the name of a paragraph style, folded, that writers have for code: "source
/// code", "html preformatted", "code block", "コード". "Code of conduct" is none.
bool is_code_style(std::string_view name);

/// Calls `take` with each event of the XML file at `path` of an archive. Throws Error
/// (input), naming the file, when it is missing or not well-formed.
template <class Take>
void for_each_event(Archive& archive, const std::string& path, Take take) {
  const std::string bytes = archive.read(path);
  XmlReader reader(xml_source(bytes), archive.place(path));
  XmlEvent event;
  while (reader.next(event)) take(event);
}

/// Where one part of an Office document says that another one is.
struct Relation {
  std::string id;
  std::string type;  ///< The last word of its URI: "officeDocument", "header".
  std::string path;  ///< From the root of the archive; empty for what is outside.
};

/// The relations of `part`, in order; of the whole document for "". Empty when there
/// are none.
std::vector<Relation> read_relations(Archive& archive, const std::string& part);

/// The path of the first relation of that type; empty when there is none, or no such
/// file.
std::string find_related(const Archive& archive, const std::vector<Relation>& relations,
                         std::string_view type);

/// Tells which elements of an XML document are passed over: those in one that skip()
/// was called on. Also does the bookkeeping of mc:AlternateContent, of which one
/// variant is read. To be asked about every start and end of an element.
class ElementSkipper {
 public:
  /// True when the element is to be passed over.
  bool start(std::string_view local);
  bool end(std::string_view local);
  /// Passes over the element that start() was called with last, with all in it.
  void skip() { skip_from(depth_); }
  /// Passes over the rest of the element that is open at `depth`.
  void skip_from(int depth) { skipped_depth_ = depth; }
  /// Of the element that started last, from 1.
  int depth() const { return depth_; }
  bool skipping() const { return skipped_depth_ > 0; }

 private:
  int depth_ = 0;
  int skipped_depth_ = 0;            ///< 0: nothing is passed over.
  std::vector<bool> variant_taken_;  ///< Of each open AlternateContent.
};

}  // namespace awase
