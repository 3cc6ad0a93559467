// SPDX-License-Identifier: Apache-2.0

#include "tmx/dropped_units.h"

#include <utility>

#include "tmx/clean.h"

namespace awase {

DroppedUnits::DroppedUnits(const std::string& path, const WriteOptions& options)
    : options_(options) {
  options_.keep_incomplete = true;
  if (!path.empty()) file_.emplace(path);
}

void DroppedUnits::start(const Header& header) {
  if (!writer_)
    writer_.emplace([this](std::string_view bytes) { file_->write(bytes); }, header,
                    options_);
}

void DroppedUnits::add(TranslationUnit unit, const Header& header,
                       std::string_view reason) {
  if (!file_) return;
  start(header);
  say_why_dropped(unit, reason);
  writer_->add(unit);
}

void DroppedUnits::commit(const Header& header) {
  if (!file_) return;
  start(header);
  writer_->finish();
  file_->commit();
}

}  // namespace awase
