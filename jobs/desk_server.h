// SPDX-License-Identifier: Apache-2.0
//
// The start page and its reviews on this machine.

#pragma once

#include <string>

#include "jobs/desk.h"
#include "jobs/desk_address.h"
#include "review/local_server.h"

namespace awase {

/// A Desk behind a LocalServer. A second start finds it by running_desk().
class DeskServer {
 public:
  /// Ends by itself when no page has asked for `idle_minutes` and nothing is worked
  /// on; 0: never. Throws Error as both do.
  DeskServer(DeskOptions options, int port, int idle_minutes);

  std::string address() const { return server_.address(); }
  void run();
  void stop() { server_.stop(); }

 private:
  const MessageCatalogue& reader_;
  Desk desk_;
  LocalServer server_;
  DeskAddress address_;
  int idle_minutes_;
};

}  // namespace awase
