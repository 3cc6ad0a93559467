// SPDX-License-Identifier: Apache-2.0
//
// The elements of TMX as XML. Internal to tmx/.

#pragma once

#include <string_view>

#include "tmx/memory.h"
#include "tmx/written_sides.h"
#include "tmx/xml_printer.h"

namespace awase {

/// Into the tag that was opened last.
void print_attributes(XmlPrinter& out, const Attributes& attributes);

/// Notes, props and other elements, each after `indent`.
void print_annotations(XmlPrinter& out, const Annotations& annotations,
                       std::string_view indent);

/// A `<tuv>`, on a line of its own.
void print_side(XmlPrinter& out, const WrittenVariant& side);

}  // namespace awase
