// SPDX-License-Identifier: Apache-2.0
//
// Compiles the Japanese dictionaries of the EDRDG, as Debian packages them, to one
// file:
//
//   awase-compile-dictionary OUT EDICT [ENAMDICT]
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

#include "align/dictionary.h"
#include "align/edict.h"
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

void run(int argc, char** argv) {
  if (argc < 3 || argc > 4)
    throw Error(ErrorKind::usage,
                "usage: awase-compile-dictionary OUT EDICT [ENAMDICT]");
  std::vector<DictionaryEntry> entries;
  read_dictionary(argv[2], EdictFile::edict, entries);
  if (argc == 4) read_dictionary(argv[3], EdictFile::enamdict, entries);
  const std::string file = compile_dictionary(entries);
  std::ofstream out(argv[1], std::ios::binary);
  out.write(file.data(), static_cast<std::streamsize>(file.size()));
  out.close();
  if (!out)
    throw Error(
        ErrorKind::unavailable,
        std::string(argv[1]) + ": cannot be written; check the folder and the disk");
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
