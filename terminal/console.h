// SPDX-License-Identifier: Apache-2.0
//
// Where the command runs: what the environment says, and what people are told while
// it does. Results go to standard output, everything here to standard error.

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jobs/remarks.h"
#include "text/catalogue.h"
#include "text/issue.h"

namespace awase {

/// How much is said on standard error.
enum class Verbosity {
  quiet,    ///< Errors alone.
  normal,   ///< Warnings and a summary too.
  verbose,  ///< What was detected and chosen too.
};

/// Options that every command has.
struct CommonOptions {
  bool quiet = false;
  bool verbose = false;
  std::string ui_language;  ///< Known to set_reader_language() already.

  Verbosity verbosity() const;
};

/// What the process was started in. Read once, by main().
struct Environment {
  bool stdout_is_terminal = false;
  bool stderr_is_terminal = false;
  bool colours = false;      ///< Standard output shows colours, and they are wanted.
  std::size_t columns = 80;  ///< Width of the terminal; COLUMNS where it is set.
  std::string source_date_epoch;  ///< SOURCE_DATE_EPOCH as it stands; empty if unset.
  std::string data_folder;   ///< Of this user: $XDG_DATA_HOME/awase; empty if homeless.
  std::string cache_folder;  ///< $XDG_CACHE_HOME/awase; empty if homeless.
  std::string embeddings_key;  ///< AWASE_EMBEDDINGS_KEY; empty if unset.
  /// Where OmegaT keeps the settings of this user, on any system.
  std::vector<std::string> omegat_folders;

  /// Folders with dictionaries of this user; see Dictionaries.
  std::vector<std::string> dictionary_folders() const {
    return data_folder.empty() ? std::vector<std::string>() : std::vector{data_folder};
  }
};

/// Reads the environment of this process.
Environment read_environment();

/// The time to put into what is written, in seconds since 1970: that of
/// SOURCE_DATE_EPOCH. Nothing when it is not set: the same input then gives the same
/// bytes whenever it is run. Throws Error{usage} when it is no such number.
std::optional<long long> given_time(const Environment& environment);

/// Sets the language that people read here, for as long as the process runs: of
/// --ui-lang among `arguments`, which must be one that there is, else of LC_ALL,
/// LC_MESSAGES or LANG, whichever is set first, else English. Called once, by main().
/// Throws Error{usage}.
void set_reader_language(std::span<char* const> arguments);

/// The catalogue of that language.
const MessageCatalogue& reader_catalogue();

/// Folders in which catalogues may lie that are not in the program: share/locale of the
/// prefix that the executable is in.
std::vector<std::string> catalogue_folders();

/// For people: in their language.
inline std::string rendered(const Message& message) {
  return message.render(reader_catalogue());
}
inline std::string rendered(const Issue& issue) {
  return issue.render(reader_catalogue());
}
/// Of a text that was marked with translatable().
inline std::string rendered(std::string_view marked) {
  return rendered(Message::marked(marked));
}

/// Tells people what happens, each time in one line on standard error.
class Console {
 public:
  Console(Environment environment, Verbosity verbosity)
      : environment_(std::move(environment)), verbosity_(verbosity) {}

  /// Something went another way than the user may expect.
  void warn(const Message& message) const;
  void warn(const Issue& issue) const { warn(Message::verbatim(rendered(issue))); }
  void warn(const std::vector<Issue>& issues) const;
  /// What was done.
  void tell(const Message& message) const;
  void tell(const Issue& note) const { tell(Message::verbatim(rendered(note))); }
  /// How it was done; shown with --verbose.
  void explain(const Message& message) const;
  void explain(const Issue& detail) const {
    explain(Message::verbatim(rendered(detail)));
  }

  const Environment& environment() const { return environment_; }
  Verbosity verbosity() const { return verbosity_; }

 private:
  Environment environment_;
  Verbosity verbosity_;
};

/// Tells the remarks of a job as they come in.
class RemarkTeller {
 public:
  /// `console` must outlive it.
  explicit RemarkTeller(const Console& console) : console_(console) {}

  /// Tells those of `remarks` that it was not given before. They only ever grow.
  void tell(const Remarks& remarks);

 private:
  const Console& console_;
  std::size_t issues_ = 0, notes_ = 0, details_ = 0;
};

/// Removes what is unfinished and ends this process by that signal.
[[noreturn]] void end_by_signal(int signal);

/// Writes "awase: LINE" to standard error. Line breaks and control characters of
/// hostile file names are shown as '?', so that it stays one line.
void write_message(std::string_view line);
inline void write_message(const Message& message) { write_message(rendered(message)); }

}  // namespace awase
