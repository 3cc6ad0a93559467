// SPDX-License-Identifier: Apache-2.0

#include <deque>
#include <exception>
#include <mutex>
#include <optional>

#include "convert.h"

namespace awase_python {
namespace {

awase::MemoryOptions memory_options(nb::handle format, nb::handle source_language,
                                    nb::handle target_language) {
  return {text_of(format), text_of(source_language), text_of(target_language)};
}

/// Reads some units ahead, so that threads do not hand over the GIL for each. May be
/// used by several threads, one after the other.
class Reader {
 public:
  Reader(const std::string& path, const awase::MemoryOptions& options)
      : reader_(path, options) {}

  /// Up to a few hundred units; none at the end. What is wrong with one is thrown when
  /// those before it have been given.
  std::vector<awase::Unit> next() {
    constexpr std::size_t kMost = 256;
    const std::lock_guard lock(mutex_);
    if (failure_ != nullptr) std::rethrow_exception(failure_);
    std::vector<awase::Unit> units;
    try {
      awase::Unit unit;
      while (units.size() < kMost && reader_.next(unit))
        units.push_back(std::move(unit));
    } catch (const awase::Error&) {
      failure_ = std::current_exception();
      if (units.empty()) throw;
    }
    return units;
  }

  std::string source_language() {
    const std::lock_guard lock(mutex_);
    return reader_.source_language();
  }
  std::vector<std::string> issues() {
    const std::lock_guard lock(mutex_);
    return reader_.issues();
  }

 private:
  std::mutex mutex_;
  awase::MemoryReader reader_;
  std::exception_ptr failure_;
};

/// May be used by several threads, one after the other.
class Writer {
 public:
  Writer(const std::string& path, const awase::MemoryOptions& options)
      : writer_(std::in_place, path, options) {}

  void add(const awase::Unit& unit) {
    const std::lock_guard lock(mutex_);
    open().add(unit);
  }
  std::size_t finish() {
    const std::lock_guard lock(mutex_);
    const std::size_t units = open().finish();
    issues_ = writer_->issues();
    writer_.reset();
    return units;
  }
  /// Leaves the old file as it was.
  void discard() {
    const std::lock_guard lock(mutex_);
    writer_.reset();
  }
  std::vector<std::string> issues() {
    const std::lock_guard lock(mutex_);
    return writer_ ? writer_->issues() : issues_;
  }

 private:
  awase::MemoryWriter& open() {
    if (!writer_)
      throw awase::Error(awase::Fault::usage,
                         "the memory is closed; nothing more can be written");
    return *writer_;
  }

  std::mutex mutex_;
  std::optional<awase::MemoryWriter> writer_;  // None when it is closed.
  std::vector<std::string> issues_;
};

/// (score, unit, source, target, file, id) each.
nb::list found_list(const std::vector<awase::FoundUnit>& found) {
  nb::list list;
  for (const awase::FoundUnit& one : found)
    list.append(nb::make_tuple(one.score, tuple_of(one.unit), one.source,
                               str_of(one.target), str_of(one.file), one.id));
  return list;
}

awase::LookupOptions lookup_options(nb::handle source_language,
                                    nb::handle target_language, std::size_t most) {
  awase::LookupOptions options;
  options.source_language = text_of(source_language);
  options.target_language = text_of(target_language);
  options.most = most;
  return options;
}

void bind_reader(nb::module_& module) {
  nb::class_<Reader>(module, "Reader")
      .def(nb::new_([](nb::handle path, nb::handle format, nb::handle source_language,
                       nb::handle target_language) {
        const std::string file = text_of(path);
        const auto options = memory_options(format, source_language, target_language);
        const nb::gil_scoped_release released;
        return new Reader(file, options);
      }))
      .def("next",
           [](Reader& reader) {
             std::vector<awase::Unit> units;
             {
               const nb::gil_scoped_release released;
               units = reader.next();
             }
             nb::list list;
             for (const awase::Unit& unit : units) list.append(tuple_of(unit));
             return list;
           })
      .def("source_language",
           [](Reader& reader) { return str_of(reader.source_language()); })
      .def("issues", [](Reader& reader) { return list_of(reader.issues()); });
}

void bind_writer(nb::module_& module) {
  nb::class_<Writer>(module, "Writer")
      .def(nb::new_([](nb::handle path, nb::handle format, nb::handle source_language,
                       nb::handle target_language) {
        const std::string file = text_of(path);
        const auto options = memory_options(format, source_language, target_language);
        const nb::gil_scoped_release released;
        return new Writer(file, options);
      }))
      .def("add",
           [](Writer& writer, nb::handle unit) {
             const awase::Unit given = unit_of(unit);
             const nb::gil_scoped_release released;
             writer.add(given);
           })
      .def("finish", &Writer::finish, nb::call_guard<nb::gil_scoped_release>())
      .def("discard", &Writer::discard, nb::call_guard<nb::gil_scoped_release>())
      .def("issues", [](Writer& writer) { return list_of(writer.issues()); });
}

void bind_lookup(nb::module_& module) {
  using awase::LookupMemory;
  nb::class_<LookupMemory>(module, "LookupMemory")
      .def(nb::new_([](nb::handle path) {
        const std::string file = text_of(path);
        const nb::gil_scoped_release released;
        return LookupMemory(file);
      }))
      .def("find",
           [](const LookupMemory& memory, nb::handle text, nb::handle source_language,
              nb::handle target_language, int min_score, std::size_t most,
              nb::handle previous, nb::handle next) {
             const std::string wanted = text_of(text);
             auto options = lookup_options(source_language, target_language, most);
             options.min_score = min_score;
             options.previous = text_of(previous);
             options.next = text_of(next);
             std::vector<awase::FoundUnit> found;
             {
               const nb::gil_scoped_release released;
               found = memory.find(wanted, options);
             }
             return found_list(found);
           })
      .def(
          "search",
          [](const LookupMemory& memory, nb::handle pattern, nb::handle source_language,
             nb::handle target_language, std::size_t most) {
            const std::string wanted = text_of(pattern);
            const auto options = lookup_options(source_language, target_language, most);
            std::vector<awase::FoundUnit> found;
            {
              const nb::gil_scoped_release released;
              found = memory.search(wanted, options);
            }
            return found_list(found);
          })
      .def("add",
           [](LookupMemory& memory, nb::handle units, nb::handle name) {
             std::vector<awase::Unit> given;
             for (nb::handle unit : units) given.push_back(unit_of(unit));
             const std::string file = text_of(name);
             const nb::gil_scoped_release released;
             return memory.add(given, file);
           })
      .def("refresh", &LookupMemory::refresh, nb::call_guard<nb::gil_scoped_release>())
      .def("size", &LookupMemory::size, nb::call_guard<nb::gil_scoped_release>());
}

}  // namespace

void bind_memories(nb::module_& module) {
  bind_reader(module);
  bind_writer(module);
  bind_lookup(module);
  module.def("units_of", [](nb::handle source_language, nb::handle target_language,
                            nb::handle source, nb::handle target, nb::handle beads,
                            double min_confidence) {
    awase::Alignment alignment;
    alignment.source_language = text_of(source_language);
    alignment.target_language = text_of(target_language);
    alignment.source = texts_of(source);
    alignment.target = texts_of(target);
    alignment.beads = beads_of(beads);
    std::vector<awase::Unit> units;
    {
      const nb::gil_scoped_release released;
      units = awase::units_of(alignment, min_confidence);
    }
    nb::list list;
    for (const awase::Unit& unit : units) list.append(tuple_of(unit));
    return list;
  });
  module.def("check_memory", [](nb::handle path, nb::handle importer) {
    const std::string file = text_of(path);
    const std::string program = text_of(importer);
    std::vector<awase::Finding> findings;
    {
      const nb::gil_scoped_release released;
      awase::check_memory(
          file, [&](const awase::Finding& finding) { findings.push_back(finding); },
          program);
    }
    nb::list list;
    for (const awase::Finding& finding : findings)
      list.append(nb::make_tuple(str_of(finding.rule), finding.is_error, finding.line,
                                 finding.column, str_of(finding.message)));
    return list;
  });
}

}  // namespace awase_python
