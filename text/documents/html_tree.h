// SPDX-License-Identifier: Apache-2.0
//
// gumbo's tree of a page, bounded in depth, memory and time. For read_html().

#pragma once

#include <gumbo.h>
#include <memory>
#include <string>
#include <string_view>

namespace awase {

/// A parsed page. The text it was parsed from must outlive it.
class HtmlTree {
 public:
  /// Throws Error (input) when elements are nested too deeply, or a tag has more
  /// attributes, or the page makes more elements, than any honest page does. `name`
  /// begins the message.
  HtmlTree(std::string_view html, const std::string& name);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  /// The <html> element.
  const GumboNode& root() const { return *root_; }

 private:
  class Arena;

  std::unique_ptr<Arena> arena_;
  const GumboNode* root_ = nullptr;
};

}  // namespace awase
