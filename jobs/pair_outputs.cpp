// SPDX-License-Identifier: Apache-2.0

#include "jobs/pair_outputs.h"

#include "review/export.h"
#include "text/error.h"
#include "text/output_places.h"
#include "tmx/file_sink.h"

namespace awase {

void check_places(const PairPlaces& places, const PairFiles& files,
                  const PairOptions& options) {
  if (!files.target.path.empty() && is_same_place(files.source.path, files.target.path))
    throw Error(ErrorKind::usage, Message("{file}: this is both the source and the "
                                          "target; give a text and its translation",
                                          {{"file", files.source.path}}));
  std::vector<NamedPlace> inputs = {{"SOURCE", files.source.path},
                                    {"TARGET", files.target.path},
                                    {"--anchors", files.anchors},
                                    {"--srx", options.reading.srx}};
  for (const std::string& path : options.words.lexicons)
    inputs.push_back({"--lexicon", path});
  for (const std::string& path : options.words.memories)
    inputs.push_back({"--memory", path});
  std::vector<NamedPlace> outputs = {{"--into", places.into},
                                     {"--unpaired", places.unpaired},
                                     {"--report", places.report},
                                     {"--parts", places.parts}};
  for (const std::string& name : places.pairs) outputs.push_back({"-o", name});
  check_output_places(outputs, inputs);
}

PairOutputs::PairOutputs(const PairPlaces& places) : names_(places.pairs) {
  for (const std::string& name : names_) pairs_.emplace_back(name);
  if (!places.unpaired.empty()) unpaired_.emplace(places.unpaired);
  if (!places.report.empty()) report_.emplace(places.report);
  if (!places.parts.empty()) parts_.emplace(places.parts);
}

void PairOutputs::write(AlignedPair& pair, OutputFormat format, const PairStyle& style,
                        const MessageCatalogue& reader) {
  if (!names_.empty()) {
    std::vector<ByteSink> sinks;
    for (OutputFile& file : pairs_) sinks.push_back(sink_of(file));
    append(pair.remarks.issues, write_pairs(pair, format, style, names_, sinks));
  }
  if (unpaired_) write_unpaired(pair, sink_of(*unpaired_));
  if (parts_) write_parts(pair, style, sink_of(*parts_));
  if (report_)
    report_->write(
        html_report(start_review(pair.alignment, pair.source, pair.target), reader));
  for (OutputFile& file : pairs_) file.commit();
  if (unpaired_) unpaired_->commit();
  if (report_) report_->commit();
  if (parts_) parts_->commit();
}

}  // namespace awase
