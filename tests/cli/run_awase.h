// SPDX-License-Identifier: Apache-2.0
//
// Runs the real executable, as a shell would.

#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

#include "tests/scratch_folder.h"

namespace awase {

/// What one run left behind.
struct Outcome {
  int status = 0;  ///< Exit status; 128 + the signal that ended it, as shells say.
  std::string out;
  std::string err;
};

/// What a run is given beside its arguments.
struct RunSetup {
  std::string input = {};                               ///< On standard input.
  std::map<std::string, std::string> environment = {};  ///< Added to a clean one.
  std::filesystem::path folder = {};                    ///< To run in.
  std::optional<long> max_file_bytes = {};              ///< RLIMIT_FSIZE.
};

/// A running awase. Killed when it goes out of scope, and after a minute.
class Process {
 public:
  explicit Process(const std::vector<std::string>& arguments,
                   const RunSetup& setup = {});
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void close_output();          ///< Its standard output has no reader any more.
  void send(int signal) const;  ///< As kill(1) does.
  void write_input(std::string_view bytes);

  /// Waits until it has written a line to standard output, or closed that.
  void wait_for_line();

  /// Closes its standard input, gathers what it says, and waits for its end.
  Outcome finish();

 private:
  pid_t pid_ = -1;
  int input_ = -1;
  int output_ = -1;
  int error_ = -1;
  std::string said_;  ///< What wait_for_line() took from its standard output.
};

/// Runs awase to its end.
Outcome run_awase(const std::vector<std::string>& arguments,
                  const RunSetup& setup = {});

}  // namespace awase
