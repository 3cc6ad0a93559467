// SPDX-License-Identifier: Apache-2.0
//
// PO, as GNU gettext has it: one source and one target language. docs/formats.md says
// what goes where.

#include <algorithm>
#include <unordered_map>

#include "text/ascii.h"
#include "text/error.h"
#include "text/unicode.h"
#include "tmx/encoded_output.h"
#include "tmx/formats/unit_formats.h"
#include "tmx/unit_key.h"

namespace awase {
namespace {

constexpr std::string_view kSourceHeader = "X-Source-Language:";
constexpr std::string_view kTargetHeader = "Language:";
/// Props that PO has a place for: msgctxt, and the flag fuzzy.
constexpr std::string_view kContextProp = "x-context";
constexpr std::string_view kStateProp = "x-state";
constexpr std::string_view kPluralProp = "x-plural-form";
constexpr std::string_view kFuzzy = "fuzzy";

class PoWriter : public UnitWriter {
 public:
  PoWriter(ByteSink sink, const Header& header, const UnitWriteOptions& options)
      : header_(header),
        options_(options),
        output_(std::move(sink), TmxEncoding::utf8, options.tmx.gzip) {}

  void add(const TranslationUnit& unit) override {
    UnitWriteOptions wanted = options_;
    if (started_) {
      wanted.source_language = source_;
      wanted.target_language = target_;
    }
    const std::vector<Pair> pairs = pairs_of(unit, header_, wanted);
    if (pairs.empty()) return losses_.count_unit_without_pair();
    const Pair& pair = pairs.front();
    if (!started_) start(pair.source->language, pair.target->language);
    losses_.count(unit, pair);
    std::size_t notes = 0;
    std::string entry = "\n";
    for (const Annotation& annotation : unit.annotations) {
      if (annotation.kind != AnnotationKind::note) continue;
      ++notes;
      entry += "#. ";
      for (const char c : annotation.text) {
        entry += c;
        if (c == '\n') entry += "#. ";
      }
      entry += '\n';
    }
    const std::string* context = find_prop(unit.annotations, kContextProp);
    const std::string* state = find_prop(unit.annotations, kStateProp);
    const bool is_fuzzy = state != nullptr && *state == kFuzzy;
    if (is_fuzzy) entry += "#, fuzzy\n";
    losses_.count_annotations(std::size_t{0} - notes - (context != nullptr ? 1 : 0) -
                              (is_fuzzy ? 1 : 0));
    entry += context_line(pair.source->content, context);
    entry += "msgid " + po_quoted(plain_text(pair.source->content)) + "\n";
    entry += "msgstr " + po_quoted(plain_text(pair.target->content)) + "\n";
    output_.write(entry);
    ++written_;
  }

  void finish() override {
    if (!started_)
      start(header_.srclang == "*all*" ? "" : header_.srclang,
            options_.target_language);
    output_.finish();
  }
  std::size_t written() const override { return written_; }
  std::vector<Issue> issues() const override { return losses_.describe(); }

 private:
  /// A msgid may stand once in a context; its further translations have another one.
  std::string context_line(const Content& source, const std::string* context) {
    Content key = {plain_text(source), {}};
    if (context != nullptr) (key.text += '\x04') += *context;
    const std::size_t before = seen_[content_key(key, Sameness::exact)]++;
    std::string name = context == nullptr ? "" : *context;
    if (before > 0) name += (name.empty() ? "" : " ") + std::to_string(before + 1);
    const bool is_there = context != nullptr || before > 0;
    return is_there ? "msgctxt " + po_quoted(name) + "\n" : "";
  }

  void start(const std::string& source, const std::string& target) {
    started_ = true;
    source_ = source;
    target_ = target;
    std::string header = "msgid \"\"\nmsgstr \"\"\n";
    header += "\"MIME-Version: 1.0\\n\"\n";
    header += "\"Content-Type: text/plain; charset=UTF-8\\n\"\n";
    header += "\"Content-Transfer-Encoding: 8bit\\n\"\n";
    header += po_quoted(std::string(kTargetHeader) + " " + target + "\n") + "\n";
    header += po_quoted(std::string(kSourceHeader) + " " + source + "\n") + "\n";
    output_.write(header);
  }

  Header header_;
  UnitWriteOptions options_;
  EncodedOutput output_;
  std::string source_;
  std::string target_;
  bool started_ = false;
  std::unordered_map<std::uint64_t, std::size_t> seen_;
  std::size_t written_ = 0;
  Losses losses_;
};

/// An entry of a PO file.
struct Entry {
  std::string context;
  bool has_context = false;
  std::string id;
  std::string plural;
  std::vector<std::string> strings =
      std::vector<std::string>(1);  ///< msgstr, or msgstr[0] and so on.
  std::vector<std::string> notes;
  bool fuzzy = false;
};

class PoReader : public UnitReader {
 public:
  PoReader(XmlSource source, const std::string& name, const UnitReadOptions& options)
      : lines_(std::move(source), name), options_(options) {
    source_ = options.source_language;
    target_ = options.target_language;
    has_line_ = lines_.next(line_);
    Entry entry;
    if (read_entry(entry)) {
      if (entry.id.empty()) {
        read_header(entry.strings[0]);
      } else {
        take(entry);
      }
    }
    const bool needs_both = !options.takes_what_is_there;
    if (needs_both && source_.empty())
      throw Error(ErrorKind::usage,
                  Message("{file}: the PO file does not say its source language; give "
                          "it with --source-lang",
                          {{"file", name}}));
    if (needs_both && target_.empty())
      throw Error(ErrorKind::usage,
                  Message("{file}: the PO file does not say its target language; give "
                          "it with --target-lang",
                          {{"file", name}}));
    header_.srclang = source_;
  }

  const Header& header() const override { return header_; }

  bool next(TranslationUnit& unit) override {
    while (ready_ == queue_.size()) {
      queue_.clear();
      ready_ = 0;
      Entry entry;
      if (!read_entry(entry)) return false;
      take(entry);
    }
    unit = std::move(queue_[ready_++]);
    // The first entry may have been taken before the languages were known.
    unit.variants[0].language = source_;
    unit.variants[1].language = target_;
    return true;
  }

  std::vector<Issue> issues() const override {
    std::vector<Issue> issues;
    const bool stays = options_.takes_what_is_there;
    if (untranslated_ > 0 && !stays)
      issues.emplace_back(Message::plural(
          "{count} entry without a translation was left out",
          "{count} entries without a translation were left out", untranslated_));
    if (fuzzy_ > 0)
      issues.emplace_back(
          stays ? Message::plural("{count} fuzzy translation was left out",
                                  "{count} fuzzy translations were left out", fuzzy_)
                : Message::plural("{count} fuzzy entry was left out",
                                  "{count} fuzzy entries were left out", fuzzy_));
    return issues;
  }

 private:
  void read_header(const std::string& text) {
    const auto field = [&](std::string_view name) -> std::string {
      std::size_t at = text.starts_with(name) ? 0 : text.find("\n" + std::string(name));
      if (at == std::string::npos) return {};
      at = text.find(name, at) + name.size();
      return std::string(
          trim(std::string_view(text).substr(at, text.find('\n', at) - at)));
    };
    if (source_.empty()) source_ = po_language(field(kSourceHeader));
    if (target_.empty()) target_ = po_language(field(kTargetHeader));
    one_plural_ = text.find("nplurals=1;") != std::string::npos ||
                  text.find("nplurals=") == std::string::npos;
  }

  void take(const Entry& entry) {
    const bool is_left = entry.fuzzy && !options_.all_states;
    if (is_left) ++fuzzy_;
    if (is_left && !options_.takes_what_is_there) return;
    // Forms of one source, which are no translations that contradict each other.
    const bool shares_source = entry.strings.size() > 2 || entry.plural == entry.id;
    const auto add = [&](const std::string& source, std::string target,
                         std::size_t form = 0) {
      if (is_left) target.clear();
      if (trim(std::string_view(target)).empty()) {
        untranslated_ += is_left ? 0 : 1;
        if (!options_.takes_what_is_there) return;
      }
      TranslationUnit unit = unit_of_pair(source_, source, target_, target);
      for (const std::string& note : entry.notes)
        unit.annotations.push_back({AnnotationKind::note, "", note, {}});
      if (entry.has_context) add_prop(unit.annotations, kContextProp, entry.context);
      if (form > 0 && shares_source)
        add_prop(unit.annotations, kPluralProp, std::to_string(form));
      if (entry.fuzzy) add_prop(unit.annotations, kStateProp, kFuzzy);
      queue_.push_back(std::move(unit));
    };
    add(entry.id, entry.strings[0]);
    if (entry.plural.empty()) return;
    // Languages such as Japanese have one form for both; others have several for the
    // plural, each of which translates it.
    if (entry.strings.size() == 1 && !one_plural_)
      add(entry.plural, {});
    else if (entry.strings.size() == 1)
      add(entry.plural, entry.strings[0]);
    for (std::size_t form = 1; form < entry.strings.size(); ++form) {
      const auto before = entry.strings.begin() + static_cast<std::ptrdiff_t>(form);
      const bool is_new =
          std::find(entry.strings.begin() + 1, before, entry.strings[form]) == before;
      if (is_new) add(entry.plural, entry.strings[form], form);
    }
  }

  /// The text between the quotation marks of a line.
  std::string unquoted(std::string_view text) const {
    text = trim(text);
    if (text.size() < 2 || text.front() != '"' || text.back() != '"')
      throw lines_.error(Message("expected a text in quotation marks"));
    text = text.substr(1, text.size() - 2);
    return po_unquoted(text);
  }

  /// Reads up to the entry after this one; false at the end.
  bool read_entry(Entry& entry) {
    std::string* text = nullptr;
    std::string ignored;
    bool any = false;
    bool is_string = false;  // `text` is a translation.
    for (; has_line_; has_line_ = lines_.next(line_)) {
      const std::string_view line = trim(std::string_view(line_));
      const auto keyword = [&](std::string_view name) {
        return line.starts_with(name) &&
               (line.size() == name.size() || line[name.size()] == ' ' ||
                line[name.size()] == '\t' || line[name.size()] == '"');
      };
      const bool begins = line.starts_with("#") || keyword("msgctxt") ||
                          keyword("msgid") || keyword("domain");
      const bool complete = any && (is_string || text == &ignored);
      if (complete && begins) return true;
      if (line.empty() || line.starts_with("#~")) continue;
      if (line.starts_with("#.") || line.starts_with("# ")) {
        entry.notes.emplace_back(trim(line.substr(2)));
      } else if (line.starts_with("#,")) {
        entry.fuzzy |= line.find("fuzzy") != std::string_view::npos;
      } else if (line.starts_with("#")) {
        continue;
      } else if (line.starts_with("\"")) {
        if (text == nullptr) throw lines_.error(Message("a text before any msgid"));
        if (text->size() > (std::size_t{16} << 20))
          throw lines_.error(Message("an entry of more than 16 MiB"));
        *text += unquoted(line);
      } else {
        text = begin_text(line, entry, ignored);
        any |= text == &entry.id;
        is_string = line.starts_with("msgstr") && text != &ignored;
      }
    }
    return any;
  }

  /// The keyword that begins a line, and the text behind it; that may follow in the
  /// next line too.
  std::string* begin_text(std::string_view line, Entry& entry, std::string& ignored) {
    const std::size_t quote = std::min(line.find('"'), line.size());
    const std::string_view keyword = trim(line.substr(0, quote));
    std::string* text = nullptr;
    if (keyword == "msgctxt") text = &entry.context, entry.has_context = true;
    if (keyword == "msgid") text = &entry.id;
    if (keyword == "msgid_plural") text = &entry.plural;
    if (keyword == "msgstr") text = &entry.strings[0];
    // No language has more than six forms.
    const bool is_form = keyword.size() == 9 && keyword.starts_with("msgstr[") &&
                         is_ascii_digit(keyword[7]) && keyword[8] == ']';
    if (is_form) {
      const auto form = static_cast<std::size_t>(keyword[7] - '0');
      if (entry.strings.size() <= form) entry.strings.resize(form + 1);
      text = &entry.strings[form];
    }
    const bool is_ignored = keyword.starts_with("msgstr[") || keyword == "domain";
    if (text == nullptr && is_ignored) text = &ignored;
    if (text == nullptr)
      throw lines_.error(
          Message("this is not PO: \"{line}\"", {{"line", line.substr(0, 40)}}));
    *text = quote == line.size() ? std::string() : unquoted(line.substr(quote));
    return text;
  }

  TableLines lines_;
  UnitReadOptions options_;
  Header header_;
  std::string source_;
  std::string target_;
  std::string line_;
  bool has_line_ = false;
  bool one_plural_ = true;  // Also where the header does not say it.
  std::vector<TranslationUnit> queue_;
  std::size_t ready_ = 0;
  std::size_t untranslated_ = 0;
  std::size_t fuzzy_ = 0;
};

/// Characters that have an escape of one letter, and these.
constexpr std::string_view kEscaped = "\n\t\r\a\b\f\v\"\\";
constexpr std::string_view kEscapes = "ntrabfv\"\\";

/// How many octal digits an escape has, three at most.
std::size_t octal_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < std::min<std::size_t>(3, text.size()) && text[count] >= '0' &&
         text[count] <= '7')
    ++count;
  return count;
}

/// How many hexadecimal digits an escape has.
std::size_t hex_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && hex_value(text[count]) >= 0) ++count;
  return count;
}

}  // namespace

std::string po_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const std::size_t place = kEscaped.find(c);
    if (place != kEscaped.npos) {
      (out += '\\') += kEscapes[place];
    } else if (byte < 0x20 || byte == 0x7F) {
      out += '\\';
      for (const unsigned shift : {6U, 3U, 0U})
        out += static_cast<char>('0' + (byte >> shift & 7U));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string po_unquoted(std::string_view text) {
  std::string out;
  for (std::size_t k = 0; k < text.size(); ++k) {
    if (text[k] != '\\' || k + 1 == text.size()) {
      out += text[k];
      continue;
    }
    const char c = text[++k];
    const std::size_t place = kEscapes.find(c);
    if (place != kEscapes.npos) {
      out += kEscaped[place];
    } else if (const std::size_t digits = octal_digits(text.substr(k)); digits > 0) {
      unsigned byte = 0;
      for (const char digit : text.substr(k, digits))
        byte = byte * 8 + static_cast<unsigned>(digit - '0');
      // Above ASCII it is one byte of the file's charset, which may be another.
      if (byte < 0x80)
        out += static_cast<char>(byte);
      else
        (out += '\\') += text.substr(k, digits);
      k += digits - 1;
    } else if (const std::size_t hex = c == 'x' ? hex_digits(text.substr(k + 1)) : 0;
               hex > 0) {
      const int byte =
          hex_value(text[k + hex]) + (hex > 1 ? 16 * hex_value(text[k + hex - 1]) : 0);
      if (byte < 0x80)
        out += static_cast<char>(byte);
      else
        (out += '\\') += text.substr(k, hex + 1);
      k += hex;
    } else {
      out += c;
    }
  }
  return out;
}

std::unique_ptr<UnitReader> read_po(XmlSource source, const std::string& name,
                                    const UnitReadOptions& options) {
  return std::make_unique<PoReader>(std::move(source), name, options);
}

std::unique_ptr<UnitWriter> write_po(ByteSink sink, const Header& header,
                                     const UnitWriteOptions& options) {
  return std::make_unique<PoWriter>(std::move(sink), header, options);
}

}  // namespace awase
