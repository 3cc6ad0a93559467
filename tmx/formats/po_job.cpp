// SPDX-License-Identifier: Apache-2.0
//
// Puts translations into PO (GNU gettext, "The Format of PO Files"): the msgstr of an
// entry that has none. A translation of another sentence makes the entry fuzzy, and
// "#| msgid" says of which. All other lines keep their bytes.

#include <algorithm>
#include <utility>

#include "text/error.h"
#include "text/unicode.h"
#include "tmx/formats/job_formats.h"
#include "tmx/formats/place_codes.h"
#include "tmx/formats/unit_formats.h"

namespace awase {
namespace {

constexpr int kExact = 100;

/// An entry. Lines are places among those of the file.
struct PoEntry {
  std::size_t begin = 0;    ///< Its first line, a comment perhaps.
  std::size_t flags = 0;    ///< The line "#, ..."; npos when there is none.
  std::size_t keyword = 0;  ///< msgctxt or msgid.
  std::string context;
  std::string id;
  std::string plural;
  bool has_plural = false;
  bool is_fuzzy = false;
  std::string ignored;  ///< The value of "domain".
  /// Text and lines of msgstr, or of msgstr[0] and so on.
  struct Text {
    std::string text;
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  std::vector<Text> texts;
};

class PoJob : public JobFile {
 public:
  PoJob(const std::string& bytes, const std::string& name) : name_(name) {
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = bytes.find('\n', at);
      lines_.push_back(bytes.substr(
          at, end == std::string::npos ? std::string::npos : end + 1 - at));
      at += lines_.back().size();
    }
    read();
  }

  const std::vector<JobSegment>& segments() const override { return segments_; }
  std::size_t alternatives() const override { return 0; }

  PutIn propose(std::size_t segment, std::span<const Proposal> proposals,
                int min_score) override {
    PutIn result;
    for (std::size_t i = 0; i < proposals.size(); ++i) {
      if (proposals[i].score < min_score) break;
      if (fill(segment, proposals[i])) return {.taken = i};
      result.why_not = NotPutIn::codes;
    }
    return result;
  }

  std::string finish() override {
    for (const Fill& fill : fills_) put(fill);
    std::string result;
    for (const std::string& line : lines_) result += line;
    return result;
  }

 private:
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  /// What an entry gets.
  struct Fill {
    std::size_t entry = 0;
    std::string text;
    /// The msgid it is the translation of; empty where numbers were put in, which makes
    /// it the translation of none.
    std::string previous;
    std::string origin;
    int score = 0;
  };

  static std::string_view bare(const std::string& line) {
    std::string_view text = line;
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
      text.remove_suffix(1);
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return trim(text);
  }

  Error error(std::size_t line, const Message& fault) const {
    return Error(ErrorKind::input,
                 Message("{file}:{line}: {fault}",
                         {{"file", name_}, {"line", line + 1}, {"fault", fault}}));
  }

  /// The text between the quotation marks of a line.
  std::string unquoted(std::size_t line, std::string_view text) const {
    text = trim(text);
    if (text.size() < 2 || text.front() != '"' || text.back() != '"')
      throw error(line, Message("expected a text in quotation marks"));
    return po_unquoted(text.substr(1, text.size() - 2));
  }

  static bool has_flag(std::string_view flags, std::string_view wanted) {
    for (std::size_t at = 0; at <= flags.size();) {
      const std::size_t end = std::min(flags.find(',', at), flags.size());
      if (trim(flags.substr(at, end - at)) == wanted) return true;
      at = end + 1;
    }
    return false;
  }

  void read() {
    PoEntry entry;
    bool has_id = false;
    std::string* text = nullptr;
    entry.flags = npos;
    const auto end_entry = [&](std::size_t line) {
      if (has_id) add(std::move(entry));
      entry = PoEntry();
      entry.begin = line;
      entry.flags = npos;
      has_id = false;
      text = nullptr;
    };
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string_view line = bare(lines_[i]);
      const bool is_old = line.starts_with("#~");
      if (line.empty() || is_old) {
        end_entry(i + 1);
      } else if (line.starts_with("#")) {
        if (has_id && !entry.texts.empty()) end_entry(i);
        if (!line.starts_with("#,")) continue;
        entry.flags = i;
        entry.is_fuzzy = entry.is_fuzzy || has_flag(line.substr(2), "fuzzy");
      } else if (line.starts_with("\"")) {
        if (text == nullptr) throw error(i, Message("a text before any msgid"));
        *text += unquoted(i, line);
        if (!entry.texts.empty()) entry.texts.back().end = i + 1;
      } else {
        const bool begins = line.starts_with("msgctxt") ||
                            (line.starts_with("msgid") && !line.starts_with("msgid_"));
        if (begins && !entry.texts.empty()) end_entry(i);
        text = begin_text(entry, i, line, has_id);
      }
    }
    end_entry(lines_.size());
  }

  std::string* begin_text(PoEntry& entry, std::size_t number, std::string_view line,
                          bool& has_id) const {
    const std::size_t quote = std::min(line.find('"'), line.size());
    const std::string_view keyword = trim(line.substr(0, quote));
    std::string* text = nullptr;
    if (keyword == "msgctxt" || (keyword == "msgid" && !has_id)) {
      if (entry.keyword == 0) entry.keyword = number;
    }
    if (keyword == "msgctxt") text = &entry.context;
    if (keyword == "msgid") text = &entry.id, has_id = true;
    if (keyword == "msgid_plural") text = &entry.plural, entry.has_plural = true;
    if (keyword == "msgstr" || keyword.starts_with("msgstr[")) {
      entry.texts.push_back({{}, number, number + 1});
      text = &entry.texts.back().text;
    }
    if (keyword == "domain") text = &entry.ignored;
    if (text == nullptr)
      throw error(number, Message("this is not PO: \"{line}\"",
                                  {{"line", line.substr(0, 40)}}));
    if (quote < line.size()) *text += unquoted(number, line.substr(quote));
    return text;
  }

  void read_header(const std::string& text) {
    const auto field = [&](std::string_view name) -> std::string {
      const std::string all = "\n" + text;
      const std::size_t at = all.find("\n" + std::string(name));
      if (at == std::string::npos) return {};
      const std::size_t begin = at + 1 + name.size();
      return std::string(
          trim(std::string_view(all).substr(begin, all.find('\n', begin) - begin)));
    };
    source_language_ = po_language(field("X-Source-Language:"));
    target_language_ = po_language(field("Language:"));
    const std::string forms = field("Plural-Forms:");
    const std::size_t count = forms.find("nplurals=");
    if (count != std::string::npos && count + 9 < forms.size())
      plural_forms_ = static_cast<std::size_t>(forms[count + 9] - '0');
  }

  void add(PoEntry entry) {
    if (entry.texts.empty()) return;
    if (entry.id.empty() && entry.context.empty()) {
      if (entries_.empty()) read_header(entry.texts.front().text);
      return;
    }
    JobSegment segment;
    // One form for all numbers says what the plural says.
    const bool has_one_form = entry.has_plural && plural_forms_ == 1;
    segment.source.text = has_one_form ? entry.plural : entry.id;
    if (trim(std::string_view(segment.source.text)).empty()) return;
    segment.source_language = source_language_;
    segment.target_language = target_language_;
    segment.context = entry.context;
    const auto filled =
        std::count_if(entry.texts.begin(), entry.texts.end(),
                      [](const PoEntry::Text& each) { return !each.text.empty(); });
    segment.is_translated = filled > 0;
    // Plurals need all of their forms.
    segment.needs_work =
        filled > 0 &&
        (entry.is_fuzzy || static_cast<std::size_t>(filled) < entry.texts.size());
    // Each form needs a translation of its own, which a memory does not tell apart.
    segment.has_forms = entry.has_plural && entry.texts.size() != 1;
    segments_.push_back(std::move(segment));
    entries_.push_back(std::move(entry));
  }

  bool fill(std::size_t segment, const Proposal& proposal) {
    MarkedSegment plain;
    plain.content = segments_[segment].source;
    const auto placed =
        place_codes(plain, proposal.source, proposal.translation(),
                    [](std::string_view text) { return std::string(text); });
    if (!placed) return false;
    // White space and line breaks at the ends are those of the msgid.
    const std::string& source = segments_[segment].source.text;
    const std::string_view trimmed = trim(std::string_view(source));
    const auto lead = static_cast<std::size_t>(trimmed.data() - source.data());
    if (placed->empty()) return false;
    std::string text =
        source.substr(0, lead) + *placed + source.substr(lead + trimmed.size());
    fills_.push_back({segment, std::move(text),
                      proposal.adapted ? std::string() : plain_text(proposal.source),
                      proposal.origin, proposal.score});
    return true;
  }

  std::string line_end() const {
    return !lines_.empty() && lines_.front().ends_with("\r\n") ? "\r\n" : "\n";
  }

  /// A keyword and its text, a line of the text a line.
  std::string written(const std::string& before, const std::string& keyword,
                      const std::string& text) const {
    const std::string end = line_end();
    const std::size_t first = text.find('\n');
    if (first == std::string::npos || first + 1 == text.size())
      return before + keyword + " " + po_quoted(text) + end;
    std::string out = before + keyword + " \"\"" + end;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t next = text.find('\n', at);
      const std::size_t stop = next == std::string::npos ? text.size() : next + 1;
      out += before;
      out += po_quoted(std::string_view(text).substr(at, stop - at));
      out += end;
      at = stop;
    }
    return out;
  }

  void put(const Fill& fill) {
    const PoEntry& entry = entries_[fill.entry];
    const PoEntry::Text& place = entry.texts.front();
    const std::string keyword = entry.has_plural ? "msgstr[0]" : "msgstr";
    for (std::size_t i = place.begin; i < place.end; ++i) lines_[i].clear();
    lines_[place.begin] = written("", keyword, fill.text);
    if (fill.score >= kExact) {
      drop_fuzzy(entry);
      return;
    }
    const std::string end = line_end();
    std::string before;
    if (entry.flags == npos) {
      before = "#, fuzzy" + end;
    } else if (lines_[entry.flags].find("fuzzy") == std::string::npos) {
      std::string& flags = lines_[entry.flags];
      flags.insert(flags.find("#,") + 2, " fuzzy,");
    }
    if (!fill.previous.empty()) before += written("#| ", "msgid", fill.previous);
    for (std::size_t i = entry.begin; i < entry.keyword; ++i)
      if (bare(lines_[i]).starts_with("#|")) lines_[i].clear();
    insert(entry.keyword, before);
    insert(entry.begin, "# " + std::to_string(fill.score) + " % " + fill.origin + end);
  }

  void insert(std::size_t number, const std::string& before) {
    std::string& line = lines_[number];
    line.insert(line.starts_with("\xEF\xBB\xBF") ? 3 : 0, before);
  }

  /// An entry that was marked without a text is not fuzzy any more.
  void drop_fuzzy(const PoEntry& entry) {
    if (entry.flags == npos) return;
    std::string& flags = lines_[entry.flags];
    if (trim(std::string_view(flags)) == "#, fuzzy") {
      flags.clear();
      return;
    }
    for (const std::string_view each : {" fuzzy,", ", fuzzy"})
      if (const std::size_t at = flags.find(each); at != std::string::npos) {
        flags.erase(at, each.size());
        return;
      }
  }

  std::string name_;
  std::vector<std::string> lines_;  ///< With their ends.
  std::vector<PoEntry> entries_;
  std::vector<JobSegment> segments_;  ///< Of each entry.
  std::vector<Fill> fills_;
  std::string source_language_;
  std::string target_language_;
  std::size_t plural_forms_ = 1;
};

}  // namespace

std::unique_ptr<JobFile> read_po_job(std::string bytes, const std::string& name) {
  const std::string charset = fold(po_charset(bytes));
  const bool is_utf8 = charset.empty() || charset == "utf-8" || charset == "utf8" ||
                       charset == "charset";
  if (!is_utf8 || !is_valid_utf8(bytes))
    throw Error(ErrorKind::input,
                Message("{file}: this PO file is not in UTF-8; convert it with "
                        "'msgconv --to-code=UTF-8'",
                        {{"file", name}}));
  return std::make_unique<PoJob>(bytes, name);
}

}  // namespace awase
