// SPDX-License-Identifier: Apache-2.0

#include "terminal/console.h"

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <sys/ioctl.h>
#include <unistd.h>

#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

constexpr std::size_t kMinColumns = 40;
constexpr std::size_t kMaxColumns = 400;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

template <typename Number>
std::optional<Number> parse(std::string_view text) {
  Number value{};
  const auto [end, failure] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::size_t terminal_columns(std::size_t otherwise) {
  std::size_t columns = otherwise;
  winsize size{};
  if (const auto wanted = parse<std::size_t>(variable("COLUMNS")))
    columns = *wanted;
  else if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    columns = size.ws_col;
  return std::clamp(columns, kMinColumns, kMaxColumns);
}

/// Where the XDG Base Directory Specification has something of Awase for this user: the
/// folder that `name` names, else `otherwise` below the home.
std::string user_folder(const char* name, const char* otherwise) {
  const std::string given = variable(name);
  if (given.starts_with('/')) return given + "/awase";  // Others are to be ignored.
  const std::string home = variable("HOME");
  return home.starts_with('/') ? home + otherwise + "/awase" : std::string();
}

/// The language that the user's locale is in; empty: none is named.
std::string language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string locale = variable(name);
    if (!locale.empty()) return language_of_locale(locale);
  }
  return {};
}

/// The value of --ui-lang, if it is among the options.
std::optional<std::string> given_language(std::span<char* const> arguments) {
  constexpr std::string_view kName = "--ui-lang";
  for (std::size_t k = 0; k < arguments.size(); ++k) {
    const std::string_view word = arguments[k];
    if (word == "--") break;
    if (word == kName && k + 1 < arguments.size()) return arguments[k + 1];
    if (word.starts_with("--ui-lang="))
      return std::string(word.substr(kName.size() + 1));
  }
  return std::nullopt;
}

std::shared_ptr<const MessageCatalogue>& reader() {
  static std::shared_ptr<const MessageCatalogue> catalogue;
  return catalogue;
}

/// Where OmegaT keeps its settings on Linux and on macOS.
std::vector<std::string> find_omegat_folders() {
  const std::string home = variable("HOME");
  if (!home.starts_with('/')) return {};
  return {home + "/.omegat", home + "/Library/Preferences/OmegaT"};
}

}  // namespace

void set_reader_language(std::span<char* const> arguments) {
  const std::vector<std::string> folders = catalogue_folders();
  const auto given = given_language(arguments);
  reader() = open_catalogue(given ? *given : language_of_environment(), folders);
  if (reader() || !given) return;
  std::string known;
  for (const std::string& language : catalogue_languages(folders))
    known += (known.empty() ? "" : ", ") + language;
  throw Error(
      ErrorKind::usage,
      Message(
          "--ui-lang: there are no messages in '{language}'; choose one of {languages}",
          {{"language", *given}, {"languages", known}}));
}

const MessageCatalogue& reader_catalogue() {
  return reader() ? *reader() : english_catalogue();
}

std::vector<std::string> catalogue_folders() {
  namespace fs = std::filesystem;
  constexpr int kMostLevels = 3;  // From PREFIX/bin, or cli/ of a build.
  std::vector<std::string> folders;
  std::error_code error;
  fs::path above = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (int level = 0; level < kMostLevels && above.has_relative_path(); ++level) {
    const fs::path folder = above / "share" / "locale";
    if (fs::is_directory(folder, error)) folders.push_back(folder.string());
    above = above.parent_path();
  }
  return folders;
}

Verbosity CommonOptions::verbosity() const {
  if (quiet) return Verbosity::quiet;
  return verbose ? Verbosity::verbose : Verbosity::normal;
}

Environment read_environment() {
  Environment environment;
  environment.stdout_is_terminal = isatty(STDOUT_FILENO) == 1;
  environment.stderr_is_terminal = isatty(STDERR_FILENO) == 1;
  environment.colours = environment.stdout_is_terminal &&
                        variable("NO_COLOR").empty() && variable("TERM") != "dumb";
  environment.columns = terminal_columns(environment.columns);
  environment.source_date_epoch = variable("SOURCE_DATE_EPOCH");
  environment.data_folder = user_folder("XDG_DATA_HOME", "/.local/share");
  environment.cache_folder = user_folder("XDG_CACHE_HOME", "/.cache");
  environment.embeddings_key = variable("AWASE_EMBEDDINGS_KEY");
  environment.omegat_folders = find_omegat_folders();
  return environment;
}

std::optional<long long> given_time(const Environment& environment) {
  if (environment.source_date_epoch.empty()) return std::nullopt;
  constexpr long long kYear10000 = 253402300800;
  const auto seconds = parse<long long>(environment.source_date_epoch);
  if (!seconds || *seconds < 0 || *seconds >= kYear10000)
    throw Error(ErrorKind::usage,
                Message("SOURCE_DATE_EPOCH: '{value}' is not a number of seconds since "
                        "1970; set it to one or unset it",
                        {{"value", environment.source_date_epoch}}));
  return seconds;
}

void Console::warn(const Message& message) const {
  if (verbosity_ != Verbosity::quiet)
    write_message(Message("warning: {message}", {{"message", message}}));
}

void Console::warn(const std::vector<Issue>& issues) const {
  for (const Issue& issue : issues) warn(issue);
}

void Console::tell(const Message& message) const {
  if (verbosity_ != Verbosity::quiet) write_message(message);
}

void Console::explain(const Message& message) const {
  if (verbosity_ == Verbosity::verbose) write_message(message);
}

void RemarkTeller::tell(const Remarks& remarks) {
  for (; details_ < remarks.details.size(); ++details_)
    console_.explain(remarks.details[details_]);
  for (; issues_ < remarks.issues.size(); ++issues_)
    console_.warn(remarks.issues[issues_]);
  for (; notes_ < remarks.notes.size(); ++notes_) console_.tell(remarks.notes[notes_]);
}

void end_by_signal(int signal) {
  remove_unfinished_files();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
  ::_exit(128 + signal);
}

void write_message(std::string_view line) {
  std::string out = "awase: ";
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || byte == 0x7F ? '?' : c;
  }
  out += '\n';
  // In one call, so that lines of several processes do not mix. Where standard error
  // cannot be written there is no one left to tell.
  std::fwrite(out.data(), 1, out.size(), stderr);
}

}  // namespace awase
