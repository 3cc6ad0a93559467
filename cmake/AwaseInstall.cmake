# SPDX-License-Identifier: Apache-2.0
#
# What others get: one header, one library that holds all rooms, and what find_package(Awase)
# and pkg-config read. The library is shared with -DBUILD_SHARED_LIBS=ON, else static. Where
# the data lies is said relative to these files, so that a prefix can be moved.

include(CMakePackageConfigHelpers)
set(AWASE_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/Awase)

set(objects "")
set(linked "")
foreach(room text documents align tmx formats store review jobs)
  list(APPEND objects $<TARGET_OBJECTS:awase_${room}>)
  get_target_property(by_room awase_${room} LINK_LIBRARIES)
  list(APPEND linked ${by_room})
endforeach()
list(REMOVE_DUPLICATES linked)
# Rooms are in it; headers alone are needed by nobody who links it.
list(FILTER linked EXCLUDE REGEX "awase|nlohmann_json|Boost::headers")
if(BUILD_SHARED_LIBS)
  add_library(awase_library SHARED ${objects})
else()
  add_library(awase_library STATIC ${objects})
endif()
add_library(awase::awase ALIAS awase_library)
set_target_properties(awase_library PROPERTIES
  OUTPUT_NAME awase EXPORT_NAME awase LINKER_LANGUAGE CXX
  VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})
target_compile_features(awase_library INTERFACE cxx_std_20)
target_include_directories(awase_library INTERFACE
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_compile_definitions(awase_library INTERFACE
  AWASE_DATA="$<BUILD_INTERFACE:${AWASE_DICTIONARIES}>$<INSTALL_INTERFACE:$<INSTALL_PREFIX>/${CMAKE_INSTALL_DATADIR}/awase>")
target_link_libraries(awase_library PRIVATE ${linked})

install(FILES include/awase/awase.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/awase)
install(TARGETS awase_library EXPORT AwaseTargets)
install(EXPORT AwaseTargets NAMESPACE awase:: DESTINATION ${AWASE_CMAKE_DIR})
configure_package_config_file(cmake/AwaseConfig.cmake.in AwaseConfig.cmake
  INSTALL_DESTINATION ${AWASE_CMAKE_DIR})
write_basic_package_version_file(AwaseConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/AwaseConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/AwaseConfigVersion.cmake cmake/FindStemmer.cmake
        DESTINATION ${AWASE_CMAKE_DIR})

# A program that links a static library needs what that needs.
set(requires "icu-uc icu-i18n expat zlib gumbo libzip re2 md4c yaml-0.1 tinyxml2 xlsxwriter libxxhash libzstd sqlite3 libssl libcrypto")
set(libraries "-lboost_locale -lstemmer -lpthread")
set(visibility shown)
if(BUILD_SHARED_LIBS)
  set(visibility hidden)
endif()
set(${visibility}_requires ${requires})
set(${visibility}_libraries ${libraries})
file(RELATIVE_PATH prefix_from_pc
     ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" prefix_from_pc "${prefix_from_pc}")
configure_file(cmake/awase.pc.in awase.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/awase.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
