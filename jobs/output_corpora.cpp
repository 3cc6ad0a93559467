// SPDX-License-Identifier: Apache-2.0
//
// What the tools of parallel corpora take: bitextor's columns, Moses's two files, XCES
// as OPUS has it, and whole documents as JSON.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "jobs/output.h"
#include "tmx/xml_printer.h"

namespace awase {
namespace {

/// One line without tabs.
std::string cell(std::string text) {
  for (char& c : text)
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  return text;
}

std::string side(const SegmentedText& text, const SegmentRange& range) {
  return cell(joined(text, range.first, range.last));
}

constexpr int kScoreDigits = 4;

// --- XCES --------------------------------------------------------------------------

/// A text with the ids to which the links refer: paragraphs, and in them sentences.
void write_xces_text(const SegmentedText& text, const ByteSink& out) {
  XmlPrinter xml;
  const auto hand_on = [&] {
    out(xml.view());
    xml.clear();
  };
  out("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<text>\n");
  std::size_t paragraph = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = i == 0 || text.segments[i].block != text.segments[i - 1].block;
    if (begins) {
      if (i > 0) out("</p>\n");
      out("<p id=\"" + std::to_string(++paragraph) + "\">\n");
    }
    xml.open("s");
    xml.attribute("id", "s" + std::to_string(i + 1));
    xml.text(as_one_line(text.text(i)));
    xml.close();
    hand_on();
    out("\n");
  }
  out(paragraph > 0 ? "</p>\n</text>\n" : "</text>\n");
}

/// "s3 s4", or nothing.
std::string ids_of(const SegmentRange& range) {
  std::string ids;
  for (std::size_t i = range.first; i < range.last; ++i)
    ids += (ids.empty() ? "s" : " s") + std::to_string(i + 1);
  return ids;
}

/// Calls `write` for the links: wanted pairs, and what stands alone.
template <class Write>
void for_each_link(const AlignedPair& pair, const Write& write) {
  for (const Bead& bead : pair.alignment.beads) {
    if (!bead.is_pair() || pair.is_wanted(bead)) {
      write(bead);
      continue;
    }
    write(Bead{bead.source, {bead.target.first, bead.target.first}});
    write(Bead{{bead.source.last, bead.source.last}, bead.target});
  }
}

void write_xces_links(const AlignedPair& pair, const std::string& source_file,
                      const std::string& target_file, const ByteSink& out) {
  XmlPrinter xml;
  out("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML cesAlign//EN\" \"\">\n"
      "<cesAlign version=\"1.0\">\n");
  xml.open("linkGrp");
  xml.attribute("targType", "s");
  xml.attribute("fromDoc", source_file);
  xml.attribute("toDoc", target_file);
  xml.text("\n");
  std::size_t number = 0;
  for_each_link(pair, [&](const Bead& bead) {
    xml.open("link");
    xml.attribute("id", "SL" + std::to_string(++number));
    xml.attribute("xtargets", ids_of(bead.source) + ";" + ids_of(bead.target));
    if (bead.is_pair())
      xml.attribute("certainty", fixed(bead.confidence, kScoreDigits));
    xml.close();
    xml.text("\n");
    out(xml.view());
    xml.clear();
  });
  xml.close();
  out(xml.view());
  out("\n</cesAlign>\n");
}

void write_xces_ids(const AlignedPair& pair, const std::string& source_file,
                    const std::string& target_file, const ByteSink& out) {
  for_each_link(pair, [&](const Bead& bead) {
    out(cell(source_file) + '\t' + cell(target_file) + '\t' + ids_of(bead.source) +
        '\t' + ids_of(bead.target) + '\t' +
        (bead.is_pair() ? fixed(bead.confidence, kScoreDigits) : "") + '\n');
  });
}

// --- Documents ----------------------------------------------------------------------

/// A side of a bead, or null.
nlohmann::ordered_json json_side(const SegmentedText& text, const SegmentRange& range) {
  if (range.empty()) return nullptr;
  return joined(text, range.first, range.last);
}

/// Number of the block that a side of a bead begins in, from 1; null for none.
nlohmann::ordered_json paragraph_of(const SegmentedText& text,
                                    const SegmentRange& range) {
  if (range.empty()) return nullptr;
  return text.segments[range.first].block + 1;
}

}  // namespace

void write_bitextor(const AlignedPair& pair, const ByteSink& out) {
  const std::string names =
      cell(pair.source.document.name) + '\t' + cell(pair.target.document.name) + '\t';
  for (const Bead& bead : pair.alignment.beads)
    if (pair.is_wanted(bead))
      out(names + side(pair.source, bead.source) + '\t' +
          side(pair.target, bead.target) + '\t' + fixed(bead.confidence, kScoreDigits) +
          '\n');
}

void write_moses(const AlignedPair& pair, const ByteSink& source,
                 const ByteSink& target) {
  for (const Bead& bead : pair.alignment.beads) {
    if (!pair.is_wanted(bead)) continue;
    source(side(pair.source, bead.source) + '\n');
    target(side(pair.target, bead.target) + '\n');
  }
}

void write_xces(const AlignedPair& pair, const std::string& source_file,
                const std::string& target_file, std::span<const ByteSink> out) {
  write_xces_links(pair, source_file, target_file, out[0]);
  write_xces_ids(pair, source_file, target_file, out[1]);
  write_xces_text(pair.source, out[2]);
  write_xces_text(pair.target, out[3]);
}

void write_document(const AlignedPair& pair, const ByteSink& out) {
  nlohmann::ordered_json document;
  document["source_lang"] = pair.source.document.language;
  document["target_lang"] = pair.target.document.language;
  document["source_name"] = pair.source.document.name;
  document["target_name"] = pair.target.document.name;
  auto beads = nlohmann::ordered_json::array();
  for (const Bead& bead : pair.alignment.beads) {
    nlohmann::ordered_json json;
    json["source"] = json_side(pair.source, bead.source);
    json["target"] = json_side(pair.target, bead.target);
    json["source_paragraph"] = paragraph_of(pair.source, bead.source);
    json["target_paragraph"] = paragraph_of(pair.target, bead.target);
    if (bead.is_pair()) {
      json["confidence"] = std::stod(fixed(bead.confidence, kScoreDigits));
      json["wanted"] = pair.is_wanted(bead);
    }
    beads.push_back(std::move(json));
  }
  document["beads"] = std::move(beads);
  out(document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
      '\n');
}

}  // namespace awase
