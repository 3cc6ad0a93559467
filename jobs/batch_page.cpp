// SPDX-License-Identifier: Apache-2.0

#include "jobs/batch_page.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <vector>

#include "align/confidence.h"
#include "tmx/xml_printer.h"

namespace awase {
namespace {

using State = BatchResults::Row::State;

/// Rows in the table, and points in a plot; what there is more is in results.tsv.
constexpr std::size_t kMostRows = 2000;

constexpr std::string_view kStyle =
    "body{font-family:sans-serif;max-width:70em;margin:1em auto;padding:0 1em}"
    ":lang(ja){line-break:strict}figcaption:lang(ja){word-break:auto-phrase}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{text-align:right;padding:.2em .6em;border-bottom:1px solid #ddd}"
    "th:first-child,td:first-child{text-align:left}"
    "td.reason{text-align:left}"
    "figure{display:inline-block;margin:0 1em 1em 0}"
    "figcaption{font-size:.9em}"
    "svg{background:#f6f6f6}rect{fill:#468}circle{fill:#468;fill-opacity:.4}"
    "text{font-size:10px;fill:#333}line{stroke:#999}";

struct ListedDocument {
  std::size_t row = 0;
  const PairFigures* figures = nullptr;
  std::size_t warnings = 0;

  /// Pairs that are probably wrong, as the summary of the document says.
  double expected_wrong() const {
    return static_cast<double>(figures->pairs) * (1.0 - figures->mean_confidence) *
           wrong_beyond_confidence(figures->source_segments);
  }
};

std::vector<ListedDocument> documents_of(const BatchResults& results) {
  std::vector<ListedDocument> documents;
  for (std::size_t k = 0; k < results.rows.size(); ++k) {
    const BatchResults::Row& row = results.rows[k];
    if (row.state == State::done || row.state == State::kept)
      documents.push_back({k, &row.figures, row.warnings});
  }
  std::stable_sort(documents.begin(), documents.end(),
                   [](const ListedDocument& a, const ListedDocument& b) {
                     return a.expected_wrong() > b.expected_wrong();
                   });
  return documents;
}

// --- Plots ---------------------------------------------------------------------------

constexpr double kWidth = 320, kHeight = 180, kMargin = 24;

class SvgPlot {
 public:
  SvgPlot(const Message& caption, const MessageCatalogue& reader)
      : caption_(caption.render(reader)) {
    xml_.open("figure");
    xml_.open("svg");
    xml_.attribute("width", number(kWidth));
    xml_.attribute("height", number(kHeight));
    xml_.attribute("role", "img");
    shape("line", {{"x1", kMargin},
                   {"y1", kHeight - kMargin},
                   {"x2", kWidth},
                   {"y2", kHeight - kMargin}});
  }

  void bar(double from, double to, double height) {
    const double width = kWidth - kMargin, most = kHeight - 2 * kMargin;
    shape("rect", {{"x", kMargin + from * width + 1},
                   {"y", kHeight - kMargin - height * most},
                   {"width", std::max(0.0, (to - from) * width - 1)},
                   {"height", height * most}});
  }

  void point(double x, double y) {
    shape("circle", {{"cx", kMargin + x * (kWidth - 2 * kMargin)},
                     {"cy", kHeight - kMargin - y * (kHeight - 2 * kMargin)},
                     {"r", 2.5}});
  }

  /// A label below the axis, at a share of its length.
  void label(double x, const std::string& text) {
    put_text(kMargin + x * (kWidth - 2 * kMargin), kHeight - 8, text);
  }
  /// The largest value, at the top.
  void top(const std::string& text) { put_text(2, 14, text); }

  std::string finish() {
    xml_.close();
    xml_.open("figcaption");
    xml_.text(caption_);
    xml_.close();
    xml_.close();
    return std::string(xml_.view()) + "\n";
  }

 private:
  struct Place {
    const char* name;
    double value;
  };

  static std::string number(double value) { return fixed(value, 1); }

  void shape(const char* name, std::initializer_list<Place> places) {
    xml_.open(name);
    for (const Place& place : places) xml_.attribute(place.name, number(place.value));
    xml_.close();
  }

  void put_text(double x, double y, const std::string& text) {
    xml_.open("text");
    xml_.attribute("x", number(x));
    xml_.attribute("y", number(y));
    xml_.text(text);
    xml_.close();
  }

  std::string caption_;
  XmlPrinter xml_;
};

/// How many documents have a value in each of some equal parts of [from, to]; what lies
/// outside counts at the ends.
std::string histogram(const std::vector<double>& values, double from, double to,
                      int decimals, const Message& caption,
                      const MessageCatalogue& reader) {
  constexpr std::size_t kBars = 20;
  std::vector<std::size_t> counts(kBars, 0);
  for (const double value : values) {
    const double share = std::clamp((value - from) / (to - from), 0.0, 1.0);
    ++counts[std::min(kBars - 1, static_cast<std::size_t>(share * kBars))];
  }
  const std::size_t most = *std::max_element(counts.begin(), counts.end());
  SvgPlot plot(caption, reader);
  for (std::size_t k = 0; k < kBars; ++k)
    if (counts[k] > 0)
      plot.bar(static_cast<double>(k) / kBars, static_cast<double>(k + 1) / kBars,
               static_cast<double>(counts[k]) / static_cast<double>(most));
  plot.label(0.0, fixed(from, decimals));
  plot.label(0.5, fixed((from + to) / 2, decimals));
  plot.label(0.94, fixed(to, decimals));
  plot.top(std::to_string(most));
  return plot.finish();
}

/// Segments of both sides, on logarithmic scales.
std::string lengths(const std::vector<ListedDocument>& documents,
                    const MessageCatalogue& reader) {
  std::size_t most = 10;
  for (const ListedDocument& document : documents)
    most = std::max(
        {most, document.figures->source_segments, document.figures->target_segments});
  const auto scaled = [most](std::size_t count) {
    return std::log1p(static_cast<double>(count)) /
           std::log1p(static_cast<double>(most));
  };
  SvgPlot plot(Message("Segments: source to the right, target upwards; both scales are "
                       "logarithmic"),
               reader);
  for (std::size_t k = 0; k < std::min(kMostRows, documents.size()); ++k)
    plot.point(scaled(documents[k].figures->source_segments),
               scaled(documents[k].figures->target_segments));
  plot.label(0.0, "0");
  plot.label(0.94, std::to_string(most));
  plot.top(std::to_string(most));
  return plot.finish();
}

// --- Tables --------------------------------------------------------------------------

class HtmlTable {
 public:
  HtmlTable(std::initializer_list<Message> heads, const MessageCatalogue& reader) {
    xml_.open("table");
    xml_.open("tr");
    for (const Message& head : heads) cell("th", head.render(reader));
    xml_.close();
  }
  void begin_row() { xml_.open("tr"); }
  void end_row() {
    xml_.close();
    xml_.text("\n");
  }
  void cell(const char* element, const std::string& text, const char* of_class = "") {
    xml_.open(element);
    if (*of_class != '\0') xml_.attribute("class", of_class);
    xml_.text(text.empty() ? "-" : text);
    xml_.close();
  }
  void link(const std::string& text, const std::string& address) {
    xml_.open("td");
    xml_.open("a");
    xml_.attribute("href", address);
    xml_.text(text.empty() ? "-" : text);
    xml_.close();
    xml_.close();
  }
  std::string finish() {
    xml_.close();
    return std::string(xml_.view()) + "\n";
  }

 private:
  XmlPrinter xml_;
};

/// A path as an address that is relative to the page.
std::string address_of(const std::string& place, const std::string& page) {
  std::error_code error;
  std::filesystem::path folder = std::filesystem::path(page).parent_path();
  if (folder.empty()) folder = ".";
  const auto relative = std::filesystem::relative(place, folder, error);
  const std::string path = error ? place : relative.generic_string();
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string address = "./";
  for (const char c : path) {
    if (kPlain.find(c) != std::string_view::npos) {
      address += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    address += '%';
    address += kDigits[byte >> 4U];
    address += kDigits[byte & 15U];
  }
  return address;
}

std::string documents_table(const std::vector<ListedDocument>& documents,
                            const BatchResults& results, const Manifest& manifest,
                            const BatchOptions& options) {
  HtmlTable table(
      {Message("document"), Message("errors expected"), Message("pairs"),
       Message("mean confidence"), Message("doubtful"), Message("source segments"),
       Message("target segments"), Message("warnings")},
      *options.reader);
  for (std::size_t k = 0; k < std::min(kMostRows, documents.size()); ++k) {
    const ListedDocument& document = documents[k];
    const ManifestRow row = manifest.row(results.first + document.row);
    const PairFigures& f = *document.figures;
    table.begin_row();
    if (options.into.empty()) {
      const auto files =
          output_files(options.format, options.out + "/" + row.out,
                       std::string(row.source_language.empty() ? options.source.language
                                                               : row.source_language),
                       std::string(row.target_language.empty() ? options.target.language
                                                               : row.target_language));
      table.link(std::string(row.id), address_of(files.front(), options.report));
    } else {
      table.cell("td", std::string(row.id));
    }
    table.cell("td", fixed(document.expected_wrong(), 2));
    table.cell("td", std::to_string(f.pairs));
    table.cell("td", fixed(f.mean_confidence, 4));
    table.cell("td", std::to_string(f.doubtful));
    table.cell("td", std::to_string(f.source_segments));
    table.cell("td", std::to_string(f.target_segments));
    table.cell("td", std::to_string(document.warnings));
    table.end_row();
  }
  return table.finish();
}

std::string failures_table(const BatchResults& results, const Manifest& manifest,
                           const MessageCatalogue& reader) {
  HtmlTable table({Message("document"), Message("code"), Message("reason")}, reader);
  std::size_t shown = 0;
  for (const auto& [index, failure] : results.failures) {
    if (++shown > kMostRows) break;
    table.begin_row();
    table.cell("td", std::string(manifest.row(index).id));
    table.cell("td", failure.code);
    table.cell("td", failure.reason.render(reader), "reason");
    table.end_row();
  }
  return table.finish();
}

std::string element(const char* name, const std::string& text) {
  XmlPrinter xml;
  xml.open(name);
  xml.text(text.empty() ? "-" : text);
  xml.close();
  return std::string(xml.view()) + "\n";
}

std::string plots(const std::vector<ListedDocument>& documents,
                  const MessageCatalogue& reader) {
  std::vector<double> confidence, ratio;
  for (const ListedDocument& document : documents) {
    const PairFigures& f = *document.figures;
    if (f.pairs > 0) confidence.push_back(f.mean_confidence);
    ratio.push_back(std::log2((static_cast<double>(f.target_segments) + 1.0) /
                              (static_cast<double>(f.source_segments) + 1.0)));
  }
  return histogram(confidence, 0.0, 1.0, 1,
                   Message("Documents by the mean confidence of their pairs"), reader) +
         histogram(ratio, -2.0, 2.0, 0,
                   Message("Documents by how many more segments the target has; 1 is "
                           "twice as many, -1 half as many"),
                   reader) +
         lengths(documents, reader);
}

}  // namespace

std::string batch_page(const BatchResults& results, const Manifest& manifest,
                       const BatchOptions& options) {
  const std::vector<ListedDocument> documents = documents_of(results);
  const auto told = [&options](const char* name, const Message& sentence) {
    return element(name, sentence.render(*options.reader));
  };
  const auto title = Message("Batch: {manifest}", {{"manifest", options.manifest}});
  std::string page = "<!DOCTYPE html>\n<html lang=\"" + options.reader->language() +
                     "\"><head><meta charset=\"utf-8\"/>" + told("title", title) +
                     "<style>" + std::string(kStyle) + "</style></head><body>\n" +
                     told("h1", title);
  for (const Message& sentence : batch_summary(results, manifest, options))
    page += told("p", sentence);
  if (!documents.empty()) {
    page += plots(documents, *options.reader);
    page += told("h2", Message("Documents, most errors first"));
    if (options.format == OutputFormat::awase)
      page += told("p", Message("A document is corrected with: awase review FILE"));
    if (documents.size() > kMostRows)
      page += told("p", Message("The first {count} of {all}; results.tsv has them all",
                                {{"count", kMostRows}, {"all", documents.size()}}));
    page += documents_table(documents, results, manifest, options);
  }
  if (!results.failures.empty()) {
    page += told("h2", Message("What failed"));
    page += failures_table(results, manifest, *options.reader);
  }
  return page += "</body></html>\n";
}

}  // namespace awase
