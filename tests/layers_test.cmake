# SPDX-License-Identifier: Apache-2.0
#
# Checks that includes run down the ladder text <- align <- tmx <- review <- cli: a layer may
# include itself and those before it. Run as: cmake -D ROOT=<source folder> -P layers_test.cmake

set(ladder text align tmx review cli)
set(climbing "")
set(files_read 0)
set(above ${ladder})
foreach(layer IN LISTS ladder)
  list(REMOVE_ITEM above ${layer})
  list(JOIN above "|" above_pattern)
  file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/${layer}/*.h ${ROOT}/${layer}/*.cpp)
  foreach(file IN LISTS files)
    math(EXPR files_read "${files_read} + 1")
    if(above)
      file(STRINGS ${ROOT}/${file} includes REGEX "^ *# *include *[\"<](${above_pattern})/")
      foreach(include IN LISTS includes)
        list(APPEND climbing "${file}: ${include}")
      endforeach()
    endif()
  endforeach()
endforeach()

if(files_read EQUAL 0)
  message(FATAL_ERROR "${ROOT}: no sources found; say -D ROOT=<source folder>")
endif()
if(climbing)
  list(JOIN climbing "\n  " climbing)
  message(FATAL_ERROR "includes that climb the ladder:\n  ${climbing}")
endif()
message(STATUS "${files_read} files, no include climbs the ladder")
