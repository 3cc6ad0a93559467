// SPDX-License-Identifier: Apache-2.0
//
// Vectors of texts from a server that speaks as OpenAI's does (POST /v1/embeddings):
// Ollama, llama.cpp, text-embeddings-inference, vLLM and others.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "align/embeddings.h"

namespace awase {

/// Where vectors come from, and how long that may take.
struct EmbeddingOptions {
  /// Of the server, with or without "/v1/embeddings"; empty: none.
  std::string url = {};
  /// As the server calls it; empty: the one that it has.
  std::string model = {};
  /// What the server knows its users by; empty: nothing. In no message.
  std::string key = {};
  std::string cache_folder = {};  ///< For what is known already; empty: none is kept.
  double request_seconds = 60.0;  ///< For the answer to one request.
  double call_seconds = 600.0;    ///< For all texts of one call of embed().
};

/// Asks a server for vectors. Safe to use from several threads, which then wait for
/// each other; a forked process has its own.
class EmbeddingClient {
 public:
  /// Nothing is sent yet. Throws Error{usage} when the URL is none, or the key not one
  /// word of ASCII.
  explicit EmbeddingClient(EmbeddingOptions options);
  ~EmbeddingClient();
  EmbeddingClient(const EmbeddingClient&) = delete;
  EmbeddingClient& operator=(const EmbeddingClient&) = delete;

  /// The vectors of `texts`: those that are known from before, and the server's of the
  /// others. Where the server cannot take several texts at a time, it gets half of
  /// them; a text that it takes in no company has an empty vector. A cache that cannot
  /// be used is left alone, and said in the issues. Throws EmbeddingError (unavailable)
  /// when the server does not answer, or not as it should; after kMostFailures such
  /// calls in a row always, and nothing is sent then.
  Embeddings embed(const std::vector<std::string>& texts);

  static constexpr int kMostFailures = 3;

  const EmbeddingOptions& options() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace awase
