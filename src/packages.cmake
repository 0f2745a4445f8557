# What stands beside the program when it is installed, and the packages: in a build folder, `cpack -G DEB` makes homebound
# and homebound-data, and `cpack -G TXZ` one folder that runs where it is unpacked.

# The program writes its own manual page, completions and schema.
set(made ${CMAKE_BINARY_DIR}/made)
file(MAKE_DIRECTORY ${made})
set(told
  "manual|gzip -9n >${made}/homebound.1.gz"
  "completions bash|cat >${made}/homebound.bash"
  "completions zsh|cat >${made}/_homebound"
  "completions fish|cat >${made}/homebound.fish"
  "schema|cat >${made}/scenario.schema.json")
set(commands)
foreach(line IN LISTS told)
  list(APPEND commands COMMAND sh -c "\"$0\" ${line}" $<TARGET_FILE:homebound>)
endforeach()
add_custom_command(OUTPUT ${made}/homebound.1.gz ${made}/homebound.bash ${made}/_homebound ${made}/homebound.fish
                          ${made}/scenario.schema.json
                   ${commands} DEPENDS homebound VERBATIM)
set(in_all ALL)
if(HOMEBOUND_SANITIZE)
  set(in_all)
endif()
add_custom_target(manual ${in_all} DEPENDS ${made}/homebound.1.gz)

set(share ${CMAKE_INSTALL_DATADIR})
install(DIRECTORY shaders assets geodata DESTINATION ${share}/homebound COMPONENT data
        PATTERN "build.sh" EXCLUDE PATTERN "recipe" EXCLUDE PATTERN "desktop" EXCLUDE PATTERN "SOURCES.md" EXCLUDE)
install(FILES geodata/SOURCES.md DESTINATION ${share}/doc/homebound-data COMPONENT data)
install(FILES ${made}/homebound.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program OPTIONAL)
install(FILES ${made}/homebound.bash DESTINATION ${share}/bash-completion/completions RENAME homebound
        COMPONENT program OPTIONAL)
install(FILES ${made}/_homebound DESTINATION ${share}/zsh/vendor-completions COMPONENT program OPTIONAL)
install(FILES ${made}/homebound.fish DESTINATION ${share}/fish/vendor_completions.d COMPONENT program OPTIONAL)
install(FILES ${made}/scenario.schema.json DESTINATION ${share}/homebound COMPONENT program OPTIONAL)
install(FILES assets/desktop/homebound.desktop DESTINATION ${share}/applications COMPONENT program)
install(FILES ${made}/homebound.metainfo.xml DESTINATION ${share}/metainfo RENAME org.homebound.Homebound.metainfo.xml
        COMPONENT program)
install(FILES assets/desktop/homebound-mime.xml DESTINATION ${share}/mime/packages RENAME homebound.xml COMPONENT program)
install(FILES assets/desktop/homebound.svg DESTINATION ${share}/icons/hicolor/scalable/apps COMPONENT program)
foreach(size 48 128 256)
  install(FILES assets/desktop/homebound-${size}.png DESTINATION ${share}/icons/hicolor/${size}x${size}/apps
          RENAME homebound.png COMPONENT program)
endforeach()

# Documents that Debian asks of each package, dated by the commit, so that builds of it are alike. Who answers for them is
# told as Debian's tools are told, or is who wrote the commit, or else who builds.
if(commit)
  execute_process(COMMAND ${git} log -1 "--format=%cD\n%cs\n%an <%ae>" OUTPUT_VARIABLE facts OUTPUT_STRIP_TRAILING_WHITESPACE)
  string(REPLACE "\n" ";" facts "${facts}")
  list(GET facts 0 when)
  list(GET facts 1 day)
  list(GET facts 2 contact)
else()
  string(TIMESTAMP when "%a, %d %b %Y %H:%M:%S +0000" UTC)
  string(TIMESTAMP day %Y-%m-%d UTC)
  execute_process(COMMAND id -un OUTPUT_VARIABLE name OUTPUT_STRIP_TRAILING_WHITESPACE)
  cmake_host_system_information(RESULT host QUERY FQDN)
  set(contact "${name} <${name}@${host}>")
endif()
if(NOT "$ENV{DEBEMAIL}" STREQUAL "")
  set(contact "$ENV{DEBFULLNAME} <$ENV{DEBEMAIL}>")
endif()
# Software centres show pictures only from the web.
set(HOMEBOUND_HOME "" CACHE STRING "Where the project is at home, with docs/pictures in pictures; empty: nowhere yet")
set(home)
if(HOMEBOUND_HOME)
  file(READ ${PROJECT_SOURCE_DIR}/assets/desktop/home.in home)
  string(REPLACE "@HOMEBOUND_HOME@" "${HOMEBOUND_HOME}" home "${home}")
  string(REGEX REPLACE "\n$" "" home "\n${home}")
endif()
configure_file(${PROJECT_SOURCE_DIR}/assets/desktop/homebound.metainfo.xml.in ${made}/homebound.metainfo.xml @ONLY)
configure_file(${PROJECT_SOURCE_DIR}/assets/desktop/changelog.in ${made}/changelog @ONLY)
add_custom_command(OUTPUT ${made}/changelog.gz COMMAND sh -c "gzip -9n <\"$0\" >\"$0.gz\"" ${made}/changelog
                   DEPENDS ${made}/changelog VERBATIM)
add_custom_target(changelog ALL DEPENDS ${made}/changelog.gz)
foreach(package program data)
  set(folder ${share}/doc/homebound)
  if(package STREQUAL data)
    string(APPEND folder -data)
  endif()
  install(FILES assets/desktop/copyright ${made}/changelog.gz DESTINATION ${folder} COMPONENT ${package} OPTIONAL)
endforeach()

# What the program loads late: dpkg-shlibdeps knows only what it is linked with.
get_target_property(proj PROJ::proj LOCATION)
set(late ${proj} ${LIBZIP_LINK_LIBRARIES} ${LIBAV_LINK_LIBRARIES} ${RSVG_LINK_LIBRARIES} ${SOUND_LINK_LIBRARIES}
         ${OPENAL_LINK_LIBRARIES} ${LIBPQ_LINK_LIBRARIES})
list(FILTER late INCLUDE REGEX "lib(proj|zip|av|sndfile|soxr|rsvg|openal|pq)")
if(NOT DEFINED CACHE{HOMEBOUND_LATE_PACKAGES})
  set(packages)
  foreach(library IN LISTS late)
    file(REAL_PATH ${library} library)
    execute_process(COMMAND dpkg-query -S ${library} OUTPUT_VARIABLE owner ERROR_QUIET)
    if(owner MATCHES "^([^:]+):")
      list(APPEND packages ${CMAKE_MATCH_1})
    endif()
  endforeach()
  list(REMOVE_DUPLICATES packages)
  list(JOIN packages ", " packages)
  set(HOMEBOUND_LATE_PACKAGES "${packages}" CACHE INTERNAL "Debian packages of libraries that are loaded late")
endif()

set(CPACK_PACKAGE_NAME homebound)
set(CPACK_PACKAGE_VERSION ${HOMEBOUND_VERSION})
set(CPACK_PACKAGE_CONTACT "${contact}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # each package's description begins with its own
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_FILE_NAME homebound-${HOMEBOUND_VERSION}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_COMPONENTS_ALL program data)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)  # the packed map takes half of what gzip makes of it
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME homebound)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "homebound-data (= ${HOMEBOUND_VERSION}), ${HOMEBOUND_LATE_PACKAGES}, proj-data, tzdata, fonts-inter, fonts-noto-cjk, libegl1, libegl-mesa0, libgl1-mesa-dri, libgles2")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "flights on a projected map, moved through time
Homebound draws flights on a map in any projection: who flew, from where, to
where, when, and how many were aboard. It reads tables, recorded tracks and
scenario files, plays them in a window, and exports pictures, films, hand-outs
and data.")
set(CPACK_DEBIAN_DATA_PACKAGE_NAME homebound-data)
set(CPACK_DEBIAN_DATA_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_DATA_PACKAGE_RECOMMENDS homebound)
set(CPACK_COMPONENT_DATA_DESCRIPTION "flights on a projected map - base map, themes and examples
Homebound draws flights on a map in any projection and moves them through
time. This package has its base map, its register of airports, its themes and
its example scenarios.")

# `cpack -G TXZ`: one folder with its libraries.
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/src/folder.cmake)
set(CPACK_HOMEBOUND_LATE ${late})
pkg_get_variable(CPACK_HOMEBOUND_PROJ proj datadir)
pkg_get_variable(CPACK_HOMEBOUND_GDAL gdal datadir)
set(CPACK_HOMEBOUND_START ${PROJECT_SOURCE_DIR}/assets/desktop/start)
set(CPACK_THREADS 0)  # as many as there are cores
include(CPack)
