// SPDX-License-Identifier: Apache-2.0
//
// LaTeX as pandoc knows it. For read_latex().

#pragma once

#include <string>
#include <string_view>

#include "text/document.h"

namespace awase {

/// A text in LaTeX whose commands that pandoc drops with all that they show are what
/// they show: frames and boxes (\fbox), keys, emphasis by dots (\kenten), slides by
/// steps (\only), captions and titles among options. Of \ruby and its like the readings
/// are listed; \UTF{9DD7} is its character. What is verbatim stays.
std::string with_shown_arguments(std::string_view latex, Document& document);

}  // namespace awase
