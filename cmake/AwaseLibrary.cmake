# SPDX-License-Identifier: Apache-2.0
#
# awase_library(NAME SOURCES ... LINK ... LINK_PRIVATE ...): one layer of Awase, target
# awase_NAME, seen by users as awase::NAME.
# awase_compiled(TARGET): compiles a target that is for users as all of Awase is.
# awase_optimised(LEVEL SOURCE...): optimises these sources of a target by another level, -O1 or -O2, in release
# builds. They do without its precompiled headers: g++ 12 breaks down on those of another level.
# awase_precompiled(TARGET HEADER...): precompiles what nearly every source includes, and these.

set(AWASE_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                   -Wnon-virtual-dtor -Woverloaded-virtual)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # g++ 12 warns of its own std::string (PR 105651), all but the first where a precompiled header is in use.
  list(APPEND AWASE_WARNINGS -Wno-restrict -Wno-stringop-overflow)
  if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    list(APPEND AWASE_WARNINGS -Wno-array-bounds -Wno-stringop-overread)
  endif()
endif()
if(AWASE_WERROR)
  list(APPEND AWASE_WARNINGS -Werror)
endif()

function(awase_compiled target)
  target_compile_options(${target} PRIVATE ${AWASE_WARNINGS} ${AWASE_HARDENING})
endfunction()

function(awase_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK;LINK_PRIVATE")
  add_library(awase_${name} STATIC ${arg_SOURCES})
  add_library(awase::${name} ALIAS awase_${name})
  set_target_properties(awase_${name} PROPERTIES EXPORT_NAME ${name})
  if(AWASE_BUILD_PYTHON)  # The module is a shared library.
    set_target_properties(awase_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON
      CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  endif()
  target_include_directories(awase_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/awase>)
  target_compile_features(awase_${name} PUBLIC cxx_std_20)
  awase_compiled(awase_${name})
  awase_precompiled(awase_${name})
  target_link_libraries(awase_${name} PUBLIC ${arg_LINK} PRIVATE ${arg_LINK_PRIVATE})
endfunction()

# Each source still includes what it uses: script/tidy checks it, without precompiled headers.
function(awase_precompiled target)
  target_precompile_headers(${target} PRIVATE
    <algorithm> <array> <cstddef> <cstdint> <functional> <map> <memory> <optional> <string>
    <string_view> <unordered_map> <utility> <vector> ${ARGN})
endfunction()

function(awase_optimised level)
  set_source_files_properties(${ARGN} PROPERTIES
    COMPILE_OPTIONS $<$<CONFIG:Release>:${level}> SKIP_PRECOMPILE_HEADERS ON)
endfunction()
