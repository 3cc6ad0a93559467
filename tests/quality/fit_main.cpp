// SPDX-License-Identifier: Apache-2.0
//
// Fits the weights of the bead score on development sets.
//
//   awase-fit DICTIONARY FOLDER...
//
// The lattice of each document is a conditional random field: the weights are those that
// make the gold beads likeliest, found by gradient (Lafferty, McCallum and Pereira
// 2001), with a Gaussian prior. Lattices are pruned to the edges that matter under the
// weights so far, then fitted, a few times over.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <memory>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "align/best_path.h"
#include "align/bead_score.h"
#include "align/dictionary.h"
#include "align/links.h"
#include "align/terms.h"
#include "tests/quality/development_set.h"

namespace awase {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();

double log_add(double a, double b) {
  if (a < b) std::swap(a, b);
  if (b == kNever) return a;
  return a + std::log1p(std::exp(b - a));
}

struct Prepared {
  const GoldDocument* document;
  TermText source, target;
  Links links;
  double ratio;
  std::vector<Bead> gold;
};

struct Edge {
  std::uint32_t from, to;  // Places of the pruned lattice.
  std::uint8_t shape;
  bool gold;      // One of the gold beads.
  bool allowed;   // Consistent with the gold.
  std::uint32_t i, j;
  std::vector<std::pair<std::uint8_t, float>> features;
};

struct Pruned {
  const Prepared* document;
  std::size_t places = 0;
  std::vector<Edge> edges;  // By place of their end.
};

Corridor corridor_for(const GoldDocument& d, const std::vector<Bead>& gold_beads) {
  const std::size_t n = d.source.size(), m = d.target.size();
  if (n * m <= 40'000) return Corridor::whole(n, m);
  // Around the gold path, as wide as the aligner's own corridor.
  const long width = 40;
  Corridor c = Corridor::whole(n, m);
  std::vector<long> lo(n + 1, 1L << 40), hi(n + 1, -1);
  auto touch = [&](std::size_t i, std::size_t j) {
    lo[i] = std::min(lo[i], (long)j - width);
    hi[i] = std::max(hi[i], (long)j + width);
  };
  for (const Bead& b : gold_beads) {
    touch(b.source.first, b.target.first);
    touch(b.source.last, b.target.last);
  }
  for (std::size_t i = 1; i <= n; ++i) if (hi[i] < 0) { lo[i] = lo[i-1]; hi[i] = hi[i-1]; }
  for (std::size_t i = 0; i <= n; ++i) {
    c.low[i] = (std::uint32_t)std::clamp(lo[i], 0L, (long)m);
    c.high[i] = (std::uint32_t)std::clamp(hi[i], 0L, (long)m);
  }
  for (std::size_t i = n; i-- > 0;) c.low[i] = std::min(c.low[i], c.low[i + 1]);
  for (std::size_t i = 1; i <= n; ++i) c.high[i] = std::max(c.high[i], c.high[i - 1]);
  c.low[0] = 0;
  c.high[n] = (std::uint32_t)m;
  return c;
}

Pruned prune(const Prepared& p, const ScoreModel& model, double least) {
  const GoldDocument& d = *p.document;
  const BeadScorer scorer(p.source, p.target, p.links, p.ratio, model);
  const Corridor corridor = corridor_for(d, p.gold);
  const Lattice lattice(scorer, corridor);
  std::set<std::pair<std::uint32_t, std::uint32_t>> corners;
  std::map<std::tuple<std::uint32_t, std::uint32_t, int>, bool> gold;
  // Rectangles of gold beads whose shape the lattice lacks.
  std::vector<Bead> rectangles;
  for (const Bead& b : p.gold) {
    bool found = false;
    for (std::size_t s = 0; s < kShapes.size(); ++s)
      if (kShapes[s].source == b.source.size() && kShapes[s].target == b.target.size()) {
        gold[{(std::uint32_t)b.source.last, (std::uint32_t)b.target.last, (int)s}] = true;
        found = true;
      }
    if (!found) rectangles.push_back(b);
  }
  struct Raw { std::uint32_t i, j; std::uint8_t shape; bool gold, allowed; };
  std::vector<Raw> raw;
  std::set<std::pair<std::uint32_t, std::uint32_t>> places;
  for (std::size_t i = 0; i < corridor.low.size(); ++i)
    for (std::size_t j = corridor.low[i]; j <= corridor.high[i]; ++j)
      for (std::size_t s = 0; s < kShapes.size(); ++s) {
        const auto [a, b] = kShapes[s];
        if (a > i || b > j) continue;
        const bool is_gold = gold.count({(std::uint32_t)i, (std::uint32_t)j, (int)s}) > 0;
        bool allowed = is_gold;
        for (const Bead& r : rectangles)
          if (i - a >= r.source.first && i <= r.source.last && j - b >= r.target.first && j <= r.target.last)
            allowed = true;
        if (!allowed && lattice.posterior(i, j, s) < least) continue;
        raw.push_back({(std::uint32_t)i, (std::uint32_t)j, (std::uint8_t)s, is_gold, allowed});
        places.insert({(std::uint32_t)i, (std::uint32_t)j});
        places.insert({(std::uint32_t)(i - a), (std::uint32_t)(j - b)});
      }
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> number;
  for (const auto& place : places) number.emplace(place, (std::uint32_t)number.size());
  Pruned result;
  result.document = &p;
  result.places = places.size();
  std::map<std::tuple<std::uint32_t, std::uint32_t, int>, std::size_t> wanted;
  for (const Raw& r : raw) {
    const auto [a, b] = kShapes[r.shape];
    Edge e{number[{r.i - a, r.j - b}], number[{r.i, r.j}], r.shape, r.gold, r.allowed, r.i, r.j, {}};
    if (a == 0 || b == 0) e.features.push_back({(std::uint8_t)r.shape, 1.0F});
    wanted[{r.i, r.j, (int)r.shape}] = result.edges.size();
    result.edges.push_back(std::move(e));
  }
  Features f;
  for_each_bead(scorer, corridor, {}, [&](std::size_t i, std::size_t j, std::size_t shape, const SegmentRange& s, const SegmentRange& t, auto rows) {
    const auto it = wanted.find({(std::uint32_t)i, (std::uint32_t)j, (int)shape});
    if (it == wanted.end()) return;
    scorer.features(s, t, shape, rows, f);
    for (std::size_t k = 0; k < kFeatureCount; ++k)
      if (f[k] != 0.0F) result.edges[it->second].features.push_back({(std::uint8_t)k, f[k]});
  });
  return result;
}

double edge_score(const Edge& e, const std::vector<double>& w) {
  double s = 0;
  for (auto [k, v] : e.features) s += w[k] * v;
  return s;
}

/// ln Z over the edges, and the expectation of the features added to `gradient` times `sign`.
double sum_paths(const Pruned& p, const std::vector<double>& scores, bool only_allowed, double sign, std::vector<double>* gradient, std::vector<double>* posterior = nullptr) {
  std::vector<double> alpha(p.places, kNever), beta(p.places, kNever);
  alpha[0] = 0;
  for (std::size_t k = 0; k < p.edges.size(); ++k) {
    const Edge& e = p.edges[k];
    if (only_allowed && !e.allowed) continue;
    alpha[e.to] = log_add(alpha[e.to], alpha[e.from] + scores[k]);
  }
  const double z = alpha.back();
  beta.back() = 0;
  for (std::size_t k = p.edges.size(); k-- > 0;) {
    const Edge& e = p.edges[k];
    if (only_allowed && !e.allowed) continue;
    const double q = std::exp(alpha[e.from] + scores[k] + beta[e.to] - z);
    if (posterior) (*posterior)[k] = q;
    beta[e.from] = log_add(beta[e.from], beta[e.to] + scores[k]);
    if (gradient && q > 0) for (auto [f, v] : e.features) (*gradient)[f] += sign * q * v;
  }
  return z;
}

double objective(const std::vector<const Pruned*>& docs, const std::vector<double>& w, const std::vector<double>& prior, double strength, std::vector<double>& gradient) {
  std::fill(gradient.begin(), gradient.end(), 0.0);
  double loss = 0;
  std::vector<double> scores;
  for (const Pruned* p : docs) {
    scores.resize(p->edges.size());
    for (std::size_t k = 0; k < scores.size(); ++k) scores[k] = edge_score(p->edges[k], w);
    const double all = sum_paths(*p, scores, false, 1.0, &gradient);
    const double gold = sum_paths(*p, scores, true, -1.0, &gradient);
    loss += all - gold;
  }
  for (std::size_t k = 0; k < w.size(); ++k) {
    loss += 0.5 * strength * (w[k] - prior[k]) * (w[k] - prior[k]);
    gradient[k] += strength * (w[k] - prior[k]);
  }
  return loss;
}

/// Minimises by L-BFGS with backtracking.
double minimise(const std::vector<const Pruned*>& docs, std::vector<double>& w, const std::vector<double>& prior, double strength, int most) {
  const std::size_t n = w.size();
  std::vector<double> g(n), g2(n), w2(n), dir(n);
  double f = objective(docs, w, prior, strength, g);
  std::vector<std::vector<double>> ss, ys;
  for (int it = 0; it < most; ++it) {
    dir = g;
    std::vector<double> al(ss.size());
    for (std::size_t k = ss.size(); k-- > 0;) {
      double sy = 0, sd = 0;
      for (std::size_t i = 0; i < n; ++i) sy += ss[k][i] * ys[k][i], sd += ss[k][i] * dir[i];
      al[k] = sd / sy;
      for (std::size_t i = 0; i < n; ++i) dir[i] -= al[k] * ys[k][i];
    }
    if (!ss.empty()) {
      double sy = 0, yy = 0;
      for (std::size_t i = 0; i < n; ++i) sy += ss.back()[i] * ys.back()[i], yy += ys.back()[i] * ys.back()[i];
      for (auto& d : dir) d *= sy / yy;
    } else {
      double gg = 0; for (double x : g) gg += x * x;
      for (auto& d : dir) d *= 0.1 / std::sqrt(gg + 1e-12);
    }
    for (std::size_t k = 0; k < ss.size(); ++k) {
      double sy = 0, yd = 0;
      for (std::size_t i = 0; i < n; ++i) sy += ss[k][i] * ys[k][i], yd += ys[k][i] * dir[i];
      const double be = yd / sy;
      for (std::size_t i = 0; i < n; ++i) dir[i] += ss[k][i] * (al[k] - be);
    }
    double step = 1, gd = 0;
    for (std::size_t i = 0; i < n; ++i) gd += g[i] * dir[i];
    double f2 = f;
    bool ok = false;
    for (int t = 0; t < 25; ++t, step /= 2) {
      for (std::size_t i = 0; i < n; ++i) w2[i] = w[i] - step * dir[i];
      f2 = objective(docs, w2, prior, strength, g2);
      if (f2 < f - 1e-4 * step * gd) { ok = true; break; }
    }
    if (!ok) break;
    std::vector<double> s(n), y(n);
    double sy = 0;
    for (std::size_t i = 0; i < n; ++i) s[i] = w2[i] - w[i], y[i] = g2[i] - g[i], sy += s[i] * y[i];
    if (sy > 1e-10) { ss.push_back(s); ys.push_back(y); if (ss.size() > 10) ss.erase(ss.begin()), ys.erase(ys.begin()); }
    const double gain = f - f2;
    w = w2; g = g2; f = f2;
    if (gain < 1e-5 * (1 + std::abs(f))) break;
  }
  return f;
}

struct Counts { double right = 0, predicted = 0, gold = 0; double f1() const { return 2 * right / (predicted + gold); } };

/// MBR decoding of a pruned lattice.
Counts decode(const Pruned& p, const std::vector<double>& w, double threshold, std::vector<std::pair<double, bool>>* confidences, std::vector<Bead>* out = nullptr) {
  std::vector<double> scores(p.edges.size()), post(p.edges.size());
  for (std::size_t k = 0; k < scores.size(); ++k) scores[k] = edge_score(p.edges[k], w);
  sum_paths(p, scores, false, 0, nullptr, &post);
  std::vector<double> best(p.places, kNever);
  std::vector<long> back(p.places, -1);
  best[0] = 0;
  for (std::size_t k = 0; k < p.edges.size(); ++k) {
    const Edge& e = p.edges[k];
    const bool pair = kShapes[e.shape].source > 0 && kShapes[e.shape].target > 0;
    const double v = best[e.from] + (pair ? post[k] - threshold : post[k] * 1e-3);
    if (v > best[e.to]) best[e.to] = v, back[e.to] = (long)k;
  }
  Counts c;
  for (const ListedBead& b : p.document->document->gold) c.gold += !b.source.empty() && !b.target.empty();
  for (std::size_t at = p.places - 1; at != 0;) {
    const Edge& e = p.edges[(std::size_t)back[at]];
    const bool pair = kShapes[e.shape].source > 0 && kShapes[e.shape].target > 0;
    if (pair) {
      c.predicted++;
      c.right += e.gold;
      if (confidences) confidences->push_back({post[(std::size_t)back[at]], e.gold});
    }
    if (out) { const auto [a, b] = kShapes[e.shape]; out->push_back({{e.i - a, e.i}, {e.j - b, e.j}, 0, post[(std::size_t)back[at]]}); }
    at = e.from;
  }
  if (out) std::reverse(out->begin(), out->end());
  return c;
}

bool has_dictionary(const Pruned& p) { return p.document->source.size() > 0 && p.document->document->source.document.language == "ja"; }

/// What no development set shows: the weights of structure are set by hand.
void write_weights(std::FILE* f, const char* name, const std::vector<double>& w) {
  std::fprintf(f, "constexpr Features %s = {\n", name);
  for (std::size_t k = 0; k < w.size(); ++k) {
    double v = w[k];
    if (k == kHeadingSame) v = 1.0;
    if (k == kHeadingOther) v = -1.5;
    if (k == kBlockSame) v = 0.3;
    if (k == kBlockOther) v = -0.3;
    std::fprintf(f, "    %.4fF,  // %s\n", v, std::string(feature_name(k)).c_str());
  }
  std::fprintf(f, "};\n\n");
}

void write_model(const char* path, const std::vector<Pruned>& pruned, const std::vector<double>& shared) {
  std::vector<const Pruned*> with, without;
  for (const Pruned& p : pruned) (has_dictionary(p) ? with : without).push_back(&p);
  std::vector<double> w1 = shared, w2 = shared;
  minimise(with, w1, shared, 0.3, 200);
  minimise(without, w2, shared, 2.0, 200);
  std::FILE* f = std::fopen(path, "w");
  std::fprintf(f, "// SPDX-License-Identifier: Apache-2.0\n//\n// Written by awase-fit; docs/accuracy.md has the command.\n\n#include \"align/bead_score.h\"\n\nnamespace awase {\nnamespace {\n\n");
  write_weights(f, "kWithDictionary", w1);
  write_weights(f, "kWithoutDictionary", w2);
  std::fprintf(f, "}  // namespace\n\nScoreModel fitted_model(bool has_dictionary) {\n  ScoreModel model;\n  model.weights = has_dictionary ? kWithDictionary : kWithoutDictionary;\n  return model;\n}\n\n}  // namespace awase\n");
  std::fclose(f);
}

void run(int argc, char** argv) {
  const Dictionary dictionary(argv[1]);
  std::vector<GoldDocument> documents;
  for (int a = 2; a < argc; ++a)
    for (auto& d : read_development_set(argv[a])) documents.push_back(std::move(d));
  std::vector<Prepared> prepared;
  for (const GoldDocument& d : documents) {
    const bool ja = d.source.document.language == "ja";
    Prepared p{&d, find_terms(d.source, ja ? &dictionary : nullptr), find_terms(d.target, nullptr), {}, 1, {}};
    LinkSources sources;
    if (ja) sources.forward = &dictionary;
    sources.same_script = !ja;
    p.links = find_links(p.source, p.target, sources);
    double s = 0, t = 0;
    for (auto c : p.source.chars) s += c;
    for (auto c : p.target.chars) t += c;
    p.ratio = t / s;
    p.gold = gold_path(d);
    prepared.push_back(std::move(p));
  }
  std::fprintf(stderr, "prepared %zu\n", prepared.size());
  ScoreModel model = fitted_model(true);
  std::vector<double> w(model.weights.begin(), model.weights.end());
  const std::vector<double> prior = w;
  std::vector<Pruned> pruned;
  const int rounds = std::getenv("ROUNDS") ? std::atoi(std::getenv("ROUNDS")) : 2;
  for (int round = 0; round < rounds; ++round) {
    pruned.clear();
    for (std::size_t k = 0; k < w.size(); ++k) model.weights[k] = (float)w[k];
    std::size_t edges = 0;
    for (const Prepared& p : prepared) { pruned.push_back(prune(p, model, round == 0 ? 1e-4 : 1e-5)); edges += pruned.back().edges.size(); }
    std::vector<const Pruned*> all;
    for (const Pruned& p : pruned) all.push_back(&p);
    const double f = minimise(all, w, prior, 0.1, 300);
    std::fprintf(stderr, "round %d: %zu edges, loss %.2f\n", round, edges, f);
  }
  for (std::size_t k = 0; k < w.size(); ++k) std::printf("%-18s %8.4f\n", std::string(feature_name(k)).c_str(), w[k]);
  std::map<std::string, Counts> sets;
  std::map<std::string, Counts> cv;
  std::vector<std::pair<double, bool>> conf;
  const int folds = 5;
  std::vector<std::vector<double>> fold_w;
  for (int fold = 0; fold < folds; ++fold) {
    std::vector<const Pruned*> train;
    for (std::size_t k = 0; k < pruned.size(); ++k) if ((int)(k % folds) != fold) train.push_back(&pruned[k]);
    auto wf = w;
    minimise(train, wf, prior, 0.1, 100);
    fold_w.push_back(wf);
  }
  for (double threshold : {0.0, 0.3, 0.4, 0.5}) {
    sets.clear(); cv.clear(); conf.clear();
    for (std::size_t k = 0; k < pruned.size(); ++k) {
      auto add = [](Counts& c, const Counts& d) { c.right += d.right; c.predicted += d.predicted; c.gold += d.gold; };
      add(sets[prepared[k].document->set], decode(pruned[k], w, threshold, nullptr));
      add(cv[prepared[k].document->set], decode(pruned[k], fold_w[k % folds], threshold, &conf));
    }
    std::sort(conf.begin(), conf.end());
    double wrong = 0, low = 0, ece = 0;
    for (std::size_t k = 0; k < conf.size(); ++k) { wrong += !conf[k].second; if (k < conf.size() / 10) low += !conf[k].second; }
    for (int b = 0; b < 10; ++b) { double n = 0, p = 0, r = 0; for (auto& [c, ok] : conf) if (std::min(9, (int)(c * 10)) == b) n++, p += c, r += ok; ece += std::abs(p - r) / conf.size(); }
    std::printf("threshold %.1f:", threshold);
    for (auto& [s, c] : sets) std::printf("  %s %.4f/%.4f", s.c_str(), c.f1(), cv[s].f1());
    std::printf("\n  ece %.4f, wrong in lowest tenth %.2f of %.0f\n", ece, low / std::max(1.0, wrong), wrong);
  }
  if (const char* out = std::getenv("OUT")) write_model(out, pruned, w);
  // Errors, for reading.
  if (std::getenv("SHOW")) {
    for (std::size_t k = 0; k < pruned.size(); ++k) {
      if (prepared[k].document->set != std::getenv("SHOW")) continue;
      std::vector<Bead> out;
      decode(pruned[k], w, 0.3, nullptr, &out);
      const GoldDocument& d = *prepared[k].document;
      auto same = [](const Bead& a, const Bead& b) { return a.source == b.source && a.target == b.target; };
      std::printf("== %s\n", d.name.c_str());
      auto print = [&](const char* what, const Bead& b) {
        std::printf("%s [%zu-%zu]:[%zu-%zu] %.2f\n", what, b.source.first, b.source.last, b.target.first, b.target.last, b.confidence);
        for (std::size_t i = b.source.first; i < b.source.last; ++i) std::printf("    %s\n", std::string(d.source.text(i)).c_str());
        for (std::size_t i = b.target.first; i < b.target.last; ++i) std::printf("      > %s\n", std::string(d.target.text(i)).c_str());
      };
      for (const Bead& b : out) if (b.is_pair() && std::none_of(prepared[k].gold.begin(), prepared[k].gold.end(), [&](const Bead& g) { return same(b, g); })) print("WRONG", b);
      for (const Bead& g : prepared[k].gold) if (g.is_pair() && std::none_of(out.begin(), out.end(), [&](const Bead& b) { return same(b, g); })) print("MISSED", g);
    }
  }
}

}  // namespace
}  // namespace awase

int main(int argc, char** argv) { awase::run(argc, argv); }
