# SPDX-License-Identifier: Apache-2.0
#
# What `awase example` copies: examples/ in the data folder. The build has a link to it; an
# installation has the files themselves, also those that are links into corpora/.

set(examples ${PROJECT_SOURCE_DIR}/examples)
if(NOT EXISTS ${AWASE_DICTIONARIES}/examples)
  file(CREATE_LINK ${examples} ${AWASE_DICTIONARIES}/examples SYMBOLIC)
endif()

file(GLOB_RECURSE example_files RELATIVE ${examples} CONFIGURE_DEPENDS ${examples}/*)
foreach(file IN LISTS example_files)
  file(REAL_PATH ${examples}/${file} real)
  cmake_path(GET file PARENT_PATH folder)
  cmake_path(GET file FILENAME name)
  install(FILES ${real} DESTINATION ${CMAKE_INSTALL_DATADIR}/awase/examples/${folder}
          RENAME ${name})
endforeach()
