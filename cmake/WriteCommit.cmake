# SPDX-License-Identifier: Apache-2.0
#
# Writes a header that says from which commit this is built, and leaves it alone where it says so
# already. Run as: cmake -D OUT=<file> -D SOURCE=<folder> -P WriteCommit.cmake
# Sources without Git have none; the environment variable AWASE_COMMIT may name it for them.

cmake_minimum_required(VERSION 3.25)

set(commit "$ENV{AWASE_COMMIT}")
if(commit STREQUAL "" AND EXISTS ${SOURCE}/.git)
  find_program(git git)
  if(git)
    execute_process(COMMAND ${git} -C ${SOURCE} -c safe.directory=* rev-parse --short=12 HEAD
                    OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  endif()
endif()
file(CONFIGURE OUTPUT ${OUT} CONTENT "// Made by cmake/WriteCommit.cmake.\n#define AWASE_COMMIT \"@commit@\"\n" @ONLY)
