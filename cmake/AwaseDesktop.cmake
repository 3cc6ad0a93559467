# SPDX-License-Identifier: Apache-2.0
#
# The entry of `awase desk` in the menus of desktops, and its icon.

set(desktop ${PROJECT_SOURCE_DIR}/cli/desktop)
install(FILES ${desktop}/awase.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${desktop}/awase.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
