// SPDX-License-Identifier: Apache-2.0
//
// The journal begins with the hash of the alignment file that it goes with, and has
// another such line before each time that file is written. What stands before the last
// line with the hash of the file that is there is in that file already, and is kept for
// undo alone; what stands after is done again. So whenever the process dies, file and
// journal fit.

#include "review/session.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "review/review_file.h"
#include "review/row_json.h"
#include "text/error.h"
#include "text/file.h"
#include "text/hash.h"

namespace awase {
namespace {

using Json = nlohmann::json;

std::string file_line(const std::string& hash) { return Json{{"file", hash}}.dump(); }

}  // namespace

Session::Session(const std::string& path) : path_(path), journal_(path + ".journal") {
  const std::string content = read_file(path);
  review_ = read_review(content, path);
  const std::string hash = hash_64_digits(content);
  const std::vector<std::string> lines = journal_.lines();
  if (lines.empty())
    journal_.append(file_line(hash));
  else
    replay(lines, hash);
  place_ = std::min(place_, review_.rows.empty() ? 0 : review_.rows.size() - 1);
}

void Session::replay(const std::vector<std::string>& lines, const std::string& hash) {
  const auto fits =
      std::find(lines.rbegin(), lines.rend(), file_line(hash)).base() - lines.begin();
  if (fits == 0) {
    issues_.push_back(path_ +
                      ": changed since it was reviewed; the journal that does "
                      "not fit it any more is kept as " +
                      journal_.set_aside());
    journal_.append(file_line(hash));
    return;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) try {
      read_line(lines[i], i < static_cast<std::size_t>(fits));
    } catch (const std::exception&) {
      issues_.push_back(journal_.path() + ":" + std::to_string(i + 1) +
                        ": damaged; what comes after was not done again, all of it is "
                        "kept as " +
                        journal_.set_aside());
      undone_by_.clear();
      redone_by_.clear();
      journal_.append(file_line(hash));
      save();
      return;
    }
}

void Session::read_line(const std::string& line, bool is_in_file) {
  const Json json = Json::parse(line);
  if (json.contains("do")) {
    Action action = action_from_json(json["do"]);
    if (!is_in_file && !apply(action, review_))
      throw Error(ErrorKind::input, "does not fit");
    place_ = action.row;
    undone_by_.push_back(std::move(action));
    redone_by_.clear();
  } else if (json.contains("undo")) {
    step(undone_by_, redone_by_, !is_in_file);
  } else if (json.contains("redo")) {
    step(redone_by_, undone_by_, !is_in_file);
  } else if (json.contains("place")) {
    place_ = json["place"].get<std::size_t>();
    return;
  } else {
    return;  // the hash of a file that was not written, or what a later Awase adds
  }
  if (!is_in_file) is_saved_ = false;
}

/// Moves the last action of one list to the other; `to` undone when it is redone_by_.
void Session::step(std::vector<Action>& from, std::vector<Action>& to,
                   bool changes_rows) {
  if (from.empty()) throw Error(ErrorKind::input, "nothing to take back");
  Action action = std::move(from.back());
  from.pop_back();
  const Action applied = &to == &redone_by_ ? inverse(action) : action;
  if (changes_rows && !apply(applied, review_))
    throw Error(ErrorKind::input, "does not fit");
  place_ = applied.row;
  to.push_back(std::move(action));
}

void Session::perform(const Action& action) {
  if (action.splices.empty()) return;
  const Json line = {{"do", action_json(action)}};
  if (!fits(action, review_))
    throw Error(ErrorKind::usage, "the rows have changed; look at them again");
  journal_.append(line.dump());
  apply(action, review_);
  undone_by_.push_back(action);
  redone_by_.clear();
  place_ = action.row;
  is_saved_ = false;
  ++revision_;
}

std::optional<Action> Session::undo() {
  if (undone_by_.empty()) return std::nullopt;
  journal_.append(R"({"undo":1})");
  const Action applied = inverse(undone_by_.back());
  step(undone_by_, redone_by_, true);
  is_saved_ = false;
  ++revision_;
  return applied;
}

std::optional<Action> Session::redo() {
  if (redone_by_.empty()) return std::nullopt;
  journal_.append(R"({"redo":1})");
  const Action applied = redone_by_.back();
  step(redone_by_, undone_by_, true);
  is_saved_ = false;
  ++revision_;
  return applied;
}

void Session::go_to(std::size_t row) {
  if (row == place_ || row >= review_.rows.size()) return;
  place_ = row;
  journal_.append(Json{{"place", row}}.dump(), false);
}

void Session::save() {
  if (is_saved_) return;
  const std::string content = write_review(review_);
  journal_.append(file_line(hash_64_digits(content)));
  write_file(path_, content);
  is_saved_ = true;
}

void Session::close() {
  save();
  if (undone_by_.empty() && redone_by_.empty()) journal_.remove();
}

}  // namespace awase
