// SPDX-License-Identifier: Apache-2.0

#include "tmx/store/unit_record.h"

#include <stdexcept>
#include <utility>

namespace awase {
namespace {

void put(std::string& bytes, const Attributes& attributes) {
  put_number(bytes, attributes.size());
  for (const Attribute& attribute : attributes) {
    put_text(bytes, attribute.name);
    put_text(bytes, attribute.value);
  }
}

void put(std::string& bytes, const Annotations& annotations) {
  put_number(bytes, annotations.size());
  for (const Annotation& annotation : annotations) {
    put_number(bytes, static_cast<std::uint64_t>(annotation.kind));
    put_text(bytes, annotation.name);
    put_text(bytes, annotation.text);
    put(bytes, annotation.attributes);
  }
}

void put(std::string& bytes, const Content& content) {
  put_text(bytes, content.text);
  put_number(bytes, content.codes.size());
  for (const Code& code : content.codes) {
    put_number(bytes, code.offset_bytes);
    put_number(bytes, static_cast<std::uint64_t>(code.kind));
    put_text(bytes, code.name);
    put(bytes, code.attributes);
    put_text(bytes, code.data);
  }
}

template <class Kind>
Kind kind(RecordReader& reader, Kind last) {
  const std::uint64_t number = reader.number();
  if (number > static_cast<std::uint64_t>(last)) throw std::out_of_range("kind");
  return static_cast<Kind>(number);
}

Attributes attributes(RecordReader& reader) {
  Attributes all(reader.count());
  for (Attribute& attribute : all) {
    attribute.name = reader.text();
    attribute.value = reader.text();
  }
  return all;
}

Annotations annotations(RecordReader& reader) {
  Annotations all(reader.count());
  for (Annotation& annotation : all) {
    annotation.kind = kind(reader, AnnotationKind::other);
    annotation.name = reader.text();
    annotation.text = reader.text();
    annotation.attributes = attributes(reader);
  }
  return all;
}

Content content(RecordReader& reader) {
  Content content;
  content.text = reader.text();
  content.codes.resize(reader.count());
  std::size_t before = 0;
  for (Code& code : content.codes) {
    code.offset_bytes = reader.number();
    if (code.offset_bytes < before || code.offset_bytes > content.text.size())
      throw std::out_of_range("offset of a code");
    before = code.offset_bytes;
    code.kind = kind(reader, CodeKind::close);
    code.name = reader.text();
    code.attributes = attributes(reader);
    code.data = reader.text();
  }
  return content;
}

}  // namespace

void put_number(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7)
    bytes += static_cast<char>(static_cast<unsigned char>(number | 0x80));
  bytes += static_cast<char>(number);
}

void put_text(std::string& bytes, std::string_view text) {
  put_number(bytes, text.size());
  bytes += text;
}

std::uint64_t RecordReader::number() {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (left_.empty()) throw std::out_of_range("number");
    const auto byte = static_cast<unsigned char>(left_.front());
    left_.remove_prefix(1);
    number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return number;
  }
  throw std::out_of_range("number");
}

std::string_view RecordReader::text() {
  const std::uint64_t size = number();
  if (size > left_.size()) throw std::out_of_range("text");
  const std::string_view text = left_.substr(0, size);
  left_.remove_prefix(size);
  return text;
}

std::size_t RecordReader::count() {
  const std::uint64_t count = number();
  if (count > left_.size()) throw std::out_of_range("count");
  return count;
}

std::string record_of(const TranslationUnit& unit) {
  std::string bytes;
  put(bytes, unit.attributes);
  put(bytes, unit.annotations);
  put_number(bytes, unit.variants.size());
  for (const Variant& variant : unit.variants) {
    put_text(bytes, variant.language);
    put(bytes, variant.content);
    put(bytes, variant.attributes);
    put(bytes, variant.annotations);
  }
  return bytes;
}

TranslationUnit unit_of_record(std::string_view record) {
  RecordReader reader(record);
  TranslationUnit unit;
  unit.attributes = attributes(reader);
  unit.annotations = annotations(reader);
  unit.variants.resize(reader.count());
  for (Variant& variant : unit.variants) {
    variant.language = reader.text();
    variant.content = content(reader);
    variant.attributes = attributes(reader);
    variant.annotations = annotations(reader);
  }
  if (!reader.at_end()) throw std::out_of_range("end of a unit");
  return unit;
}

std::string record_of(const Header& header) {
  std::string bytes;
  for (const std::string* text :
       {&header.creationtool, &header.creationtoolversion, &header.segtype,
        &header.o_tmf, &header.adminlang, &header.srclang, &header.datatype})
    put_text(bytes, *text);
  put(bytes, header.attributes);
  put(bytes, header.annotations);
  put(bytes, header.namespaces);
  return bytes;
}

Header header_of_record(std::string_view record) {
  RecordReader reader(record);
  Header header;
  for (std::string* text :
       {&header.creationtool, &header.creationtoolversion, &header.segtype,
        &header.o_tmf, &header.adminlang, &header.srclang, &header.datatype})
    *text = reader.text();
  header.attributes = attributes(reader);
  header.annotations = annotations(reader);
  header.namespaces = attributes(reader);
  if (!reader.at_end()) throw std::out_of_range("end of a header");
  return header;
}

}  // namespace awase
