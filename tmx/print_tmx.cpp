// SPDX-License-Identifier: Apache-2.0

#include "tmx/print_tmx.h"

#include <cstddef>

namespace awase {
namespace {

void print_content(XmlPrinter& out, const Content& content) {
  if (content.codes.empty()) {
    out.clean_text(content.text);
    return;
  }
  std::size_t from = 0;
  std::size_t open = 0;
  const auto print_text_to = [&](std::size_t end) {
    if (end > from)
      out.clean_text(std::string_view(content.text).substr(from, end - from));
    from = end;
  };
  for (const Code& code : content.codes) {
    print_text_to(code.offset_bytes);
    if (code.kind == CodeKind::close) {
      if (open == 0) continue;
      --open;
      out.close();
      continue;
    }
    out.open(code.name.c_str());
    print_attributes(out, code.attributes);
    if (code.kind == CodeKind::open) {
      ++open;
    } else {
      if (!code.data.empty()) out.raw(code.data);
      out.close();
    }
  }
  print_text_to(content.text.size());
  for (; open > 0; --open) out.close();
}

}  // namespace

void print_attributes(XmlPrinter& out, const Attributes& attributes) {
  for (const Attribute& attribute : attributes) {
    out.attribute(attribute.name.c_str(), attribute.value);
  }
}

void print_annotations(XmlPrinter& out, const Annotations& annotations,
                       std::string_view indent) {
  for (const Annotation& annotation : annotations) {
    out.raw(indent);
    switch (annotation.kind) {
      case AnnotationKind::note:
        out.open("note");
        break;
      case AnnotationKind::prop:
        out.open("prop");
        out.attribute("type", annotation.name);
        break;
      case AnnotationKind::other:
        out.open(annotation.name.c_str());
        break;
    }
    print_attributes(out, annotation.attributes);
    if (annotation.kind == AnnotationKind::other) {
      if (!annotation.text.empty()) out.raw(annotation.text);
    } else {
      out.text(annotation.text);
    }
    out.close();
  }
}

void print_side(XmlPrinter& out, const WrittenVariant& side) {
  out.raw("\n      ");
  out.open("tuv");
  out.attribute("xml:lang", side.language);
  print_attributes(out, side.variant->attributes);
  print_annotations(out, side.variant->annotations, "\n        ");
  if (!side.variant->annotations.empty()) out.raw("\n        ");
  out.open("seg");
  print_content(out, side.content);
  out.close();
  if (!side.variant->annotations.empty()) out.raw("\n      ");
  out.close();
}

}  // namespace awase
