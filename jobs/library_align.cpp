// SPDX-License-Identifier: Apache-2.0
//
// Segmentation and alignment of awase.h: the way from files to pairs that the commands
// take too, without a terminal.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "align/dictionaries.h"
#include "jobs/pair_job.h"
#include "text/language.h"
#include "text/segmented_text.h"

namespace awase::inside {

using awase::Bead;

}  // namespace awase::inside

// Last; see there.
#include "jobs/library_guard.h"

namespace awase {
inline namespace v0 {

using inside::guarded;

namespace {

std::vector<std::string> lines_of(const SegmentedText& text) {
  std::vector<std::string> lines;
  lines.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) lines.push_back(joined(text, i, i + 1));
  return lines;
}

/// The text of segments [begin, end), joined as append_segment() does.
std::string joined_lines(const std::vector<std::string>& segments, std::size_t begin,
                         std::size_t end) {
  if (begin > end || end > segments.size())
    throw Error(Fault::usage, "a bead names segments that are not there");
  std::string line;
  for (std::size_t i = begin; i < end; ++i) append_segment(line, segments[i]);
  return line;
}

TextInput text_input(std::string content, const std::string& name,
                     const TextOptions& options) {
  TextInput input{name, options.language, "UTF-8"};
  input.content = std::move(content);
  return input;
}

/// Segments as a text that has one a line.
std::string as_lines(const std::vector<std::string>& segments) {
  std::string lines;
  for (const std::string& segment : segments) {
    for (const char c : segment) lines += c == '\n' || c == '\r' ? ' ' : c;
    lines += '\n';
  }
  return lines;
}

}  // namespace

std::string version() { return AWASE_VERSION; }

std::vector<std::string> segment(std::string_view text, const std::string& language) {
  return guarded([&] {
    Remarks ignored;
    ReadingOptions reading;
    reading.format = "text";
    return lines_of(
        read_text(text_input(std::string(text), "text", {language}), reading, ignored));
  });
}

std::vector<std::string> segment_file(const std::string& path,
                                      const TextOptions& options,
                                      const std::string& format) {
  return guarded([&] {
    Remarks ignored;
    ReadingOptions reading;
    reading.format = format;
    return lines_of(
        read_text({path, options.language, options.encoding}, reading, ignored));
  });
}

std::string Alignment::source_text(const Bead& bead) const {
  return joined_lines(source, bead.source_begin, bead.source_end);
}
std::string Alignment::target_text(const Bead& bead) const {
  return joined_lines(target, bead.target_begin, bead.target_end);
}

struct Aligner::Impl {
  PairJob job;

  explicit Impl(const AlignerOptions& options) : job(pair_options(options)) {
    job.load(options.lexicon_source_language, options.lexicon_target_language);
  }

  static PairOptions pair_options(const AlignerOptions& options) {
    PairOptions pairs;
    pairs.words.lexicons = options.lexicons;
    pairs.words.memories = options.memories;
    pairs.use_dictionary = options.use_dictionaries;
    pairs.dictionary_folders = options.dictionary_folders;
    if (!options.data_folder.empty())
      pairs.dictionary_folders.push_back(options.data_folder);
    pairs.find_crossed = options.find_crossed;
    return pairs;
  }

  Alignment align(TextInput source, TextInput target, const ReadingOptions& reading,
                  const AlignOptions& options) const {
    const AlignedPair pair = job.run({std::move(source), std::move(target)}, reading,
                                     {.progress = options.progress});
    Alignment result;
    result.source_language = pair.source.document.language;
    result.target_language = pair.target.document.language;
    result.source = lines_of(pair.source);
    result.target = lines_of(pair.target);
    for (const inside::Bead& bead : pair.alignment.beads)
      result.beads.push_back({bead.source.first, bead.source.last, bead.target.first,
                              bead.target.last, bead.confidence});
    result.issues = english(pair.remarks.issues);
    return result;
  }
};

Aligner::Aligner(const AlignerOptions& options)
    : impl_(guarded([&] { return std::make_shared<Impl>(options); })) {}

Alignment Aligner::align_texts(std::string_view source, std::string_view target,
                               const AlignOptions& options) const {
  return guarded([&] {
    ReadingOptions reading;
    reading.format = options.format.empty() ? "text" : options.format;
    reading.keep_boilerplate = options.keep_boilerplate;
    return impl_->align(text_input(std::string(source), "source", options.source),
                        text_input(std::string(target), "target", options.target),
                        reading, options);
  });
}

Alignment Aligner::align_files(const std::string& source_path,
                               const std::string& target_path,
                               const AlignOptions& options) const {
  return guarded([&] {
    ReadingOptions reading;
    reading.format = options.format;
    reading.keep_boilerplate = options.keep_boilerplate;
    return impl_->align({source_path, options.source.language, options.source.encoding},
                        {target_path, options.target.language, options.target.encoding},
                        reading, options);
  });
}

Alignment Aligner::align_segments(const std::vector<std::string>& source,
                                  const std::vector<std::string>& target,
                                  const AlignOptions& options) const {
  return guarded([&] {
    ReadingOptions reading;
    reading.segmented = true;
    return impl_->align(text_input(as_lines(source), "source", options.source),
                        text_input(as_lines(target), "target", options.target), reading,
                        options);
  });
}

std::vector<std::string> Aligner::dictionaries(
    const std::string& source_language, const std::string& target_language) const {
  return guarded([&] {
    const std::string source = primary_language(canonical_language(source_language));
    const std::string target = primary_language(canonical_language(target_language));
    std::vector<std::string> paths;
    const Dictionaries& all = impl_->job.dictionaries();
    for (const Dictionary* one : {all.find(source, target), all.find(target, source)})
      if (one != nullptr) paths.push_back(one->path());
    return paths;
  });
}

}  // namespace v0
}  // namespace awase
