// SPDX-License-Identifier: Apache-2.0

#include "tmx/formats/memory_input.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iterator>
#include <span>
#include <utility>

#include "text/binary_type.h"
#include "text/documents/format_signs.h"
#include "text/documents/read_xml.h"
#include "text/encoding.h"
#include "text/error.h"
#include "text/file.h"
#include "text/file_endings.h"
#include "text/issue.h"
#include "text/message.h"
#include "text/unicode.h"
#include "text/zip_archive.h"
#include "tmx/combine.h"
#include "tmx/formats/memory_file_format.h"
#include "tmx/formats/unit_formats.h"

namespace awase {
namespace {

constexpr std::size_t kHeadBytes = std::size_t{4} << 10;
constexpr std::string_view kDatabase = "SQLite format 3";

/// The first bytes of what `source` gives.
std::string head_of(const XmlSource& source) {
  std::string head(kHeadBytes, '\0');
  std::size_t size = 0;
  while (size < head.size()) {
    const std::size_t count = source(std::span(head).subspan(size));
    if (count == 0) break;
    size += count;
  }
  head.resize(size);
  return head;
}

/// The ASCII of a head in UTF-8 or UTF-16, without its byte order mark.
std::string narrow(std::string_view head) {
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    try {
      return decode_text(head.substr(0, head.size() & ~std::size_t{1}), "",
                         {.mends = true})
          .text;
    } catch (const Error&) {
      // Its letters alone say enough.
    }
  }
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
    head.remove_prefix(2);
  std::string text(head);
  const bool is_wide = text.size() > 3 && (text[0] == '\0' || text[1] == '\0');
  if (is_wide) std::erase(text, '\0');
  return text;
}

bool is_zip(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06");
}

/// Files of a package that hold units, in the order of the archive.
std::vector<std::string> memories_in(const ZipArchive& archive) {
  std::vector<std::string> found;
  for (const std::string& file : archive.files()) {
    const auto format = format_of_path(file);
    if (format == MemoryFormat::tmx || format == MemoryFormat::xliff)
      found.push_back(file);
  }
  return found;
}

bool is_workbook(const ZipArchive& archive) { return archive.has("xl/workbook.xml"); }

/// Several readers, one after the other.
class JoinedReader : public UnitReader {
 public:
  using Open = std::function<std::unique_ptr<UnitReader>()>;

  explicit JoinedReader(std::vector<Open> parts) : parts_(std::move(parts)) {
    advance();
    header_ = reader_->header();
  }

  const Header& header() const override { return header_; }

  bool next(TranslationUnit& unit) override {
    while (!reader_->next(unit)) {
      if (next_part_ == parts_.size()) return false;
      advance();
    }
    if (next_part_ > 1) adopt_unit(unit, reader_->header(), header_, {});
    return true;
  }

  std::vector<Issue> issues() const override {
    std::vector<Issue> all = issues_;
    append(all, reader_->issues());
    return all;
  }

 private:
  void advance() {
    if (reader_) append(issues_, reader_->issues());
    reader_ = parts_[next_part_++]();
  }

  std::vector<Open> parts_;
  std::size_t next_part_ = 0;
  std::unique_ptr<UnitReader> reader_;
  Header header_;
  std::vector<Issue> issues_;
};

bool gives_valid_utf8(const XmlSource& source) {
  std::string block;
  std::size_t left = 0;  // Bytes of a character that the last block began.
  while (true) {
    block.resize(left + (std::size_t{64} << 10));
    const std::size_t count = source(std::span(block).subspan(left));
    block.resize(left + count);
    // A character that the block cuts is looked at with the next one.
    std::size_t whole = block.size();
    if (count > 0)
      for (std::size_t k = 1; k <= std::min<std::size_t>(3, block.size()); ++k) {
        const auto byte = static_cast<unsigned char>(block[block.size() - k]);
        if (byte < 0x80) break;
        if (byte >= 0xC0) {
          whole = block.size() - k;
          break;
        }
      }
    if (!is_valid_utf8(std::string_view(block).substr(0, whole))) return false;
    if (block.find('\0') != std::string::npos) return false;
    if (count == 0) return true;
    block.erase(0, whole);
    left = block.size();
  }
}

/// The text of a table, PO or JSON lines as UTF-8.
XmlSource plain_source(MemoryFormat format, const RereadableInput& input) {
  if (gives_valid_utf8(input.open())) return input.open();
  const std::string bytes = read_all(input.open(), input.name());
  auto text = std::make_shared<std::string>(
      decode_text(bytes, input.name(),
                  {.declared = format == MemoryFormat::po ? po_charset(bytes) : "",
                   .keep_line_numbers = true})
          .text);
  return
      [text, inner = xml_source(*text)](std::span<char> into) { return inner(into); };
}

/// The readers of the files in a package; null when it has none.
std::unique_ptr<UnitReader> open_package(const std::shared_ptr<ZipArchive>& archive,
                                         const std::string& name,
                                         const UnitReadOptions& options) {
  std::vector<JoinedReader::Open> parts;
  for (const std::string& file : memories_in(*archive)) {
    parts.push_back([=] {
      XmlSource source = gunzip_source(archive->open(file), name + ": " + file);
      return read_units(*format_of_path(file), std::move(source), name + ": " + file,
                        options);
    });
  }
  return parts.empty() ? nullptr : std::make_unique<JoinedReader>(std::move(parts));
}

/// What a zip archive is that holds a document, marked for messages; empty when it
/// holds none.
std::string_view describe_document(const ZipArchive& archive) {
  if (archive.has("word/document.xml")) return translatable("a Word document (.docx)");
  if (is_workbook(archive)) return translatable("a workbook (.xlsx)");
  if (archive.has("ppt/presentation.xml"))
    return translatable("a PowerPoint presentation (.pptx)");
  if (archive.has("META-INF/container.xml")) return translatable("an EPUB book");
  if (archive.has("content.xml")) return translatable("an OpenDocument file");
  return {};
}

/// As describe_document(), "a zip archive" for those that hold none.
std::string_view describe_archive(const ZipArchive& archive) {
  const std::string_view document = describe_document(archive);
  return document.empty() ? translatable("a zip archive") : document;
}

constexpr std::string_view kGlossary = translatable("TBX, a glossary");

/// What a file is that is no TMX, marked for messages.
struct OtherFile {
  std::string what;  ///< Empty for what may be a TMX.
  bool holds_pairs = false;
};

/// What plain text of that name is that begins as no XML does.
OtherFile plain_text_file(std::string_view head, const std::string& name) {
  constexpr std::string_view kTags[] = {"<?xml", "<tmx", "<header", "<body", "<tu"};
  const auto has = [&](std::string_view tag) { return head.find(tag) != head.npos; };
  // A TMX with something before it is broken, and no other file.
  if (std::any_of(std::begin(kTags), std::end(kTags), has)) return {};
  std::string text;
  try {
    text = decode_text(head, "", {.mends = true}).text;
  } catch (const Error&) {
    return {};
  }
  const std::string_view trimmed = trim(std::string_view(text));
  if (trimmed.empty() || trimmed.starts_with('<')) return {};
  const auto format = format_of_path(name);
  if (format == MemoryFormat::jsonl) return {"JSON lines", true};
  if (format == MemoryFormat::po) return {"PO", true};
  const bool is_table = format == MemoryFormat::csv || format == MemoryFormat::tsv;
  if (is_table || table_format(head))
    return {std::string(translatable("a table")), true};
  const std::string ending = packed_file_ending(name);
  if (ending == "yml" || ending == "yaml") return {"YAML", false};
  if (trimmed.starts_with('{') || trimmed.starts_with('['))
    if (trimmed.find('"') != trimmed.npos) return {"JSON", false};
  if (const auto sign = sign_of_content(head, "")) return {sign->shown, false};
  if (std::string likely = likely_format(text); !likely.empty())
    return {std::move(likely), false};
  return {std::string(translatable("plain text")), false};
}

OtherFile what_else(const RereadableInput& input) {
  std::vector<Issue> warnings;  // Given where the file is read.
  const std::string head = head_of(input.open_damaged(warnings));
  if (head.starts_with(kDatabase))
    return {std::string(translatable("a database (.sdltm, perhaps)")), true};
  if (is_zip(head)) {
    const ZipArchive archive(input.open(), input.name());
    return {std::string(describe_archive(archive)),
            describe_document(archive).empty() || is_workbook(archive)};
  }
  const std::string text = narrow(head);
  const auto format = format_of_memory_bytes(text);
  if (format == MemoryFormat::po) return {"PO", true};
  if (format == MemoryFormat::jsonl) return {"JSON lines", true};
  if (format == MemoryFormat::xliff) return {"XLIFF", true};
  if (format) return {};
  if (const std::string root = xml_root(text); root == "martif" || root == "tbx")
    return {std::string(kGlossary), false};
  if (const std::string_view type = binary_type(head); !type.empty())
    return {std::string(type), false};
  return plain_text_file(text, input.name());
}

[[noreturn]] void refuse_without_memory(const ZipArchive& archive,
                                        const std::string& name) {
  throw Error(
      ErrorKind::input,
      Message("{file}: this is {what}, and holds no memory; name a file of "
              "pairs (TMX, XLIFF, PO, XLSX, CSV, TSV)",
              {{"file", name}, {"what", Message::marked(describe_archive(archive))}}));
}

}  // namespace

std::string read_all(const XmlSource& source, const std::string& name) {
  std::string bytes;
  for (std::size_t size = 0;;) {
    constexpr std::size_t kBlock = std::size_t{256} << 10;
    bytes.resize(size + kBlock);
    const std::size_t count = source(std::span(bytes).subspan(size));
    size += count;
    if (count == 0 || size > kMaxFileBytes) {
      bytes.resize(size);
      break;
    }
  }
  if (bytes.size() > kMaxFileBytes)
    throw Error(ErrorKind::input,
                Message("{file}: more than {mebibytes} MiB; give it in parts",
                        {{"file", name}, {"mebibytes", kMaxFileBytes >> 20}}));
  return bytes;
}

std::string po_charset(std::string_view bytes) {
  constexpr std::string_view kField = "charset=";
  bytes = bytes.substr(0, 4096);
  const std::size_t at = bytes.find(kField);
  if (at == std::string_view::npos) return {};
  bytes.remove_prefix(at + kField.size());
  const std::string name(bytes.substr(0, bytes.find_first_of("\\\" ;\n")));
  return name == "CHARSET" ? std::string() : name;
}

void require_tmx(const RereadableInput& input) {
  const OtherFile other = what_else(input);
  if (other.what.empty()) return;
  const Message what = Message::marked(other.what);
  if (other.what == kGlossary)
    throw Error(ErrorKind::input,
                Message("{file}: this is {what}, not a TMX; 'awase lexicon export' "
                        "makes a table of it, and 'awase tmx convert' a TMX of that",
                        {{"file", input.name()}, {"what", what}}));
  if (other.holds_pairs)
    throw Error(ErrorKind::input,
                Message("{file}: this is {what}, not a TMX; 'awase tmx convert' makes "
                        "a TMX of files of pairs",
                        {{"file", input.name()}, {"what", what}}));
  throw Error(ErrorKind::input,
              Message("{file}: this is {what}, not a TMX; 'awase align' makes a TMX of "
                      "a document and its translation, 'awase tmx convert' of files "
                      "of pairs",
                      {{"file", input.name()}, {"what", what}}));
}

void require_tmx(const std::string& path) {
  if (path != "-") require_tmx(RereadableInput(path));
}

bool is_memory_package(XmlSource bytes, const std::string& name) {
  const ZipArchive archive(std::move(bytes), name);
  return describe_document(archive).empty() && !memories_in(archive).empty();
}

std::unique_ptr<UnitReader> open_memory_package(XmlSource bytes,
                                                const std::string& name,
                                                const UnitReadOptions& options) {
  const auto archive = std::make_shared<ZipArchive>(std::move(bytes), name);
  auto reader = open_package(archive, name, options);
  if (!reader) refuse_without_memory(*archive, name);
  return reader;
}

bool is_memory_collection(const std::string& path) {
  try {
    const RereadableInput input(path);
    const std::string head = head_of(input.open());
    return head.starts_with(kDatabase) ||
           (is_zip(head) && is_memory_package(input.open(), input.name()));
  } catch (const Error&) {
    return false;  // Whoever reads it says what is wrong.
  }
}

std::unique_ptr<UnitReader> open_memory(const std::string& path,
                                        std::optional<MemoryFormat> format,
                                        const UnitReadOptions& options) {
  const RereadableInput input(path);
  const std::string head = head_of(input.open());
  if (head.starts_with(kDatabase)) {
    if (path == "-")
      throw Error(ErrorKind::usage,
                  Message("a memory of Trados (.sdltm) is a database, which cannot be "
                          "read from standard input; name the file"));
    return read_sdltm(path, options);
  }
  if (is_zip(head) && format != MemoryFormat::xlsx) {
    const auto archive = std::make_shared<ZipArchive>(input.open(), input.name());
    if (!is_workbook(*archive)) {
      if (auto reader = open_package(archive, input.name(), options)) return reader;
      refuse_without_memory(*archive, input.name());
    }
    format = MemoryFormat::xlsx;
  }
  if (!format) format = format_of_memory_bytes(narrow(head));
  if (const std::string root = format ? "" : xml_root(narrow(head));
      root == "martif" || root == "tbx")
    throw Error(
        ErrorKind::input,
        Message("{file}: this is TBX, a glossary; 'awase lexicon export' makes a "
                "table of it",
                {{"file", input.name()}}));
  if (!format && path != "-") format = format_of_path(path);
  if (!format) format = table_format(head);
  if (!format)
    throw Error(ErrorKind::usage,
                Message("{file}: neither its content nor its ending says its format; "
                        "name one with --from",
                        {{"file", input.name()}}));
  const bool is_plain = *format == MemoryFormat::tsv || *format == MemoryFormat::csv ||
                        *format == MemoryFormat::jsonl || *format == MemoryFormat::po;
  return read_units(*format, is_plain ? plain_source(*format, input) : input.open(),
                    input.name(), options);
}

std::unique_ptr<UnitReader> open_memories(const std::vector<std::string>& paths,
                                          std::optional<MemoryFormat> format,
                                          const UnitReadOptions& options) {
  if (paths.size() == 1) return open_memory(paths.front(), format, options);
  if (std::count(paths.begin(), paths.end(), "-") > 1)
    throw Error(ErrorKind::usage,
                Message("standard input is named twice; it can be read once"));
  std::vector<JoinedReader::Open> parts;
  for (const std::string& path : paths)
    parts.push_back([=] { return open_memory(path, format, options); });
  return std::make_unique<JoinedReader>(std::move(parts));
}

}  // namespace awase
