// SPDX-License-Identifier: Apache-2.0

#include "review/review_api.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "align/confidence.h"
#include "review/asked_step.h"
#include "review/find.h"
#include "review/realign.h"
#include "review/row_json.h"
#include "review/row_parts.h"
#include "review/spreadsheet.h"
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
constexpr std::size_t kLongestWorkbook = std::size_t{128} << 20U;
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

Json known_json(const KnownPair& pair) {
  return {{"score", pair.score},
          {"source", pair.source},
          {"target", pair.target},
          {"file", pair.file}};
}

/// As the page has a place that is found.
Json hit_json(const FoundText& hit) {
  return {hit.row, static_cast<int>(hit.side), hit.piece, hit.begin, hit.end};
}

/// What an action does that changes nothing but marks, as [first row, rows, mark];
/// nothing for another one.
std::optional<Json> new_marks(const Action& action) {
  Json marks = Json::array();
  for (const MarkRun& run : action.marks)
    marks.push_back({run.at, run.count, mark_name(run.after)});
  std::size_t end = 0;
  Mark before = Mark::open;
  for (const Splice& splice : action.splices) {
    if (splice.removed.size() != splice.inserted.size()) return std::nullopt;
    for (std::size_t k = 0; k < splice.removed.size(); ++k) {
      const Row& row = splice.inserted[k];
      const Row& old = splice.removed[k];
      if (old.cells != row.cells || old.comment != row.comment ||
          old.confidence != row.confidence || old.is_by_hand != row.is_by_hand ||
          old.is_edited != row.is_edited)
        return std::nullopt;
      const std::size_t at = splice.at + k;
      if (!marks.empty() && at == end && row.mark == before)
        marks.back()[1] = marks.back()[1].get<std::size_t>() + 1;
      else
        marks.push_back({at, 1, mark_name(row.mark)});
      end = at + 1;
      before = row.mark;
    }
  }
  return marks;
}

/// Thrown out of the aligner when nobody waits for it any more.
struct Cancelled {};

}  // namespace

ReviewApi::ReviewApi(Session& session, const Aligner& aligner,
                     const MemoryLookup& memories, ReviewExportOptions exporting,
                     std::function<void()> quit)
    : session_(session),
      aligner_(aligner),
      memories_(memories),
      exporting_(std::move(exporting)),
      quit_(std::move(quit)),
      highlighter_(session.review().origins[0].language,
                   session.review().origins[1].language) {}

void ReviewApi::speak(std::shared_ptr<const MessageCatalogue> reader) {
  t_reader = std::move(reader);
}

const MessageCatalogue& ReviewApi::reader() { return awase::reader(); }

std::string ReviewApi::said(const Message& message) { return message.render(reader()); }

Answer ReviewApi::get(std::string_view what, const PageParameters& parameter) {
  try {
    // Nobody waits for a memory.
    if (what == "similar") return similar(parameter);
    if (what == "with-word") return with_word(parameter);
    const std::lock_guard lock(mutex_);
    if (what == "document") return document();
    if (what == "rows") return rows(parameter);
    if (what == "where") return where(parameter);
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

Answer ReviewApi::post(std::string_view what, const PageParameters& parameters,
                       const std::string& body) {
  try {
    if (what == "act") return act(body);
    if (what == "cancel") {
      cancel();
      return json_answer(Json::object());
    }
    const std::lock_guard lock(mutex_);
    if (what == "import") return import(parameters, body);
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
  Json head;
  add_state(head, session_);
  head["place"] = session_.place();
  head["path"] = session_.path();
  head["real_path"] = session_.real_path();
  head["has_memory"] = memories_.has_any();
  head["issues"] = Json::array();
  for (const Issue& issue : session_.issues())
    head["issues"].push_back(issue.render(reader()));
  head["confidence"] = {{"doubtful_below", kDoubtfulBelow},
                        {"hardly_below", kHardlyConfidence}};
  for (const Side side : {Side::source, Side::target})
    head[std::string(side_name(side))] = {{"name", review.origin(side).name},
                                          {"language", review.origin(side).language}};
  head["count"] = review.rows.size();
  Answer answer = json_answer(head);
  answer.type = "text/plain; charset=utf-8";
  answer.body += '\n';
  for (const Row& row : review.rows) append_row_columns(answer.body, row);
  return answer;
}

Answer ReviewApi::rows(const PageParameters& parameter) {
  const Review& review = session_.review();
  return {
      .type = "text/plain; charset=utf-8",
      .body = std::to_string(session_.revision()) + '\n' +
              row_lines(review, read_row_ranges(parameter("at"), review.rows.size()))};
}

Answer ReviewApi::where(const PageParameters& parameter) {
  const Side side = parameter("side") == "target" ? Side::target : Side::source;
  return json_answer({{"revision", session_.revision()},
                      {"rows", rows_with_segment(session_.review(), side,
                                                 to_number(parameter("number")),
                                                 to_number(parameter("row")))}});
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

/// Where the text stands: how often, the place to go to from a place, which is asked
/// for with `step` (1 the next one, -1 the one before, 0 the first one from the row
/// on), and all in rows [first, last).
Answer ReviewApi::find(const PageParameters& parameter) {
  const FindQuery query{parameter("find"), parameter("regex") == "1"};
  if (parameter("replaces") == "1") return find_to_replace(query, parameter("with"));
  const Review& review = session_.review();
  found_.look(review, query, session_.texts_revision());
  Json json = {{"revision", session_.revision()}, {"count", found_.count()}};
  const std::string step = parameter("step");
  if (!step.empty() && found_.count() > 0) {
    const std::size_t index = next_found(parameter, step);
    json["index"] = index;
    json["hit"] = hit_json(found_.at(review, index));
  }
  const std::size_t first = std::min(to_number(parameter("first")), review.rows.size());
  const std::size_t last = std::min({std::max(to_number(parameter("last")), first),
                                     review.rows.size(), first + kMostHighlightRows});
  json["hits"] = Json::array();
  for (const FoundText& hit : found_.in_rows(review, first, last))
    json["hits"].push_back(hit_json(hit));
  return json_answer(json);
}

std::size_t ReviewApi::next_found(const PageParameters& parameter,
                                  const std::string& step) const {
  const std::size_t count = found_.count();
  const std::size_t row = to_number(parameter("row"));
  const Side side = parameter("side") == "target" ? Side::target : Side::source;
  const std::size_t piece = to_number(parameter("piece"));
  const std::size_t before = found_.count_before(row, side, piece);
  const std::size_t after = found_.count_before(row, side, piece + 1);
  const std::string at = parameter("at");
  const bool is_there = !at.empty() && before <= to_number(at) && to_number(at) < after;
  if (step == "0") return found_.count_before(row, Side::source, 0) % count;
  if (step == "-1") return ((is_there ? to_number(at) : before) + count - 1) % count;
  return (is_there ? to_number(at) + 1 : after) % count;
}

/// The first places, each with what would stand there, and how many there are.
Answer ReviewApi::find_to_replace(const FindQuery& query, const std::string& with) {
  constexpr std::size_t kMostPlaces = 300;
  const std::vector<FoundText> found = find_text(session_.review(), query, with);
  Json hits = Json::array();
  for (const FoundText& hit : found) {
    if (hits.size() == kMostPlaces) break;
    hits.push_back(hit_json(hit));
    hits.back().push_back(hit.replacement);
  }
  return json_answer({{"revision", session_.revision()},
                      {"count", found.size()},
                      {"hits", std::move(hits)}});
}

Answer ReviewApi::similar(const PageParameters& parameter) {
  std::string text;
  std::array<std::string, 2> languages;
  {
    const std::lock_guard lock(mutex_);
    const Review& review = session_.review();
    const std::size_t row = to_number(parameter("row"));
    if (row < review.rows.size()) text = cell_text(review.rows[row].cells[0]);
    for (std::size_t s = 0; s < 2; ++s) languages[s] = review.origins[s].language;
  }
  Json pairs = Json::array();
  for (const KnownPair& pair : memories_.similar(text, languages[0], languages[1]))
    pairs.push_back(known_json(pair));
  return json_answer({{"pairs", std::move(pairs)}});
}

Answer ReviewApi::with_word(const PageParameters& parameter) {
  std::array<std::string, 2> languages;
  {
    const std::lock_guard lock(mutex_);
    for (std::size_t s = 0; s < 2; ++s)
      languages[s] = session_.review().origins[s].language;
  }
  const std::string& side = languages[parameter("side") == "target" ? 1 : 0];
  std::size_t units = 0;
  Json pairs = Json::array();
  for (const KnownPair& pair :
       memories_.with_word(parameter("word"), side, languages[0], languages[1], units))
    pairs.push_back(known_json(pair));
  return json_answer({{"units", units}, {"pairs", std::move(pairs)}});
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
  const std::filesystem::path path(session_.path());
  const std::string own =
      (path.extension() == ".awase" ? path.stem() : path.filename()).string();
  answer.file_name = (exporting_.name.empty() ? own : exporting_.name) + "." + format;
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
    action = asked_step(verb, session_.review(), json);
    if (!action) return refusal(kBadRequest, said(Message("there is no such step")));
    session_.perform(*action);
  }
  return done(*action, Json::object());
}

/// Takes over what people did in a workbook, once its last part has come.
Answer ReviewApi::import(const PageParameters& parameters, const std::string& part) {
  const std::string name = parameters("name");
  const std::size_t offset = to_number(parameters("offset"));
  if (offset == 0) workbook_.clear();
  if (offset != workbook_.size())
    throw Error(
        ErrorKind::input,
        Message("{file}: a part of it was lost; give it again", {{"file", name}}));
  if (part.size() > kLongestWorkbook - offset)
    throw Error(ErrorKind::input, Message("{file}: too long for a workbook of a review",
                                          {{"file", name}}));
  workbook_ += part;
  if (parameters("last") != "1") return json_answer({{"size", workbook_.size()}});
  const std::string bytes = std::exchange(workbook_, {});
  const SpreadsheetEdits edits = read_spreadsheet(bytes, name, session_.review());
  session_.perform(edits.action);
  Json issues = Json::array();
  for (const Issue& issue : edits.issues) issues.push_back(issue.render(reader()));
  return done(edits.action,
              {{"said", said(describe(edits))}, {"issues", std::move(issues)}});
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
  const Action action = verb == "pin" ? asked_pin(review, aligner_, json, progress)
                                      : asked_realign(review, aligner_, json, progress);
  const std::lock_guard lock(mutex_);
  if (json.at("revision").get<std::uint64_t>() != session_.revision())
    return overtaken();
  session_.perform(action);
  return done(action, Json::object());
}

Answer ReviewApi::done(const Action& action, Json more) const {
  more["row"] = action.row;
  more["verb"] = action.verb;
  more["changed"] = changed_rows(action);
  const auto marks = new_marks(action);
  more["marks"] = marks ? *marks : Json::array();
  add_state(more, session_);
  Answer answer = json_answer(more);
  answer.body.pop_back();  // the closing brace
  answer.body += ",\"splices\":[";
  for (const Splice& splice : action.splices) {
    if (marks) break;
    if (&splice != &action.splices.front()) answer.body += ',';
    answer.body += "{\"at\":" + std::to_string(splice.at) +
                   ",\"count\":" + std::to_string(splice.removed.size()) + ",\"rows\":";
    append_rows_json(answer.body, splice.inserted);
    answer.body += '}';
  }
  answer.body += "]}";
  return answer;
}

}  // namespace awase
