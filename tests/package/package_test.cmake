# SPDX-License-Identifier: Apache-2.0
#
# Installs the build at BUILD far from it, moves that, and uses what is there as others would:
# builds CONSUMER and EXAMPLE against it and runs them, by CMake and by pkg-config, and asks the
# executable what it finds. Nothing of it lies above or below the build folder, so that the
# build's dictionaries are out of reach. Run by ctest; needs BUILD, CONSUMER, EXAMPLE, CORPUS,
# COMPILER, FLAGS, GENERATOR.

function(run)
  execute_process(COMMAND ${ARGV} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# holds(TEXT PART): fails where PART is not in TEXT.
function(holds text part)
  string(FIND "${text}" "${part}" place)
  if(place EQUAL -1)
    message(FATAL_ERROR "'${part}' is not in: ${text}")
  endif()
endfunction()

execute_process(COMMAND mktemp -d -t awase-package-XXXXXX OUTPUT_VARIABLE WORK
                OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
file(GLOB_RECURSE headers RELATIVE ${WORK}/prefix/include ${WORK}/prefix/include/*)
if(NOT headers STREQUAL "awase/awase.h")
  message(FATAL_ERROR "installed headers: ${headers}")
endif()

file(GLOB_RECURSE installed LIST_DIRECTORIES true ${WORK}/prefix/*)
foreach(file IN LISTS installed)
  if(IS_SYMLINK ${file})
    file(READ_SYMLINK ${file} to)
    if(IS_ABSOLUTE ${to})
      message(FATAL_ERROR "installed is a link out of the prefix: ${file} to ${to}")
    endif()
  endif()
endforeach()

# Nothing of the build may be needed: an installation that was moved is another place.
file(RENAME ${WORK}/prefix ${WORK}/moved)
file(GLOB_RECURSE dictionaries ${WORK}/moved/share/*.awd)
file(GLOB japanese ${WORK}/moved/share/awase/ja-en.awd)
set(folder "-")
if(japanese)
  set(folder ${WORK}/moved/share/awase)
endif()

function(build_against source)
  cmake_path(GET source FILENAME name)
  run(${CMAKE_COMMAND} -S ${source} -B ${WORK}/${name} -G ${GENERATOR}
      -D CMAKE_CXX_COMPILER=${COMPILER} -D CMAKE_CXX_FLAGS=${FLAGS}
      -D CMAKE_PREFIX_PATH=${WORK}/moved)
  run(${CMAKE_COMMAND} --build ${WORK}/${name})
endfunction()

build_against(${CONSUMER})
run(${CMAKE_COMMAND} -E chdir ${WORK} ${WORK}/package/consumer ${folder})
build_against(${EXAMPLE})
run(${CMAKE_COMMAND} -E chdir ${WORK} ${WORK}/library/align_files
    ${CORPUS}/statement.ja.txt ${CORPUS}/statement.en.txt example.tmx)
file(READ ${WORK}/example.tmx memory)
holds("${memory}" "Taiwan Strait")

find_program(pkg_config pkg-config)
file(GLOB_RECURSE pc ${WORK}/moved/*/awase.pc)
if(pkg_config AND pc)
  cmake_path(GET pc PARENT_PATH pc_folder)
  set(ENV{PKG_CONFIG_PATH} ${pc_folder})
  execute_process(COMMAND ${pkg_config} --cflags --libs awase
                  OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE
                  COMMAND_ERROR_IS_FATAL ANY)
  separate_arguments(flags UNIX_COMMAND "${FLAGS} ${flags}")
  cmake_path(GET pc_folder PARENT_PATH library_folder)
  run(${COMPILER} -std=c++20 ${CONSUMER}/main.cpp -o ${WORK}/by-pkg-config ${flags}
      -Wl,-rpath,${library_folder})
  run(${CMAKE_COMMAND} -E chdir ${WORK} ${WORK}/by-pkg-config ${folder})
endif()

set(awase ${WORK}/moved/bin/awase)
if(EXISTS ${awase})
  set(ENV{XDG_DATA_HOME} ${WORK}/nobody)
  execute_process(COMMAND ${awase} --version OUTPUT_VARIABLE version
                  COMMAND_ERROR_IS_FATAL ANY)
  foreach(dictionary IN LISTS dictionaries)
    holds("${version}" "${dictionary}")
  endforeach()
  # Those of other languages are found where there is no Japanese one.
  file(REMOVE ${WORK}/moved/share/awase/ja-en.awd)
  list(FILTER dictionaries EXCLUDE REGEX "/ja-en\\.awd$")
  foreach(dictionary IN LISTS dictionaries)
    cmake_path(GET dictionary STEM pair)
    execute_process(COMMAND ${awase} dictionary path ${pair} OUTPUT_VARIABLE path
                    OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    if(NOT path STREQUAL dictionary)
      message(FATAL_ERROR "${pair} was found at '${path}', not at ${dictionary}")
    endif()
  endforeach()
endif()
file(REMOVE_RECURSE ${WORK})
