// SPDX-License-Identifier: Apache-2.0
//
// Opens an address in the user's browser without showing it to other users.

#pragma once

#include <string>

namespace awase {

/// A file that only this user can read and that leads a browser to an address. The
/// address itself, with its token, would stand on the command line of the program that
/// opens it, where every user of the machine can see it. Removed with this.
class BrowserPage {
 public:
  /// Nothing is opened when there is no place for the file.
  explicit BrowserPage(const std::string& address);
  ~BrowserPage();
  BrowserPage(const BrowserPage&) = delete;
  BrowserPage& operator=(const BrowserPage&) = delete;

  /// Has the desktop open it. False when there is no file or no xdg-open.
  bool open() const;

  /// The same by the file `path`, which stays when this process ends: whoever made the
  /// folder removes it.
  static bool open_by(const std::string& path, const std::string& address);

 private:
  std::string path_;  ///< Empty: there is none.
};

}  // namespace awase
