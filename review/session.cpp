// SPDX-License-Identifier: Apache-2.0
//
// The journal begins with the hash of the alignment file that it goes with, and has
// another such line before each time that file is written. What stands before the last
// line with the hash of the file that is there is in that file already, and is kept for
// undo alone; what stands after is done again. So whenever the process dies, file and
// journal fit. Lines of a hash are written twice: without one, nothing could be told.
//
// Steps have numbers, and a step names the one that it was done on. So when a line is
// damaged, the next one tells whether that was a step or its being taken back. Lines
// have numbers too: one that stands there a second time is not done again, and one that
// is missing is noticed.

#include "review/session.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>

#include "review/review_file.h"
#include "review/row_json.h"
#include "text/error.h"
#include "text/file.h"
#include "text/hash.h"

namespace awase {
namespace {

using Json = nlohmann::json;

std::string file_line(const std::string& hash) { return Json{{"file", hash}}.dump(); }

Message busy_message(const std::string& path) {
  return Message(
      "{file}: another awase is reviewing this alignment, or writes it; go to its "
      "window, or end it first",
      {{"file", path}});
}

constexpr std::string_view kLineNumber = R"(,"n":)";

/// A line of the journal, and its number; 0 where it has none: where reviewers are, and
/// all lines of older journals.
struct NumberedLine {
  std::string text;  ///< Without the number.
  std::uint64_t number = 0;
  bool is_damaged = false;
};

NumberedLine without_number(const LogLine& line) {
  NumberedLine read{std::string(line.text), 0, line.is_damaged};
  const std::size_t at = line.text.rfind(kLineNumber);
  if (line.is_damaged || at == std::string_view::npos) return read;
  const char* const begin = line.text.data() + at + kLineNumber.size();
  const char* const end = line.text.data() + line.text.size();
  std::uint64_t number = 0;
  const auto [rest, error] = std::from_chars(begin, end, number);
  if (error != std::errc() || rest + 1 != end || *rest != '}') return read;
  read.text = read.text.substr(0, at) + '}';
  read.number = number;
  return read;
}

/// The path without links; as it was given when there is no such file.
std::string real_path_of(const std::string& path) {
  std::error_code error;
  const auto real = std::filesystem::canonical(path, error);
  return error ? path : real.string();
}

}  // namespace

Session::Session(const std::string& path, Disk& disk)
    : path_(path), real_path_(real_path_of(path)), disk_(disk), lock_(real_path_) {
  if (lock_.state() == FileLock::State::busy)
    throw Error(ErrorKind::unavailable, busy_message(path_));
  const std::string content = read_file(path_);
  review_ = read_review(content, path_);
  file_hash_ = hash_64_digits(content);
  journal_ = std::make_unique<AppendLog>(real_path_ + ".journal", busy_message(path_),
                                         AppendLogOptions{}, disk_);
  if (journal_->is_empty()) {
    append_file_line();
    is_journal_unused_ = true;
  } else {
    replay(file_line(file_hash_));
  }
  place_ = std::min(place_, review_.rows.empty() ? 0 : review_.rows.size() - 1);
}

Session::~Session() {
  if (is_journal_unused_) journal_->remove();
}

void Session::replay(const std::string& fitting_line) {
  Faults faults;
  std::vector<NumberedLine> lines;
  std::size_t count = 0;
  std::uint64_t unread = 0;  // Damaged lines since the last that has a number.
  const auto note_fault = [&](std::size_t& fault, std::size_t more) {
    if (faults.first_line == 0) faults.first_line = count;
    fault += more;
  };
  std::size_t fits = 0;
  journal_->read([&](const LogLine& read) {
    ++count;
    NumberedLine line = without_number(read);
    if (line.number != 0 && line.number <= last_line_) {
      note_fault(faults.misplaced, 1);
      return;
    }
    if (line.is_damaged) {
      ++unread;
      note_fault(faults.damaged, 1);
    } else if (line.number != 0) {
      const std::uint64_t between = line.number - last_line_ - 1;
      if (between > unread) note_fault(faults.damaged, between - unread);
      last_line_ = line.number;
      unread = 0;
    }
    if (line.text == fitting_line) fits = lines.size() + 1;
    lines.push_back(std::move(line));
  });
  if (fits == 0) {
    issues_.emplace_back(
        Message("{file}: changed since it was reviewed; the journal that "
                "does not fit it any more is kept as {copy}",
                {{"file", path_}, {"copy", journal_->copy_aside()}}));
    journal_->clear();
    last_line_ = 0;
    append_file_line();
    return;
  }
  bool is_after_damage = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Reading reading = lines[i].is_damaged
                                ? Reading::damaged
                                : read_line(lines[i].text, i < fits, is_after_damage);
    is_after_damage = is_after_damage || reading == Reading::damaged;
    if (reading == Reading::misfit) ++faults.misfits;
    if (reading == Reading::damaged && !lines[i].is_damaged) ++faults.damaged;
  }
  if (faults.damaged + faults.misplaced + faults.misfits > 0) mend(faults);
}

Session::Reading Session::read_line(const std::string& line, bool is_in_file,
                                    bool is_after_damage) {
  try {
    return read_step(line, is_in_file, is_after_damage);
  } catch (const std::exception&) {
    return Reading::damaged;
  }
}

Session::Reading Session::read_step(const std::string& line, bool is_in_file,
                                    bool is_after_damage) {
  const Json json = Json::parse(line);
  if (json.contains("place")) {
    place_ = json["place"].get<std::size_t>();
    return Reading::done;
  }
  if (!json.contains("do") && !json.contains("undo") && !json.contains("redo"))
    return Reading::done;  // the hash of a file, or what a later Awase adds
  const auto number = json.value("step", std::uint64_t{0});
  // Without numbers nobody can tell what a step was done on.
  if (number == 0 && is_after_damage) return Reading::misfit;
  last_number_ = std::max(last_number_, number);
  if (json.contains("do")) {
    Action action = action_from_json(json["do"]);
    const auto on = json.value("on", std::uint64_t{0});
    // Marks do not tell by the texts that they are put on other rows.
    if (!action.marks.empty() && on != 0 && !is_done(on)) return Reading::misfit;
    if (!take_back_to(on, is_in_file) || (!is_in_file && !apply(action, review_)))
      return Reading::misfit;
    place_ = action.row;
    done_.push_back({number, std::move(action)});
    undone_.clear();
    if (!is_in_file) is_saved_ = false;
    return Reading::done;
  }
  auto& from = json.contains("undo") ? done_ : undone_;
  auto& to = json.contains("undo") ? undone_ : done_;
  const auto is_meant = [&](const Step& step) {
    return number == 0 || step.number == number;
  };
  if (std::none_of(from.begin(), from.end(), is_meant)) return Reading::misfit;
  // Those above it were moved by lines that are damaged.
  for (bool is_it = false; !is_it;) {
    is_it = is_meant(from.back());
    if (!move_step(from, to, !is_in_file)) return Reading::misfit;
  }
  if (!is_in_file) is_saved_ = false;
  return Reading::done;
}

bool Session::is_done(std::uint64_t number) const {
  return std::any_of(done_.begin(), done_.end(),
                     [&](const Step& step) { return step.number == number; });
}

/// Takes back what was done after step `number`, when that is there.
bool Session::take_back_to(std::uint64_t number, bool is_in_file) {
  const auto at = std::find_if(done_.begin(), done_.end(),
                               [&](const Step& step) { return step.number == number; });
  if (number == 0 || at == done_.end()) return true;
  for (std::size_t left = static_cast<std::size_t>(done_.end() - at) - 1; left > 0;
       --left)
    if (!move_step(done_, undone_, !is_in_file)) return false;
  return true;
}

/// Moves the last step of one list to the other; undone when that is undone_. False,
/// with the step forgotten, when it does not fit.
bool Session::move_step(std::vector<Step>& from, std::vector<Step>& to,
                        bool changes_rows) {
  Step step = std::move(from.back());
  from.pop_back();
  const Action applied = &to == &undone_ ? inverse(step.action) : step.action;
  if (changes_rows && !apply(applied, review_)) return false;
  place_ = applied.row;
  to.push_back(std::move(step));
  return true;
}

/// Writes file and journal anew from what could be read of a damaged one.
void Session::mend(const Faults& faults) {
  tell_of(faults, journal_->copy_aside());
  undone_.clear();
  forget_what_does_not_fit();
  last_number_ = 0;
  for (Step& step : done_) step.number = ++last_number_;
  save();
  journal_->clear();
  last_line_ = 0;
  for (const Step& step : done_) append_step(step);
  append_file_line();
}

void Session::tell_of(const Faults& faults, const std::string& copy) {
  if (faults.damaged > 0)
    issues_.emplace_back(Message::plural(
        "{journal}:{line}: damaged; this one step is lost, "
        "and the journal as it was is kept as {copy}",
        "{journal}:{line}: damaged, as {count} lines are; "
        "these steps are lost, and the journal as it was "
        "is kept as {copy}",
        faults.damaged,
        {{"journal", journal_->path()}, {"line", faults.first_line}, {"copy", copy}}));
  if (faults.misplaced > 0)
    issues_.emplace_back(Message::plural(
        "{journal}: {count} line stands there again or out of its "
        "place, and was passed over; the journal as it was is kept as "
        "{copy}",
        "{journal}: {count} lines stand there again or out of their "
        "places, and were passed over; the journal as it was is kept "
        "as {copy}",
        faults.misplaced, {{"journal", journal_->path()}, {"copy", copy}}));
  if (faults.misfits > 0)
    issues_.emplace_back(Message::plural(
        "{journal}: {count} step was not done again, because it builds "
        "on what is lost; the journal as it was is kept as {copy}",
        "{journal}: {count} steps were not done again, because they "
        "build on what is lost; the journal as it was is kept as {copy}",
        faults.misfits, {{"journal", journal_->path()}, {"copy", copy}}));
}

/// Keeps of what can be undone the last steps, as long as each takes back what is
/// there.
void Session::forget_what_does_not_fit() {
  Review review = review_;
  auto kept = done_.end();
  while (kept != done_.begin() && apply(inverse(std::prev(kept)->action), review))
    --kept;
  done_.erase(done_.begin(), kept);
}

void Session::append_step(const Step& step) {
  is_journal_unused_ = false;
  std::string line = "{\"do\":";
  append_action_json(line, step.action);
  const auto at = std::find_if(done_.begin(), done_.end(), [&](const Step& other) {
    return other.number == step.number;
  });
  if (at != done_.begin())
    (line += ",\"on\":") += std::to_string(std::prev(at)->number);
  ((line += ",\"step\":") += std::to_string(step.number)) += '}';
  append_numbered(std::move(line));
}

/// Appends a line, an object, with its number.
void Session::append_numbered(std::string line, bool durable) {
  line.back() = ',';
  line.append(kLineNumber.substr(1)).append(std::to_string(last_line_ + 1)) += '}';
  journal_->append(line, durable);
  ++last_line_;
}

void Session::append_file_line() {
  const std::string line = file_line(file_hash_);
  append_numbered(line, false);
  append_numbered(line);
}

void Session::perform(const Action& action) {
  if (action.is_empty()) return;
  if (!fits(action, review_))
    throw Error(ErrorKind::usage, Message("the rows have changed; look at them again"));
  const Step step = {last_number_ + 1, action};
  append_step(step);
  last_number_ = step.number;
  apply(action, review_);
  done_.push_back(step);
  undone_.clear();
  place_ = action.row;
  note_change(action);
}

void Session::note_change(const Action& applied) {
  is_saved_ = false;
  ++revision_;
  if (!applied.splices.empty()) ++texts_revision_;
}

std::optional<Action> Session::undo() {
  if (done_.empty()) return std::nullopt;
  append_numbered(Json{{"undo", 1}, {"step", done_.back().number}}.dump());
  Action applied = inverse(done_.back().action);
  move_step(done_, undone_, true);
  note_change(applied);
  return applied;
}

std::optional<Action> Session::redo() {
  if (undone_.empty()) return std::nullopt;
  append_numbered(Json{{"redo", 1}, {"step", undone_.back().number}}.dump());
  Action applied = undone_.back().action;
  move_step(undone_, done_, true);
  note_change(applied);
  return applied;
}

void Session::go_to(std::size_t row) {
  if (row == place_ || row >= review_.rows.size()) return;
  place_ = row;
  is_journal_unused_ = false;
  journal_->append(Json{{"place", row}}.dump(), false);
}

bool Session::is_changed_outside() {
  std::error_code error;
  const auto time = std::filesystem::last_write_time(real_path_, error);
  if (error) return true;
  if (time == file_time_) return false;
  if (hash_64_digits(read_file(real_path_)) != file_hash_) return true;
  file_time_ = time;
  return false;
}

void Session::save() {
  if (is_saved_) return;
  if (std::filesystem::exists(real_path_) &&
      hash_64_digits(read_file(real_path_)) != file_hash_)
    keep_beside();
  const std::string content = write_review(review_);
  const std::string old_hash = std::exchange(file_hash_, hash_64_digits(content));
  try {
    append_file_line();
    write_file(real_path_, content, disk_, &lock_);
  } catch (const Error&) {
    if (std::filesystem::exists(real_path_) &&
        hash_64_digits(read_file(real_path_)) == old_hash)
      file_hash_ = old_hash;
    throw;
  }
  if (first_lock_.state() != FileLock::State::held) first_lock_ = std::move(lock_);
  lock_ = FileLock(real_path_);
  is_saved_ = true;
}

/// Another program has changed the file: writes the review beside it, and throws.
void Session::keep_beside() {
  if (kept_path_.empty()) {
    const std::filesystem::path file(real_path_);
    const std::string stem = (file.parent_path() / file.stem()).string() + ".reviewed";
    kept_path_ = stem + file.extension().string();
    for (int n = 2; std::filesystem::exists(kept_path_); ++n)
      kept_path_ = stem + "-" + std::to_string(n) + file.extension().string();
  }
  write_file(kept_path_, write_review(review_), disk_);
  throw Error(
      ErrorKind::unavailable,
      Message("{file}: another program has changed it since it was opened; that "
              "was not overwritten, and your review is in {kept}",
              {{"file", path_}, {"kept", kept_path_}}));
}

void Session::close() {
  save();
  if (!done_.empty() || !undone_.empty()) return;
  is_journal_unused_ = false;
  journal_->remove();
}

}  // namespace awase
