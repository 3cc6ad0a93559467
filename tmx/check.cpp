// SPDX-License-Identifier: Apache-2.0
//
// One pass over a well-formed file, in which the structure is followed event by event
// and units are looked at as they are read. A file that turns out not to be well-formed
// is begun again with mend_xml() before the XML reader; what was reported already is
// not reported again.

#include "tmx/check.h"

#include <memory>
#include <utility>

#include "text/error.h"
#include "tmx/check_structure.h"
#include "tmx/check_units.h"
#include "tmx/mend_xml.h"
#include "tmx/read_tmx.h"
#include "tmx/write_tmx.h"

namespace awase {
namespace {

/// What an error says of a file that was given no name.
Message without_name(const Error& error) {
  const std::string_view message = error.what();
  return message.starts_with(": ") ? Message::verbatim(std::string(message.substr(2)))
                                   : error.message();
}

class Check {
 public:
  Check(const CheckOptions& options, const FindingSink& sink)
      : options_(options), sink_(sink) {
    for (const CheckRule& rule : check_rules()) rules_.emplace(rule.id, &rule);
  }

  CheckSummary run(const SourceOpener& open) {
    try {
      pass(open());
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::input) throw;
      again(open);
    }
    return summary_;
  }

 private:
  void add(std::string_view rule_id, const XmlPosition& position, Message message) {
    const CheckRule& rule = *rules_.at(rule_id);
    const bool refused =
        options_.importer.has_value() && rule.is_refused_by(*options_.importer);
    if (options_.importer.has_value() && !refused && rule.severity != Severity::error)
      return;
    const Severity severity = refused ? Severity::error : rule.severity;
    (severity == Severity::error ? summary_.errors : summary_.warnings) += 1;
    ++summary_.by_rule[rule.id];
    sink_({&rule, severity, position, std::move(message)});
  }

  void pass(XmlSource source) {
    std::size_t to_skip = std::exchange(reported_, 0);
    const Report report = [&](std::string_view rule, const XmlPosition& position,
                              const Message& message) {
      ++reported_;
      if (to_skip > 0) {
        --to_skip;
      } else {
        add(rule, position, message);
      }
    };
    summary_.units = summary_.variants = 0;
    std::size_t size_bytes = 0;
    const XmlSource counted = [&](std::span<char> into) {
      const std::size_t count = source(into);
      size_bytes += count;
      return count;
    };
    StructureCheck structure(report);
    UnitCheck units(report, options_.max_remembered_units);
    const auto observe = [&](const XmlEvent& event) {
      last_ = event.position;
      structure.take(event);
    };
    TmxReader reader(
        counted, "",
        {.trim_segments = false, .html_entities = false, .observer = observe});
    units.check_header(reader.header(), reader.unit_position());
    for (TranslationUnit unit; reader.next(unit);) {
      ++summary_.units;
      summary_.variants += unit.variants.size();
      units.check(unit, reader.header(), reader.unit_position(),
                  reader.variant_positions());
    }
    if (size_bytes > kMaxImportBytes)
      report("large-file", {}, Message("the file is larger than 1 GB"));
    summary_.duplicates_complete = units.remembers_all();
  }

  void again(const SourceOpener& open) {
    const auto repaired = [this](const XmlRepair& repair) {
      add(repair.rule, repair.position, repair.message);
    };
    try {
      pass(mend_xml(open(), repaired));
    } catch (const XmlError& error) {
      summary_.complete = false;
      add("unreadable", error.position(), error.fault());
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::input) throw;
      summary_.complete = false;
      add("unreadable", last_, without_name(error));
    }
  }

  const CheckOptions& options_;
  const FindingSink& sink_;
  std::map<std::string_view, const CheckRule*> rules_;
  CheckSummary summary_;
  std::size_t reported_ = 0;  // In this pass, by the structure or the units.
  XmlPosition last_;
};

}  // namespace

CheckSummary check_tmx(const SourceOpener& open, const CheckOptions& options,
                       const FindingSink& sink) {
  return Check(options, sink).run(open);
}

}  // namespace awase
