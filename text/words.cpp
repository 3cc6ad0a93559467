// SPDX-License-Identifier: Apache-2.0
//
// Alphabets: runs of letters, stemmed by Snowball. Scripts without spaces: Japanese and
// Chinese are cut by the headwords of a dictionary, taking the cut with the fewest and
// best known words (a shortest path); what no headword explains is kept as a name would
// be. Thai and the like, and those two without a dictionary, are cut by ICU.

#include "text/words.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <libstemmer.h>
#include <limits>
#include <memory>
#include <new>
#include <unordered_map>
#include <unordered_set>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "text/ascii.h"
#include "text/headword_cache.h"
#include "text/numbers.h"
#include "text/stop_words.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// Longest headword that is looked for, in code points; a bit each in a 32-bit mask.
constexpr std::size_t kLongestHeadword = 16;
/// Longest word that is stemmed, in bytes: Snowball moves the rest of a word for every
/// letter it replaces. What is longer is no word.
constexpr std::size_t kLongestStemmed = 200;
constexpr UChar32 kSoftHyphen = 0xAD;

/// A segment as it is searched: folded, with the case of each letter beside it.
struct Folded {
  std::u32string text;
  std::vector<std::uint8_t> upper;  // 1 for a capital.
};

/// `text` with at most 32 marks in a row, as no writing has more. ICU sorts them in
/// time that grows with the square of the run.
icu::UnicodeString without_mark_floods(const icu::UnicodeString& text) {
  constexpr int kMostMarks = 32;
  icu::UnicodeString kept;
  int marks = 0;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    marks = u_getCombiningClass(c) == 0 ? 0 : marks + 1;
    if (marks <= kMostMarks) kept.append(c);
  }
  return kept;
}

void fold_segment(std::string_view segment, Folded& folded) {
  folded.text.clear();
  folded.upper.clear();
  if (is_ascii(segment)) {
    folded.text.resize(segment.size());
    folded.upper.resize(segment.size());
    for (std::size_t i = 0; i < segment.size(); ++i) {
      const char c = segment[i];
      const bool upper = c >= 'A' && c <= 'Z';
      folded.text[i] = static_cast<char32_t>(upper ? c - 'A' + 'a' : c);
      folded.upper[i] = upper ? 1 : 0;
    }
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(segment.data(), static_cast<std::int32_t>(segment.size())));
  if (nfkc->quickCheck(wide, status) != UNORM_YES)
    wide = nfkc->normalize(without_mark_floods(wide), status);
  for (std::int32_t i = 0; i < wide.length();) {
    const UChar32 c = wide.char32At(i);
    i += U16_LENGTH(c);
    if (c == kSoftHyphen) continue;
    const UChar32 lower = c == 0x2019 ? '\'' : u_tolower(c);
    folded.text += static_cast<char32_t>(lower);
    folded.upper.push_back(lower != c ? 1 : 0);
  }
}

bool is_mark(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

bool is_katakana_part(char32_t c) { return is_katakana(c) || is_kana_mark(c); }

/// Characters that headwords are made of.
bool is_japanese(char32_t c) {
  return is_han(c) || is_hiragana(c) || is_katakana_part(c);
}

bool all_of(std::u32string_view text, bool (*test)(char32_t)) {
  return std::all_of(text.begin(), text.end(), test);
}

/// One step of the shortest path through a Japanese run.
struct Step {
  double cost = std::numeric_limits<double>::infinity();
  std::size_t from = 0;
  enum class What : std::uint8_t {
    skip,
    headword,
    number,
    katakana,
    han
  } what = What::skip;
  std::uint32_t headword = 0;
};

/// Lets a map of strings be asked without one.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

/// What there is to know of a run of letters.
struct LettersWord {
  std::string form;  // Without what an apostrophe adds; or empty.
  std::string stem;
  std::vector<std::string> numbers;  // The keys, if it is a number or a month.
  std::size_t skipped = 0;           // Characters before the form.
  bool is_month = false;
  bool is_stop = false;
};

class Stemmer {
 public:
  explicit Stemmer(const std::string& language)
      : stemmer_(sb_stemmer_new(language.c_str(), "UTF_8"), sb_stemmer_delete) {}

  std::string operator()(const std::string& word) {
    if (!stemmer_) return word;
    const auto* stem =
        sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                        static_cast<int>(word.size()));
    if (stem == nullptr) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(stem),
            static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
  }

 private:
  std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> stemmer_;
};

std::string primary_of(std::string_view language) {
  return std::string(language.substr(0, language.find('-')));
}

bool is_cut_by_icu(const std::string& primary) {
  static const std::unordered_set<std::string> languages = {"zh", "ja", "yue", "th",
                                                            "lo", "km", "my"};
  return languages.contains(primary);
}

}  // namespace

struct WordFinder::Impl {
  std::string primary;
  bool spaceless;  // Latin words inside Chinese or Japanese are mostly English.
  HeadwordCache headwords;
  bool by_headwords;  // Japanese and Chinese are cut by a dictionary.
  NumberReader numbers;
  NumberReader english_numbers{"en"};
  const StopWords* stops;
  const StopWords* english_stops = stop_words("en");
  Stemmer stemmer;
  Stemmer english{"en"};
  std::unique_ptr<icu::BreakIterator> boundaries;
  Folded folded;
  std::vector<Step> steps;
  std::unordered_map<std::string, LettersWord, StringHash, std::equal_to<>>
      letters_words;
  std::string spelling;  // Of the word that is looked up.

  Impl(std::string_view language, const Headwords* words)
      : primary(primary_of(language)),
        spaceless(is_cut_by_icu(primary)),
        headwords(words),
        by_headwords((primary == "ja" || primary == "zh") && words != nullptr),
        numbers(language),
        stops(stop_words(primary)),
        stemmer(primary) {
    if (!spaceless || by_headwords) return;
    UErrorCode status = U_ZERO_ERROR;
    boundaries.reset(
        icu::BreakIterator::createWordInstance(icu::Locale(primary.c_str()), status));
  }

  bool is_stop(const std::string& form, bool latin) const {
    if (stops != nullptr && stops->contains(form)) return true;
    return latin && primary != "en" && spaceless && english_stops->contains(form);
  }

  std::string stem_of(const std::string& form, bool latin) {
    if (form.size() > kLongestStemmed) return form;
    return latin && spaceless ? english(form) : stemmer(form);
  }

  void add_keys(std::vector<std::string> keys, const std::string& form,
                std::vector<Word>& words) const {
    for (std::string& key : keys)
      words.push_back({std::move(key), form, WordKind::number, false, std::nullopt});
  }

  std::size_t add_number(std::size_t begin, std::vector<Word>& words) const {
    NumberMatch match = numbers.read_digits(folded.text, begin);
    if (match.keys.empty()) return begin;
    const auto form =
        to_utf8(std::u32string_view(folded.text).substr(begin, match.end - begin));
    add_keys(std::move(match.keys), form, words);
    return match.end;
  }

  /// A run of letters from `begin`; the index after it.
  std::size_t add_letters(std::size_t begin, std::vector<Word>& words) {
    const std::u32string_view text = folded.text;
    std::size_t end = begin;
    bool hyphen = false;
    while (end < text.size()) {
      const char32_t c = text[end];
      const bool letter =
          (is_letter(c) && !(spaceless && is_japanese(c))) || is_mark(c);
      const bool inner = (c == U'\'' || c == U'-') && end + 1 < text.size() &&
                         is_letter(text[end + 1]) && !is_japanese(text[end + 1]);
      if (!letter && !inner) break;
      if (c == U'-') hyphen = true;
      ++end;
    }
    if (end == begin) return begin;
    if (hyphen) {
      const std::string whole = to_utf8(text.substr(begin, end - begin));
      if (auto keys = numbers.read_word(whole); !keys.empty()) {
        add_keys(std::move(keys), whole, words);
        return end;
      }
      std::size_t part = begin;
      for (std::size_t i = begin; i <= end; ++i) {
        if (i < end && text[i] != U'-') continue;
        if (i > part) add_letters_word(part, i, words);
        part = i + 1;
      }
      return end;
    }
    add_letters_word(begin, end, words);
    return end;
  }

  void add_letters_word(std::size_t begin, std::size_t end, std::vector<Word>& words) {
    const auto run = std::u32string_view(folded.text).substr(begin, end - begin);
    const LettersWord& word = known_word(run);
    if (word.form.empty()) return;
    const bool upper = folded.upper[begin + word.skipped] != 0;
    if (!word.numbers.empty() && (!word.is_month || upper || primary != "en"))
      add_keys(word.numbers, word.form, words);
    else if (!word.is_stop)
      words.push_back({word.stem, word.form, WordKind::word, upper, std::nullopt});
  }

  const LettersWord& known_word(std::u32string_view run) {
    // Words come again and again: one look-up for all there is to know of one.
    if (letters_words.size() > 200'000) letters_words.clear();
    spelling.clear();
    for (const char32_t c : run) append_char(spelling, c);
    const auto found = letters_words.find(std::string_view(spelling));
    if (found != letters_words.end()) return found->second;
    return letters_words.emplace(spelling, read_letters(run, spelling)).first->second;
  }

  LettersWord read_letters(std::u32string_view run, const std::string& whole) {
    LettersWord word;
    if (is_stop(whole, is_latin(run[0]))) return word;
    // The s of "Japan's", the l' of "l'Europe" and the like say nothing.
    const std::size_t mark = run.find(U'\'');
    if (mark != std::u32string_view::npos) {
      if (run.size() - mark <= 3 && mark >= 2) {
        run = run.substr(0, mark);
      } else if (mark <= 2) {
        run = run.substr(mark + 1);
        word.skipped = mark + 1;
      }
    }
    if (run.empty()) return word;
    word.form = to_utf8(run);
    const bool latin = is_latin(run[0]);
    word.numbers =
        (latin && spaceless ? english_numbers : numbers).read_word(word.form);
    word.is_month = !word.numbers.empty() && word.numbers.front()[1] == 'm';
    word.is_stop = is_stop(word.form, latin);
    word.stem = stem_of(word.form, latin);
    return word;
  }

  /// Cuts the Japanese run [begin, end) by headwords.
  void add_japanese(std::size_t begin, std::size_t end, std::vector<Word>& words) {
    const std::u32string_view run =
        std::u32string_view(folded.text).substr(begin, end - begin);
    find_steps(run);
    std::vector<std::size_t> cuts;
    for (std::size_t at = run.size(); at > 0; at = steps[at].from) cuts.push_back(at);
    std::reverse(cuts.begin(), cuts.end());
    std::size_t from = 0;
    std::size_t unknown =
        0;  // Start of a stretch of Han characters without a headword.
    bool in_unknown = false;
    for (const std::size_t to : cuts) {
      const Step& step = steps[to];
      if (in_unknown && step.what != Step::What::han) {
        add_plain(run.substr(unknown, from - unknown), WordKind::han, words);
        in_unknown = false;
      }
      const auto part = run.substr(from, to - from);
      switch (step.what) {
        case Step::What::headword:
          add_headword(part, step.headword, words);
          break;
        case Step::What::number:
          add_number(begin + from, words);
          break;
        case Step::What::katakana:
          add_plain(part, WordKind::katakana, words);
          break;
        case Step::What::han:
          if (!in_unknown) unknown = from;
          in_unknown = true;
          break;
        case Step::What::skip:
          break;
      }
      from = to;
    }
    if (in_unknown) add_plain(run.substr(unknown), WordKind::han, words);
    add_reading(begin, end, words);
  }

  void add_plain(std::u32string_view part, WordKind kind,
                 std::vector<Word>& words) const {
    std::string form = to_utf8(part);
    if (kind == WordKind::katakana && part.size() < 2) return;
    words.push_back({form, form, kind, false, std::nullopt});
  }

  void add_headword(std::u32string_view part, std::uint32_t headword,
                    std::vector<Word>& words) const {
    std::string form = to_utf8(part);
    if (is_stop(form, false)) return;
    const auto kind =
        all_of(part, is_katakana_part) ? WordKind::katakana : WordKind::word;
    words.push_back({form, form, kind, false, headword});
  }

  /// Hiragana that stands alone between marks, as in 観音（かんのん）, is a reading.
  void add_reading(std::size_t begin, std::size_t end, std::vector<Word>& words) const {
    const std::u32string_view text = folded.text;
    const auto run = text.substr(begin, end - begin);
    if (run.size() < 2 || run.size() > 24 || !all_of(run, is_hiragana)) return;
    const bool opened =
        begin > 0 && (text[begin - 1] == U'(' || text[begin - 1] == U'、' ||
                      text[begin - 1] == U'・' || text[begin - 1] == U' ');
    const bool closed = end < text.size() && is_punctuation(text[end]);
    if (opened && closed) add_plain(run, WordKind::kana, words);
  }

  /// Fills `steps` with the shortest path to each index of `run`.
  void find_steps(std::u32string_view run) {
    steps.assign(run.size() + 1, Step{});
    steps[0].cost = 0.0;
    const auto relax = [this](std::size_t from, std::size_t to, double cost,
                              Step::What what, std::uint32_t headword = 0) {
      if (steps[from].cost + cost < steps[to].cost)
        steps[to] = {steps[from].cost + cost, from, what, headword};
    };
    std::size_t katakana_end = 0;
    std::size_t katakana_begin = 0;
    for (std::size_t i = 0; i < run.size(); ++i) {
      const char32_t c = run[i];
      if (i >= katakana_end && is_katakana_part(c)) {
        katakana_begin = katakana_end = i;
        while (katakana_end < run.size() && is_katakana_part(run[katakana_end]))
          ++katakana_end;
      }
      const bool in_katakana = i < katakana_end;
      if (in_katakana) {
        // A loan word is one word, or what headwords leave of it.
        relax(i, katakana_end, i == katakana_begin ? 1.6 : 2.0, Step::What::katakana);
        relax(i, i + 1, 4.0, Step::What::skip);
      } else if (is_hiragana(c)) {
        relax(i, i + 1, 0.55, Step::What::skip);
      } else {
        relax(i, i + 1, 1.4, Step::What::han);
        if (const NumberMatch number = numbers.read_digits(run, i);
            !number.keys.empty())
          relax(i, number.end, 1.05, Step::What::number);
      }
      find_headwords(run, i, relax);
    }
  }

  template <typename Relax>
  void find_headwords(std::u32string_view run, std::size_t i, const Relax& relax) {
    const char32_t next = i + 1 < run.size() ? run[i + 1] : U'\0';
    const std::uint32_t lengths = headwords.lengths(run[i], next);
    if (lengths == 0) return;
    const std::size_t most = std::min(kLongestHeadword, run.size() - i);
    std::size_t hiragana = 0;
    for (std::size_t n = 1; n <= most; ++n) {
      hiragana += is_hiragana(run[i + n - 1]) ? 1 : 0;
      if ((lengths >> n & 1U) == 0) continue;
      if (hiragana == n && n < 2) continue;
      const auto headword = headwords.find(run.substr(i, n));
      if (!headword) continue;
      // Hiragana alone is often an ending; such a word must be long to be believed.
      const double cost = hiragana == n ? (n == 2 ? 1.3 : 1.15) : 1.0;
      relax(i, i + n, cost, Step::What::headword, *headword);
    }
  }

  void find_by_icu(std::vector<Word>& words) {
    const auto wide = icu::UnicodeString::fromUTF32(
        reinterpret_cast<const UChar32*>(folded.text.data()),
        static_cast<std::int32_t>(folded.text.size()));
    boundaries->setText(wide);
    std::int32_t from = boundaries->first();
    std::size_t at = 0;    // The same place in code points.
    std::size_t done = 0;  // Up to where a word has taken more than ICU's piece.
    for (std::int32_t to = boundaries->next(); to != icu::BreakIterator::DONE;
         from = to, to = boundaries->next()) {
      const std::size_t begin = at;
      at += static_cast<std::size_t>(wide.countChar32(from, to - from));
      if (begin < done || boundaries->getRuleStatus() == UBRK_WORD_NONE) continue;
      const auto part = std::u32string_view(folded.text).substr(begin, at - begin);
      if (is_digit(part[0])) {
        done = add_number(begin, words);
      } else if (is_latin(part[0])) {
        done = add_letters(begin, words);
      } else if (!all_of(part, is_hiragana)) {
        const bool katakana = all_of(part, is_katakana_part);
        const std::string form = to_utf8(part);
        if (!is_stop(form, false))
          words.push_back({form, form, katakana ? WordKind::katakana : WordKind::word,
                           false, std::nullopt});
      }
    }
  }

  void find_by_scripts(std::vector<Word>& words) {
    const std::u32string_view text = folded.text;
    for (std::size_t i = 0; i < text.size();) {
      const char32_t c = text[i];
      if (is_digit(c)) {
        const std::size_t end = add_number(i, words);
        i = std::max(end, i + 1);
        while (i < text.size() && is_letter(text[i]) && !is_japanese(text[i]) &&
               i - end < 2 && is_ordinal_ending(text, end))
          ++i;
      } else if (by_headwords && is_japanese(c)) {
        std::size_t end = i;
        while (end < text.size() && is_japanese(text[end])) ++end;
        add_japanese(i, end, words);
        i = end;
      } else if (is_letter(c)) {
        i = std::max(add_letters(i, words), i + 1);
      } else {
        ++i;
      }
    }
  }

  static bool is_ordinal_ending(std::u32string_view text, std::size_t at) {
    const auto ending = text.substr(at, 2);
    return ending == U"st" || ending == U"nd" || ending == U"rd" || ending == U"th";
  }
};

WordFinder::WordFinder(std::string_view language, const Headwords* headwords)
    : impl_(std::make_unique<Impl>(language, headwords)) {}
WordFinder::~WordFinder() = default;
WordFinder::WordFinder(WordFinder&&) noexcept = default;
WordFinder& WordFinder::operator=(WordFinder&&) noexcept = default;

void WordFinder::find(std::string_view segment, std::vector<Word>& words) {
  words.clear();
  fold_segment(segment, impl_->folded);
  if (impl_->boundaries)
    impl_->find_by_icu(words);
  else
    impl_->find_by_scripts(words);
}

}  // namespace awase
