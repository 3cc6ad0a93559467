// SPDX-License-Identifier: Apache-2.0
//
// Whether a person has finished a translation, as the tools that write XLIFF say it.
// Internal to tmx/formats.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/xml.h"

namespace awase {

/// What a file says of a translation.
struct TranslationState {
  bool is_finished = true;
  /// The state in the file's own word, "needs-translation", "Draft", "translate=no";
  /// empty where the file says nothing. Of several the one that is not finished.
  std::string name = {};

  /// Whether work is left where a text is there: approved="no" is what XLIFF 1.2 has
  /// for all that says nothing, and is no sign of it.
  bool says_what_is_left() const {
    return !is_finished && !name.empty() && name != "approved=no";
  }

  /// Takes over what another place of the file says of the same translation.
  void add(TranslationState other);
};

/// The value of an attribute that a tool adds to XLIFF ("locked" of `mq:locked`),
/// whatever prefix it has, declared or not; empty without one.
std::string tool_attribute(const std::vector<XmlAttribute>& attributes,
                           std::string_view local_name);

/// By the attributes of a `<trans-unit>` (`approved`, memoQ's `mq:status`, Phrase's
/// `m:confirmed`), or of a `<segment>` of XLIFF 2 (`state`, `subState`).
TranslationState state_of_unit(const XmlEvent& start);

/// By the attributes of a `<target>`: `state`, `state-qualifier`.
TranslationState state_of_target(const XmlEvent& start);

/// By those of Trados's `<sdl:seg>`: `conf`, `origin`.
TranslationState state_of_trados_segment(const XmlEvent& start);

}  // namespace awase
