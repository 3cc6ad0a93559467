// SPDX-License-Identifier: Apache-2.0

#include "jobs/batch_work.h"

#include <algorithm>
#include <cstring>
#include <filesystem>

#include "align/confidence.h"
#include "jobs/batch_clean.h"
#include "text/error.h"
#include "text/fields.h"
#include "text/file.h"
#include "text/file_endings.h"
#include "text/hash.h"
#include "text/language.h"
#include "tmx/from_alignment.h"

namespace awase {
namespace {

std::string file_name(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));  // npos + 1 is 0
}

/// Of one output its hash; of several one of theirs.
std::string hash_of(const std::vector<std::string>& outputs) {
  if (outputs.size() == 1) return hash_128_digits(outputs.front());
  std::string hashes;
  for (const std::string& output : outputs) hashes += hash_128_digits(output);
  return hash_128_digits(hashes);
}

}  // namespace

std::string_view error_code(const Error& error) {
  if (dynamic_cast<const DiskFullError*>(&error) != nullptr) return kDiskFull;
  switch (error.kind()) {
    case ErrorKind::usage:
      return "usage";
    case ErrorKind::input:
      return "input";
    case ErrorKind::unavailable:
      break;
  }
  return "unavailable";
}

std::string RowAnswer::to_bytes(std::string_view id) const {
  std::string bytes(1, static_cast<char>(what));
  if (what == What::failed) {
    add_field(bytes, failure.code);
    add_field(bytes, failure.reason.to_bytes());
  } else if (what == What::done) {
    add_field(bytes, to_line(id, pair));
    for (const auto* issues : {&warnings, &details}) {
      add_field(bytes, std::to_string(issues->size()));
      for (const Issue& issue : *issues) {
        add_field(bytes, issue.place());
        add_field(bytes, issue.message().to_bytes());
      }
    }
    add_field(bytes, units);
  }
  return bytes;
}

RowAnswer RowAnswer::from_bytes(std::string_view bytes) {
  RowAnswer answer;
  FieldReader fields(bytes.substr(std::min<std::size_t>(1, bytes.size())));
  answer.what = bytes.empty() ? What::failed : static_cast<What>(bytes.front());
  if (answer.what == What::done) {
    from_line(fields.next(), answer.pair);
    for (auto* issues : {&answer.warnings, &answer.details})
      for (std::size_t left = fields.next_number(); left > 0; --left) {
        std::string place(fields.next());
        issues->emplace_back(std::move(place), Message::from_bytes(fields.next()));
      }
    answer.units = fields.next();
  } else if (answer.what != What::kept) {
    answer.what = What::failed;
    answer.failure.code = fields.next();
    answer.failure.reason = Message::from_bytes(fields.next());
  }
  return answer;
}

std::string language_of_all(const Manifest& manifest, const std::string& given,
                            std::string_view ManifestRow::*language) {
  std::string all;
  for (std::size_t k = 0; k < manifest.size(); ++k) {
    const ManifestRow row = manifest.row(k);
    const std::string_view own = row.*language;
    const std::string_view here = own.empty() ? std::string_view(given) : own;
    if (here.empty() || (k > 0 && here != all)) return "*all*";
    all = here;
  }
  try {
    return canonical_language(all);
  } catch (const Error&) {
    return "*all*";  // Each row will say so.
  }
}

Header header_for_all(const BatchOptions& options, const Manifest& manifest) {
  return memory_header(options.style.memory,
                       language_of_all(manifest, options.source.language,
                                       &ManifestRow::source_language));
}

BatchWork::BatchWork(const BatchOptions& options, const Manifest& manifest,
                     const BatchJournal& journal, const PairJob& job)
    : options_(options),
      manifest_(manifest),
      journal_(journal),
      job_(job),
      header_(header_for_all(options, manifest)) {
  fingerprint_ = job.fingerprint();
  const MemoryOptions& memory = options.style.memory;
  for (const std::string_view part :
       {format_name(options.format), std::string_view(memory.paragraphs ? "1" : "0"),
        std::string_view(memory.provenance ? "1" : "0"),
        std::string_view(memory.with_regions ? "1" : "0"),
        std::string_view(memory.creationid), std::string_view(memory.creationdate),
        std::string_view(options.into.empty() ? "" : "into"),
        std::string_view(options.clean ? "clean" : ""),
        std::string_view(options.style.layout == BookLayout::columns ? ""
                                                                     : "sentences"),
        std::string_view(header_.srclang)})
    add_field(fingerprint_, part);
}

std::string BatchWork::run(std::size_t index) const {
  const ManifestRow row = manifest_.row(index);
  RowAnswer answer;
  try {
    answer = align(row);
  } catch (const Error& error) {
    answer.failure = {std::string(error_code(error)), error.message()};
  }
  return answer.to_bytes(row.id);
}

std::string BatchWork::sure_pairs(std::size_t index) const {
  std::string pairs;
  try {
    const AlignedPair pair = job_.run(files(manifest_.row(index)));
    for (const Bead& bead : pair.alignment.beads) {
      if (!bead.is_pair() || bead.confidence < kSureConfidence) continue;
      add_field(pairs, joined(pair.source, bead.source.first, bead.source.last));
      add_field(pairs, joined(pair.target, bead.target.first, bead.target.last));
    }
  } catch (const Error&) {
    // The second pass says why.
  }
  return pairs;
}

PairFiles BatchWork::files(const ManifestRow& row) const {
  return {input(row.source, row.source_language, options_.source),
          input(row.target, row.target_language, options_.target)};
}

TextInput BatchWork::input(std::string_view path, std::string_view language,
                           const TextInput& given) const {
  TextInput input = given;
  input.path = path;
  if (path.empty()) input.encoding.clear();  // The source is a file of pairs.
  if (!language.empty()) input.language = language;
  input.content = path.empty() ? std::string() : read_file(input.path);
  return input;
}

std::string BatchWork::key(const PairFiles& files) const {
  std::string all = fingerprint_;
  for (const TextInput* text : {&files.source, &files.target})
    for (const std::string& part : {file_name(text->path), text->language,
                                    text->encoding, hash_128_digits(*text->content)})
      add_field(all, part);
  return hash_128_digits(all);
}

/// Whether an earlier run did this, and what it wrote is still there.
bool BatchWork::is_done(const ManifestRow& row, const std::string& key) const {
  const DonePair* done = journal_.find(row.id);
  if (done == nullptr || done->key != key) return false;
  try {
    std::vector<std::string> written;
    if (!options_.into.empty()) written = {journal_.units(done->offset, done->bytes)};
    for (const std::string& name : outputs(row)) written.push_back(read_file(name));
    return hash_of(written) == done->output_hash;
  } catch (const Error&) {
    return false;
  }
}

/// The files of a row; none with --into.
std::vector<std::string> BatchWork::outputs(const ManifestRow& row) const {
  if (!options_.into.empty()) return {};
  const auto language = [](std::string_view own, const TextInput& given) {
    return own.empty() ? given.language : std::string(own);
  };
  return output_files(options_.format, options_.out + "/" + row.out,
                      language(row.source_language, options_.source),
                      language(row.target_language, options_.target));
}

void BatchWork::refuse_to_overwrite(const ManifestRow& row) const {
  std::error_code missing;
  for (const std::string& place : outputs(row))
    for (const std::string_view text : {row.source, row.target})
      if (std::filesystem::equivalent(place, text, missing))
        throw Error(ErrorKind::input,
                    Message("{file}: the output would take the place of this text; "
                            "give another --out, or a column out",
                            {{"file", text}}));
}

RowAnswer BatchWork::align(const ManifestRow& row) const {
  RowAnswer answer;
  const PairFiles files = this->files(row);
  answer.pair.key = key(files);
  if (is_done(row, answer.pair.key)) {
    answer.what = RowAnswer::What::kept;
    return answer;
  }
  if (options_.into.empty()) refuse_to_overwrite(row);
  AlignedPair pair = job_.run(files);
  if (options_.clean) append(pair.remarks.issues, leave_out_unclean(pair));
  answer.warnings = pair.remarks.issues;
  if (pair.alignment.compared.asked > 0)
    answer.details.emplace_back(
        describe(pair.alignment.compared, options_.pairs.embeddings.url));
  std::vector<std::string> rendered = render(pair, row, answer.warnings);
  answer.what = RowAnswer::What::done;
  answer.pair.output_hash = hash_of(rendered);
  for (const std::string& output : rendered) answer.pair.bytes += output.size();
  answer.pair.figures = figures_of(pair);
  answer.pair.warnings = answer.warnings.size();
  const std::vector<std::string> names = outputs(row);
  for (std::size_t k = 0; k < names.size(); ++k) journal_.put(names[k], rendered[k]);
  if (!options_.into.empty()) answer.units = std::move(rendered.front());
  return answer;
}

std::vector<std::string> BatchWork::render(const AlignedPair& pair,
                                           const ManifestRow& row,
                                           std::vector<Issue>& warnings) const {
  const std::vector<std::string> names = outputs(row);
  std::vector<std::string> rendered(std::max<std::size_t>(1, names.size()));
  std::vector<ByteSink> sinks;
  for (std::string& output : rendered)
    sinks.emplace_back([&output](std::string_view bytes) { output += bytes; });
  if (options_.into.empty()) {
    PairStyle style = options_.style;
    style.gzip = ends_in_gz(row.out);
    append(warnings, write_pairs(pair, options_.format, style, names, sinks));
  } else {
    append(warnings, write_units(pair, options_.style.memory, header_, sinks.front()));
  }
  return rendered;
}

}  // namespace awase
