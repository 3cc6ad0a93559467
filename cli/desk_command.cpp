// SPDX-License-Identifier: Apache-2.0
//
// Desk: the start page in the browser.

#include <memory>
#include <optional>

#include "cli/align_options.h"
#include "cli/commands.h"
#include "jobs/desk_address.h"
#include "jobs/desk_server.h"
#include "terminal/browser_page.h"
#include "terminal/end_by_signal.h"
#include "text/error.h"
#include "text/file.h"
#include "tmx/from_alignment.h"

namespace awase {
namespace {

struct DeskCommandOptions {
  std::string folder;
  int port = 0;
  int idle_minutes = 30;
  bool no_browser = false;
  std::string tool;  ///< As --for has it; empty: any.
};

/// Shows the desk that is open already.
void show_running(const DeskCommandOptions& options, const std::string& folder,
                  const std::string& address, const Console& console) {
  write_file("-", address + "\n");
  if (!options.no_browser && !BrowserPage::open_by(desk_page_file(folder), address))
    console.tell(
        Message("no browser can be opened from here; open this address in one"));
  console.tell(Message("{folder}: the desk is open already; this is its page",
                       {{"folder", folder}}));
}

ExitStatus run_desk(const DeskCommandOptions& options, const Console& console) {
  DeskOptions desk;
  desk.folder = options.folder.empty() && !console.environment().data_folder.empty()
                    ? console.environment().data_folder + "/desk"
                    : options.folder;
  if (desk.folder.empty())
    throw Error(ErrorKind::usage,
                Message("no place to keep the work; say one with --folder"));
  if (const auto address = await_running_desk(desk.folder)) {
    show_running(options, desk.folder, *address, console);
    return ExitStatus::done;
  }
  desk.pairs.dictionary_folders = console.environment().dictionary_folders();
  desk.tool = options.tool;
  desk.omegat_folders = console.environment().omegat_folders;
  desk.exporting.reader = &reader_catalogue();
  if (const auto seconds = given_time(console.environment()))
    desk.exporting.memory.creationdate = tmx_date(*seconds);
  EndBySignal signals;
  DeskServer server(desk, options.port, options.idle_minutes);
  signals.watch([&server] { server.stop(); });
  write_file("-", server.address() + "\n");
  std::optional<BrowserPage> page;
  if (!options.no_browser && !page.emplace(server.address()).open())
    console.tell(
        Message("no browser can be opened from here; open this address in one"));
  console.tell(Message("{folder}: all work is kept there; Ctrl-C ends",
                       {{"folder", desk.folder}}));
  server.run();
  signals.forget();
  return ExitStatus::done;
}

}  // namespace

Run declare_desk(OptionTable& table) {
  const auto options = std::make_shared<DeskCommandOptions>();
  table.heading("Page");
  table.add_option("--folder", options->folder, "FOLDER",
                   "Where texts and alignments are kept; else awase/desk in the user's "
                   "folder of data");
  table.add_option("--port", options->port, "N", "Port of 127.0.0.1; else a free one")
      ->range(0, 65535);
  table
      .add_option("--idle", options->idle_minutes, "N",
                  "End when no page was open for so many minutes; 30 is the default, 0 "
                  "is never")
      ->range(0, 100000);
  table.add_flag("--no-browser", options->no_browser, "Only say the address");
  add_tool_option(table, options->tool);
  return run_with(options, run_desk);
}

}  // namespace awase
