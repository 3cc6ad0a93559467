// SPDX-License-Identifier: Apache-2.0
//
// Review: an alignment that is there, or one that is made first, as a page in the
// browser; or, with --import and --export, from a workbook and straight into another
// format.

#include <algorithm>
#include <memory>
#include <optional>

#include "cli/align_options.h"
#include "cli/commands.h"
#include "jobs/pair_job.h"
#include "jobs/review_start.h"
#include "review/server.h"
#include "review/session.h"
#include "review/spreadsheet.h"
#include "terminal/browser_page.h"
#include "terminal/end_by_signal.h"
#include "text/error.h"
#include "text/file.h"
#include "text/file_endings.h"
#include "tmx/from_alignment.h"

namespace awase {
namespace {

struct ReviewOptions {
  PairFiles files;  ///< The source is the alignment, when there is no target.
  PairOptions pairs;
  std::vector<std::string> memories;  ///< Shown beside the rows.
  std::string output;                 ///< Alignment to make; empty: beside the source.
  std::string imported;
  std::string exported;
  int port = 0;
  ReviewExportOptions exporting;
  bool no_browser = false;
};

/// The path of the alignment, which is made where it is not there.
std::string prepare(const ReviewOptions& options, const PairJob& job,
                    const Console& console) {
  RemarkTeller teller(console);
  return start_review_file(
      {options.files, options.output}, job,
      {.remarks = [&](const Remarks& remarks) { teller.tell(remarks); },
       .issue = [&](const Issue& issue) { console.warn(issue.message()); },
       .note = [&](const Issue& note) { console.tell(note); }});
}

ExitStatus serve(Session& session, const ReviewOptions& options, PairJob& job,
                 const ReviewExportOptions& exporting, const Console& console) {
  EndBySignal signals;
  const Review& review = session.review();
  RemarkTeller(console).tell(job.load(review.origin(Side::source).language,
                                      review.origin(Side::target).language));
  const MemoryLookup memories([&options] { return options.memories; });
  memories.open();
  ReviewServer server(session, job.aligner(), memories, exporting, options.port);
  signals.watch([&server] { server.stop(); });
  write_file("-", server.address() + "\n");
  std::optional<BrowserPage> page;
  if (!options.no_browser && !page.emplace(server.address()).open())
    console.tell(
        Message("no browser can be opened from here; open this address in one"));
  console.tell(Message("{file}: under review; Ctrl-C ends it, all is saved",
                       {{"file", session.path()}}));
  server.run();
  signals.forget();
  session.close();
  console.tell(Message("{file}: saved", {{"file", session.path()}}));
  return ExitStatus::done;
}

void check_options(const ReviewOptions& options) {
  const ReviewExportOptions& exporting = options.exporting;
  const bool chooses = exporting.accepted_only || exporting.with_doubtful ||
                       exporting.min_confidence > 0.0;
  if (chooses && options.exported.empty())
    throw Error(ErrorKind::usage,
                Message("--accepted, --with-doubtful and --min-confidence say what "
                        "--export writes; give it too"));
  if (options.exported.empty()) return;
  const std::string_view format = review_format_of(options.exported);
  if (format.empty())
    throw Error(ErrorKind::usage,
                Message("{file}: this name does not say which format to write; end it "
                        "in .tmx, .tsv, .xlsx, .html, .vecalign, …",
                        {{"file", options.exported}}));
  if (chooses && holds_every_row(format))
    throw Error(ErrorKind::usage,
                Message("{file}: holds every row; leave out --accepted, "
                        "--with-doubtful and --min-confidence",
                        {{"file", options.exported}}));
}

/// Takes over what people did in a workbook; no when some of it could not be.
ExitStatus import_workbook(Session& session, const std::string& path,
                           const Console& console) {
  const SpreadsheetEdits edits =
      read_spreadsheet(read_file(path), path, session.review());
  for (const Issue& issue : edits.issues)
    console.warn(
        Message("{file}: {issue}", {{"file", path}, {"issue", issue.message()}}));
  session.perform(edits.action);
  std::vector<MessagePlace> places = {
      {"file", path}, {"edits", describe(edits)}, {"failed", edits.issues.size()}};
  console.tell(edits.issues.empty()
                   ? Message("{file}: {edits}", std::move(places))
                   : Message("{file}: {edits}; not understood: {failed}, see above",
                             std::move(places)));
  return edits.issues.empty() ? ExitStatus::done : ExitStatus::no;
}

void export_pairs(const Session& session, const std::string& path,
                  const ReviewExportOptions& exporting, const Console& console) {
  OutputFile output(path);
  console.warn(export_review(session.review(), review_format_of(path), exporting,
                             [&](std::string_view bytes) { output.write(bytes); }));
  output.commit();
}

ExitStatus run_review(ReviewOptions options, const Console& console) {
  check_options(options);
  options.pairs.dictionary_folders = console.environment().dictionary_folders();
  std::vector<std::string>& memories = options.pairs.words.memories;
  const auto shown = std::stable_partition(
      memories.begin(), memories.end(),
      [](const std::string& path) { return file_ending(path) != "awm"; });
  options.memories.assign(shown, memories.end());
  memories.erase(shown, memories.end());
  PairJob job(options.pairs);
  const std::string path = prepare(options, job, console);
  Session session(path);
  console.warn(session.issues());
  ReviewExportOptions exporting = options.exporting;
  exporting.reader = &reader_catalogue();
  if (const auto seconds = given_time(console.environment()))
    exporting.memory.creationdate = tmx_date(*seconds);
  if (options.imported.empty() && options.exported.empty())
    return serve(session, options, job, exporting, console);
  ExitStatus status = ExitStatus::done;
  if (!options.imported.empty())
    status = import_workbook(session, options.imported, console);
  if (!options.exported.empty())
    export_pairs(session, options.exported, exporting, console);
  session.close();
  return status;
}

void add_options(OptionTable& table, ReviewOptions& options) {
  table.add_argument(
      "ALIGNMENT", options.files.source.path,
      "An alignment that `awase align -o FILE.awase` wrote; or the SOURCE "
      "text, with TARGET behind it; or a file of pairs (TMX, XLIFF, …)");
  table.add_optional_argument("TARGET", options.files.target.path,
                              "Its translation: both are aligned first");
  table.heading("Input");
  table.add_option("--source-lang", options.files.source.language, "TAG",
                   "Language of SOURCE, such as ja; else found from the text");
  table.add_option("--target-lang", options.files.target.language, "TAG",
                   "Language of TARGET");
  add_format_option(table, options.pairs.reading);
  table.heading("Input");
  table.add_option(
      "--srx", options.pairs.reading.srx, "FILE",
      "Cut sentences by the rules of this SRX file, as your CAT tool does");
  table.add_flag("--segmented", options.pairs.reading.segmented,
                 "Both texts hold a segment a line; take the lines as they are");
  table.add_option("--import", options.imported, "FILE.xlsx",
                   "Take over what was done in a workbook that --export wrote, say "
                   "what could not be understood, and end; no page, undo works there");
  add_lexicon_option(table, options.pairs.words);
  table.heading("Input");
  table.add_option("--memory", options.pairs.words.memories, "FILE",
                   "An older translation memory: from TMX words are learnt, of one "
                   "that `awase memory` made (.awm) the best match of each row and "
                   "what it has of a word are shown. May be given several times");
  add_anchors_option(table, options.files);
  add_dictionary_option(table, options.pairs);
  table.heading("Output");
  table.add_option("-o,--output", options.output, "FILE",
                   "Alignment to make; else beside SOURCE, ending in .awase");
  table.add_option("--export", options.exported, "FILE",
                   "Write the reviewed pairs to FILE, in the format of its ending, and "
                   "end; no page. .xlsx is a workbook for --import");
  table.add_flag("--accepted", options.exporting.accepted_only,
                 "Export only pairs that were accepted");
  table.add_flag("--with-doubtful", options.exporting.with_doubtful,
                 "Export pairs that are marked doubtful too, with a prop that says so");
  table
      .add_option("--min-confidence", options.exporting.min_confidence, "P",
                  "Export only pairs that are accepted or at least so sure, 0 to 1")
      ->range(0.0, 1.0);
  table.heading("Page");
  table.add_option("--port", options.port, "N", "Port of 127.0.0.1; else a free one")
      ->range(0, 65535);
  table.add_flag("--no-browser", options.no_browser, "Only say the address");
}

}  // namespace

Run declare_review(OptionTable& table) {
  const auto options = std::make_shared<ReviewOptions>();
  add_options(table, *options);
  return run_with(options, run_review);
}

}  // namespace awase
