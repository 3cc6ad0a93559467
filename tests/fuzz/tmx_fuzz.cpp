// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a TMX: they are read or refused, and whatever is read or mended is
// written as a TMX that reads as the same. The two ways in which XML is read, by expat
// alone and with XmlScanner, must say the same.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/error.h"
#include "text/xml.h"
#include "tmx/check.h"
#include "tmx/read_tmx.h"
#include "tmx/repair.h"
#include "tmx/write_tmx.h"

namespace {

/// All events as text, with their places, and the fault if there is one. Text in a row
/// is one event; just before a fault, more or less of it may be given.
std::string events_of(std::string_view bytes, bool scan) {
  using namespace awase;
  std::string all;
  XmlReader reader(xml_source(bytes), "x", {.scan = scan});
  bool in_text = false;
  std::size_t text_begin = 0;
  try {
    for (XmlEvent event; reader.next(event);) {
      const bool is_text = event.kind == XmlEventKind::text;
      if (!is_text || !in_text) {
        text_begin = all.size();
        all += "\n" + std::to_string(static_cast<int>(event.kind)) + " " +
               std::to_string(event.position.line) + ":" +
               std::to_string(event.position.column) + " " +
               std::to_string(event.position.offset_bytes) + " ";
      }
      in_text = is_text;
      all += is_text ? event.text : event.name + " " + event.text;
      for (const XmlAttribute& attribute : event.attributes)
        all += " " + attribute.name + "=" + attribute.value;
    }
  } catch (const Error& error) {
    if (in_text) all.resize(text_begin);
    all += error.what();
  }
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (events_of(bytes, true) != events_of(bytes, false)) std::abort();
  try {
    const std::string once = write_tmx(read_tmx(bytes));
    if (write_tmx(read_tmx(once)) != once) std::abort();
  } catch (const Error&) {
  }
  try {
    check_tmx([&] { return xml_source(bytes); }, {.max_remembered_units = 1024},
              [](const Finding&) {});
    std::string repaired;
    repair_tmx([&] { return xml_source(bytes); }, "input",
               [&](std::string_view block) { repaired += block; });
    // Nothing that a repair wrote is refused.
    try {
      read_tmx(repaired);
    } catch (const Error&) {
      std::abort();
    }
  } catch (const Error&) {
  }
  return 0;
}
