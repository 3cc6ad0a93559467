// SPDX-License-Identifier: Apache-2.0
//
// The rules are gone through in order; each finds all places it speaks of, and decides
// those that no earlier rule has: beforebreak is searched from every start, afterbreak
// tried where it ends. That is near linear for the patterns people write. Patterns that
// run away hit ICU's limits or the deadline, and are named.

#include <algorithm>
#include <chrono>

#include <unicode/utf16.h>

#include "text/srx_rules.h"
#include "text/unicode.h"

namespace awase {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int32_t kMatchLimit = 500;           // About milliseconds, for one search.
constexpr int32_t kStackLimitBytes = 1 << 20;  // Of ICU's own stack.
constexpr auto kRuleTime = std::chrono::seconds(3);
constexpr auto kRuleTimePerChar = std::chrono::microseconds(5);

enum class Verdict : char { open, breaks, holds };

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

bool matches_language(const SrxMap& map, const icu::UnicodeString& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::RegexMatcher> matcher = make_matcher(map.language.get());
  matcher->reset(language);
  return matcher->matches(status) && U_SUCCESS(status);
}

}  // namespace

struct SrxSplitter::State {
  std::string file_name;
  std::vector<RunningRule> rules;
  std::vector<Verdict> verdicts;

  [[noreturn]] void run_away(const SrxRule& rule) const {
    throw Error(ErrorKind::input,
                file_name + ":" + std::to_string(rule.line) +
                    ": this rule takes too long on the text; make its "
                    "patterns simpler");
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
};

SrxSplitter::SrxSplitter(const SrxRules& rules, std::string_view language)
    : state_(std::make_unique<State>()) {
  const SrxRules::Data& data = rules.data();
  state_->file_name = data.name;
  const auto tag = icu::UnicodeString::fromUTF8(
      {language.data(), static_cast<int32_t>(language.size())});
  for (const SrxMap& map : data.maps) {
    if (!matches_language(map, tag)) continue;
    for (const SrxRule& rule : data.rules.find(map.rules_name)->second) {
      state_->rules.push_back(
          {&rule, make_matcher(rule.before.get()), make_matcher(rule.after.get())});
    }
    if (!data.cascades) break;
  }
}
SrxSplitter::SrxSplitter(SrxSplitter&&) noexcept = default;
SrxSplitter::~SrxSplitter() = default;

std::vector<ByteRange> SrxSplitter::split_line(std::string_view line) {
  constexpr std::size_t kMaxLineBytes = std::size_t{1} << 30;
  if (line.size() > kMaxLineBytes) {
    throw Error(ErrorKind::input,
                state_->file_name + ": a paragraph of more than 1 GiB; break it up");
  }
  const Utf16Line utf16(line);
  state_->verdicts.assign(static_cast<std::size_t>(utf16.text.length()) + 1,
                          Verdict::open);
  for (RunningRule& running : state_->rules) state_->apply(running, utf16.text);

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
