// SPDX-License-Identifier: Apache-2.0

#include "jobs/desk.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "jobs/desk_impl.h"
#include "jobs/tool_preset.h"
#include "text/documents/read_document.h"

namespace awase {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr int kBadRequest = 400;
constexpr int kNotFound = 404;
constexpr int kUnprocessable = 422;

/// "works/12/state" as "works", "12", "state"; the last holds all the rest.
std::array<std::string_view, 3> parts_of(std::string_view path) {
  std::array<std::string_view, 3> parts;
  for (std::size_t i = 0; i < 2; ++i) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    parts[i] = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  parts[2] = path;
  return parts;
}

}  // namespace

Desk::Desk(DeskOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}

Desk::~Desk() = default;

std::string Desk::page(std::string_view path) {
  if (path.empty()) return "start.html";
  const auto parts = parts_of(path);
  if (parts[0] == "works" && !parts[1].empty())
    return parts[2].empty() ? "index.html" : std::string(parts[2]);
  return std::string(path);
}

void Desk::speak(std::shared_ptr<const MessageCatalogue> reader) {
  ReviewApi::speak(std::move(reader));
}

const std::string& Desk::folder() const { return impl_->options.folder; }

bool Desk::is_working() const {
  const std::lock_guard guard(impl_->mutex);
  return !impl_->current.empty() || !impl_->queue.empty();
}

Answer Desk::get(std::string_view path, const PageParameters& parameters) {
  try {
    const auto [room, id, rest] = parts_of(path);
    if (room == "works" && id.empty()) return impl_->list();
    if (room == "formats") {
      Json names = Json::array();
      for (const std::string_view name : document_formats()) names.push_back(name);
      return desk_answer({{"formats", names},
                          {"tools", tool_preset_names()},
                          {"tool", impl_->options.tool}});
    }
    if (room == "memories") {
      if (id.empty()) return desk_answer({{"memories", impl_->memories.names()}});
      if (id == "find")
        return desk_answer(
            impl_->memories.find(parameters("memory"), parameters("text")));
    }
    if (room == "sets" && rest == "export") return impl_->export_set(id);
    if (room == "works" && rest == "work") {
      const std::lock_guard guard(impl_->mutex);
      return desk_answer(impl_->shown(impl_->work_at(id)));
    }
    if (room == "works") {
      const auto review = impl_->review_of(id);
      return review->api->get(rest, parameters);
    }
    return desk_refusal(kNotFound, Message("there is nothing of that name"));
  } catch (const Error& error) {
    return desk_refusal(kUnprocessable, error.message());
  } catch (const Json::exception&) {
    return desk_refusal(kBadRequest, Message("this is not a request of the page"));
  } catch (const fs::filesystem_error& error) {
    return desk_answer({{"error", error.what()}}, kUnprocessable);
  }
}

Answer Desk::post(std::string_view path, const PageParameters& parameters,
                  const std::string& body) {
  try {
    const auto [room, id, rest] = parts_of(path);
    if (room == "sets") {
      if (id.empty()) return impl_->begin_set();
      if (rest == "upload") return impl_->upload_to_set(id, parameters, body);
      if (rest == "pair") return impl_->pair_set(id, body);
      if (rest == "align") return impl_->align_set(id);
    }
    if (room != "works")
      return desk_refusal(kNotFound, Message("there is nothing of that name"));
    if (id.empty()) return impl_->create();
    if (rest == "upload") return impl_->upload(id, parameters, body);
    for (const std::string_view verb : {"settings", "look", "align", "stop", "remove"})
      if (rest == verb)
        return impl_->change(id, rest == "stop" ? "cancel" : rest, body);
    if (rest == "memory") return impl_->give_to_memory(id, body);
    const auto review = impl_->review_of(id);
    Answer answer = review->api->post(rest, parameters, body);
    if (rest != "place" && rest != "cancel")
      impl_->note_review(std::string(id), review);
    return answer;
  } catch (const Error& error) {
    return desk_refusal(kUnprocessable, error.message());
  } catch (const Json::exception&) {
    return desk_refusal(kBadRequest, Message("this is not a request of the page"));
  } catch (const fs::filesystem_error& error) {
    return desk_answer({{"error", error.what()}}, kUnprocessable);
  }
}

}  // namespace awase
