// SPDX-License-Identifier: Apache-2.0
//
// The translation memories of awase.h, over tmx/ and tmx/formats.

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "jobs/memory_adder.h"
#include "text/file.h"
#include "text/file_endings.h"
#include "text/language.h"
#include "text/sentences.h"
#include "tmx/check.h"
#include "tmx/encoded_input.h"
#include "tmx/formats/unit_stream.h"
#include "tmx/from_alignment.h"
#include "tmx/memory.h"
#include "tmx/store/memory_store.h"

namespace awase::inside {

using awase::Alignment;
using awase::Bead;
using awase::Finding;
using awase::Variant;

}  // namespace awase::inside

// Last; see there.
#include "jobs/library_guard.h"

namespace awase {
inline namespace v0 {

using inside::guarded;

/// What awase.h has no words for and yet is not to be lost.
struct Kept {
  Content content;      ///< Of a variant; its codes are good for this very text.
  Annotations others;   ///< Neither notes nor props.
  Annotations as_read;  ///< All, for their attributes and their order.
};

namespace {

using Names = Annotated::Pairs;

Names names_of(const Attributes& attributes) {
  Names names;
  for (const Attribute& attribute : attributes)
    names.emplace_back(attribute.name, attribute.value);
  return names;
}

Attributes attributes_of(const Names& names) {
  Attributes attributes;
  for (const auto& [name, value] : names) attributes.push_back({name, value});
  return attributes;
}

/// Notes and props of a unit or variant, as awase.h has them.
void take_annotations(const Annotations& annotations, Annotated& holder, Kept& kept) {
  holder.notes.clear();
  holder.props.clear();
  for (const Annotation& annotation : annotations) {
    if (annotation.kind == AnnotationKind::note) {
      holder.notes.push_back(annotation.text);
    } else if (annotation.kind == AnnotationKind::prop) {
      holder.props.emplace_back(annotation.name, annotation.text);
    } else {
      kept.others.push_back(annotation);
    }
  }
  kept.as_read = annotations;
}

/// The annotations of a unit or variant: those that were read, where they are the same
/// still.
Annotations annotations_of(const Annotated& holder) {
  Annotations annotations;
  if (holder.kept != nullptr) {
    Annotated before;
    Kept ignored;
    take_annotations(holder.kept->as_read, before, ignored);
    if (before.notes == holder.notes && before.props == holder.props)
      return holder.kept->as_read;
    annotations = holder.kept->others;
  }
  for (const std::string& note : holder.notes)
    annotations.push_back({AnnotationKind::note, {}, note, {}});
  for (const auto& [type, text] : holder.props) add_prop(annotations, type, text);
  return annotations;
}

void take(const TranslationUnit& read, Unit& unit) {
  auto kept = std::make_shared<Kept>();
  take_annotations(read.annotations, unit, *kept);
  unit.kept = std::move(kept);
  unit.attributes = names_of(read.attributes);
  unit.variants.clear();
  for (const inside::Variant& side : read.variants) {
    Variant& variant = unit.variants.emplace_back();
    variant.language = side.language;
    variant.text = side.content.text;
    variant.attributes = names_of(side.attributes);
    auto kept_side = std::make_shared<Kept>();
    kept_side->content = side.content;
    take_annotations(side.annotations, variant, *kept_side);
    variant.kept = std::move(kept_side);
  }
}

TranslationUnit given(const Unit& unit) {
  TranslationUnit out;
  out.attributes = attributes_of(unit.attributes);
  out.annotations = annotations_of(unit);
  for (const Variant& variant : unit.variants) {
    inside::Variant side;
    side.language = variant.language;
    if (variant.kept != nullptr && variant.kept->content.text == variant.text)
      side.content = variant.kept->content;
    else
      side.content.text = variant.text;
    side.attributes = attributes_of(variant.attributes);
    side.annotations = annotations_of(variant);
    out.variants.push_back(std::move(side));
  }
  return out;
}

/// The format that was asked for, else the one of the path. Throws Error (usage).
MemoryFormat format_of(const std::string& path, const MemoryOptions& options) {
  const auto format = options.format.empty() ? format_of_path(path)
                                             : find_memory_format(options.format);
  if (format) return *format;
  if (options.format.empty())
    throw inside::Error(
        inside::ErrorKind::usage,
        Message("{file}: the format of this memory is not known; give the option "
                "format, \"tmx\" say",
                {{"file", path}}));
  std::string choices;
  for (const std::string_view name : memory_format_names())
    choices += " " + std::string(name);
  throw inside::Error(inside::ErrorKind::usage,
                      Message("format {name}: not known; choose one of{choices}",
                              {{"name", options.format}, {"choices", choices}}));
}

}  // namespace

// --- Reading -----------------------------------------------------------------------

struct MemoryReader::Impl {
  std::unique_ptr<UnitReader> units;
  TranslationUnit unit;
};

MemoryReader::MemoryReader(const std::string& path, const MemoryOptions& options)
    : impl_(std::make_shared<Impl>()) {
  guarded([&] {
    const MemoryFormat format = format_of(path, options);
    UnitReadOptions read;
    read.source_language = options.source_language;
    read.target_language = options.target_language;
    impl_->units = read_units(format, open_source(path), path, read);
  });
}

bool MemoryReader::next(Unit& unit) {
  return guarded([&] {
    if (!impl_->units->next(impl_->unit)) return false;
    take(impl_->unit, unit);
    return true;
  });
}

std::string MemoryReader::source_language() const {
  const std::string& language = impl_->units->header().srclang;
  return language == "*all*" ? std::string() : language;
}

std::vector<std::string> MemoryReader::issues() const {
  return english(impl_->units->issues());
}

// --- Writing -----------------------------------------------------------------------

struct MemoryWriter::Impl {
  std::unique_ptr<OutputFile> file;
  std::unique_ptr<UnitWriter> units;
};

MemoryWriter::MemoryWriter(const std::string& path, const MemoryOptions& options)
    : impl_(std::make_shared<Impl>()) {
  guarded([&] {
    const MemoryFormat format = format_of(path, options);
    Header header;
    header.srclang =
        options.source_language.empty() ? "*all*" : options.source_language;
    UnitWriteOptions write;
    write.source_language = options.source_language;
    write.target_language = options.target_language;
    write.tmx.gzip = ends_in_gz(path);
    impl_->file = std::make_unique<OutputFile>(path);
    const auto sink = [file = impl_->file.get()](std::string_view bytes) {
      file->write(bytes);
    };
    impl_->units = write_units(format, sink, header, write);
  });
}

void MemoryWriter::add(const Unit& unit) {
  guarded([&] { impl_->units->add(given(unit)); });
}

std::size_t MemoryWriter::finish() {
  return guarded([&] {
    impl_->units->finish();
    impl_->file->commit();
    return impl_->units->written();
  });
}

std::vector<std::string> MemoryWriter::issues() const {
  return english(impl_->units->issues());
}

// --- From alignments; checks -------------------------------------------------------

std::vector<Unit> units_of(const Alignment& alignment, double min_confidence) {
  return guarded([&] {
    const auto lines = [](const std::vector<std::string>& segments) {
      std::string text;
      for (const std::string& segment : segments) text += segment + '\n';
      return text;
    };
    const SegmentedText source = segments_from_lines(lines(alignment.source), "source",
                                                     alignment.source_language);
    const SegmentedText target = segments_from_lines(lines(alignment.target), "target",
                                                     alignment.target_language);
    inside::Alignment pairs;
    for (const Bead& bead : alignment.beads) {
      if (bead.source_begin > bead.source_end || bead.source_end > source.size() ||
          bead.target_begin > bead.target_end || bead.target_end > target.size())
        throw inside::Error(inside::ErrorKind::usage,
                            Message("a bead names segments that are not there"));
      pairs.beads.push_back({{bead.source_begin, bead.source_end},
                             {bead.target_begin, bead.target_end},
                             0.0,
                             bead.confidence});
    }
    std::vector<Unit> units;
    for (const TranslationUnit& unit :
         from_alignment(pairs, source, target, {.min_confidence = min_confidence})
             .memory.units)
      take(unit, units.emplace_back());
    return units;
  });
}

std::size_t check_memory(const std::string& path,
                         const std::function<void(const Finding&)>& sink,
                         const std::string& importer) {
  return guarded([&] {
    CheckOptions options;
    if (!importer.empty()) {
      options.importer = find_importer(importer);
      if (!options.importer)
        throw inside::Error(
            inside::ErrorKind::usage,
            Message("{name}: this is no importer that is known", {{"name", importer}}));
    }
    const RereadableInput input(path);
    const CheckSummary summary = check_tmx(
        [&] { return input.open(); }, options,
        [&](const inside::Finding& found) {
          sink({std::string(found.rule->id), found.severity == Severity::error,
                found.position.line, found.position.column, found.message.english()});
        });
    return summary.errors;
  });
}

// --- Memories that can be asked ----------------------------------------------------

struct LookupMemory::Impl {
  explicit Impl(std::string file) : path(std::move(file)) {}

  /// The memory; null while there is none.
  std::shared_ptr<MemoryStore> open() {
    const std::lock_guard lock(mutex);
    if (store == nullptr && std::filesystem::exists(path))
      store = std::make_shared<MemoryStore>(path);
    return store;
  }

  std::string path;
  std::mutex mutex;  ///< Of the pointer, not of what it points to.
  std::shared_ptr<MemoryStore> store;
};

LookupMemory::LookupMemory(const std::string& path)
    : impl_(std::make_shared<Impl>(path)) {
  guarded([&] { impl_->open(); });
}

std::vector<FoundUnit> LookupMemory::find(const std::string& text,
                                          const LookupOptions& options) const {
  return guarded([&] {
    const auto tag = [](const std::string& language) {
      return language.empty() ? language : canonical_language(language);
    };
    if (options.source_language.empty())
      throw inside::Error(inside::ErrorKind::usage,
                          Message("the language of the text is not given"));
    MatchQuery query;
    query.content.text = text;
    query.source_language = tag(options.source_language);
    query.target_language = tag(options.target_language);
    query.previous = options.previous;
    query.next = options.next;
    std::vector<FoundUnit> found;
    const auto store = impl_->open();
    if (store == nullptr) return found;
    for (const Match& match :
         store->find(query, {.min_score = options.min_score, .top = options.most})) {
      FoundUnit& unit = found.emplace_back();
      unit.score = match.score;
      take(match.unit, unit.unit);
      unit.source = match.source;
      if (match.adapted_target)
        unit.target = match.adapted_target->text;
      else if (match.target)
        unit.target = match.unit.variants[*match.target].content.text;
      unit.file = match.file;
      unit.id = match.id;
    }
    return found;
  });
}

std::vector<FoundUnit> LookupMemory::search(const std::string& pattern,
                                            const LookupOptions& options) const {
  return guarded([&] {
    constexpr int kSame = 100;
    std::vector<FoundUnit> found;
    const auto store = impl_->open();
    if (store == nullptr) return found;
    const GrepOptions grep = {.language = options.source_language, .top = options.most};
    for (const GrepHit& hit : store->grep(pattern, grep).hits) {
      FoundUnit& unit = found.emplace_back();
      unit.score = kSame;
      take(hit.unit, unit.unit);
      unit.source = hit.variant;
      for (std::size_t i = hit.unit.variants.size(); i-- > 0;)
        if (i != hit.variant &&
            serves_language(hit.unit.variants[i].language, options.target_language))
          unit.target = hit.unit.variants[i].content.text;
      unit.file = hit.file;
      unit.id = hit.id;
    }
    return found;
  });
}

std::size_t LookupMemory::add(const std::vector<Unit>& units, const std::string& name) {
  return guarded([&] {
    std::vector<TranslationUnit> all;
    for (const Unit& unit : units) all.push_back(given(unit));
    std::size_t added = 0;
    {
      MemoryAdder adder(impl_->path, true);
      adder.add(all, Header(), name);
      adder.finish();
      added = adder.counts().added;
    }
    impl_->open()->refresh();
    return added;
  });
}

void LookupMemory::refresh() {
  guarded([&] {
    if (const auto store = impl_->open()) store->refresh();
  });
}

std::size_t LookupMemory::size() const {
  return guarded([&] {
    const auto store = impl_->open();
    return store == nullptr ? std::size_t{0} : store->snapshot()->units();
  });
}

}  // namespace v0
}  // namespace awase
