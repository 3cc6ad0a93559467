# SPDX-License-Identifier: Apache-2.0
#
# Compiles the dictionaries that are installed here (Debian's edict, enamdict and
# dict-freedict-*, and CC-CEDICT where script/setup or somebody else has put it) into the data folder of the build, which lies above its executables as
# that of an installation does. Without them Awase is built all the same, and says when it
# aligns without one.

set(AWASE_DICTIONARY_FILE "" CACHE FILEPATH
    "A ja-en.awd compiled before, to be used instead of compiling one")
option(AWASE_COMPILE_DICTIONARIES "Compile the dictionaries that are installed here" ON)
option(AWASE_FREEDICT "Compile the FreeDict dictionaries that are installed" ON)
find_file(AWASE_EDICT edict PATHS /usr/share/edict NO_DEFAULT_PATH)
find_file(AWASE_ENAMDICT enamdict PATHS /usr/share/edict NO_DEFAULT_PATH)
find_file(AWASE_CEDICT NAMES cedict_1_0_ts_utf-8_mdbg.txt.gz cedict_ts.u8
  PATHS ${PROJECT_SOURCE_DIR}/build/cedict /usr/share/cedict NO_DEFAULT_PATH)

file(MAKE_DIRECTORY ${AWASE_DICTIONARIES})

add_executable(awase-dictionary-bootstrap dictionary_bootstrap_main.cpp)
target_compile_options(awase-dictionary-bootstrap PRIVATE ${AWASE_WARNINGS})
target_link_libraries(awase-dictionary-bootstrap PRIVATE awase::align)

set(compiled "")
# awase_compile_dictionary(NAME FILE...): compiles one dictionary.
function(awase_compile_dictionary name)
  set(stamp ${CMAKE_CURRENT_BINARY_DIR}/${name}.stamp)
  add_custom_command(
    OUTPUT ${stamp}
    COMMAND awase-dictionary-bootstrap ${AWASE_DICTIONARIES} ${ARGN}
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS awase-dictionary-bootstrap ${ARGN}
    COMMENT "Compiling the dictionary ${name}"
    VERBATIM)
  list(APPEND compiled ${stamp})
  set(compiled ${compiled} PARENT_SCOPE)
endfunction()

if(AWASE_DICTIONARY_FILE)
  configure_file(${AWASE_DICTIONARY_FILE} ${AWASE_DICTIONARIES}/ja-en.awd COPYONLY)
elseif(AWASE_EDICT AND AWASE_COMPILE_DICTIONARIES)
  set(files ${AWASE_EDICT})
  if(AWASE_ENAMDICT)
    list(APPEND files ${AWASE_ENAMDICT})
  endif()
  awase_compile_dictionary(edict ${files})
  add_custom_target(awase_dictionary ALL DEPENDS ${compiled})
else()
  message(STATUS "Awase: no edict; Japanese-English will be aligned without a dictionary")
endif()

set(compiled "")
if(AWASE_CEDICT AND AWASE_COMPILE_DICTIONARIES)
  awase_compile_dictionary(cedict ${AWASE_CEDICT})
endif()
if(AWASE_FREEDICT AND AWASE_COMPILE_DICTIONARIES)
  file(GLOB indexes CONFIGURE_DEPENDS /usr/share/dictd/freedict-???-???.index)
  list(FILTER indexes EXCLUDE REGEX jpn)  # edict cuts Japanese words.
  foreach(index IN LISTS indexes)
    get_filename_component(name ${index} NAME_WE)
    awase_compile_dictionary(${name} ${index})
  endforeach()
endif()

if(compiled)
  add_custom_target(awase_freedict ALL DEPENDS ${compiled})
endif()
# The link to the examples, which lies there too, would be installed as a link.
install(DIRECTORY ${AWASE_DICTIONARIES}/ DESTINATION ${CMAKE_INSTALL_DATADIR}/awase
        FILES_MATCHING PATTERN "*.awd" PATTERN examples EXCLUDE)
