// SPDX-License-Identifier: Apache-2.0
//
// How a second start of the desk finds the one that is open.

#pragma once

#include <optional>
#include <string>

namespace awase {

/// The address of a running desk, with its token, in a file of the desk's folder that
/// its user alone can read. The file goes with this. Whoever makes it holds the desk.
class DeskAddress {
 public:
  /// Without a file, when it cannot be written, a second start can only say that a desk
  /// is open.
  DeskAddress(std::string folder, const std::string& address);
  ~DeskAddress();
  DeskAddress(const DeskAddress&) = delete;
  DeskAddress& operator=(const DeskAddress&) = delete;

  /// Removes what a desk that was killed has left; for whoever holds the desk now.
  static void forget(const std::string& folder);

 private:
  std::string folder_;
};

/// The address of the desk that is open in the folder. Nothing when none is, when its
/// file is not this user's alone, or when the process that wrote it is not alive.
std::optional<std::string> running_desk(const std::string& folder);

/// As running_desk(), but waits a little for a desk that has just begun and has not
/// written its address yet.
std::optional<std::string> await_running_desk(const std::string& folder);

/// A file of the folder that leads a browser to the desk there, for BrowserPage. It
/// goes when the desk ends.
std::string desk_page_file(const std::string& folder);

}  // namespace awase
