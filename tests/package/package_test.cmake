# SPDX-License-Identifier: Apache-2.0
#
# Installs the build at BUILD into a folder of its own, builds CONSUMER against it there, and
# runs it; then moves the folder, and sees that the executable finds its dictionary in it. Run by ctest; needs BUILD, CONSUMER, WORK, COMPILER, FLAGS, GENERATOR.

function(run)
  execute_process(COMMAND ${ARGV} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
run(${CMAKE_COMMAND} -S ${CONSUMER} -B ${WORK}/build -G ${GENERATOR}
    -D CMAKE_CXX_COMPILER=${COMPILER} -D CMAKE_CXX_FLAGS=${FLAGS}
    -D CMAKE_PREFIX_PATH=${WORK}/prefix)
run(${CMAKE_COMMAND} --build ${WORK}/build)
run(${WORK}/build/consumer)

if(EXISTS ${WORK}/prefix/bin/awase)
  file(RENAME ${WORK}/prefix ${WORK}/moved)
  execute_process(COMMAND ${WORK}/moved/bin/awase --version OUTPUT_VARIABLE version
                  COMMAND_ERROR_IS_FATAL ANY)
  file(GLOB_RECURSE dictionary ${WORK}/moved/share/*ja-en.awd)
  if(dictionary)
    string(FIND "${version}" "${dictionary}" place)
    if(place EQUAL -1)
      message(FATAL_ERROR "not the dictionary that was installed: ${version}")
    endif()
  endif()
endif()
