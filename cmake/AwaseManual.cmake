# SPDX-License-Identifier: Apache-2.0
#
# Man pages, which the executable writes from the tables of its options in every language of locale/, and
# completions for shells, which ask it. Where something is compiled for another machine,
# CMAKE_CROSSCOMPILING_EMULATOR runs it.

set(AWASE_MANUAL ${PROJECT_BINARY_DIR}/man)
set(manuals COMMAND awase --ui-lang en manual ${AWASE_MANUAL}/man1)
file(GLOB catalogues CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/locale/*.po)
foreach(catalogue IN LISTS catalogues)
  cmake_path(GET catalogue STEM language)
  list(APPEND manuals COMMAND awase --ui-lang ${language} manual ${AWASE_MANUAL}/${language}/man1)
endforeach()
add_custom_command(
  OUTPUT ${AWASE_MANUAL}/man1/awase.1
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${AWASE_MANUAL}
  ${manuals}
  DEPENDS awase
  COMMENT "Writing the man pages"
  VERBATIM)
add_custom_target(awase_manual ALL DEPENDS ${AWASE_MANUAL}/man1/awase.1)
install(DIRECTORY ${AWASE_MANUAL}/ DESTINATION ${CMAKE_INSTALL_MANDIR}
        FILES_MATCHING PATTERN "*.1")

set(completions ${PROJECT_SOURCE_DIR}/cli/completions)
install(FILES ${completions}/awase.bash RENAME awase
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${completions}/_awase DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${completions}/awase.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
