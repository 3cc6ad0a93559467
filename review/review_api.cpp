// SPDX-License-Identifier: Apache-2.0

#include "review/review_api.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "align/confidence.h"
#include "review/edits.h"
#include "review/find.h"
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

/// Each thread answers the page of one reader at a time.
thread_local std::shared_ptr<const MessageCatalogue> t_reader;

const MessageCatalogue& reader() { return t_reader ? *t_reader : english_catalogue(); }

std::string said(const Message& message) { return message.render(reader()); }

Answer json_answer(const Json& json, int status = 200) {
  return {.status = status,
          .body = json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

Answer refusal(int status, const std::string& message) {
  return json_answer({{"error", message}}, status);
}

Answer overtaken() {
  return refusal(kConflict,
                 said(Message("another window was quicker; look at the row again")));
}

std::size_t to_number(const std::string& text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Json estimate_json(const Review& review) {
  const Estimate found = estimate(review.rows);
  return {{"sentence", said(describe(found))},
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

Mark mark_from(const Json& json) {
  Mark mark = Mark::open;
  if (!read_mark(json.at("mark").get<std::string>(), mark))
    throw Error(ErrorKind::input, "there is no such mark");
  return mark;
}

FindQuery query_from(const Json& json) {
  return {json.at("find").get<std::string>(), json.at("regex").get<bool>()};
}

Direction direction_from(const Json& json) {
  return json.at("up").get<bool>() ? Direction::up : Direction::down;
}

/// The row of `rows` with `piece`, the one nearest to `near`; `near` where there is
/// none.
std::size_t row_with(const std::vector<Row>& rows, Side side, const Piece& piece,
                     std::size_t near) {
  std::size_t best = std::min(near, rows.empty() ? 0 : rows.size() - 1);
  std::size_t least = rows.size() + 1;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::size_t distance = r < near ? near - r : r - near;
    const auto& cell = rows[r].cell(side);
    if (distance >= least || std::find(cell.begin(), cell.end(), piece) == cell.end())
      continue;
    best = r;
    least = distance;
  }
  return best;
}

/// All that is not kept is aligned anew; the reviewer stays at the row's first text.
Action realign_all(const Review& review, const Aligner& aligner, const Json& json,
                   const Progress& progress) {
  Action action = realign(review, aligner, 0, review.rows.size(), progress);
  const std::size_t at = json.contains("row") ? index_in(json, "row") : 0;
  if (at >= review.rows.size()) return action;
  Review after = review;
  apply(action, after);
  const Side side = review.rows[at].cells[0].empty() ? Side::target : Side::source;
  action.row = row_with(after.rows, side, review.rows[at].cell(side).front(), at);
  return action;
}

/// A pin, and what is not kept around it aligned anew: one step.
Action pin_and_realign(const Review& review, const Aligner& aligner, const Json& json,
                       const Progress& progress) {
  const Place source = place_from(json.at("source_place"));
  const Action pinned = pin(review, source, place_from(json.at("target_place")));
  if (pinned.splices.empty()) return pinned;
  Review trial = review;
  apply(pinned, trial);
  const Piece piece = trial.rows[pinned.row].cell(Side::source).front();
  const auto is_anchor = [](const Row& row) { return row.is_kept() && row.is_pair(); };
  std::size_t first = pinned.row;
  std::size_t last = pinned.row + 1;
  while (first > 0 && !is_anchor(trial.rows[first - 1])) --first;
  while (last < trial.rows.size() && !is_anchor(trial.rows[last])) ++last;
  apply(realign(trial, aligner, first, last, progress), trial);
  Action both = replace_rows("pin", 0, review.rows, trial.rows, 0);
  both.row = row_with(trial.rows, Side::source, piece, pinned.row);
  return both;
}

/// Thrown out of the aligner when nobody waits for it any more.
struct Cancelled {};

using Make = Action (*)(const Review&, const Json&);

/// What the page may ask to be done.
const std::map<std::string_view, Make>& verbs() {
  static const std::map<std::string_view, Make> kVerbs = {
      {"merge",
       [](const Review& review, const Json& json) {
         return merge_rows(review, index_in(json, "row"),
                           json.contains("count") ? index_in(json, "count") : 2);
       }},
      {"split", [](const Review& review,
                   const Json& json) { return split_row(review, place_from(json)); }},
      {"clear",
       [](const Review& review, const Json& json) {
         return clear_row(review, index_in(json, "row"));
       }},
      {"accept-rows",
       [](const Review& review, const Json& json) {
         return accept_rows(review, index_in(json, "first"), index_in(json, "last"),
                            json.at("at_least").get<double>());
       }},
      {"mark-rows",
       [](const Review& review, const Json& json) {
         return mark_rows(review, index_in(json, "first"), index_in(json, "last"),
                          mark_from(json));
       }},
      {"replace",
       [](const Review& review, const Json& json) {
         return replace_found(review, query_from(json),
                              json.at("with").get<std::string>(),
                              json.at("skip").get<std::vector<std::size_t>>());
       }},
      {"move-row",
       [](const Review& review, const Json& json) {
         return move_row(review, index_in(json, "row"), index_in(json, "to"));
       }},
      {"swap",
       [](const Review& review, const Json& json) {
         return swap_cells(review, index_in(json, "row"), index_in(json, "with"),
                           side_from(json));
       }},
      {"carry",
       [](const Review& review, const Json& json) {
         return carry(review, place_from(json.at("from")), json.at("cell").get<bool>(),
                      index_in(json, "to"));
       }},
      {"move",
       [](const Review& review, const Json& json) {
         return move_cell(review, index_in(json, "row"), side_from(json),
                          direction_from(json));
       }},
      {"send",
       [](const Review& review, const Json& json) {
         return move_piece(review, index_in(json, "row"), side_from(json),
                           direction_from(json));
       }},
      {"edit",
       [](const Review& review, const Json& json) {
         return edit_piece(review, place_from(json),
                           json.at("text").get<std::string>());
       }},
      {"cut",
       [](const Review& review, const Json& json) {
         return cut_piece(review, place_from(json),
                          json.at("before").get<std::string>(),
                          json.at("after").get<std::string>());
       }},
      {"send-text",
       [](const Review& review, const Json& json) {
         return send_text(review, place_from(json),
                          json.at("before").get<std::string>(),
                          json.at("after").get<std::string>(), direction_from(json));
       }},
      {"mark",
       [](const Review& review, const Json& json) {
         return set_mark(review, index_in(json, "row"), mark_from(json));
       }},
      {"comment",
       [](const Review& review, const Json& json) {
         return set_comment(review, index_in(json, "row"),
                            json.at("text").get<std::string>());
       }},
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

void ReviewApi::speak(std::shared_ptr<const MessageCatalogue> reader) {
  t_reader = std::move(reader);
}

std::string ReviewApi::said(const Message& message) { return message.render(reader()); }

Answer ReviewApi::get(std::string_view what, const PageParameters& parameter) {
  const std::lock_guard lock(mutex_);
  try {
    if (what == "document") return document();
    if (what == "state") return state(parameter);
    if (what == "highlights") return highlights(parameter);
    if (what == "export") return give_export(parameter);
    if (what == "find") return find(parameter);
    if (what == "differing") return differing();
    if (what == "report")
      return {.type = "text/html; charset=utf-8",
              .body = html_report(session_.review(), reader())};
    if (what == "export-check") return check_export(parameter);
    return refusal(kNotFound, said(Message("there is nothing of that name")));
  } catch (const Error& error) {
    return refusal(kUnprocessable, said(error.message()));
  }
}

Answer ReviewApi::post(std::string_view what, const std::string& body) {
  try {
    if (what == "act") return act(body);
    if (what == "cancel") {
      cancel();
      return json_answer(Json::object());
    }
    const std::lock_guard lock(mutex_);
    if (what == "place") {
      session_.go_to(index_in(Json::parse(body), "row"));
      return json_answer(Json::object());
    }
    if (what == "save") {
      session_.save();
      return json_answer({{"saved", true}});
    }
    if (what == "quit") {
      cancel();
      session_.close();
      quit_();
      return json_answer({{"saved", true}});
    }
    return refusal(kNotFound, said(Message("there is nothing of that name")));
  } catch (const Error& error) {
    return refusal(error.kind() == ErrorKind::unavailable ? kFailed : kUnprocessable,
                   said(error.message()));
  } catch (const Cancelled&) {
    return refusal(kUnprocessable,
                   said(Message("aligning was ended; nothing changed")));
  } catch (const Json::exception&) {
    return refusal(kBadRequest, said(Message("this is not a request of the page")));
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
  head["issues"] = Json::array();
  for (const Issue& issue : session_.issues())
    head["issues"].push_back(issue.render(reader()));
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

Answer ReviewApi::state(const PageParameters& parameter) {
  const std::string window = parameter("window");
  if (parameter("gone") == "1") {
    windows_.erase(window);
    return json_answer(Json::object());
  }
  return json_answer({{"revision", session_.revision()},
                      {"saved", session_.is_saved()},
                      {"aligning", progress_.load()},
                      {"changed_outside", session_.is_changed_outside()},
                      {"windows", count_windows(window)}});
}

Answer ReviewApi::highlights(const PageParameters& parameter) {
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

ReviewExportOptions ReviewApi::export_options(const PageParameters& parameter) const {
  constexpr double kPercent = 100.0;
  ReviewExportOptions options = exporting_;
  options.accepted_only = parameter("accepted") == "1";
  options.with_doubtful = parameter("doubtful") == "1";
  options.min_confidence =
      static_cast<double>(to_number(parameter("least"))) / kPercent;
  return options;
}

Answer ReviewApi::find(const PageParameters& parameter) {
  const FindQuery query{parameter("find"), parameter("regex") == "1"};
  Json hits = Json::array();
  std::optional<std::string> with;
  if (parameter("replaces") == "1") with = parameter("with");
  const std::vector<FoundText> found = find_text(session_.review(), query, with);
  for (const FoundText& hit : found) {
    Json one = {hit.row, static_cast<int>(hit.side), hit.piece, hit.begin, hit.end};
    if (with) one.push_back(hit.replacement);
    hits.push_back(std::move(one));
  }
  return json_answer({{"revision", session_.revision()}, {"hits", std::move(hits)}});
}

/// Rows in which a number or a name is on one side alone.
Answer ReviewApi::differing() {
  Json rows = Json::array();
  const std::vector<Row>& all = session_.review().rows;
  for (std::size_t r = 0; r < all.size(); ++r) {
    const auto spots = highlighter_.find(all[r]);
    const auto differs = [](const std::vector<Highlight>& side) {
      return std::any_of(side.begin(), side.end(), [](const Highlight& one) {
        return one.is_number && !one.is_matched;
      });
    };
    if (differs(spots[0]) || differs(spots[1])) rows.push_back(r);
  }
  return json_answer({{"revision", session_.revision()}, {"rows", std::move(rows)}});
}

Estimate ReviewApi::left() {
  const std::lock_guard lock(mutex_);
  return estimate(session_.review().rows);
}

/// How many pairs each choice of the export would write.
Answer ReviewApi::check_export(const PageParameters& parameter) {
  ReviewExportOptions options = export_options(parameter);
  const ExportCounts sure = count_export(session_.review(), options);
  options.min_confidence = 0.0;
  const ExportCounts all = count_export(session_.review(), options);
  options.accepted_only = true;
  const ExportCounts accepted = count_export(session_.review(), options);
  return json_answer({{"all", all.pairs},
                      {"accepted", accepted.pairs},
                      {"sure", sure.pairs},
                      {"doubtful", all.doubtful}});
}

Answer ReviewApi::give_export(const PageParameters& parameter) {
  const std::string format = parameter("format");
  const ReviewExportOptions options = export_options(parameter);
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
  const auto verb = json.at("verb").get<std::string>();
  if (verb == "realign" || verb == "pin") return act_by_aligner(verb, json);
  const std::lock_guard lock(mutex_);
  if (json.at("revision").get<std::uint64_t>() != session_.revision())
    return overtaken();
  std::optional<Action> action;
  if (verb == "undo") {
    action = session_.undo();
    if (!action)
      return refusal(kUnprocessable, said(Message("there is nothing to undo")));
  } else if (verb == "redo") {
    action = session_.redo();
    if (!action)
      return refusal(kUnprocessable, said(Message("there is nothing to redo")));
  } else {
    const auto found = verbs().find(verb);
    if (found == verbs().end())
      return refusal(kBadRequest, said(Message("there is no such step")));
    action = found->second(session_.review(), json);
    session_.perform(*action);
  }
  return done(*action);
}

/// What takes long is made of a copy, while others may ask and act.
Answer ReviewApi::act_by_aligner(std::string_view verb, const Json& json) {
  const std::lock_guard alone(aligner_mutex_);
  Review review;
  {
    const std::lock_guard lock(mutex_);
    if (json.at("revision").get<std::uint64_t>() != session_.revision())
      return overtaken();
    review = session_.review();
  }
  is_cancelled_ = false;
  progress_ = 0.0;
  const struct End {
    std::atomic<double>& progress;
    ~End() { progress = -1.0; }
  } end{progress_};
  const Progress progress = [this](double part) {
    if (is_cancelled_) throw Cancelled{};
    progress_ = part;
  };
  const Action action = verb == "pin"
                            ? pin_and_realign(review, aligner_, json, progress)
                            : realign_all(review, aligner_, json, progress);
  const std::lock_guard lock(mutex_);
  if (json.at("revision").get<std::uint64_t>() != session_.revision())
    return overtaken();
  session_.perform(action);
  return done(action);
}

Answer ReviewApi::done(const Action& action) const {
  Json splices = Json::array();
  for (const Splice& splice : action.splices) {
    Json rows = Json::array();
    for (const Row& row : splice.inserted) rows.push_back(row_json(row));
    splices.push_back({{"at", splice.at},
                       {"count", splice.removed.size()},
                       {"rows", std::move(rows)}});
  }
  Json out = {{"row", action.row},
              {"verb", action.verb},
              {"changed", changed_rows(action)},
              {"splices", std::move(splices)}};
  add_state(out, session_);
  return json_answer(out);
}

}  // namespace awase
