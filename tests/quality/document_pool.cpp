// SPDX-License-Identifier: Apache-2.0

#include "tests/quality/document_pool.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <utility>

namespace awase {
namespace {

/// The two sides of a bead, or of a document.
struct Texts {
  std::string source, target;
};

class PoolMaker {
 public:
  PoolMaker(const std::vector<GoldDocument>& documents, const PoolOptions& options)
      : options_(options), random_(options.seed) {
    for (const GoldDocument& document : documents) {
      runs_.push_back(beads_.size());
      for (const Bead& bead : gold_path(document))
        if (bead.is_pair())
          beads_.push_back(
              {joined(document.source, bead.source.first, bead.source.last),
               joined(document.target, bead.target.first, bead.target.last)});
    }
    runs_.push_back(beads_.size());
    pool_.source_language = documents.front().source.document.language;
    pool_.target_language = documents.front().target.document.language;
  }

  DocumentPool make() {
    // What all pages of a site have is in none of the documents.
    const std::size_t templates = std::min<std::size_t>(6, beads_.size() / 20);
    for (std::size_t k = 0; k < templates; ++k) template_.push_back(beads_[k]);
    if (options_.documents == 0)
      cut(templates);
    else
      draw(templates);
    shuffle(pool_.sources, pool_.targets);
    shuffle(pool_.targets, pool_.sources);
    return std::move(pool_);
  }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }

  std::size_t length() {
    return options_.least_beads + below(options_.most_beads - options_.least_beads + 1);
  }

  void cut(std::size_t first) {
    for (std::size_t run = 0; run + 1 < runs_.size(); ++run)
      for (std::size_t at = std::max(first, runs_[run]); at < runs_[run + 1];) {
        const std::size_t end = std::min(at + length(), runs_[run + 1]);
        std::vector<Texts> body(beads_.begin() + static_cast<std::ptrdiff_t>(at),
                                beads_.begin() + static_cast<std::ptrdiff_t>(end));
        if (body.size() >= options_.least_beads) add(std::move(body));
        at = end;
      }
  }

  void draw(std::size_t first) {
    while (std::max(pool_.sources.size(), pool_.targets.size()) < options_.documents) {
      std::vector<Texts> body;
      for (std::size_t left = length(); left > 0; --left)
        body.push_back(beads_[first + below(beads_.size() - first)]);
      add(std::move(body));
    }
  }

  /// A document, its versions, or one side of it.
  void add(std::vector<Texts> body) {
    const std::size_t kind = made_++ % 12;
    const bool is_of_site = below(4) == 0;
    if (kind < 4) {  // A third has no counterpart.
      put(body, is_of_site, kind % 2 == 0, kind % 2 == 1);
      return;
    }
    put(body, is_of_site, true, true);
    if (kind == 4 || kind == 5) put(version(body), is_of_site, true, true);
    if (kind == 6) put(version(body), is_of_site, true, false);
  }

  /// The same with another bead in the place of one, and a number that was not there.
  std::vector<Texts> version(std::vector<Texts> body) {
    body[below(body.size())] = beads_[below(beads_.size())];
    const std::string number = std::to_string(1000 + below(9000));
    Texts& changed = body[below(body.size())];
    changed.source += " (" + number + ")";
    changed.target += " (" + number + ")";
    return body;
  }

  void put(const std::vector<Texts>& body, bool is_of_site, bool source, bool target) {
    Texts whole;
    const auto write = [&whole](const Texts& bead) {
      whole.source += bead.source + "\n\n";
      whole.target += bead.target + "\n\n";
    };
    const auto half = static_cast<std::ptrdiff_t>(template_.size() / 2);
    if (is_of_site) std::for_each(template_.begin(), template_.begin() + half, write);
    std::for_each(body.begin(), body.end(), write);
    if (is_of_site) std::for_each(template_.begin() + half, template_.end(), write);
    const bool both = source && target;
    const std::size_t next_source = pool_.sources.size();
    const std::size_t next_target = pool_.targets.size();
    if (source) {
      pool_.sources.push_back({whole.source, {}});
      if (both) pool_.sources.back().counterpart = next_target;
    }
    if (target) {
      pool_.targets.push_back({whole.target, {}});
      if (both) pool_.targets.back().counterpart = next_source;
    }
  }

  void shuffle(std::vector<PoolDocument>& side, std::vector<PoolDocument>& other) {
    for (std::size_t k = side.size(); k > 1; --k) {
      const std::size_t with = below(k);
      std::swap(side[k - 1], side[with]);
    }
    for (std::size_t k = 0; k < side.size(); ++k)
      if (side[k].counterpart) other[*side[k].counterpart].counterpart = k;
  }

  const PoolOptions& options_;
  std::mt19937 random_;
  std::vector<Texts> beads_;
  std::vector<std::size_t> runs_;  ///< Where the beads of each document begin.
  std::vector<Texts> template_;
  std::size_t made_ = 0;
  DocumentPool pool_;
};

}  // namespace

DocumentPool make_pool(const std::vector<GoldDocument>& documents,
                       const PoolOptions& options) {
  return PoolMaker(documents, options).make();
}

}  // namespace awase
