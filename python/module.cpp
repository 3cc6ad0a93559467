// SPDX-License-Identifier: Apache-2.0
//
// awase._core: awase.h for Python, as near to it as can be. What users see is made of
// it in awase/*.py.

#include "convert.h"

namespace awase_python {
namespace {

const char* fault_name(awase::Fault fault) {
  switch (fault) {
    case awase::Fault::usage:
      return "usage";
    case awase::Fault::input:
      return "input";
    case awase::Fault::unavailable:
      return "unavailable";
  }
  return "input";
}

/// awase::Error becomes awase.Error.
void raise_error(const std::exception_ptr& thrown, void*) {
  try {
    std::rethrow_exception(thrown);
  } catch (const awase::Error& error) {
    const nb::object type = nb::module_::import_("awase._error").attr("Error");
    const nb::object made = type(str_of(error.what()), fault_name(error.fault),
                                 str_of(error.place), str_of(error.advice));
    PyErr_SetObject(type.ptr(), made.ptr());
  }
}

}  // namespace
}  // namespace awase_python

NB_MODULE(_core, module) {
  using namespace awase_python;
  module.doc() = "awase.h as it is; see the package awase.";
  nanobind::set_leak_warnings(false);  // The module prints nothing.
  nanobind::register_exception_translator(raise_error);
  bind_texts(module);
  bind_aligner(module);
  bind_memories(module);
}
