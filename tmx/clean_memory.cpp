// SPDX-License-Identifier: Apache-2.0

#include "tmx/clean_memory.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "tmx/deduplicate.h"
#include "tmx/read_tmx.h"

namespace awase {
namespace {

constexpr auto kNearDuplicate = static_cast<std::size_t>(CleanRule::near_duplicate);

/// Which near-duplicates stay, and which units none of the other rules found fault
/// with.
struct FirstPass {
  explicit FirstPass(bool wanted) : is_wanted(wanted) {}

  void run(const RereadableInput& input, Cleaner& cleaner) {
    TmxReader reader(input.open(), input.name());
    for (TranslationUnit unit; reader.next(unit);) {
      const CleanedUnit cleaned = cleaner.clean(unit, reader.header());
      is_whole.push_back(!cleaned.dropped);
      if (cleaned.kept) duplicates.add(*cleaned.kept, reader.header());
    }
    duplicates.settle();
  }

  bool is_wanted;
  std::vector<bool> is_whole;
  Deduplicator duplicates{{.sameness = Sameness::letters}};
};

}  // namespace

CleanedMemory clean_memory(const RereadableInput& input, const CleanOptions& options,
                           const ByteSink& sink, const WriteOptions& write,
                           const CleanedOut& dropped) {
  Cleaner cleaner(options);
  FirstPass first(options.rules[kNearDuplicate]);
  if (first.is_wanted) first.run(input, cleaner);

  TmxReader reader(input.open(), input.name());
  const Header& header = reader.header();
  TmxWriter writer(sink, header, write);
  CleanedMemory done;
  CleanCounts& counts = done.counts;
  std::size_t number = 0;
  std::size_t candidate = 0;
  for (TranslationUnit unit; reader.next(unit); ++number) {
    CleanedUnit cleaned;
    if (first.is_wanted && first.is_whole[number])
      cleaned.kept = std::move(unit);
    else
      cleaned = cleaner.clean(unit, header);
    if (cleaned.dropped) {
      counts.add(cleaned.faults);
      dropped(std::move(*cleaned.dropped), header, cleaned.faults);
    }
    if (!cleaned.kept) continue;
    if (!first.is_wanted || first.duplicates.is_kept(candidate++)) {
      writer.add(*cleaned.kept);
    } else {
      const CleanRules why = CleanRules().set(kNearDuplicate);
      counts.add(why);
      dropped(std::move(*cleaned.kept), header, why);
    }
  }
  writer.finish();
  done.header = header;
  done.written = writer.summary().units;
  done.issues = reader.issues();
  append(done.issues, describe_issues(writer.summary()));
  return done;
}

std::string to_json(const CleanedMemory& done, const std::string& output) {
  nlohmann::ordered_json json = {
      {"output", output}, {"units", done.written}, {"dropped", done.counts.dropped}};
  for (const CleanRuleName& rule : clean_rules())
    json["rules"][std::string(rule.name)] =
        done.counts.by_rule[static_cast<std::size_t>(rule.rule)];
  json["warnings"] = english(done.issues);
  return json.dump() + '\n';
}

std::vector<Message> describe(const CleanCounts& counts) {
  std::vector<Message> lines;
  for (const CleanRuleName& rule : clean_rules()) {
    const std::size_t count = counts.by_rule[static_cast<std::size_t>(rule.rule)];
    if (count > 0)
      lines.push_back(Message::plural("{rule}: {count} unit", "{rule}: {count} units",
                                      count, {{"rule", rule.name}}));
  }
  return lines;
}

}  // namespace awase
