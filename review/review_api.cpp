// SPDX-License-Identifier: Apache-2.0

#include "review/review_api.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "align/confidence.h"
#include "review/edits.h"
#include "review/realign.h"
#include "review/row_json.h"
#include "text/error.h"

namespace awase {
namespace {

using Json = nlohmann::json;

constexpr int kBadRequest = 400;
constexpr int kNotFound = 404;
constexpr int kConflict = 409;       // another window was quicker
constexpr int kUnprocessable = 422;  // the step makes no sense there
constexpr int kFailed = 500;
constexpr std::size_t kMostHighlightRows = 500;
constexpr std::size_t kMostWindows = 100;
constexpr auto kWindowLife = std::chrono::seconds(7);

Answer json_answer(const Json& json, int status = 200) {
  return {.status = status,
          .body = json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

Answer refusal(int status, const std::string& message) {
  return json_answer({{"error", message}}, status);
}

std::size_t to_number(const std::string& text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Json estimate_json(const Review& review) {
  const Estimate found = estimate(review.rows);
  return {{"sentence", describe(found).english()},
          {"pairs", found.pairs},
          {"doubtful", found.doubtful},
          {"confirmed", found.confirmed}};
}

void add_state(Json& out, const Session& session) {
  out["revision"] = session.revision();
  out["estimate"] = estimate_json(session.review());
  out["undo"] = session.can_undo();
  out["redo"] = session.can_redo();
  out["saved"] = session.is_saved();
}

/// A row or piece; a fraction or a negative number is none.
std::size_t index_in(const Json& json, const char* key) {
  const Json& value = json.at(key);
  if (!value.is_number_unsigned())
    throw Error(ErrorKind::input, std::string(key) + ": no number from 0");
  return value.get<std::size_t>();
}

Side side_from(const Json& json) {
  const auto side = json.at("side").get<std::string>();
  if (side != "source" && side != "target")
    throw Error(ErrorKind::input, "a side is source or target");
  return side == "target" ? Side::target : Side::source;
}

Place place_from(const Json& json) {
  return {index_in(json, "row"), side_from(json), index_in(json, "piece")};
}

Direction direction_from(const Json& json) {
  return json.at("up").get<bool>() ? Direction::up : Direction::down;
}

Action realign_all(const Review& review, const Aligner& aligner) {
  return realign(review, aligner, 0, review.rows.size());
}

/// A pin, and what is not confirmed around it aligned anew: one step.
Action pin_and_realign(const Review& review, const Aligner& aligner, const Json& json) {
  const Action pinned = pin(review, place_from(json.at("source_place")),
                            place_from(json.at("target_place")));
  if (pinned.splices.empty()) return pinned;
  Review trial = review;
  apply(pinned, trial);
  const auto is_anchor = [](const Row& row) {
    return row.is_confirmed() && row.is_pair();
  };
  std::size_t first = pinned.row;
  std::size_t last = pinned.row + 1;
  while (first > 0 && !is_anchor(trial.rows[first - 1])) --first;
  while (last < trial.rows.size() && !is_anchor(trial.rows[last])) ++last;
  apply(realign(trial, aligner, first, last), trial);
  Action both = replace_rows("pin", 0, review.rows, trial.rows, 0);
  const auto found = std::find_if(
      trial.rows.begin() + static_cast<std::ptrdiff_t>(first), trial.rows.end(),
      [](const Row& row) { return row.mark == Mark::pinned; });
  both.row = static_cast<std::size_t>(found - trial.rows.begin());
  return both;
}

using Make = Action (*)(const Review&, const Json&, const Aligner&);

/// What the page may ask to be done.
const std::map<std::string_view, Make>& verbs() {
  static const std::map<std::string_view, Make> kVerbs = {
      {"merge",
       [](const Review& review, const Json& json, const Aligner&) {
         return merge_rows(review, index_in(json, "row"));
       }},
      {"split", [](const Review& review, const Json& json,
                   const Aligner&) { return split_row(review, place_from(json)); }},
      {"move",
       [](const Review& review, const Json& json, const Aligner&) {
         return move_cell(review, index_in(json, "row"), side_from(json),
                          direction_from(json));
       }},
      {"send",
       [](const Review& review, const Json& json, const Aligner&) {
         return move_piece(review, index_in(json, "row"), side_from(json),
                           direction_from(json));
       }},
      {"edit",
       [](const Review& review, const Json& json, const Aligner&) {
         return edit_piece(review, place_from(json),
                           json.at("text").get<std::string>());
       }},
      {"cut",
       [](const Review& review, const Json& json, const Aligner&) {
         return cut_piece(review, place_from(json),
                          json.at("before").get<std::string>(),
                          json.at("after").get<std::string>());
       }},
      {"send-text",
       [](const Review& review, const Json& json, const Aligner&) {
         return send_text(review, place_from(json),
                          json.at("before").get<std::string>(),
                          json.at("after").get<std::string>(), direction_from(json));
       }},
      {"mark",
       [](const Review& review, const Json& json, const Aligner&) {
         Mark mark = Mark::open;
         if (!read_mark(json.at("mark").get<std::string>(), mark))
           throw Error(ErrorKind::input, "there is no such mark");
         return set_mark(review, index_in(json, "row"), mark);
       }},
      {"comment",
       [](const Review& review, const Json& json, const Aligner&) {
         return set_comment(review, index_in(json, "row"),
                            json.at("text").get<std::string>());
       }},
      {"pin",
       [](const Review& review, const Json& json, const Aligner& aligner) {
         return pin_and_realign(review, aligner, json);
       }},
      {"realign", [](const Review& review, const Json&,
                     const Aligner& aligner) { return realign_all(review, aligner); }},
  };
  return kVerbs;
}

}  // namespace

ReviewApi::ReviewApi(Session& session, const Aligner& aligner,
                     ReviewExportOptions exporting, std::function<void()> quit)
    : session_(session),
      aligner_(aligner),
      exporting_(std::move(exporting)),
      quit_(std::move(quit)),
      highlighter_(session.review().origins[0].language,
                   session.review().origins[1].language) {}

Answer ReviewApi::get(std::string_view what, const Parameters& parameter) {
  const std::lock_guard lock(mutex_);
  try {
    if (what == "document") return document();
    if (what == "state") return state(parameter);
    if (what == "highlights") return highlights(parameter);
    if (what == "export") return give_export(parameter);
    return refusal(kNotFound, "there is nothing of that name");
  } catch (const Error& error) {
    return refusal(kUnprocessable, error.what());
  }
}

Answer ReviewApi::post(std::string_view what, const std::string& body) {
  const std::lock_guard lock(mutex_);
  try {
    if (what == "act") return act(body);
    if (what == "place") {
      session_.go_to(index_in(Json::parse(body), "row"));
      return json_answer(Json::object());
    }
    if (what == "save") {
      session_.save();
      return json_answer({{"saved", true}});
    }
    if (what == "quit") {
      session_.close();
      quit_();
      return json_answer({{"saved", true}});
    }
    return refusal(kNotFound, "there is nothing of that name");
  } catch (const Error& error) {
    return refusal(error.kind() == ErrorKind::unavailable ? kFailed : kUnprocessable,
                   error.what());
  } catch (const Json::exception&) {
    return refusal(kBadRequest, "this is not a request of the page");
  }
}

Answer ReviewApi::document() {
  const Review& review = session_.review();
  // By hand: a tree of all rows would take ten times the memory of their texts.
  std::string rows = "[";
  for (const Row& row : review.rows) {
    if (rows.size() > 1) rows += ',';
    rows += row_json(row).dump();
  }
  Json head;
  add_state(head, session_);
  head["place"] = session_.place();
  head["path"] = session_.path();
  head["issues"] = session_.issues();
  head["confidence"] = {{"doubtful_below", kDoubtfulBelow},
                        {"hardly_below", kHardlyConfidence}};
  for (const Side side : {Side::source, Side::target})
    head[std::string(side_name(side))] = {{"name", review.origin(side).name},
                                          {"language", review.origin(side).language}};
  Answer answer = json_answer(head);
  answer.body.pop_back();  // the closing brace
  answer.body += ",\"rows\":" + rows + "]}";
  return answer;
}

std::size_t ReviewApi::count_windows(const std::string& window) {
  constexpr std::size_t kLongestName = 40;
  const auto now = std::chrono::steady_clock::now();
  std::erase_if(windows_,
                [&](const auto& entry) { return now - entry.second > kWindowLife; });
  if (!window.empty() && window.size() <= kLongestName &&
      windows_.size() < kMostWindows)
    windows_[window] = now;
  return windows_.size();
}

Answer ReviewApi::state(const Parameters& parameter) {
  const std::string window = parameter("window");
  if (parameter("gone") == "1") {
    windows_.erase(window);
    return json_answer(Json::object());
  }
  return json_answer({{"revision", session_.revision()},
                      {"saved", session_.is_saved()},
                      {"windows", count_windows(window)}});
}

Answer ReviewApi::highlights(const Parameters& parameter) {
  const std::vector<Row>& rows = session_.review().rows;
  const std::size_t first = std::min(to_number(parameter("first")), rows.size());
  const std::size_t last = std::min({std::max(to_number(parameter("last")), first),
                                     rows.size(), first + kMostHighlightRows});
  Json out = Json::array();
  for (std::size_t r = first; r < last; ++r) {
    Json row = Json::array();
    for (const auto& side : highlighter_.find(rows[r])) {
      Json items = Json::array();
      for (const Highlight& one : side)
        items.push_back({one.piece, one.begin, one.end, one.is_number ? 1 : 0,
                         one.is_matched ? 1 : 0});
      row.push_back(std::move(items));
    }
    out.push_back(std::move(row));
  }
  return json_answer(
      {{"revision", session_.revision()}, {"first", first}, {"rows", std::move(out)}});
}

Answer ReviewApi::give_export(const Parameters& parameter) {
  const std::string format = parameter("format");
  ReviewExportOptions options = exporting_;
  options.accepted_only = parameter("accepted") == "1";
  Answer answer;
  export_review(session_.review(), format, options,
                [&answer](std::string_view bytes) { answer.body += bytes; });
  answer.type =
      format == "html" ? "text/html; charset=utf-8" : "application/octet-stream";
  const std::string& path = session_.path();
  std::string stem = path.substr(path.find_last_of('/') + 1);
  if (stem.ends_with(".awase")) stem.resize(stem.size() - 6);
  answer.file_name = stem + "." + format;
  return answer;
}

Answer ReviewApi::act(const std::string& body) {
  const Json json = Json::parse(body);
  if (json.at("revision").get<std::uint64_t>() != session_.revision())
    return refusal(kConflict, "another window was quicker; look at the row again");
  const auto verb = json.at("verb").get<std::string>();
  std::optional<Action> done;
  if (verb == "undo") {
    done = session_.undo();
    if (!done) return refusal(kUnprocessable, "there is nothing to undo");
  } else if (verb == "redo") {
    done = session_.redo();
    if (!done) return refusal(kUnprocessable, "there is nothing to redo");
  } else {
    const auto found = verbs().find(verb);
    if (found == verbs().end()) return refusal(kBadRequest, "there is no such step");
    done = found->second(session_.review(), json, aligner_);
    session_.perform(*done);
  }
  Json splices = Json::array();
  for (const Splice& splice : done->splices) {
    Json rows = Json::array();
    for (const Row& row : splice.inserted) rows.push_back(row_json(row));
    splices.push_back({{"at", splice.at},
                       {"count", splice.removed.size()},
                       {"rows", std::move(rows)}});
  }
  Json out = {
      {"row", done->row}, {"verb", done->verb}, {"splices", std::move(splices)}};
  add_state(out, session_);
  return json_answer(out);
}

}  // namespace awase
