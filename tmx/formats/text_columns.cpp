// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/text_columns.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::string_view kSource[] = {"source", "source text", "src", "原文", "原語"};
constexpr std::string_view kTarget[] = {"target", "target text", "translation", "tgt",
                                        "訳文",   "翻訳",        "訳語"};

/// Languages whose English name may head a column.
constexpr std::string_view kTags[] = {"ar", "bg", "cs", "da", "de", "el", "en", "es",
                                      "fa", "fi", "fr", "he", "hi", "hu", "id", "is",
                                      "it", "ja", "ko", "nl", "no", "pl", "pt", "ro",
                                      "ru", "sv", "th", "tr", "uk", "vi", "zh"};

/// Names of languages in themselves, and in Japanese.
constexpr std::pair<std::string_view, std::string_view> kNames[] = {
    {"日本語", "ja"},   {"英語", "en"},       {"中国語", "zh"},     {"韓国語", "ko"},
    {"ドイツ語", "de"}, {"フランス語", "fr"}, {"スペイン語", "es"}, {"中文", "zh"},
    {"한국어", "ko"},   {"deutsch", "de"},    {"français", "fr"},   {"español", "es"},
    {"italiano", "it"}, {"português", "pt"}};

bool is_among(std::span<const std::string_view> names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The language that heads a column; empty for none. "id" and "no" head numbers.
std::string language_of(const std::string& name) {
  if (name.size() < 2 || name == "id" || name == "no") return {};
  for (const auto& [own, tag] : kNames)
    if (fold(own) == name) return std::string(tag);
  for (const std::string_view tag : kTags)
    if (fold(language_name(tag)) == name) return std::string(tag);
  const std::size_t primary = std::min(name.find_first_of("-_"), name.size());
  if (primary != 2) return {};
  try {
    return canonical_language(name);
  } catch (const Error&) {
    return {};
  }
}

struct LanguageColumn {
  std::size_t column = 0;
  std::string language;
};

const LanguageColumn* find(const std::vector<LanguageColumn>& columns,
                           const std::string& wanted, const LanguageColumn* not_this) {
  const auto by = [&](auto same) -> const LanguageColumn* {
    for (const LanguageColumn& one : columns)
      if (&one != not_this && same(one.language)) return &one;
    return nullptr;
  };
  const LanguageColumn* found =
      by([&](const std::string& tag) { return same_language(tag, wanted); });
  if (found != nullptr) return found;
  return by([&](const std::string& tag) {
    return primary_language(tag) == primary_language(wanted);
  });
}

[[noreturn]] void refuse(const std::vector<LanguageColumn>& columns,
                         const std::string& place) {
  std::string listed;
  for (const LanguageColumn& one : columns)
    listed += (listed.empty() ? "" : ", ") + one.language;
  throw Error(ErrorKind::usage, place + ": has columns in " + listed +
                                    "; choose two of these with --source-lang and "
                                    "--target-lang");
}

}  // namespace

std::optional<TextColumns> find_text_columns(std::span<const std::string> row,
                                             const UnitReadOptions& options,
                                             const std::string& place) {
  std::optional<std::size_t> source, target;
  std::vector<LanguageColumn> columns;
  for (std::size_t k = 0; k < row.size(); ++k) {
    constexpr std::size_t kLongestName = 40;
    if (row[k].size() > kLongestName) continue;
    const std::string name = fold(trim(std::string_view(row[k])));
    if (!source && is_among(kSource, name)) source = k;
    if (!target && is_among(kTarget, name)) target = k;
    const std::string language = language_of(name);
    if (!language.empty()) columns.push_back({k, language});
  }
  if (source && target) return TextColumns{*source, *target, {}, {}};
  if (columns.size() < 2) return {};
  const std::string& from = options.source_language;
  const std::string& to = options.target_language;
  const bool is_open = from.empty() || to.empty();
  const LanguageColumn* first = from.empty() ? nullptr : find(columns, from, nullptr);
  const LanguageColumn* second = to.empty() ? nullptr : find(columns, to, first);
  if ((!from.empty() && first == nullptr) || (!to.empty() && second == nullptr) ||
      (is_open && columns.size() > 2))
    refuse(columns, place);
  if (first == nullptr) first = second == columns.data() ? &columns[1] : columns.data();
  if (second == nullptr)
    second = first == columns.data() ? &columns[1] : columns.data();
  return TextColumns{first->column, second->column, first->language, second->language};
}

}  // namespace awase
