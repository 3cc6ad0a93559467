# SPDX-License-Identifier: Apache-2.0
#
# Says why tests were skipped; ctest runs it after its summary. Prints nothing when none was.
# cmake -D LOGS=<build>/Testing/Temporary -P skip_reasons.cmake

set(log ${LOGS}/LastTest.log.tmp)  # While ctest runs.
if(NOT EXISTS ${log})
  set(log ${LOGS}/LastTest.log)
endif()
file(READ ${log} text)
string(REPLACE "[" "(" text "${text}")  # CMake's lists do not split inside brackets,
string(REPLACE "]" ")" text "${text}")
string(REPLACE ";" "," text "${text}")  # and split at these.
string(REGEX REPLACE "\n[0-9]+/[0-9]+ Testing: " "\n;" tests "${text}")
list(POP_FRONT tests)
set(reasons "")
foreach(test IN LISTS tests)
  string(REGEX MATCH "^[^\n]*" name "${test}")
  foreach(form IN ITEMS "\nskipped: ([^\n]*)" ": Skipped\n([^\n]*)")
    if(test MATCHES "${form}")
      string(APPEND reasons "  ${name}: ${CMAKE_MATCH_1}\n")
      break()
    endif()
  endforeach()
endforeach()
if(reasons)
  execute_process(COMMAND ${CMAKE_COMMAND} -E echo "\nSkipped, and why:\n${reasons}")
endif()
