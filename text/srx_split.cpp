// SPDX-License-Identifier: Apache-2.0
//
// The rules are gone through in order; each finds all places it speaks of, and decides
// those that no earlier rule has: beforebreak is searched from every start, afterbreak
// tried where it ends. That is near linear for the patterns people write. Patterns that
// run away hit ICU's limits or the deadline, and are named.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <utility>

#include <unicode/regex.h>
#include <unicode/utf16.h>

#include "text/srx_rules.h"
#include "text/unicode.h"

namespace awase {
namespace {

using Clock = std::chrono::steady_clock;
using Pattern = std::unique_ptr<icu::RegexPattern>;

constexpr int32_t kMatchLimit = 500;           // About milliseconds, for one search.
constexpr int32_t kStackLimitBytes = 1 << 20;  // Of ICU's own stack.
constexpr auto kRuleTime = std::chrono::seconds(3);
constexpr auto kRuleTimePerChar = std::chrono::microseconds(5);
// For all rules on all lines, and for each rule and character more.
constexpr auto kTextTime = std::chrono::seconds(5);

enum class Verdict : char { open, breaks, holds };

/// Why a pattern does not compile; compiled when that is empty. Null for an empty one.
std::string compile(const SrxPattern& pattern, std::uint32_t flags, Pattern& compiled) {
  if (pattern.text.empty()) return {};
  UErrorCode status = U_ZERO_ERROR;
  UParseError parse_error{};
  compiled.reset(icu::RegexPattern::compile(
      icu::UnicodeString::fromUTF8(icu_pattern(pattern.text)), flags, parse_error,
      status));
  if (U_SUCCESS(status)) return {};
  compiled.reset();
  return u_errorName(status);
}

std::unique_ptr<icu::RegexMatcher> make_matcher(const icu::RegexPattern* pattern) {
  if (pattern == nullptr) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::RegexMatcher> matcher(pattern->matcher(status));
  if (U_SUCCESS(status)) matcher->setTimeLimit(kMatchLimit, status);
  if (U_SUCCESS(status)) matcher->setStackLimit(kStackLimitBytes, status);
  if (U_FAILURE(status)) throw std::bad_alloc();
  return matcher;
}

struct RunningRule {
  const SrxRule* rule = nullptr;
  Pattern before_pattern;
  Pattern after_pattern;
  std::unique_ptr<icu::RegexMatcher> before;
  std::unique_ptr<icu::RegexMatcher> after;
};

UBool before_deadline(const void* deadline, int64_t) {
  return Clock::now() < *static_cast<const Clock::time_point*>(deadline);
}

// A line in UTF-16, with the byte at which each unit begins.
struct Utf16Line {
  icu::UnicodeString text;
  std::vector<std::size_t> offset_bytes;

  explicit Utf16Line(std::string_view line) {
    offset_bytes.reserve(line.size() + 1);
    for (std::size_t next = 0; next < line.size();) {
      const std::size_t begin = next;
      const char32_t character = next_char(line, next);
      text.append(static_cast<UChar32>(character));
      offset_bytes.resize(static_cast<std::size_t>(text.length()), begin);
    }
    offset_bytes.push_back(line.size());
  }
};

bool matches_language(const icu::RegexPattern* pattern,
                      const icu::UnicodeString& language) {
  if (pattern == nullptr) return false;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::RegexMatcher> matcher = make_matcher(pattern);
  matcher->reset(language);
  return matcher->matches(status) && U_SUCCESS(status);
}

}  // namespace

struct SrxSplitter::State {
  std::string file_name;
  std::vector<RunningRule> rules;
  std::vector<Verdict> verdicts;
  std::vector<Message> issues;
  Clock::duration spent{};  // On the lines so far.
  Clock::duration allowed = kTextTime;

  /// Whether a pattern compiles; else it is among the issues.
  bool compiles(const SrxPattern& pattern, std::uint32_t flags, Pattern& compiled) {
    const std::string reason = compile(pattern, flags, compiled);
    if (reason.empty()) return true;
    issues.push_back(
        Message("{file}:{line}: the pattern \"{pattern}\" does not compile "
                "({reason}); its rule is left out",
                {{"file", file_name},
                 {"line", pattern.position.line},
                 {"pattern", prefix_of_width(pattern.text, 60)},
                 {"reason", reason}}));
    return false;
  }

  /// Adds a rule, unless its patterns do not compile.
  void add(const SrxRule& rule) {
    RunningRule running{&rule, nullptr, nullptr, nullptr, nullptr};
    // A line end is in a line only where it counts as text, as in OmegaT, which lets a
    // dot match it.
    if (!compiles(rule.before, UREGEX_DOTALL, running.before_pattern) ||
        !compiles(rule.after, UREGEX_DOTALL, running.after_pattern))
      return;
    running.before = make_matcher(running.before_pattern.get());
    running.after = make_matcher(running.after_pattern.get());
    rules.push_back(std::move(running));
  }

  [[noreturn]] void run_away(const SrxRule& rule) const {
    throw Error(ErrorKind::input,
                Message("{file}:{line}: this rule takes too long on the text; make its "
                        "patterns simpler",
                        {{"file", file_name}, {"line", rule.line}}));
  }

  void decide(const SrxRule& rule, int32_t place) {
    Verdict& verdict = verdicts[static_cast<std::size_t>(place)];
    if (verdict == Verdict::open)
      verdict = rule.breaks ? Verdict::breaks : Verdict::holds;
  }

  void try_place(RunningRule& running, int32_t place) {
    if (verdicts[static_cast<std::size_t>(place)] != Verdict::open) return;
    UErrorCode status = U_ZERO_ERROR;
    const bool fits =
        running.after == nullptr || running.after->lookingAt(place, status);
    if (U_FAILURE(status)) run_away(*running.rule);
    if (fits) decide(*running.rule, place);
  }

  void apply(RunningRule& running, const icu::UnicodeString& text) {
    const int32_t size = text.length();
    const auto deadline = Clock::now() + kRuleTime + kRuleTimePerChar * size;
    if (running.after != nullptr) running.after->reset(text);
    if (running.before == nullptr) {
      for (int32_t place = 1; place < size; place = text.moveIndex32(place, 1)) {
        try_place(running, place);
        if (!before_deadline(&deadline, 0)) run_away(*running.rule);
      }
      return;
    }
    UErrorCode status = U_ZERO_ERROR;
    running.before->reset(text);
    running.before->setFindProgressCallback(before_deadline, &deadline, status);
    for (int32_t from = 0; from <= size;) {
      if (!running.before->find(from, status)) break;
      const int32_t place = running.before->end(status);
      if (place > 0 && place < size) try_place(running, place);
      const int32_t start = running.before->start(status);
      if (start >= size) break;
      from = text.moveIndex32(start, 1);
      if (!before_deadline(&deadline, 0)) run_away(*running.rule);
    }
    if (U_FAILURE(status)) run_away(*running.rule);
  }

  void apply_all(const icu::UnicodeString& text) {
    allowed += kRuleTimePerChar * text.length() * rules.size();
    for (RunningRule& running : rules) {
      const auto begin = Clock::now();
      apply(running, text);
      spent += Clock::now() - begin;
      if (spent <= allowed) continue;
      throw Error(
          ErrorKind::input,
          Message("{file}:{line}: the rules up to this one take too long on the "
                  "text, all lines together; make their patterns simpler",
                  {{"file", file_name}, {"line", running.rule->line}}));
    }
  }
};

SrxSplitter::SrxSplitter(const SrxRules& rules, std::string_view language)
    : state_(std::make_unique<State>()) {
  const SrxRules::Data& data = rules.data();
  state_->file_name = data.name;
  const auto tag = icu::UnicodeString::fromUTF8(
      {language.data(), static_cast<int32_t>(language.size())});
  for (const SrxMap& map : data.maps) {
    Pattern pattern;
    if (!state_->compiles(map.language, UREGEX_CASE_INSENSITIVE, pattern) ||
        !matches_language(pattern.get(), tag))
      continue;
    for (const SrxRule& rule : data.rules.find(map.rules_name)->second)
      state_->add(rule);
    if (!data.cascades) break;
  }
}
SrxSplitter::SrxSplitter(SrxSplitter&&) noexcept = default;
SrxSplitter::~SrxSplitter() = default;

const std::vector<Message>& SrxSplitter::issues() const { return state_->issues; }

std::vector<ByteRange> SrxSplitter::split_line(std::string_view line) {
  constexpr std::size_t kMaxLineBytes = std::size_t{1} << 30;
  if (line.size() > kMaxLineBytes) {
    throw Error(ErrorKind::input,
                Message("{file}: a paragraph of more than 1 GiB; break it up",
                        {{"file", state_->file_name}}));
  }
  const Utf16Line utf16(line);
  state_->verdicts.assign(static_cast<std::size_t>(utf16.text.length()) + 1,
                          Verdict::open);
  state_->apply_all(utf16.text);

  std::vector<ByteRange> segments;
  std::size_t begin = 0;
  for (std::size_t unit = 1; unit < state_->verdicts.size(); ++unit) {
    const bool is_end = unit + 1 == state_->verdicts.size();
    if (state_->verdicts[unit] != Verdict::breaks && !is_end) continue;
    const std::size_t end = utf16.offset_bytes[unit];
    const std::string_view segment = trim(line.substr(begin, end - begin));
    begin = end;
    if (segment.empty()) continue;
    const auto first = static_cast<std::size_t>(segment.data() - line.data());
    segments.push_back({first, first + segment.size()});
  }
  return segments;
}

}  // namespace awase
