// SPDX-License-Identifier: Apache-2.0

#include <optional>

#include "convert.h"

namespace awase_python {
namespace {

/// (source_language, target_language, source segments, target segments, rows, issues);
/// a row is (source text, target text, confidence, source_begin, source_end,
/// target_begin, target_end).
nb::tuple result_of(const awase::Alignment& alignment) {
  nb::list rows;
  for (const awase::Bead& bead : alignment.beads)
    rows.append(nb::make_tuple(str_of(alignment.source_text(bead)),
                               str_of(alignment.target_text(bead)), bead.confidence,
                               bead.source_begin, bead.source_end, bead.target_begin,
                               bead.target_end));
  return nb::make_tuple(str_of(alignment.source_language),
                        str_of(alignment.target_language), list_of(alignment.source),
                        list_of(alignment.target), rows, list_of(alignment.issues));
}

/// Aligns two of `Texts` by `align` without the GIL.
template <typename Texts, typename Align>
nb::tuple aligned(const Texts& source, const Texts& target, awase::AlignOptions options,
                  nb::handle progress, const Align& align) {
  Watch watch(progress);
  options.progress = std::ref(watch);
  std::optional<awase::Alignment> alignment;
  {
    const nb::gil_scoped_release released;
    alignment = align(source, target, options);
  }
  return result_of(*alignment);
}

/// From (source_language, target_language, encoding, format, keep_boilerplate).
awase::AlignOptions options_of(nb::handle tuple) {
  awase::AlignOptions options;
  const std::string encoding = text_of(tuple[2]);
  options.source = {text_of(tuple[0]), encoding};
  options.target = {text_of(tuple[1]), encoding};
  options.format = text_of(tuple[3]);
  options.keep_boilerplate = nb::cast<bool>(nb::object(tuple[4]));
  return options;
}

awase::Aligner make_aligner(bool use_dictionaries, nb::handle dictionary_folders,
                            nb::handle lexicons, nb::handle memories,
                            nb::handle source_language, nb::handle target_language,
                            bool find_crossed) {
  awase::AlignerOptions options;
  options.use_dictionaries = use_dictionaries;
  options.dictionary_folders = texts_of(dictionary_folders);
  options.lexicons = texts_of(lexicons);
  options.memories = texts_of(memories);
  options.lexicon_source_language = text_of(source_language);
  options.lexicon_target_language = text_of(target_language);
  options.find_crossed = find_crossed;
  const nb::gil_scoped_release released;
  return awase::Aligner(options);
}

}  // namespace

void bind_aligner(nb::module_& module) {
  using awase::Aligner;
  using awase::AlignOptions;
  nb::class_<Aligner>(module, "Aligner")
      .def(nb::new_(&make_aligner))
      .def(
          "align_texts",
          [](const Aligner& aligner, nb::handle source, nb::handle target,
             nb::handle options, nb::handle progress) {
            return aligned(text_of(source), text_of(target), options_of(options),
                           progress,
                           [&](const std::string& from, const std::string& to,
                               const AlignOptions& with) {
                             return aligner.align_texts(from, to, with);
                           });
          },
          nb::arg("source"), nb::arg("target"), nb::arg("options"),
          nb::arg("progress").none())
      .def(
          "align_files",
          [](const Aligner& aligner, nb::handle source, nb::handle target,
             nb::handle options, nb::handle progress) {
            return aligned(text_of(source), text_of(target), options_of(options),
                           progress,
                           [&](const std::string& from, const std::string& to,
                               const AlignOptions& with) {
                             return aligner.align_files(from, to, with);
                           });
          },
          nb::arg("source"), nb::arg("target"), nb::arg("options"),
          nb::arg("progress").none())
      .def(
          "align_segments",
          [](const Aligner& aligner, nb::handle source, nb::handle target,
             nb::handle options, nb::handle progress) {
            return aligned(
                texts_of(source), texts_of(target), options_of(options), progress,
                [&](const std::vector<std::string>& from,
                    const std::vector<std::string>& to, const AlignOptions& with) {
                  return aligner.align_segments(from, to, with);
                });
          },
          nb::arg("source"), nb::arg("target"), nb::arg("options"),
          nb::arg("progress").none())
      .def("dictionaries",
           [](const Aligner& aligner, nb::handle source, nb::handle target) {
             return list_of(aligner.dictionaries(text_of(source), text_of(target)));
           });
}

}  // namespace awase_python
