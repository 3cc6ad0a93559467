// SPDX-License-Identifier: Apache-2.0
//
// XLIFF 1.2 and 2 name their states; Trados, memoQ and Phrase add attributes of their
// own, whose values are those that their editors write.

#include "tmx/formats/xliff_states.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/unicode.h"

namespace awase {
namespace {

std::string attribute(const XmlEvent& event, std::string_view name) {
  const std::string* value = event.attribute(name);
  return value == nullptr ? std::string() : *value;
}

template <std::size_t Size>
bool holds_one_of(std::string_view text,
                  const std::array<std::string_view, Size>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

/// "rejected" of "mq:rejected".
std::string without_prefix(const std::string& name) {
  const std::size_t colon = name.find(':');
  return fold(colon == std::string::npos ? name : name.substr(colon + 1));
}

/// Whether a state says that a person finished the translation: one of XLIFF 1.2 or 2,
/// or one of a tool's own ("x-proofread") whose words say so. Any other does not.
bool is_finished_state(const std::string& state) {
  constexpr std::array<std::string_view, 13> kUnfinished = {
      "need",    "not",  "un",    "reject",  "draft", "fuzzy",   "pending",
      "incompl", "part", "progr", "suggest", "mach",  "pretrans"};
  constexpr std::array<std::string_view, 12> kFinished = {
      "final",  "translated", "reviewed", "signed-off", "approved", "confirmed",
      "proofr", "complete",   "done",     "finish",     "accepted", "verified"};
  const std::string folded = fold(state);
  return !holds_one_of(folded, kUnfinished) && holds_one_of(folded, kFinished);
}

}  // namespace

void TranslationState::add(TranslationState other) {
  const bool says_more = name.empty() || (is_finished && !other.is_finished);
  if (says_more && !other.name.empty()) name = std::move(other.name);
  is_finished = is_finished && other.is_finished;
}

std::string tool_attribute(const std::vector<XmlAttribute>& attributes,
                           std::string_view local_name) {
  for (const XmlAttribute& one : attributes) {
    const std::size_t colon = one.name.find(':');
    if (colon != std::string::npos &&
        std::string_view(one.name).substr(colon + 1) == local_name)
      return one.value;
  }
  return {};
}

TranslationState state_of_unit(const XmlEvent& start) {
  TranslationState result;
  if (attribute(start, "approved") == "no") result.add({false, "approved=no"});
  if (const std::string status = attribute(start, "mq:status"); !status.empty()) {
    constexpr std::array<std::string_view, 3> kFinished = {"confirmed", "proofread",
                                                           "reviewed"};
    const std::string folded = fold(status);
    const bool is_rejected = folded.find("reject") != std::string::npos;
    result.add({!is_rejected && holds_one_of(folded, kFinished), status});
  }
  const std::string confirmed = tool_attribute(start.attributes, "confirmed");
  if (!confirmed.empty()) result.add({confirmed != "0", "confirmed=" + confirmed});
  if (const std::string state = attribute(start, "state"); !state.empty())
    result.add({is_finished_state(state), state});
  if (const std::string state = attribute(start, "subState"); !state.empty()) {
    constexpr std::array<std::string_view, 6> kUnfinished = {
        "reject", "draft", "needs-", "fuzzy", "not-started", "notstarted"};
    result.add({!holds_one_of(without_prefix(state), kUnfinished), state});
  }
  return result;
}

TranslationState state_of_target(const XmlEvent& start) {
  TranslationState result;
  const std::string state = attribute(start, "state");
  if (!state.empty()) result.add({is_finished_state(state), state});
  const std::string how = attribute(start, "state-qualifier");
  const bool is_rejected = how.starts_with("rejected-");
  // A machine's or a memory's suggestion that nobody has taken yet.
  const bool is_suggested =
      state.empty() &&
      (how == "fuzzy-match" || how == "mt-suggestion" || how == "leveraged-mt");
  if (is_rejected || is_suggested) result.add({false, how});
  return result;
}

TranslationState state_of_trados_segment(const XmlEvent& start) {
  const std::string conf = attribute(start, "conf");
  if (!conf.empty()) {
    const std::string folded = fold(conf);
    const bool is_finished =
        folded == "translated" ||
        (folded.starts_with("approved") && folded.find("reject") == std::string::npos);
    return {is_finished, conf};
  }
  // Without `conf` nobody has confirmed it. Other writers leave it out too, so only
  // what comes from a machine or from the source text counts as not finished.
  const std::string origin = attribute(start, "origin");
  const bool is_raw = origin == "not-translated" || origin == "source" ||
                      origin == "mt" || origin == "nmt" || origin == "amt";
  if (is_raw) return {false, origin};
  return {};
}

}  // namespace awase
