// SPDX-License-Identifier: Apache-2.0
//
// The report. Its colours are those of the page (review/page/page.css).

#include <cmath>

#include "align/confidence.h"
#include "review/export.h"
#include "review/highlight.h"
#include "review/realign.h"
#include "text/character_references.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::string_view kStyle = R"css(
:root{color-scheme:light dark;--bg:#fff;--ink:#1b1f24;--dim:#59636e;--line:#d1d9e0;
--soft:#f6f8fa;--good:#176f31;--mid:#9a6700;--bad:#cf222e;--hit:#dafbe1;--miss:#ffebe9}
@media(prefers-color-scheme:dark){:root{--bg:#14171c;--ink:#e6e9ee;--dim:#9aa4b1;
--line:#333a44;--soft:#1c2128;--good:#57ab5a;--mid:#d4a72c;--bad:#f47067;--hit:#1d3a27;
--miss:#4a2326}}
body{font:15px/1.6 system-ui,"Noto Sans CJK JP","Hiragino Sans","Yu Gothic",Meiryo,sans-serif;
background:var(--bg);color:var(--ink);max-width:72rem;margin:2rem auto;padding:0 1rem}
:lang(ja){font-family:"Noto Sans JP","Noto Sans CJK JP","Hiragino Sans","Yu Gothic",Meiryo,
sans-serif;line-break:strict}
h1{font-size:1.4rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}
p{margin:.4rem 0}.dim{color:var(--dim)}
.map{display:flex;height:1.6rem;border:1px solid var(--line);border-radius:4px;
overflow:hidden}.map i{flex:1 1 0;min-width:0}
.k-good{background:var(--good);opacity:.4}.k-mid{background:var(--mid)}.k-bad{background:var(--bad)}
.k-one{background:var(--line)}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th{text-align:start;color:var(--dim);font-weight:600}
td,th{border-bottom:1px solid var(--line);padding:.4rem .6rem;vertical-align:top;
overflow-wrap:anywhere}
td p{margin:0}td p+p{margin-top:.25rem;border-top:1px dashed var(--line);padding-top:.25rem}
.n{width:3.2rem}.c{width:6.5rem;white-space:nowrap}
.t-one{color:var(--dim)}.t-good{color:var(--good)}.t-mid{color:var(--mid)}.t-bad{color:var(--bad)}
b.hit,b.miss{font-weight:inherit;border-radius:2px}b.hit{background:var(--hit)}
b.miss{background:var(--miss);text-decoration:underline wavy var(--bad) 1px}
tr.deleted td p{text-decoration:line-through;color:var(--dim)}
a{color:inherit}
@media print{body{margin:0;max-width:none;font-size:10pt}tr{break-inside:avoid}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
)css";

/// Blocks of the map; a longer text has several rows in one.
constexpr std::size_t kMapBlocks = 300;

/// "good", "mid", "bad", or "one" for what goes into no memory: the colour of its
/// confidence.
const char* shade(const Row& row) {
  if (!row.is_pair() || row.mark == Mark::deleted) return "one";
  if (row.is_confirmed()) return "good";
  if (row.mark == Mark::doubtful || row.confidence < kHardlyConfidence) return "bad";
  return row.confidence < kDoubtfulBelow ? "mid" : "good";
}

int badness(const Row& row) {
  const std::string_view name = shade(row);
  return name == "bad" ? 3 : name == "mid" ? 2 : name == "one" ? 1 : 0;
}

void append_map(std::string& out, const std::vector<Row>& rows,
                const std::string& label) {
  out += "<div class=map role=img aria-label=\"" + escaped_markup(label) + "\">";
  const std::size_t blocks = std::min(rows.size(), kMapBlocks);
  for (std::size_t b = 0; b < blocks; ++b) {
    const std::size_t first = b * rows.size() / blocks;
    const std::size_t last = (b + 1) * rows.size() / blocks;
    std::size_t worst = first;
    for (std::size_t r = first; r < last; ++r)
      if (badness(rows[r]) > badness(rows[worst])) worst = r;
    out += std::string("<i class=k-") + shade(rows[worst]) + "></i>";
  }
  out += "</div>\n";
}

/// The text of a piece with its highlights, which count UTF-16 units.
void append_piece(std::string& out, const Piece& piece, std::size_t index,
                  const std::vector<Highlight>& highlights,
                  const std::string& missing) {
  std::size_t unit = 0;
  std::size_t begin = 0;
  auto next = highlights.begin();
  while (next != highlights.end() && next->piece != index) ++next;
  const std::string_view text = piece.text;
  for (std::size_t offset = 0; offset <= text.size();) {
    const bool is_end = offset == text.size();
    const bool in_piece = next != highlights.end() && next->piece == index;
    if (in_piece && unit == next->begin) {
      out += escaped_markup(text.substr(begin, offset - begin));
      begin = offset;
      out += next->is_matched
                 ? "<b class=hit>"
                 : "<b class=miss title=\"" + escaped_markup(missing) + "\">";
    }
    if (in_piece && unit == next->end) {
      out += escaped_markup(text.substr(begin, offset - begin));
      begin = offset;
      out += "</b>";
      ++next;
      continue;
    }
    if (is_end) break;
    unit += next_char(text, offset) > 0xFFFF ? 2 : 1;
  }
  out += escaped_markup(text.substr(begin));
}

void append_cell(std::string& out, const std::vector<Piece>& cell,
                 const TextOrigin& origin, const std::vector<Highlight>& highlights,
                 const std::string& missing) {
  out += "<td lang=\"" + escaped_markup(origin.language) + "\">";
  for (std::size_t i = 0; i < cell.size(); ++i) {
    out += "<p dir=auto>";
    append_piece(out, cell[i], i, highlights, missing);
    out += "</p>";
  }
  out += "</td>";
}

std::string percent(double confidence) {
  return std::to_string(std::lround(confidence * 100)) + " %";
}

/// What stands in the second column: how sure, which shape, what was decided.
std::string state_of(const Row& row, const MessageCatalogue& reader) {
  std::string out;
  if (row.mark != Mark::open)
    out = describe(row.mark).render(reader);
  else if (row.is_pair())
    out = percent(row.confidence);
  else
    out = Message("one side").render(reader);
  return escaped_markup(out) + " <span class=dim>" +
         std::to_string(row.cells[0].size()) + "–" +
         std::to_string(row.cells[1].size()) + "</span>";
}

class Report {
 public:
  Report(const Review& review, const MessageCatalogue& reader)
      : review_(review),
        reader_(reader),
        highlighter_(review.origins[0].language, review.origins[1].language) {}

  std::string write() {
    const std::string source = escaped_markup(review_.origins[0].name);
    const std::string target = escaped_markup(review_.origins[1].name);
    out_ = "<!DOCTYPE html>\n<html lang=" + reader_.language() +
           "><head><meta charset=utf-8>\n"
           "<meta name=viewport content=\"width=device-width\">\n<title>" +
           source + " / " + target + "</title>\n<style>";
    out_ += kStyle;
    out_ +=
        "</style></head><body>\n<h1>" + source + " / " + target + "</h1>\n<p>" +
        say(Message("{sentence}.", {{"sentence", describe(estimate(review_.rows))}})) +
        "</p>\n";
    append_counts();
    append_map(
        out_, review_.rows,
        Message("Map of the text: where the doubtful pairs are").render(reader_));
    append_doubtful();
    out_ += "<h2>" + say(Message("The whole text")) + "</h2>\n";
    append_head();
    for (std::size_t r = 0; r < review_.rows.size(); ++r) append_row(r, true);
    out_ += "</tbody></table>\n</body></html>\n";
    return std::move(out_);
  }

 private:
  /// Escaped.
  std::string say(const Message& message) const {
    return escaped_markup(message.render(reader_));
  }

  void append_counts() {
    std::size_t alone = 0;
    std::size_t deleted = 0;
    for (const Row& row : review_.rows) {
      alone += row.is_pair() ? 0 : 1;
      deleted += row.mark == Mark::deleted ? 1 : 0;
    }
    const Estimate found = estimate(review_.rows);
    const Message counts = Message::plural(
        "{pairs} pairs, {count} row of one side, {confirmed} confirmed, {deleted} "
        "deleted by the reviewer",
        "{pairs} pairs, {count} rows of one side, {confirmed} confirmed, {deleted} "
        "deleted by the reviewer",
        alone,
        {{"pairs", found.pairs},
         {"confirmed", found.confirmed - deleted},
         {"deleted", deleted}});
    out_ += "<p class=dim>" + say(counts) + "</p>\n";
  }

  void append_doubtful() {
    std::size_t count = 0;
    for (const Row& row : review_.rows) count += is_doubtful(row) ? 1 : 0;
    if (count == 0) return;
    out_ += "<h2>" + say(Message("Look at these first")) + "</h2>\n";
    append_head();
    for (std::size_t r = 0; r < review_.rows.size(); ++r)
      if (is_doubtful(review_.rows[r])) append_row(r, false);
    out_ += "</tbody></table>\n";
  }

  void append_head() {
    out_ += "<table><thead><tr><th class=n>#</th><th class=c>" + say(Message("sure")) +
            "</th><th>" + escaped_markup(review_.origins[0].language) + "</th><th>" +
            escaped_markup(review_.origins[1].language) + "</th></tr></thead><tbody>\n";
  }

  void append_row(std::size_t index, bool is_target) {
    const Row& row = review_.rows[index];
    const std::string number = std::to_string(index + 1);
    out_ += "<tr class=" + std::string(mark_name(row.mark)) +
            (is_target ? " id=r" + number : std::string()) + "><td class=\"n dim\">" +
            (is_target ? number : "<a href=\"#r" + number + "\">" + number + "</a>") +
            "</td><td class=\"c t-" + shade(row) + "\">" + state_of(row, reader_) +
            "</td>";
    const auto highlights = highlighter_.find(row);
    const std::string missing = Message("not on the other side").render(reader_);
    for (std::size_t s = 0; s < 2; ++s)
      append_cell(out_, row.cells[s], review_.origins[s], highlights[s], missing);
    out_ += "</tr>\n";
    if (!row.comment.empty())
      out_ += "<tr><td></td><td class=dim>" + say(Message("note")) +
              "</td><td colspan=2 dir=auto>" + escaped_markup(row.comment) +
              "</td></tr>\n";
  }

  const Review& review_;
  const MessageCatalogue& reader_;
  Highlighter highlighter_;
  std::string out_;
};

}  // namespace

std::string html_report(const Review& review, const MessageCatalogue& reader) {
  return Report(review, reader).write();
}

}  // namespace awase
