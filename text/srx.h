// SPDX-License-Identifier: Apache-2.0
//
// SRX, the segmentation rules that CAT tools exchange.

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/message.h"
#include "text/xml.h"

namespace awase {

/// The rules of one SRX file. Made by read_srx(); may be shared by threads.
class SrxRules {
 public:
  struct Data;
  explicit SrxRules(std::unique_ptr<const Data> data);
  SrxRules(SrxRules&&) noexcept;
  SrxRules& operator=(SrxRules&&) noexcept;
  ~SrxRules();

  const Data& data() const { return *data_; }

 private:
  std::unique_ptr<const Data> data_;
};

/// Reads a file of rules, which messages call `name`: SRX 2.0, SRX 1.0, or the
/// segmentation.conf of OmegaT (a bean of Java in XML). Where a header has no
/// attributes the maps cascade; in SRX 1.0 with others they do not. There are no inline
/// codes in a Document, so `formathandle` and `segmentsubflows` have nothing to act on.
/// Throws Error (input), with the line, for broken XML, other versions and rules that a
/// map names but no one gives. Patterns are compiled by the SrxSplitter that needs
/// them.
SrxRules read_srx(XmlSource source, std::string name);

/// Cuts texts of one language by SRX rules. Not to be shared by threads.
class SrxSplitter {
 public:
  /// The rules whose maps match `language`, without case: all of them in the order of
  /// the maps when the file cascades, else those of the first. A rule that ICU cannot
  /// compile (look-behind without a bound, say) is left out and in issues(). `rules`
  /// must live on.
  SrxSplitter(const SrxRules& rules, std::string_view language);
  SrxSplitter(SrxSplitter&&) noexcept;
  ~SrxSplitter();

  /// Trimmed segments of one line of text, in order, none empty. At every place the
  /// first rule decides of which some match of `beforebreak` ends there and
  /// `afterbreak` matches from there; where no rule does, nothing breaks. Throws Error
  /// (input), naming the rule, when one takes too long on this text, or all of them on
  /// all the lines so far.
  std::vector<ByteRange> split_line(std::string_view line);

  /// The rules that were left out, a sentence each.
  const std::vector<Message>& issues() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace awase
