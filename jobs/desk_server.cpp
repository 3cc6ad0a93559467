// SPDX-License-Identifier: Apache-2.0

#include "jobs/desk_server.h"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

namespace awase {
namespace {

std::string real_path_of(const std::string& folder) {
  std::error_code error;
  const auto real = std::filesystem::canonical(folder, error);
  return error ? folder : real.string();
}

}  // namespace

DeskServer::DeskServer(DeskOptions options, int port, int idle_minutes)
    : reader_(options.exporting.reader == nullptr ? english_catalogue()
                                                  : *options.exporting.reader),
      desk_(std::move(options)),
      server_({.page = &Desk::page,
               .get =
                   [this](std::string_view path, const PageParameters& parameters) {
                     return desk_.get(path, parameters);
                   },
               .post =
                   [this](std::string_view path, const PageParameters& parameters,
                          const std::string& body) {
                     return desk_.post(path, parameters, body);
                   },
               .speak = &Desk::speak,
               .place = real_path_of(desk_.folder())},
              port, reader_),
      address_(desk_.folder(), server_.address()),
      idle_minutes_(idle_minutes) {}

void DeskServer::run() {
  constexpr auto kBetweenLooks = std::chrono::seconds(1);
  constexpr double kSeconds = 60.0;
  std::mutex mutex;
  std::condition_variable wake;
  bool is_over = false;
  std::thread watch([&] {
    std::unique_lock guard(mutex);
    while (!wake.wait_for(guard, kBetweenLooks, [&] { return is_over; }))
      if (idle_minutes_ > 0 && !desk_.is_working() &&
          server_.idle_seconds() > kSeconds * idle_minutes_)
        server_.finish();
  });
  server_.run();
  {
    const std::lock_guard guard(mutex);
    is_over = true;
  }
  wake.notify_all();
  watch.join();
}

}  // namespace awase
