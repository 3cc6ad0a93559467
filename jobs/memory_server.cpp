// SPDX-License-Identifier: Apache-2.0

#include "jobs/memory_server.h"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <nlohmann/json.hpp>
#include <set>

#include "text/error.h"
#include "text/language.h"
#include "text/secret.h"
#include "text/unicode.h"
#include "tmx/unit_json.h"

namespace awase {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostTextBytes = std::size_t{64} << 10;
constexpr int kLeastScore = 30;

HttpResponse as_json(const Json& json, int status = 200) {
  return {status, "application/json; charset=utf-8",
          json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"};
}

HttpResponse refusal(int status, const Message& why) {
  return as_json({{"error", why.english()}}, status);
}

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> parts;
  for (std::size_t begin = 1; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    parts.emplace_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

bool is_loopback(std::string_view address) {
  return address == "::1" || address == "localhost" || address.starts_with("127.");
}

/// "ja_jp" as programs spell it. Throws Error (usage).
std::string language_of(std::string tag) {
  if (tag.empty())
    throw Error(ErrorKind::usage,
                Message("this request does not say its languages; see "
                        "/v1/openapi.json"));
  std::replace(tag.begin(), tag.end(), '_', '-');
  return canonical_language(tag);
}

/// "ja_jp" for "ja-JP".
std::string program_spelling(std::string tag) {
  for (char& c : tag)
    c = c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return tag;
}

int number_of(const std::string& text, int least, int most, int otherwise) {
  if (text.empty()) return otherwise;
  int number = 0;
  const auto [end, failure] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size() || number < least ||
      number > most)
    throw Error(ErrorKind::usage,
                Message("'{text}' is no number from {least} to {most}",
                        {{"text", text}, {"least", least}, {"most", most}}));
  return number;
}

std::string checked(std::string text) {
  if (text.size() > kMostTextBytes)
    throw Error(ErrorKind::usage, Message("this text is too long to be looked up"));
  if (!is_valid_utf8(text))
    throw Error(ErrorKind::usage, Message("this text is not UTF-8"));
  return text;
}

/// A text that is looked up.
std::string looked_up(std::string text) {
  if (trim(std::string_view(text)).empty())
    throw Error(ErrorKind::usage,
                Message("this request has no text to look up; see /v1/openapi.json"));
  return checked(std::move(text));
}

const std::string& target_text(const Match& match) {
  return match.unit.variants[*match.target].content.text;
}

/// The translation, with the numbers of the query where they could be put in.
const std::string& adapted_text(const Match& match) {
  return match.adapted_target ? match.adapted_target->text : target_text(match);
}

Json json_of_match(const Match& match) {
  const Variant& source = match.unit.variants[match.source];
  Json json = {{"score", match.score},
               {"similarity", match.similarity},
               {"id", match.id},
               {"file", match.file},
               {"source", {{"lang", source.language}, {"text", source.content.text}}}};
  if (match.target)
    json["target"] = {{"lang", match.unit.variants[*match.target].language},
                      {"text", target_text(match)}};
  if (match.adapted_target) json["adapted_target"] = match.adapted_target->text;
  json["unit"] = json_of(match.unit);
  return json;
}

std::string now_as_tmx() {
  const std::time_t now = std::time(nullptr);
  std::tm utc = {};
  ::gmtime_r(&now, &utc);
  char text[32];
  const std::size_t size = std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &utc);
  return {text, size};
}

TranslationUnit unit_of(const std::string& source_language, const std::string& source,
                        const std::string& target_language, const std::string& target) {
  if (trim(std::string_view(source)).empty() || trim(std::string_view(target)).empty())
    throw Error(ErrorKind::usage,
                Message("a unit needs a source and a target with text"));
  TranslationUnit unit;
  unit.attributes = {{"creationdate", now_as_tmx()}, {"srclang", source_language}};
  unit.variants.resize(2);
  unit.variants[0].language = source_language;
  unit.variants[0].content.text = checked(source);
  unit.variants[1].language = target_language;
  unit.variants[1].content.text = checked(target);
  return unit;
}

Json parameter(const char* name, const char* description, const char* type,
               bool required) {
  return {{"name", name},
          {"in", "query"},
          {"required", required},
          {"description", description},
          {"schema", {{"type", type}}}};
}

/// What /v1 offers, as OpenAPI 3.0 says it.
Json openapi() {
  const Json answers = {
      {"200", {{"description", "JSON"}}},
      {"400", {{"description", "What is wrong with the request"}}},
      {"403", {{"description", "Without the token, or of another site"}}}};
  Json paths;
  paths["/v1/find"]["get"] = {
      {"summary", "The units that are most similar to a text"},
      {"parameters",
       {parameter("text", "The text", "string", true),
        parameter("source", "Its language (BCP 47)", "string", true),
        parameter("target", "Language of the translation", "string", false),
        parameter("min", "Least score, 30 to 102", "integer", false),
        parameter("top", "Most matches, 1 to 1000", "integer", false),
        parameter("previous", "The text before it", "string", false),
        parameter("next", "The text behind it", "string", false)}},
      {"responses", answers}};
  paths["/v1/grep"]["get"] = {
      {"summary", "The units that hold a text"},
      {"parameters",
       {parameter("text", "The text", "string", true),
        parameter("lang", "Language of the side that is searched", "string", false),
        parameter("regex", "1: text is a regular expression (RE2)", "integer", false),
        parameter("top", "Most units, 1 to 1000", "integer", false)}},
      {"responses", answers}};
  paths["/v1/units"]["post"] = {
      {"summary", "Adds a unit"},
      {"requestBody",
       {{"content",
         {{"application/json",
           {{"example",
             {{"source", {{"lang", "ja"}, {"text", "猫"}}},
              {"target", {{"lang", "en"}, {"text", "cat"}}}}}}}}}}},
      {"responses", answers}};
  paths["/v1/info"]["get"] = {{"summary", "What the memories hold"},
                              {"responses", answers}};
  return {{"openapi", "3.0.3"},
          {"info", {{"title", "Awase memories"}, {"version", "1"}}},
          {"paths", paths}};
}

}  // namespace

MemoryService::MemoryService(const std::vector<std::string>& paths,
                             MemoryServerOptions options)
    : options_(std::move(options)) {
  for (const std::string& path : paths) {
    stores_.push_back(std::make_unique<MemoryStore>(path));
    asked_.push_back(stores_.back().get());
  }
}

std::optional<HttpResponse> MemoryService::refused(const HttpRequest& request,
                                                   int port) const {
  constexpr int kForbidden = 403;
  // A page of another site reaches this machine by its own name or from its own origin.
  if (request.count("Origin") > 0 || request.header("Sec-Fetch-Site") == "cross-site")
    return refusal(kForbidden, Message("pages of other sites are not served"));
  if (options_.token.empty()) {
    std::string host = request.header("Host");
    const std::string suffix = ":" + std::to_string(port);
    if (host.ends_with(suffix)) host.resize(host.size() - suffix.size());
    if (host.starts_with('[') && host.ends_with(']'))
      host = host.substr(1, host.size() - 2);
    if (request.count("Host") > 1 || (!host.empty() && !is_loopback(host)))
      return refusal(kForbidden, Message("this host is not served"));
    return std::nullopt;
  }
  const std::string bearer = "Bearer " + options_.token;
  const std::string first = "/" + options_.token + "/";
  if (!same_secret(request.header("Authorization"), bearer) &&
      !same_secret(std::string_view(request.path).substr(0, first.size()), first))
    return refusal(kForbidden, Message("the token is missing or wrong"));
  return std::nullopt;
}

HttpResponse MemoryService::answer(const HttpRequest& request) try {
  std::vector<std::string> path = parts_of(request.path);
  if (!options_.token.empty() && !path.empty() && same_secret(path[0], options_.token))
    path.erase(path.begin());
  refresh();
  if (path.empty()) path.emplace_back();
  if (path[0] == "tmserver") return tmserver(request, path);
  const bool is_get = request.method == "GET";
  if (path[0] == "translate" && is_get) return translate(request);
  if (path[0] == "v1" && path.size() == 2) {
    if (path[1] == "find" && is_get) return find(request);
    if (path[1] == "grep" && is_get) return grep(request);
    if (path[1] == "info" && is_get) return info();
    if (path[1] == "openapi.json" && is_get) return as_json(openapi());
    if (path[1] == "units" && request.method == "POST") return add(request);
  }
  return refusal(404,
                 Message("there is nothing at this address; see /v1/openapi.json"));
} catch (const Error& error) {
  return refusal(error.kind() == ErrorKind::usage ? 400 : 500, error.message());
} catch (const std::exception&) {
  return refusal(400,
                 Message("the body of this request is not the JSON that is asked for"));
}

void MemoryService::refresh() {
  for (const auto& store : stores_) store->refresh();
}

std::vector<Match> MemoryService::matches(const MatchQuery& query,
                                          const FindOptions& options) {
  return find_matches(asked_, query, options);
}

HttpResponse MemoryService::languages() const {
  std::set<std::string> codes;
  for (const auto& store : stores_)
    for (const std::string& language : store->snapshot()->languages())
      codes.insert(program_spelling(language));
  return as_json({{"sourceLanguages", codes}, {"targetLanguages", codes}});
}

HttpResponse MemoryService::tmserver(const HttpRequest& request,
                                     const std::vector<std::string>& path) {
  if (path.size() >= 2 && path[1] == "languages") return languages();
  if (path.size() < 5 || path[3] != "unit")
    return refusal(404, Message("ask for /tmserver/SOURCE/TARGET/unit/TEXT"));
  std::string text = path[4];
  for (std::size_t i = 5; i < path.size(); ++i) text += "/" + path[i];
  MatchQuery query;
  query.source_language = language_of(path[1]);
  query.target_language = language_of(path[2]);
  query.content.text = checked(text);
  if (request.method == "PUT" || request.method == "POST") {
    const auto body = nlohmann::json::parse(request.body);
    const std::string source = body.value("source", query.content.text);
    const std::uint64_t id =
        add_unit(unit_of(query.source_language, source, query.target_language,
                         body.at("target").get<std::string>()));
    return as_json({{"id", id}}, 201);
  }
  Json list = Json::array();
  const FindOptions options{
      .min_score = number_of(request.parameter("min_similarity"), kLeastScore, 100,
                             options_.min_score),
      .top = static_cast<std::size_t>(
          number_of(request.parameter("max_candidates"), 1, 1000, 5))};
  for (const Match& match : matches(query, options)) {
    if (!match.target) continue;
    // Some clients read it as a decimal number alone, so it is written as one.
    const double quality = std::min(match.score, 100);
    // Numbers that were put in make it the translation of the text that was asked for.
    list.push_back({{"source", match.adapted_target
                                   ? query.content.text
                                   : match.unit.variants[match.source].content.text},
                    {"target", adapted_text(match)},
                    {"quality", quality},
                    {"rank", 100.0}});
  }
  return as_json(list);
}

HttpResponse MemoryService::translate(const HttpRequest& request) {
  const std::string pair = request.parameter("langpair");
  const std::size_t bar = pair.find('|');
  if (bar == std::string::npos)
    return refusal(400, Message("langpair names two languages: ja|en"));
  MatchQuery query;
  query.source_language = language_of(pair.substr(0, bar));
  query.target_language = language_of(pair.substr(bar + 1));
  query.content.text = looked_up(request.parameter("q"));
  const std::vector<Match> found =
      matches(query, {.min_score = options_.min_translate_score, .top = 1});
  std::string text;
  if (!found.empty() && found[0].target) text = adapted_text(found[0]);
  return as_json({{"responseStatus", 200},
                  {"responseData", {{"translatedText", text}}},
                  {"responseDetails", nullptr}});
}

HttpResponse MemoryService::find(const HttpRequest& request) {
  MatchQuery query;
  query.content.text = looked_up(request.parameter("text"));
  query.source_language = language_of(request.parameter("source"));
  if (const std::string target = request.parameter("target"); !target.empty())
    query.target_language = language_of(target);
  query.previous = checked(request.parameter("previous"));
  query.next = checked(request.parameter("next"));
  const FindOptions options{
      .min_score =
          number_of(request.parameter("min"), kLeastScore, 102, options_.min_score),
      .top = static_cast<std::size_t>(number_of(request.parameter("top"), 1, 1000, 5))};
  Json list = Json::array();
  for (const Match& match : matches(query, options))
    list.push_back(json_of_match(match));
  return as_json({{"matches", list}});
}

HttpResponse MemoryService::grep(const HttpRequest& request) {
  GrepOptions options;
  if (const std::string language = request.parameter("lang"); !language.empty())
    options.language = language_of(language);
  options.regex = number_of(request.parameter("regex"), 0, 1, 0) == 1;
  options.top =
      static_cast<std::size_t>(number_of(request.parameter("top"), 1, 1000, 20));
  const std::string text = checked(request.parameter("text"));
  Json list = Json::array();
  const GrepResult result = grep_memories(asked_, text, options);
  for (const GrepHit& hit : result.hits)
    list.push_back({{"id", hit.id},
                    {"file", hit.file},
                    {"lang", hit.unit.variants[hit.variant].language},
                    {"unit", json_of(hit.unit)}});
  return as_json({{"units", result.units}, {"hits", list}});
}

std::uint64_t MemoryService::add_unit(const TranslationUnit& unit) {
  if (options_.is_read_only)
    throw Error(ErrorKind::usage, Message("these memories are served to be read only"));
  constexpr const char* kName = "added over HTTP";
  StoreWriter writer(stores_.front()->path());
  const auto& sources = writer.snapshot().sources();
  const auto known =
      std::find_if(sources.begin(), sources.end(),
                   [](const StoreSource& source) { return source.name == kName; });
  const std::uint32_t source =
      known == sources.end() ? writer.add_source({kName, Header()})
                             : static_cast<std::uint32_t>(known - sources.begin());
  const std::uint64_t id = writer.add(unit, source);
  writer.flush();
  return id;
}

HttpResponse MemoryService::add(const HttpRequest& request) {
  const auto body = nlohmann::json::parse(request.body);
  const auto side = [&](const char* name, const char* member) {
    return body.at(name).at(member).get<std::string>();
  };
  const std::uint64_t id =
      add_unit(unit_of(language_of(side("source", "lang")), side("source", "text"),
                       language_of(side("target", "lang")), side("target", "text")));
  return as_json({{"id", id}}, 201);
}

HttpResponse MemoryService::info() const {
  Json list = Json::array();
  for (const auto& store : stores_) {
    const auto snapshot = store->snapshot();
    list.push_back(
        {{"units", snapshot->units()}, {"languages", snapshot->languages()}});
  }
  return as_json({{"memories", list}});
}

MemoryServer::MemoryServer(const std::vector<std::string>& paths,
                           MemoryServerOptions options)
    : service_(paths, options),
      server_(
          options.address, options.port, {},
          [this](const HttpRequest& request) {
            return service_.refused(request, server_.port());
          },
          [this](const HttpRequest& request) { return service_.answer(request); }) {
  if (options.token.empty() && !is_loopback(options.address))
    throw Error(
        ErrorKind::usage,
        Message("{address}: others can reach this address; serve it with a token, or "
                "stay on 127.0.0.1",
                {{"address", options.address}}));
}

}  // namespace awase
