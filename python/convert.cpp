// SPDX-License-Identifier: Apache-2.0

#include "convert.h"

namespace awase_python {
namespace {

using Pairs = awase::Annotated::Pairs;

/// Holds in Python what awase.h keeps of a unit and has no words for.
struct Kept {
  std::shared_ptr<const awase::Kept> kept;
};

nb::list pairs_list(const Pairs& pairs) {
  nb::list list;
  for (const auto& [name, value] : pairs)
    list.append(nb::make_tuple(str_of(name), str_of(value)));
  return list;
}

Pairs pairs_of(nb::handle list) {
  Pairs pairs;
  for (nb::handle pair : list) pairs.emplace_back(text_of(pair[0]), text_of(pair[1]));
  return pairs;
}

nb::object kept_object(const awase::Annotated& holder) {
  return holder.kept == nullptr ? nb::none() : nb::cast(Kept{holder.kept});
}

/// Fills what units and variants have in common from four items of a tuple.
void take_annotated(nb::handle tuple, int first, awase::Annotated& holder) {
  holder.attributes = pairs_of(tuple[first]);
  holder.props = pairs_of(tuple[first + 1]);
  holder.notes = texts_of(tuple[first + 2]);
  const nb::object kept = tuple[first + 3];
  if (!kept.is_none()) holder.kept = nb::cast<const Kept&>(kept).kept;
}

}  // namespace

std::string text_of(nb::handle object) {
  if (nb::isinstance<nb::bytes>(object)) {
    const auto bytes = nb::borrow<nb::bytes>(object);
    return {bytes.c_str(), bytes.size()};
  }
  if (!nb::isinstance<nb::str>(object)) throw nb::type_error("a str was expected");
  Py_ssize_t size = 0;
  const char* const text = PyUnicode_AsUTF8AndSize(object.ptr(), &size);
  if (text == nullptr) throw nb::python_error();
  return {text, static_cast<std::size_t>(size)};
}

std::vector<std::string> texts_of(nb::handle sequence) {
  if (nb::isinstance<nb::str>(sequence) || nb::isinstance<nb::bytes>(sequence))
    throw nb::type_error("a list of str was expected");
  std::vector<std::string> texts;
  for (nb::handle text : sequence) texts.push_back(text_of(text));
  return texts;
}

nb::str str_of(const std::string& text) {
  PyObject* const str = PyUnicode_DecodeUTF8(
      text.data(), static_cast<Py_ssize_t>(text.size()), "surrogateescape");
  if (str == nullptr) throw nb::python_error();
  return nb::steal<nb::str>(str);
}

nb::list list_of(const std::vector<std::string>& texts) {
  nb::list list;
  for (const std::string& text : texts) list.append(str_of(text));
  return list;
}

nb::tuple tuple_of(const awase::Unit& unit) {
  nb::list variants;
  for (const awase::Variant& variant : unit.variants)
    variants.append(nb::make_tuple(
        str_of(variant.language), str_of(variant.text), pairs_list(variant.attributes),
        pairs_list(variant.props), list_of(variant.notes), kept_object(variant)));
  return nb::make_tuple(pairs_list(unit.attributes), pairs_list(unit.props),
                        list_of(unit.notes), kept_object(unit), variants);
}

awase::Unit unit_of(nb::handle tuple) {
  awase::Unit unit;
  take_annotated(tuple, 0, unit);
  for (nb::handle side : nb::object(tuple[4])) {
    awase::Variant& variant = unit.variants.emplace_back();
    variant.language = text_of(side[0]);
    variant.text = text_of(side[1]);
    take_annotated(side, 2, variant);
  }
  return unit;
}

std::vector<awase::Bead> beads_of(nb::handle rows) {
  std::vector<awase::Bead> beads;
  const auto place = [](nb::handle row, int i) {
    return nb::cast<std::size_t>(nb::object(row[i]));
  };
  for (nb::handle row : rows)
    beads.push_back({place(row, 0), place(row, 1), place(row, 2), place(row, 3),
                     nb::cast<double>(nb::object(row[4]))});
  return beads;
}

void Watch::operator()(double share) {
  constexpr double kDone = 1.0;
  const Clock::time_point now = Clock::now();
  if (now - last_ < kApart && share < kDone) return;
  last_ = now;
  const nb::gil_scoped_acquire gil;
  if (PyErr_CheckSignals() != 0)
    throw nb::python_error();  // Ctrl-C, in the main thread.
  if (!callback_.is_none()) callback_(share);
}

void bind_texts(nb::module_& module) {
  nb::class_<Kept>(module, "Kept",
                   "What a unit that was read holds beside its texts: inline codes.");

  module.def("version", [] { return str_of(awase::version()); });
  module.def("segment", [](nb::handle text, nb::handle language) {
    const std::string content = text_of(text);
    const std::string tag = text_of(language);
    std::vector<std::string> segments;
    {
      const nb::gil_scoped_release released;
      segments = awase::segment(content, tag);
    }
    return list_of(segments);
  });
  module.def("segment_file", [](nb::handle path, nb::handle language,
                                nb::handle encoding, nb::handle format) {
    const std::string file = text_of(path);
    const awase::TextOptions options{text_of(language), text_of(encoding)};
    const std::string wanted = text_of(format);
    std::vector<std::string> segments;
    {
      const nb::gil_scoped_release released;
      segments = awase::segment_file(file, options, wanted);
    }
    return list_of(segments);
  });
  module.def(
      "build_dictionaries",
      [](nb::handle folder, nb::handle files, nb::handle progress) {
        const std::string into = text_of(folder);
        const std::vector<std::string> sources = texts_of(files);
        Watch watch(progress);
        std::vector<std::string> paths;
        {
          const nb::gil_scoped_release released;
          paths = awase::build_dictionaries(into, sources, std::ref(watch));
        }
        return list_of(paths);
      },
      nb::arg("folder"), nb::arg("files"), nb::arg("progress").none());
}

}  // namespace awase_python
