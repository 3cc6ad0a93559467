// SPDX-License-Identifier: Apache-2.0
//
// What the document type of TMX 1.4 (tmx14.dtd) asks of elements and attributes.
// Internal to tmx/.

#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/message.h"
#include "text/xml.h"

namespace awase {

/// Takes the id of a rule, a place, and what is wrong there.
using Report = std::function<void(std::string_view rule, const XmlPosition&,
                                  const Message& message)>;

/// Follows a document event by event. Reports what tmx14.dtd forbids (in older files
/// what their versions forbid), and dates, counts and language tags that are none.
class StructureCheck {
 public:
  explicit StructureCheck(Report report) : report_(std::move(report)) {}

  void take(const XmlEvent& event);

 private:
  struct Open {
    int element;        ///< Index into the table of elements; -1 for an unknown one.
    unsigned seen = 0;  ///< Bits of the elements that were met in it.
    XmlPosition position;
  };

  void start(const XmlEvent& event);
  void end(const XmlEvent& event);
  void check_place(const XmlEvent& event, int element);
  void check_version(const XmlEvent& event);
  void check_attributes(const XmlEvent& event, int element);
  void check_value(const XmlEvent& event, const XmlAttribute& attribute, int element);
  void check_language(const XmlEvent& event, const XmlAttribute& attribute);

  Report report_;
  std::vector<Open> open_;
  struct LanguageFault {
    std::string_view rule = {};      ///< Empty when nothing is wrong.
    std::string_view sentence = {};  ///< translatable(), of attribute, value, better.
    std::string better = {};
  };
  std::map<std::string, LanguageFault, std::less<>> tags_;  ///< Met so far.
  std::set<std::string, std::less<>> props_;  ///< Types without x- met so far.
  /// Of TMX. Up to 1.2 it had `lang` for `xml:lang`, in 1.3 both.
  enum class Version { v1_1, v1_2, v1_3, v1_4 };
  Version version_ = Version::v1_4;
};

/// Whether `value` is a date as TMX writes it: YYYYMMDDThhmmssZ, of a day that is.
bool is_tmx_date(std::string_view value);

}  // namespace awase
