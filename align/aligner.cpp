// SPDX-License-Identifier: Apache-2.0

#include "align/aligner.h"

#include <algorithm>

namespace awase {

struct Aligner::Impl {
  AlignOptions options;
};

Aligner::Aligner(AlignOptions options) : impl_(std::make_unique<Impl>(Impl{options})) {}
Aligner::~Aligner() = default;
Aligner::Aligner(Aligner&&) noexcept = default;
Aligner& Aligner::operator=(Aligner&&) noexcept = default;

Alignment Aligner::align(const SegmentedText& source,
                         const SegmentedText& target) const {
  Alignment alignment;
  const std::size_t paired = std::min(source.size(), target.size());
  for (std::size_t i = 0; i < paired; ++i)
    alignment.beads.push_back({{i, i + 1}, {i, i + 1}});
  for (std::size_t i = paired; i < source.size(); ++i)
    alignment.beads.push_back({{i, i + 1}, {paired, paired}});
  for (std::size_t i = paired; i < target.size(); ++i)
    alignment.beads.push_back({{paired, paired}, {i, i + 1}});
  return alignment;
}

}  // namespace awase
