# SPDX-License-Identifier: Apache-2.0
#
# Writes a .cpp that holds files, for a header that declares a struct of a name and a content and a
# function that gives a span of them (review/page_files.h). Run as:
# cmake -D OUT=<file> -D HEADER=<header> -D TYPE=<struct> -D FUNCTION=<function> -D FOLDER=<folder>
#       -D "NAMES=a b" -P EmbedFiles.cmake

set(arrays "")
set(rows "")
set(index 0)
separate_arguments(NAMES)
foreach(name IN LISTS NAMES)
  file(READ ${FOLDER}/${name} bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
  string(APPEND arrays "constexpr unsigned char kFile${index}[] = {\n${bytes}};\n")
  string(APPEND rows "    {\"${name}\", view(kFile${index})},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUT} "// Made by cmake/EmbedFiles.cmake.
#include \"${HEADER}\"

namespace awase {
namespace {

${arrays}
template <std::size_t size>
std::string_view view(const unsigned char (&bytes)[size]) {
  return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace

std::span<const ${TYPE}> ${FUNCTION}() {
  static const ${TYPE} kFiles[] = {
${rows}  };
  return kFiles;
}

}  // namespace awase
")
