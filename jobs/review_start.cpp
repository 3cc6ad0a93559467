// SPDX-License-Identifier: Apache-2.0

#include "jobs/review_start.h"

#include <filesystem>

#include "jobs/summary.h"
#include "review/review_file.h"
#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

std::string file_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

/// Where the alignment of these texts is kept.
std::string alignment_path(const ReviewInput& input) {
  if (!input.output.empty()) return input.output;
  if (input.files.source.path == "-" || input.files.target.path == "-")
    throw Error(ErrorKind::usage,
                Message("-: the review of standard input needs a place; give -o "
                        "FILE.awase"));
  return std::filesystem::path(input.files.source.path)
      .replace_extension(".awase")
      .string();
}

/// An alignment that is there already goes on, if it is of these texts.
void check_resumed(const std::string& path, const ReviewInput& input,
                   const ReviewWatch& watch) {
  const Review review = read_review(read_file(path), path);
  const auto is_of = [&](Side side, const std::string& text) {
    return review.origin(side).name == file_name(text);
  };
  const std::string& source = input.files.source.path;
  const std::string& target =
      input.files.target.path.empty() ? source : input.files.target.path;
  if (!is_of(Side::source, source) || !is_of(Side::target, target))
    throw Error(ErrorKind::usage,
                Message("{file}: an alignment of {source} and {target}; give another "
                        "place with -o FILE",
                        {{"file", path},
                         {"source", review.origin(Side::source).name},
                         {"target", review.origin(Side::target).name}}));
  std::error_code error;
  const auto time = std::filesystem::last_write_time(path, error);
  for (const TextInput* text : {&input.files.source, &input.files.target})
    if (std::filesystem::last_write_time(text->path, error) > time && !error &&
        watch.issue)
      watch.issue(
          Issue(Message("{text}: newer than {file}, which is reviewed as it is; to "
                        "align anew, move that file away",
                        {{"text", text->path}, {"file", path}})));
  if (watch.note)
    watch.note(Issue(Message("{file}: going on with this review", {{"file", path}})));
}

/// Aligns the texts into a new alignment file.
void make_alignment(const std::string& path, const PairFiles& files, const PairJob& job,
                    const ReviewWatch& watch) {
  OutputFile output(path);
  const AlignedPair pair =
      job.run(files, {.texts_are_read = watch.remarks, .progress = watch.progress});
  output.write(write_review(start_review(pair.alignment, pair.source, pair.target)));
  output.commit();
  if (watch.remarks) watch.remarks(pair.remarks);
  if (!watch.note) return;
  watch.note(Issue(path, describe(figures_of(pair))));
  for (const Issue& note : region_notes(pair, false)) watch.note(note);
}

}  // namespace

bool is_alignment(const std::string& path) {
  if (path == "-") return false;
  if (path.ends_with(".awase")) return true;
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  constexpr std::size_t kEnough = 64;
  std::string begin(kEnough, '\0');
  begin.resize(InputFile(path).read(begin.data(), begin.size()));
  std::string_view line = begin;
  if (line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  return line.starts_with("awase alignment ");
}

std::string start_review_file(const ReviewInput& input, const PairJob& job,
                              const ReviewWatch& watch) {
  const PairFiles& files = input.files;
  if (files.target.path.empty() && is_alignment(files.source.path)) {
    if (!input.output.empty())
      throw Error(ErrorKind::usage,
                  Message("-o: the alignment is reviewed where it is; leave out -o, or "
                          "give SOURCE and TARGET"));
    return files.source.path;
  }
  std::string path = alignment_path(input);
  if (std::filesystem::exists(path))
    check_resumed(path, input, watch);
  else
    make_alignment(path, files, job, watch);
  return path;
}

}  // namespace awase
