// SPDX-License-Identifier: Apache-2.0
//
// Compiles the Japanese dictionaries of the EDRDG, as Debian packages them, to one
// file:
//
//   awase-compile-dictionary OUT EDICT [ENAMDICT]
//   awase-compile-dictionary --freedict OUT INDEX TEXT HEADWORD-LANGUAGE LANGUAGE
//
// edict gives translations and readings, enamdict the readings of names. Both are in
// EUC-JP, one headword a line:  書く [かく] /(v5k,vt) (1) to write/to compose/(P)/

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>
#include <zlib.h>

#include "align/dictionary.h"
#include "align/edict.h"
#include "align/freedict.h"
#include "text/charset.h"
#include "text/error.h"

namespace awase {
namespace {

std::string read_bytes(const char* path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    throw Error(ErrorKind::unavailable,
                std::string(path) + ": cannot be read; install Debian's edict package");
  return {std::istreambuf_iterator<char>(in), {}};
}

/// How many bytes a character of EUC-JP takes, by its first.
std::size_t size_in_euc_jp(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte == 0x8F ? 3 : 2;
}

/// The text of a file in EUC-JP, without the few user-defined characters that exist in
/// no Unicode table.
std::string read_euc_jp(const char* path) {
  const std::string bytes = read_bytes(path);
  const auto euc_jp = find_charset("EUC-JP");
  if (!euc_jp)
    throw Error(ErrorKind::unavailable,
                "ICU: cannot read EUC-JP; its data may be missing");
  std::string text;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const Conversion part = convert(std::string_view(bytes).substr(begin), *euc_jp);
    text += part.text;
    if (!part.bad_offset) break;
    begin += *part.bad_offset;
    begin += size_in_euc_jp(bytes[begin]);
  }
  return text;
}

void read_dictionary(const char* path, EdictFile file,
                     std::vector<DictionaryEntry>& entries) {
  const std::string text = read_euc_jp(path);
  EdictReader reader;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    if (!line.starts_with("　？？？")) reader.read(line, file, entries);
    begin = end + 1;
  }
}

/// The whole of a file, unpacked where it is a gzip file (dictzip's are).
std::string read_gzip(const char* path) {
  const gzFile file = gzopen(path, "rb");
  std::string text;
  char buffer[1 << 16];
  int size = -1;
  while (file != nullptr && (size = gzread(file, buffer, sizeof(buffer))) > 0)
    text.append(buffer, static_cast<std::size_t>(size));
  if (file == nullptr || gzclose(file) != Z_OK || size < 0)
    throw Error(ErrorKind::unavailable, std::string(path) +
                                            ": cannot be read; install the "
                                            "dict-freedict package again");
  return text;
}

void write_dictionary(const char* path, const std::vector<DictionaryEntry>& entries) {
  const std::string file = compile_dictionary(entries);
  std::ofstream out(path, std::ios::binary);
  out.write(file.data(), static_cast<std::streamsize>(file.size()));
  out.close();
  if (!out)
    throw Error(
        ErrorKind::unavailable,
        std::string(path) + ": cannot be written; check the folder and the disk");
}

void run(int argc, char** argv) {
  if (argc == 7 && std::string_view(argv[1]) == "--freedict")
    return write_dictionary(
        argv[2],
        read_freedict(read_gzip(argv[3]), read_gzip(argv[4]), argv[5], argv[6]));
  if (argc < 3 || argc > 4)
    throw Error(ErrorKind::usage,
                "usage: awase-compile-dictionary OUT EDICT [ENAMDICT], or --freedict "
                "OUT INDEX TEXT HEADWORD-LANGUAGE LANGUAGE");
  std::vector<DictionaryEntry> entries;
  read_dictionary(argv[2], EdictFile::edict, entries);
  if (argc == 4) read_dictionary(argv[3], EdictFile::enamdict, entries);
  write_dictionary(argv[1], entries);
}

}  // namespace
}  // namespace awase

int main(int argc, char** argv) {
  try {
    awase::run(argc, argv);
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "awase-compile-dictionary: %s\n", error.what());
    return 2;
  }
}
