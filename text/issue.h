// SPDX-License-Identifier: Apache-2.0
//
// What people should know of a job that goes on.

#pragma once

#include <string>
#include <vector>

#include "text/message.h"

namespace awase {

/// Whether two messages say the same in English.
inline bool operator==(const Message& one, const Message& other) {
  return one.english() == other.english();
}

/// What did not stop the job: where, and what. It is told in one line, whatever the
/// names of files and the texts in it hold.
class Issue {
 public:
  explicit Issue(Message message) : message_(std::move(message)) {}
  Issue(std::string place, Message message)
      : place_(std::move(place)), message_(std::move(message)) {}

  /// A file, a line of it, an option; empty where the message needs none.
  const std::string& place() const { return place_; }
  const Message& message() const { return message_; }

  /// "place: message" in English, or the message alone; without line breaks and other
  /// control characters, each of which becomes a space.
  std::string english() const;
  /// The same in the language of `catalogue`.
  std::string render(const MessageCatalogue& catalogue) const;

  bool operator==(const Issue&) const = default;

 private:
  std::string place_;
  Message message_;
};

/// Each in English, as english() gives it.
std::vector<std::string> english(const std::vector<Issue>& issues);

/// Puts `more` behind `issues`.
void append(std::vector<Issue>& issues, const std::vector<Issue>& more);

}  // namespace awase
