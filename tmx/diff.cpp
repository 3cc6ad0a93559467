// SPDX-License-Identifier: Apache-2.0
//
// Both memories are read twice. First every unit becomes a hash; sorted, the two lists
// of hashes say which units have no equal. Then those of the first memory go to a
// temporary file, where those of the second find the one with their source.

#include "tmx/diff.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "text/error.h"
#include "text/hash.h"
#include "text/temporary_file.h"
#include "tmx/review_text.h"
#include "tmx/unit_json.h"
#include "tmx/unit_key.h"

namespace awase {
namespace {

struct Record {
  std::uint64_t key;
  std::uint32_t unit;
};

void sort_attributes(Attributes& attributes) {
  std::sort(attributes.begin(), attributes.end(),
            [](const Attribute& a, const Attribute& b) { return a.name < b.name; });
}

/// Key of all that a unit holds, in whatever order its attributes and sides stand.
std::uint64_t whole_key(TranslationUnit unit) {
  sort_attributes(unit.attributes);
  for (Variant& variant : unit.variants) sort_attributes(variant.attributes);
  std::stable_sort(
      unit.variants.begin(), unit.variants.end(),
      [](const Variant& a, const Variant& b) { return a.language < b.language; });
  const std::string text =
      json_of(unit).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return hash_64(text);
}

std::vector<Record> read_records(TmxReader reader, bool everything) {
  std::vector<Record> records;
  for (TranslationUnit unit; reader.next(unit);) {
    if (records.size() >= UINT32_MAX) {
      throw Error(ErrorKind::input,
                  Message("more than 4,294,967,295 units; split the memory"));
    }
    const std::uint64_t key =
        everything ? whole_key(unit) : pair_key(unit, Sameness::exact);
    records.push_back({key, static_cast<std::uint32_t>(records.size())});
  }
  std::sort(records.begin(), records.end(), [](const Record& a, const Record& b) {
    return a.key != b.key ? a.key < b.key : a.unit < b.unit;
  });
  return records;
}

/// For each unit of both whether it has no equal. Gives how many have one.
std::size_t match(const std::vector<Record>& before, const std::vector<Record>& after,
                  std::vector<bool>& removed, std::vector<bool>& added) {
  removed.assign(before.size(), true);
  added.assign(after.size(), true);
  std::size_t same = 0;
  std::size_t b = 0;
  for (std::size_t a = 0; a < after.size() && b < before.size();) {
    if (before[b].key < after[a].key) {
      ++b;
    } else if (after[a].key < before[b].key) {
      ++a;
    } else {
      removed[before[b++].unit] = false;
      added[after[a++].unit] = false;
      ++same;
    }
  }
  return same;
}

/// By the text of the source: where its codes alone differ, the unit was changed.
std::uint64_t source_of(const TranslationUnit& unit, const Header& header) {
  const Variant* source = source_variant(unit, header);
  return source == nullptr ? pair_key(unit, Sameness::exact)
                           : content_key({source->content.text, {}}, Sameness::exact);
}

/// Units in a temporary file, found by their sources.
class KeptUnits {
 public:
  void add(const TranslationUnit& unit, std::uint64_t source, std::size_t number) {
    const std::string text =
        std::to_string(number) + '\n' +
        json_of(unit).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
        '\n';
    if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size())
      throw_temporary_file_error(errno);
    entries_.push_back({source, size_});
    size_ += text.size();
  }

  void settle() {
    if (std::fflush(file_.get()) != 0) throw_temporary_file_error(errno);
    // By source, then as they came.
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
      return a.source != b.source ? a.source < b.source : a.offset < b.offset;
    });
    taken_.assign(entries_.size(), false);
    next_.resize(entries_.size());
    std::iota(next_.begin(), next_.end(), std::size_t{0});
  }

  /// Takes out the first that has this source; false when there is none left.
  bool take(std::uint64_t source, TranslationUnit& unit, std::size_t& number) {
    auto at = std::lower_bound(
        entries_.begin(), entries_.end(), source,
        [](const Entry& entry, std::uint64_t key) { return entry.source < key; });
    if (at == entries_.end() || at->source != source) return false;
    // The first of a source says which is the next that is left.
    std::size_t& next = next_[static_cast<std::size_t>(at - entries_.begin())];
    if (next == entries_.size() || entries_[next].source != source) return false;
    taken_[next] = true;
    read(entries_[next].offset, unit, number);
    ++next;
    return true;
  }

  /// Tells of those that were not taken, as they came.
  template <typename Tell>
  std::size_t tell_rest(const Tell& tell) {
    std::vector<std::uint64_t> offsets;
    for (std::size_t k = 0; k < entries_.size(); ++k)
      if (!taken_[k]) offsets.push_back(entries_[k].offset);
    std::sort(offsets.begin(), offsets.end());
    TranslationUnit unit;
    std::size_t number = 0;
    for (const std::uint64_t offset : offsets) {
      read(offset, unit, number);
      tell(unit, number);
    }
    return offsets.size();
  }

 private:
  struct Entry {
    std::uint64_t source;
    std::uint64_t offset;
  };

  std::string read_line() {
    std::string line;
    for (int c = std::getc(file_.get()); c != '\n'; c = std::getc(file_.get())) {
      if (c == EOF) throw_temporary_file_error(errno);
      line += static_cast<char>(c);
    }
    return line;
  }

  void read(std::uint64_t offset, TranslationUnit& unit, std::size_t& number) {
    if (fseeko(file_.get(), static_cast<off_t>(offset), SEEK_SET) != 0)
      throw_temporary_file_error(errno);
    number = std::stoull(read_line());
    unit = unit_of_json(parse_json_object(read_line()));
  }

  TemporaryFile file_ = open_temporary_file();
  std::vector<Entry> entries_;
  std::vector<bool> taken_;
  std::uint64_t size_ = 0;
  std::vector<std::size_t> next_;
};

/// Reads a memory and tells of the units of `wanted`.
template <typename Tell>
void for_units(TmxReader reader, const std::vector<bool>& wanted, const Tell& tell) {
  std::size_t number = 0;
  for (TranslationUnit unit; number < wanted.size() && reader.next(unit); ++number)
    if (wanted[number]) tell(unit, reader.header(), number + 1);
}

}  // namespace

DiffSummary diff_memories(const OpenMemory& before, const OpenMemory& after,
                          bool everything,
                          const std::function<void(const Difference&)>& tell) {
  DiffSummary summary;
  std::vector<bool> removed;
  std::vector<bool> added;
  {
    const std::vector<Record> old_records = read_records(before(), everything);
    const std::vector<Record> new_records = read_records(after(), everything);
    summary.same = match(old_records, new_records, removed, added);
  }
  KeptUnits kept;
  for_units(before(), removed,
            [&](const TranslationUnit& unit, const Header& header, std::size_t number) {
              kept.add(unit, source_of(unit, header), number);
            });
  kept.settle();
  TranslationUnit old_unit;
  for_units(after(), added,
            [&](const TranslationUnit& unit, const Header& header, std::size_t number) {
              std::size_t old_number = 0;
              if (kept.take(source_of(unit, header), old_unit, old_number)) {
                ++summary.changed;
                tell({&old_unit, &unit, old_number, number});
              } else {
                ++summary.added;
                tell({nullptr, &unit, 0, number});
              }
            });
  summary.removed =
      kept.tell_rest([&](const TranslationUnit& unit, std::size_t number) {
        tell({&unit, nullptr, number, 0});
      });
  return summary;
}

std::vector<std::pair<std::string, std::string>> unit_lines(const TranslationUnit& unit,
                                                            const Variant* source,
                                                            bool everything) {
  std::vector<std::pair<std::string, std::string>> lines;
  std::vector<const Variant*> sides;
  for (const Variant& variant : unit.variants) sides.push_back(&variant);
  std::stable_sort(sides.begin(), sides.end(), [&](const Variant* a, const Variant* b) {
    if ((a == source) != (b == source)) return a == source;
    return a->language < b->language;
  });
  for (const Variant* side : sides)
    lines.emplace_back(side->language, review_text(side->content));
  if (!everything) return lines;
  const auto add = [&](const std::string& place, Attributes attributes,
                       const Annotations& annotations) {
    sort_attributes(attributes);
    for (const Attribute& attribute : attributes)
      lines.emplace_back(place + "@" + attribute.name, attribute.value);
    for (const Annotation& annotation : annotations) {
      const bool note = annotation.kind == AnnotationKind::note;
      const bool prop = annotation.kind == AnnotationKind::prop;
      lines.emplace_back(
          place + (note ? "note" : (prop ? "prop " : "element ") + annotation.name),
          annotation.text);
    }
  };
  add("", unit.attributes, unit.annotations);
  for (const Variant* side : sides)
    add(side->language + " ", side->attributes, side->annotations);
  return lines;
}

}  // namespace awase
