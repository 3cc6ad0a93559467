// SPDX-License-Identifier: Apache-2.0
//
// What the tools of parallel corpora take: bitextor's columns, Moses's two files, XCES
// as OPUS has it, and whole documents as JSON.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "jobs/output.h"
#include "text/hash.h"
#include "text/unicode.h"
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

// --- bitextor ----------------------------------------------------------------------

/// How bitextor says where each segment stands: "p2:7s1/3" is the first of three in the
/// second of seven paragraphs.
std::vector<std::string> paragraph_ids(const SegmentedText& text) {
  std::vector<std::string> ids;
  ids.reserve(text.size());
  const std::string paragraphs = ":" + std::to_string(text.document.blocks.size());
  for (std::size_t first = 0; first < text.size();) {
    const std::size_t block = text.segments[first].block;
    std::size_t last = first;
    while (last < text.size() && text.segments[last].block == block) ++last;
    for (std::size_t i = first; i < last; ++i)
      ids.push_back("p" + std::to_string(block + 1) + paragraphs + "s" +
                    std::to_string(i - first + 1) + "/" + std::to_string(last - first));
    first = last;
  }
  return ids;
}

std::string hexadecimal(std::uint64_t value) {
  std::string digits;
  do digits += "0123456789abcdef"[value & 0xF];
  while ((value >>= 4) != 0);
  std::reverse(digits.begin(), digits.end());
  return digits;
}

/// What `one` gives of each segment, joined as bitextor joins it where a pair has
/// several.
template <class One>
std::string of_segments(const SegmentRange& range, const One& one) {
  std::string all;
  for (std::size_t i = range.first; i < range.last; ++i)
    all += (i > range.first ? "+" : "") + one(i);
  return all;
}

/// The hash by which bitextor finds the sentences of a side in the crawled pages.
std::string deferred_hash(const SegmentedText& text, const SegmentRange& range) {
  return of_segments(range, [&text](std::size_t i) {
    return hexadecimal(murmur_hash_64(cell(std::string(text.text(i)))));
  });
}

/// As bitextor counts them, in every language.
std::size_t space_tokens(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

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

void write_bitextor_sent(const AlignedPair& pair, const ByteSink& out) {
  out("src_url\ttrg_url\tsrc_text\ttrg_text\taligner_score\tsrc_paragraph_id\t"
      "trg_paragraph_id\tsrc_deferred_hash\ttrg_deferred_hash\tlength_ratio\t"
      "src_num_tokens\ttrg_num_tokens\n");
  const std::vector<std::string> source_ids = paragraph_ids(pair.source);
  const std::vector<std::string> target_ids = paragraph_ids(pair.target);
  const std::string names =
      cell(pair.source.document.name) + '\t' + cell(pair.target.document.name);
  for (const Bead& bead : pair.alignment.beads) {
    if (!pair.is_wanted(bead)) continue;
    const std::string source = side(pair.source, bead.source);
    const std::string target = side(pair.target, bead.target);
    const std::string cells[] = {
        names,
        source,
        target,
        fixed(bead.confidence, kScoreDigits),
        of_segments(bead.source, [&](std::size_t i) { return source_ids[i]; }),
        of_segments(bead.target, [&](std::size_t i) { return target_ids[i]; }),
        deferred_hash(pair.source, bead.source),
        deferred_hash(pair.target, bead.target),
        fixed(static_cast<double>(count_chars(source)) /
                  static_cast<double>(std::max<std::size_t>(1, count_chars(target))),
              kScoreDigits),
        std::to_string(space_tokens(source)),
        std::to_string(space_tokens(target))};
    std::string line;
    for (const std::string& one : cells) (line += line.empty() ? "" : "\t") += one;
    out(line + '\n');
  }
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
