// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/memory_commands.h"
#include "jobs/memory_server.h"
#include "terminal/end_by_signal.h"
#include "text/error.h"
#include "text/file.h"
#include "text/secret.h"

namespace awase {
namespace {

struct ServeOptions {
  std::vector<std::string> memories;
  MemoryServerOptions server;
  bool json = false;
};

ExitStatus run_serve(ServeOptions options, const Console& console) {
  if (options.server.token == "new") options.server.token = random_token();
  EndBySignal signals;
  MemoryServer server(options.memories, options.server);
  signals.watch([&server] { server.stop(); });
  const bool is_ipv6 = options.server.address.find(':') != std::string::npos;
  const std::string host =
      is_ipv6 ? "[" + options.server.address + "]" : options.server.address;
  const std::string url =
      "http://" + host + ":" + std::to_string(server.port()) + "/" +
      (options.server.token.empty() ? "" : options.server.token + "/");
  const nlohmann::ordered_json line = {{"url", url},
                                       {"token", options.server.token},
                                       {"read_only", options.server.is_read_only}};
  write_file("-", (options.json ? line.dump() : url) + "\n");
  console.tell(Message("programs find the memory at this address; Ctrl-C ends"));
  server.run();
  signals.forget();
  return ExitStatus::done;
}

}  // namespace

Run declare_memory_serve(OptionTable& table) {
  const auto options = std::make_shared<ServeOptions>();
  table.add_argument(
      "MEMORY", options->memories,
      "Memories (.awm), asked in this order; what programs add goes into the first");
  table.heading("Server");
  table
      .add_option("--port", options->server.port, "N",
                  "Port; 8889 is the default, 0 takes a free one")
      ->range(0, 65535);
  table.add_option(
      "--address", options->server.address, "IP",
      "Address to serve at; else 127.0.0.1, which only this computer reaches");
  table.add_option(
      "--token", options->server.token, "WORD",
      "What programs must know, in an Authorization header or as the first part of the "
      "path; 'new' makes one. Needed for an address of a network");
  table.add_flag("--read-only", options->server.is_read_only,
                 "Let no program add units");
  table.heading("Options");
  table
      .add_option(
          "--min", options->server.min_score, "N",
          "Least score of matches where the program does not say; 70 is the default")
      ->range(30, 102);
  table
      .add_option("--min-translate", options->server.min_translate_score, "N",
                  "Least score of what is given out as a translation, to OmegaT's "
                  "Apertium; 95 is the default")
      ->range(30, 102);
  table.heading("Output");
  table.add_flag("--json", options->json,
                 "Write the address as a line of JSON, with the token");
  return run_with(options, run_serve);
}

}  // namespace awase
