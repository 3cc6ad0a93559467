// SPDX-License-Identifier: Apache-2.0

#include <memory>

#include "cli/memory_commands.h"
#include "jobs/analysis_report.h"
#include "text/error.h"
#include "text/file.h"

namespace awase {
namespace {

struct AnalyseOptions {
  std::string memory;
  std::vector<std::string> files;
  std::vector<std::string> also;
  std::string output = "-";
  std::string rates_file;
  std::vector<std::string> rates;
  LookupLanguages languages;
  ReadingOptions reading;
  bool html = false;
  bool csv = false;
  bool json = false;
  bool xml = false;
};

std::string report_of(const AnalyseOptions& options, const Analysis& analysis,
                      const AnalysisRates& rates) {
  if (options.html) return html_report(analysis, rates, reader_catalogue());
  if (options.csv) return csv_report(analysis, rates);
  if (options.json) return json_report(analysis, rates);
  if (options.xml) return xml_report(analysis);
  return text_report(analysis, rates, reader_catalogue());
}

ExitStatus run_analyse(const AnalyseOptions& options, const Console& console) {
  std::vector<NamedPlace> inputs = {{"--rates", options.rates_file}};
  for (const std::string& file : options.files) inputs.push_back({"FILE", file});
  check_memory_output(options.output, options.memory, options.also, std::move(inputs));
  AnalysisRates rates = common_rates();
  if (!options.rates_file.empty())
    set_rates(rates, read_file(options.rates_file), options.rates_file);
  for (const std::string& rate : options.rates) set_rate(rates, rate);
  const OpenMemories memories = opened(options.memory, options.also);
  AnalysisOptions analysis;
  analysis.reading = options.reading;
  analysis.languages = options.languages;
  Remarks remarks;
  const Analysis result = analyse(options.files, memories.asked(), analysis, remarks);
  write_file(options.output, report_of(options, result, rates));
  RemarkTeller(console).tell(remarks);
  return ExitStatus::done;
}

}  // namespace

Run declare_memory_analyse(OptionTable& table) {
  const auto options = std::make_shared<AnalyseOptions>();
  table.add_argument("MEMORY", options->memory, "The memory (.awm)");
  table.add_argument("FILE", options->files,
                     "The job: documents that 'awase segment' reads, XLIFF, PO");
  table.heading("Output");
  table.add_option("-o,--output", options->output, "FILE",
                   "File to write; else standard output");
  Option* const html =
      table.add_flag("--html", options->html, "Write one page to read, print or mail");
  Option* const csv =
      table.add_flag("--csv", options->csv, "Write CSV")->excludes(html);
  Option* const json = table
                           .add_flag("--json", options->json,
                                     "Write JSON, named as OmegaT names its counts")
                           ->excludes(html)
                           ->excludes(csv);
  table.add_flag("--xml", options->xml, "Write XML as Trados Studio's reports")
      ->excludes(html)
      ->excludes(csv)
      ->excludes(json);
  table.heading("Rates");
  table.add_option("--rates", options->rates_file, "FILE",
                   "File that says what each row costs, NAME PERCENT a line");
  table.add_option("--rate", options->rates, "NAME=PERCENT",
                   "What a row costs in percent of the full price: exact=10, 95-99=25, "
                   "repetition=0, new=100");
  add_also_option(table, options->also);
  add_lookup_languages(table, options->languages);
  table.heading("Options");
  table.add_option("--srx", options->reading.srx, "FILE",
                   "SRX file whose rules cut documents into sentences");
  return run_with(options, run_analyse);
}

}  // namespace awase
