// SPDX-License-Identifier: Apache-2.0

#include "jobs/batch_work.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

#include "text/error.h"
#include "text/file.h"
#include "text/hash.h"
#include "text/language.h"
#include "tmx/combine.h"
#include "tmx/from_alignment.h"
#include "tmx/write_tmx.h"

namespace awase {
namespace {

constexpr char kBetween = '\x1f';

std::string file_name(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));  // npos + 1 is 0
}

std::string take_until(std::string_view& bytes, char end) {
  const std::size_t at = std::min(bytes.find(end), bytes.size());
  std::string part(bytes.substr(0, at));
  bytes.remove_prefix(std::min(bytes.size(), at + 1));
  return part;
}

[[noreturn]] void fail_writing(const std::string& name, int error_number) {
  throw Error(ErrorKind::unavailable, name + ": " + std::strerror(error_number) +
                                          "; make room, or check the rights of the "
                                          "folder");
}

void write_plainly(const std::string& name, std::string_view bytes) {
  const int file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) fail_writing(name, errno);
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      const int error_number = errno;
      ::close(file);
      ::unlink(name.c_str());
      fail_writing(name, error_number);
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  if (::close(file) != 0) fail_writing(name, errno);
}

}  // namespace

std::string_view error_code(const Error& error) {
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
  if (what == What::failed) return bytes + code + kBetween + reason;
  if (what == What::kept) return bytes;
  bytes += to_line(id, pair) + '\n';
  for (const std::string& warning : warnings) bytes += warning + kBetween;
  return bytes + '\n' + units;
}

RowAnswer RowAnswer::from_bytes(std::string_view bytes) {
  RowAnswer answer;
  answer.what = static_cast<What>(bytes.at(0));
  bytes.remove_prefix(1);
  if (answer.what == What::failed) {
    answer.code = take_until(bytes, kBetween);
    answer.reason = bytes;
  } else if (answer.what == What::done) {
    from_line(take_until(bytes, '\n'), answer.pair);
    const std::string warnings = take_until(bytes, '\n');
    for (std::string_view left = warnings; !left.empty();)
      answer.warnings.push_back(take_until(left, kBetween));
    answer.units = bytes;
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

Header header_for_all(const BatchOptions& options, const Manifest& manifest,
                      const PairStyle& style) {
  MemoryOptions memory = style.memory;
  memory.source_language = "ja";  // Any two: no unit is made.
  memory.target_language = "en";
  Header header = from_alignment({}, {}, {}, memory).memory.header;
  header.srclang = language_of_all(manifest, options.align.source.language,
                                   &ManifestRow::source_language);
  return header;
}

BatchWork::BatchWork(const BatchOptions& options, const Manifest& manifest,
                     const BatchJournal& journal, const PairAligner& aligner)
    : options_(options),
      manifest_(manifest),
      journal_(journal),
      aligner_(aligner),
      format_(choose_format(options.align.format, "", {})),
      header_(header_for_all(options, manifest, aligner.style())),
      fingerprint_(aligner.fingerprint() + (options.into.empty() ? "" : "into") +
                   header_.srclang) {}

std::string BatchWork::run(std::size_t index) const {
  const ManifestRow row = manifest_.row(index);
  RowAnswer answer;
  try {
    answer = align(row);
  } catch (const Error& error) {
    answer.code = error_code(error);
    answer.reason = error.what();
  }
  return answer.to_bytes(row.id);
}

std::string BatchWork::sure_pairs(std::size_t index) const {
  constexpr double kTeaches = 0.8;
  const ManifestRow row = manifest_.row(index);
  std::string pairs;
  try {
    std::vector<std::string> warnings;
    const AlignedPair pair = aligner_.align(
        input(row.source, row.source_language, options_.align.source),
        input(row.target, row.target_language, options_.align.target), warnings);
    for (const Bead& bead : pair.alignment.beads)
      if (bead.is_pair() && bead.confidence >= kTeaches)
        pairs += joined(pair.source, bead.source.first, bead.source.last) +
                 kBetweenTexts +
                 joined(pair.target, bead.target.first, bead.target.last) + '\n';
  } catch (const Error&) {
    // The second pass says why.
  }
  return pairs;
}

InputOptions BatchWork::input(std::string_view path, std::string_view language,
                              const InputOptions& given) const {
  InputOptions input = given;
  input.path = path;
  if (path.empty()) input.encoding.clear();  // The source is a file of pairs.
  if (!language.empty()) input.language = language;
  input.content = path.empty() ? std::string() : read_file(input.path);
  return input;
}

std::string BatchWork::key(const InputOptions& source,
                           const InputOptions& target) const {
  std::string all = fingerprint_;
  for (const InputOptions* side : {&source, &target}) {
    for (const std::string& part : {file_name(side->path), side->language,
                                    side->encoding, hash_128_digits(*side->content)})
      all += kBetween + part;
  }
  return hash_128_digits(all);
}

/// Whether an earlier run did this, and what it wrote is still there.
bool BatchWork::is_done(const ManifestRow& row, const std::string& key) const {
  const DonePair* done = journal_.find(row.id);
  if (done == nullptr || done->key != key) return false;
  try {
    const std::string output = options_.into.empty()
                                   ? read_file(options_.out + "/" + row.out)
                                   : journal_.units(done->offset, done->bytes);
    return hash_128_digits(output) == done->output_hash;
  } catch (const Error&) {
    return false;
  }
}

RowAnswer BatchWork::align(const ManifestRow& row) const {
  RowAnswer answer;
  const InputOptions source =
      input(row.source, row.source_language, options_.align.source);
  const InputOptions target =
      input(row.target, row.target_language, options_.align.target);
  answer.pair.key = key(source, target);
  if (is_done(row, answer.pair.key)) {
    answer.what = RowAnswer::What::kept;
    return answer;
  }
  if (options_.into.empty()) {
    const std::filesystem::path place = options_.out + "/" + row.out;
    std::error_code missing;
    for (const std::string_view text : {row.source, row.target})
      if (std::filesystem::equivalent(place, text, missing))
        throw Error(ErrorKind::input,
                    std::string(text) +
                        ": the output would take the place of this text; give another "
                        "--out, or a column out");
  }
  const AlignedPair pair = aligner_.align(source, target, answer.warnings);
  std::string output = render(pair, row, answer.warnings);
  answer.what = RowAnswer::What::done;
  answer.pair.output_hash = hash_128_digits(output);
  answer.pair.bytes = output.size();
  answer.pair.figures = figures_of(pair);
  answer.pair.warnings = answer.warnings.size();
  if (options_.into.empty())
    put(output, row);
  else
    answer.units = std::move(output);
  return answer;
}

std::string BatchWork::render(const AlignedPair& pair, const ManifestRow& row,
                              std::vector<std::string>& warnings) const {
  std::string output;
  const ByteSink sink = [&output](std::string_view bytes) { output += bytes; };
  std::vector<std::string> issues;
  if (options_.into.empty()) {
    PairStyle style = aligner_.style();
    style.gzip = row.out.ends_with(".gz");
    issues = write_pairs(pair, format_, style, sink);
  } else {
    AlignedMemory aligned = from_alignment(pair.alignment, pair.source, pair.target,
                                           aligner_.style().memory);
    TmxWriter writer(sink, header_, {.units_only = true});
    for (TranslationUnit& unit : aligned.memory.units) {
      adopt_unit(unit, aligned.memory.header, header_, "");
      writer.add(unit);
    }
    writer.finish();
    issues = std::move(aligned.issues);
    for (std::string& issue : describe_issues(writer.summary()))
      issues.push_back(std::move(issue));
  }
  for (std::string& issue : issues) warnings.push_back(std::move(issue));
  return output;
}

/// Puts an output in its place, whole or not at all.
void BatchWork::put(const std::string& output, const ManifestRow& row) const {
  const std::string temporary =
      journal_.temporary_prefix() + std::to_string(::getpid());
  const std::string place = options_.out + "/" + row.out;
  write_plainly(temporary, output);
  if (std::rename(temporary.c_str(), place.c_str()) == 0) return;
  if (errno == ENOENT) {
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(place).parent_path(),
                                        ignored);
    if (std::rename(temporary.c_str(), place.c_str()) == 0) return;
  }
  const int error_number = errno;
  ::unlink(temporary.c_str());
  fail_writing(place, error_number);
}

}  // namespace awase
