// SPDX-License-Identifier: Apache-2.0
//
// Measures a memory that can be asked (docs/performance.md):
//
//   awase-bench-memory UNITS FOLDER           makes FOLDER/bench.awm of UNITS units,
//                                             asks it and adds to it
//   awase-bench-memory UNITS FOLDER --again   asks the one that is there, says what of
//                                             it is in memory, and adds to a copy of it
//                                             while it is asked
//   awase-bench-memory UNITS FOLDER --dump    writes what
//                                             tests/bench/memory_referee.py reads too
//
// Sentences are recombined from clauses, and clauses from made-up words whose
// frequencies fall by a power law, Japanese and English side by side. Questions are
// sentences with some of their clauses or characters changed. Times are processor
// times, but those that readers wait.

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "text/unicode.h"
#include "tmx/store/index_search.h"
#include "tmx/store/logged_index.h"
#include "tmx/store/memory_store.h"

namespace {

using namespace awase;

constexpr std::size_t kTop = 5;

double processor_seconds() {
  timespec time = {};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

struct Both {
  std::string ja;
  std::string en;
};

/// Made-up language: words, clauses, sentences.
class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {
    for (std::size_t i = 0; i < kWords; ++i) words_.push_back(word());
    for (std::size_t i = 0; i < kClauses; ++i) clauses_.push_back(clause());
  }

  std::vector<std::size_t> plan() {
    std::vector<std::size_t> clauses(2 + random_() % 3);
    for (std::size_t& clause : clauses) clause = random_() % kClauses;
    return clauses;
  }

  Both sentence(const std::vector<std::size_t>& plan) {
    Both both;
    for (std::size_t i = 0; i < plan.size(); ++i) {
      both.ja += (i == 0 ? "" : "、") + clauses_[plan[i]].ja;
      both.en += (i == 0 ? "" : ", ") + clauses_[plan[i]].en;
    }
    if (random_() % 5 == 0) {
      const std::string number = std::to_string(random_() % 2000);
      both.ja += "、" + number + "件";
      both.en += " " + number + " times";
    }
    both.ja += "。";
    both.en += ".";
    return both;
  }

  /// A sentence that is similar to that of `plan`.
  Both question(std::vector<std::size_t> plan) {
    if (random_() % 2 == 0) plan[random_() % plan.size()] = random_() % kClauses;
    Both both = sentence(plan);
    for (std::size_t edits = random_() % 4; edits > 0; --edits) {
      both.ja += words_[zipf()].ja;
      both.en += " " + words_[zipf()].en;
    }
    return both;
  }

  std::uint32_t random() { return static_cast<std::uint32_t>(random_()); }

 private:
  static constexpr std::size_t kWords = 30000;
  static constexpr std::size_t kClauses = 60000;

  std::size_t zipf() {
    const double share = static_cast<double>(random_() % 1000003) / 1000003.0;
    return static_cast<std::size_t>(std::pow(static_cast<double>(kWords), share)) - 1;
  }

  Both word() {
    static constexpr std::array<const char*, 20> kKana = {
        "する", "した", "こと", "ない", "れる", "まで", "ある", "いた", "きる", "さ",
        "み",   "げ",   "り",   "め",   "え",   "っ",   "く",   "も",   "ば",   "て"};
    static constexpr std::array<const char*, 24> kSyllables = {
        "ba", "con", "de", "ter", "mi", "nal", "pro", "gra", "so", "tion", "le",  "ran",
        "ve", "sti", "po", "lar", "ne", "dic", "fo",  "mer", "tu", "al",   "ing", "ed"};
    Both both;
    for (std::size_t n = 1 + random_() % 2; n > 0; --n)
      append_char(both.ja, static_cast<char32_t>(0x4E00 + random_() % 1600));
    if (random_() % 2 == 0) both.ja += kKana[random_() % kKana.size()];
    for (std::size_t n = 1 + random_() % 3; n > 0; --n)
      both.en += kSyllables[random_() % kSyllables.size()];
    return both;
  }

  Both clause() {
    static constexpr std::array<const char*, 8> kParticles = {"の", "は", "を", "に",
                                                              "が", "で", "と", "も"};
    static constexpr std::array<const char*, 8> kLinks = {"of",  "the",  "to",  "in",
                                                          "and", "with", "for", "a"};
    Both both;
    for (std::size_t n = 3 + random_() % 4; n > 0; --n) {
      const Both& word = words_[zipf()];
      both.ja += word.ja + kParticles[random_() % kParticles.size()];
      both.en += std::string(both.en.empty() ? "" : " ") +
                 kLinks[random_() % kLinks.size()] + " " + word.en;
    }
    return both;
  }

  std::mt19937 random_;
  std::vector<Both> words_;
  std::vector<Both> clauses_;
};

TranslationUnit unit_of(const Both& both) {
  TranslationUnit unit;
  unit.attributes = {{"creationdate", "20260101T000000Z"}, {"creationid", "bench"}};
  unit.variants.resize(2);
  unit.variants[0].language = "ja";
  unit.variants[0].content.text = both.ja;
  unit.variants[1].language = "en";
  unit.variants[1].content.text = both.en;
  return unit;
}

void print_times(const char* what, std::vector<double> seconds) {
  std::sort(seconds.begin(), seconds.end());
  std::printf("%-34s p50 %8.2f ms   p99 %8.2f ms\n", what,
              1e3 * seconds[seconds.size() / 2],
              1e3 * seconds[seconds.size() * 99 / 100]);
  std::fflush(stdout);
}

MatchQuery query_of(const Both& both, bool japanese) {
  MatchQuery query;
  query.content.text = japanese ? both.ja : both.en;
  query.source_language = japanese ? "ja" : "en";
  query.target_language = japanese ? "en" : "ja";
  return query;
}

/// Five best similarities of 0.5 and more by comparing with every unit, best first.
std::vector<double> brute_force(const std::vector<SymbolText>& texts,
                                const SymbolText& text) {
  constexpr double kLeast = 0.5;
  SymbolComparison comparison(text);
  std::vector<double> best;
  for (const SymbolText& other : texts) {
    const std::size_t longer = std::max(text.symbols.size(), other.symbols.size());
    const std::size_t allowed = allowed_distance(kLeast, longer);
    const std::size_t distance = comparison.distance_to(other.symbols, allowed);
    if (distance <= allowed)
      best.push_back(similarity(distance, text.symbols.size(), other.symbols.size()));
  }
  std::sort(best.rbegin(), best.rend());
  if (best.size() > kTop) best.resize(kTop);
  return best;
}

void compare(const std::vector<Both>& units, const std::vector<Both>& questions,
             const MemoryStore& store) {
  constexpr std::array<int, 3> kLeast = {50, 70, 85};
  for (const bool japanese : {true, false}) {
    const SymbolReader reader(japanese ? "ja" : "en");
    std::vector<SymbolText> texts;
    for (const Both& unit : units)
      texts.push_back(reader.read(japanese ? unit.ja : unit.en));
    std::array<std::size_t, kLeast.size()> same = {};
    for (const Both& question : questions) {
      const MatchQuery query = query_of(question, japanese);
      std::vector<double> right = brute_force(texts, reader.read(query.content.text));
      for (std::size_t i = 0; i < kLeast.size(); ++i) {
        std::erase_if(right,
                      [&](double each) { return fuzzy_value(each) < kLeast[i]; });
        std::vector<double> found;
        for (const Match& match :
             store.find(query, {.min_score = kLeast[i], .top = kTop}))
          found.push_back(match.similarity);
        std::sort(found.rbegin(), found.rend());
        same[i] += found == right ? 1U : 0U;
      }
    }
    for (std::size_t i = 0; i < kLeast.size(); ++i)
      std::printf("%s, at least %d: best five equal to brute force in %zu of %zu\n",
                  japanese ? "ja" : "en", kLeast[i], same[i], questions.size());
    std::fflush(stdout);
  }
}

void dump(const std::string& path, const std::vector<Both>& units,
          const std::vector<Both>& questions, const MemoryStore& store) {
  std::ofstream out(path);
  const auto write = [&](const char* kind, const std::string& text,
                         const char* language) {
    out << kind << '\t' << language;
    for (const Symbol symbol : SymbolReader(language).read(text).symbols)
      out << '\t' << (is_number_symbol(symbol) ? kFirstNumberSymbol : symbol);
    out << '\n';
  };
  for (const Both& unit : units) {
    write("unit", unit.ja, "ja");
    write("unit", unit.en, "en");
  }
  for (const Both& question : questions) {
    for (const bool japanese : {true, false}) {
      write("question", japanese ? question.ja : question.en, japanese ? "ja" : "en");
      out << "found\t" << (japanese ? "ja" : "en");
      for (const Match& match :
           store.find(query_of(question, japanese), {.min_score = 50, .top = kTop}))
        out << '\t' << match.similarity;
      out << '\n';
    }
  }
}

void build(const std::string& path, const std::vector<Both>& units) {
  std::filesystem::remove(path);
  const double begin = processor_seconds();
  StoreWriter writer(path);
  const std::uint32_t source = writer.add_source({"bench", Header()});
  for (const Both& unit : units) writer.add(unit_of(unit), source);
  writer.flush();
  std::printf("building %zu units: %.1f s, %.0f MB\n", units.size(),
              processor_seconds() - begin,
              static_cast<double>(std::filesystem::file_size(path)) / 1e6);
}

void ask(const MemoryStore& store, const std::vector<Both>& questions) {
  for (const bool japanese : {true, false}) {
    for (const int least : {85, 70, 50}) {
      std::vector<double> times;
      for (const Both& question : questions) {
        const MatchQuery query = query_of(question, japanese);
        const double begin = processor_seconds();
        (void)store.find(query, {.min_score = least, .top = kTop});
        times.push_back(processor_seconds() - begin);
      }
      const std::string what =
          std::string(japanese ? "ja" : "en") + ", at least " + std::to_string(least);
      print_times(what.c_str(), times);
    }
  }
}

/// One of the words of a text, without punctuation.
std::string word_of(const std::string& text, std::uint32_t number) {
  std::vector<std::string> words = {""};
  for (const char c : text) {
    if (c == ' ') words.emplace_back();
    if (c != ' ' && c != ',' && c != '.') words.back() += c;
  }
  return words[number % words.size()];
}

void ask_words(const MemoryStore& store, const std::vector<Both>& questions,
               Generator& generator) {
  std::vector<double> two;
  std::vector<double> word;
  for (const Both& question : questions) {
    std::u32string chars;
    for (std::size_t i = 0; i < question.ja.size();) chars += next_char(question.ja, i);
    const std::string pair =
        to_utf8(chars.substr(generator.random() % (chars.size() - 1), 2));
    double begin = processor_seconds();
    if (!trim(std::string_view(pair)).empty())
      (void)store.grep(pair, {.language = "ja"});
    two.push_back(processor_seconds() - begin);
    const std::string one = word_of(question.en, generator.random());
    begin = processor_seconds();
    (void)store.grep(one, {.language = "en"});
    word.push_back(processor_seconds() - begin);
  }
  print_times("two characters (concordance)", two);
  print_times("a word (concordance)", word);
}

void add_more(const std::string& path, Generator& generator) {
  double begin = processor_seconds();
  {
    StoreWriter writer(path);
    const std::uint32_t source = writer.add_source({"more", Header()});
    for (int i = 0; i < 10000; ++i)
      writer.add(unit_of(generator.sentence(generator.plan())), source);
    writer.flush();
  }
  std::printf("adding 10,000 units: %.2f s\n", processor_seconds() - begin);
  begin = processor_seconds();
  MemoryStore again(path);
  std::printf("opening again: %.2f ms, %zu parts\n",
              1e3 * (processor_seconds() - begin), again.snapshot()->parts().size());
}

/// Megabytes of files that are mapped and in memory, and of all other memory.
struct Resident {
  double mapped = 0;
  double own = 0;
};

Resident resident() {
  Resident result;
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    const auto value = [&] {
      return std::atof(line.c_str() + line.find(':') + 1) / 1e3;
    };
    if (line.starts_with("RssFile:")) result.mapped = value();
    if (line.starts_with("RssAnon:")) result.own = value();
  }
  return result;
}

void print_resident(const char* what, const Resident& before) {
  const Resident now = resident();
  std::printf("%-34s %.1f MB of the file, %.1f MB beside it\n", what,
              now.mapped - before.mapped, now.own - before.own);
  std::fflush(stdout);
}

double wall_seconds() {
  return std::chrono::duration<double>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

/// What a reader waits at worst for an answer, and for what others wrote.
struct Waits {
  double find = 0;
  double refresh = 0;
  std::size_t lookups = 0;

  void print(const char* what) const {
    std::printf("%-34s worst of %zu: an answer %.2f ms, what was added %.2f ms\n", what,
                lookups, 1e3 * find, 1e3 * refresh);
    std::fflush(stdout);
  }
};

/// Asks until `is_done`, each question after looking for what was added. Questions of
/// at least 100 are the shortest that there are: what they wait for is something else.
Waits read_until(MemoryStore& store, const std::vector<Both>& questions,
                 const std::atomic<bool>& is_done) {
  Waits waits;
  for (std::size_t i = 0; !is_done; i = (i + 1) % questions.size()) {
    double begin = wall_seconds();
    store.refresh();
    waits.refresh = std::max(waits.refresh, wall_seconds() - begin);
    const MatchQuery query = query_of(questions[i], true);
    begin = wall_seconds();
    (void)store.find(query, {.min_score = 100, .top = kTop});
    waits.find = std::max(waits.find, wall_seconds() - begin);
    ++waits.lookups;
  }
  return waits;
}

/// Adds to a copy of the memory while it is asked, and for comparison asks it as long
/// while nobody adds.
void add_while_asked(const std::string& path, const std::vector<Both>& questions,
                     Generator& generator) {
  const std::string copy = path + ".copy";
  std::filesystem::copy_file(path, copy,
                             std::filesystem::copy_options::overwrite_existing);
  std::vector<TranslationUnit> units;
  for (int i = 0; i < 10000; ++i)
    units.push_back(unit_of(generator.sentence(generator.plan())));
  MemoryStore store(copy);
  double adding = 1.0;
  for (const bool adds : {false, true}) {
    std::atomic<bool> is_done = false;
    Waits waits;
    std::thread reader([&] { waits = read_until(store, questions, is_done); });
    const double begin = wall_seconds();
    if (adds) {
      StoreWriter writer(copy);
      const std::uint32_t source = writer.add_source({"more", Header()});
      for (const TranslationUnit& unit : units) writer.add(unit, source);
      writer.flush();
      adding = wall_seconds() - begin;
    } else {
      std::this_thread::sleep_for(std::chrono::duration<double>(adding));
    }
    is_done = true;
    reader.join();
    waits.print(adds ? "reader while 10,000 are added" : "reader while nobody adds");
  }
  std::printf("adding 10,000 units: %.2f s by the clock\n", adding);
  std::filesystem::remove(copy);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("awase-bench-memory UNITS FOLDER [--again|--dump]\n", stderr);
    return 2;
  }
  const auto count = static_cast<std::size_t>(std::atoll(argv[1]));
  const std::string path = std::string(argv[2]) + "/bench.awm";
  const std::string mode = argc > 3 ? argv[3] : "";
  Generator generator(1);
  std::vector<Both> units;
  std::vector<std::vector<std::size_t>> plans;
  for (std::size_t i = 0; i < count; ++i) {
    plans.push_back(generator.plan());
    units.push_back(generator.sentence(plans.back()));
  }
  std::vector<Both> questions;
  for (int i = 0; i < 500; ++i)
    questions.push_back(generator.question(plans[generator.random() % count]));

  if (mode != "--again") build(path, units);
  const Resident before = resident();
  const double begin = processor_seconds();
  const MemoryStore store(path);
  std::printf("opening: %.2f ms\n", 1e3 * (processor_seconds() - begin));
  print_resident("in memory after opening", before);
  for (std::size_t i = 0; i < 100; ++i)
    (void)store.find(query_of(questions[i], true), {.min_score = 70, .top = kTop});
  print_resident("after 100 questions", before);
  ask(store, questions);
  ask_words(store, questions, generator);
  if (mode == "--again") {
    add_while_asked(path, questions, generator);
    return 0;
  }
  add_more(path, generator);
  if (mode == "--dump")
    dump(std::string(argv[2]) + "/bench.tsv", units, questions, store);
  questions.resize(100);
  compare(units, questions, store);
  return 0;
}
