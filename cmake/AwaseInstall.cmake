# SPDX-License-Identifier: Apache-2.0
#
# What `cmake --install` puts where: headers, libraries, and what find_package(Awase) reads.

include(CMakePackageConfigHelpers)
set(AWASE_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/Awase)

install(DIRECTORY text align tmx review DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/awase
        FILES_MATCHING PATTERN "*.h")
install(TARGETS awase_text awase_documents awase_align awase_tmx awase_formats awase_store awase_review EXPORT AwaseTargets)
install(EXPORT AwaseTargets NAMESPACE awase:: DESTINATION ${AWASE_CMAKE_DIR})
configure_package_config_file(cmake/AwaseConfig.cmake.in AwaseConfig.cmake
  INSTALL_DESTINATION ${AWASE_CMAKE_DIR})
write_basic_package_version_file(AwaseConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/AwaseConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/AwaseConfigVersion.cmake cmake/FindStemmer.cmake
        DESTINATION ${AWASE_CMAKE_DIR})
