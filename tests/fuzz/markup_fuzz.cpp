// SPDX-License-Identifier: Apache-2.0
//
// Texts in markup and notebooks before pandoc and Asciidoctor get them: their format is
// found, what is taken out of them is in the list of what was left out, and nothing
// grows.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/documents/latex_text.h"
#include "text/documents/markup_text.h"
#include "text/documents/read_document.h"
#include "text/documents/rtf_letters.h"
#include "text/error.h"
#include "text/unicode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace awase;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    document_format(text, "input");
  } catch (const Error&) {
  }
  if (rtf_letters(text) > size) std::abort();
  if (!is_valid_utf8(text)) return 0;
  Document document;
  std::size_t listed = 0;
  const std::string wiki = without_templates(text, document);
  for (const LeftOutBlock& block : document.left_out) listed += block.text.size();
  if (wiki.size() + listed > size || !is_valid_utf8(wiki)) std::abort();
  if (without_domains(text).size() > size) std::abort();
  if (!is_valid_utf8(with_literal_signatures(text))) std::abort();
  if (without_code_names(text).size() > size + 1) std::abort();
  if (!is_valid_utf8(without_galleries(text))) std::abort();
  if (!is_valid_utf8(with_shown_arguments(text, document))) std::abort();
  if (without_lines(text, "include::").size() > size + 1) std::abort();
  return 0;
}
