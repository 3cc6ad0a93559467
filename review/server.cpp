// SPDX-License-Identifier: Apache-2.0

#include "review/server.h"

#include "review/local_server.h"
#include "review/review_api.h"

namespace awase {

struct ReviewServer::Impl {
  Impl(Session& session, const Aligner& aligner, const MemoryLookup& memories,
       ReviewExportOptions exporting, int port)
      : reader(exporting.reader == nullptr ? english_catalogue() : *exporting.reader),
        api(session, aligner, memories, std::move(exporting),
            [this] { server.finish(); }),
        server({.page =
                    [](std::string_view path) {
                      return path.empty() ? std::string("index.html")
                                          : std::string(path);
                    },
                .get =
                    [this](std::string_view path, const PageParameters& parameters) {
                      return api.get(path, parameters);
                    },
                .post =
                    [this](std::string_view path, const PageParameters& parameters,
                           const std::string& body) {
                      return api.post(path, parameters, body);
                    },
                .speak = &ReviewApi::speak,
                .place = session.real_path()},
               port, reader) {}

  const MessageCatalogue& reader;
  ReviewApi api;
  LocalServer server;
};

ReviewServer::ReviewServer(Session& session, const Aligner& aligner,
                           const MemoryLookup& memories, ReviewExportOptions exporting,
                           int port)
    : impl_(std::make_unique<Impl>(session, aligner, memories, std::move(exporting),
                                   port)) {}

ReviewServer::~ReviewServer() = default;

std::string ReviewServer::address() const { return impl_->server.address(); }

void ReviewServer::run() { impl_->server.run(); }

void ReviewServer::stop() {
  impl_->api.cancel();
  impl_->server.stop();
}

}  // namespace awase
