// SPDX-License-Identifier: Apache-2.0
//
// What is made once for each language and then shared.

#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace awase {

/// Values by language that take long to make, such as the words that ICU spells numbers
/// with. Safe to use from several threads. Hostile input may name languages without
/// end, so that beyond a hundred it begins anew; who holds a value keeps it.
template <typename Value>
class LanguageCache {
 public:
  /// The value for `language`, which `make` makes when it is first asked for.
  std::shared_ptr<const Value> get(
      std::string_view language, const std::function<Value(const std::string&)>& make) {
    constexpr std::size_t kMostLanguages = 100;
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(language);
    if (found != known_.end()) return found->second;
    std::string tag(language);
    auto value = std::make_shared<const Value>(make(tag));
    if (known_.size() >= kMostLanguages) known_.clear();
    known_.emplace(std::move(tag), value);
    return value;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const Value>, std::less<>> known_;
};

}  // namespace awase
