// SPDX-License-Identifier: Apache-2.0

#include "text/binary_type.h"

#include "text/message.h"

namespace awase {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  std::string_view type;
  std::size_t offset = 0;
};

// Only beginnings that no text can have, or that are of no use as text.
constexpr Magic kMagics[] = {
    {"%PDF-"sv, translatable("a PDF document")},
    {"%!PS"sv, translatable("a PostScript document")},
    {"{\\rtf"sv, translatable("an RTF document")},
    {"PK\x03\x04"sv,
     translatable("a zip archive (docx, xlsx, pptx, odt and epub are such)")},
    {"PK\x05\x06"sv, translatable("an empty zip archive")},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv,
     translatable("an old Microsoft Office document")},
    {"\x89PNG"sv, translatable("a PNG image")},
    {"GIF87a"sv, translatable("a GIF image")},
    {"GIF89a"sv, translatable("a GIF image")},
    {"\xFF\xD8\xFF"sv, translatable("a JPEG image")},
    {"II*\0"sv, translatable("a TIFF image")},
    {"MM\0*"sv, translatable("a TIFF image")},
    {"\x7F"
     "ELF"sv,
     translatable("a program")},
    {"MZ\x90\0"sv, translatable("a program")},
    {"\xCA\xFE\xBA\xBE"sv, translatable("a program")},
    {"\xCF\xFA\xED\xFE"sv, translatable("a program")},
    {"!<arch>\n"sv, translatable("a library")},
    {"\x1F\x8B"sv, translatable("gzip-compressed data")},
    {"\xFD"
     "7zXZ\0"sv,
     translatable("xz-compressed data")},
    {"\x28\xB5\x2F\xFD"sv, translatable("zstd-compressed data")},
    {"7z\xBC\xAF\x27\x1C"sv, translatable("a 7z archive")},
    {"Rar!\x1A\x07"sv, translatable("a RAR archive")},
    {"SQLite format 3\0"sv, translatable("an SQLite database")},
    {"RIFF"sv, translatable("a sound, film or WebP image")},
    {"OggS\0"sv, translatable("an Ogg sound or film")},
    {"ID3\x03"sv, translatable("an MP3 sound")},
    {"ID3\x04"sv, translatable("an MP3 sound")},
    {"ftyp"sv, translatable("a film"), 4},
    {"\0\x01\0\0\0"sv, translatable("a font")},
    {"OTTO\0"sv, translatable("a font")},
    {"wOF2"sv, translatable("a font")},
    {"bplist00"sv, translatable("a binary property list")},
    {"\xDE\x12\x04\x95"sv, translatable("a compiled message catalogue")},
};

}  // namespace

std::string_view binary_type(std::string_view bytes) {
  for (const Magic& magic : kMagics) {
    if (bytes.size() > magic.offset &&
        bytes.substr(magic.offset).starts_with(magic.bytes)) {
      return magic.type;
    }
  }
  // A tar archive says so far from its beginning.
  if (bytes.size() > 262 && bytes.substr(257, 5) == "ustar")
    return translatable("a tar archive");
  return {};
}

}  // namespace awase
