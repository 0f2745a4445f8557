# Completes the one folder of `cpack -G TXZ`, which runs on Debian 12 and later where nothing is installed but graphics
# drivers: what the program is linked with and what it loads late come beside it, and so do the data and fonts of these
# libraries. `cpack` runs this when the program is installed in CPACK_TEMPORARY_INSTALL_DIRECTORY, with
#   CPACK_HOMEBOUND_LATE    the libraries that the program loads late
#   CPACK_HOMEBOUND_PROJ    the folder of PROJ's data
#   CPACK_HOMEBOUND_GDAL    the folder of GDAL's data
#   CPACK_HOMEBOUND_START   the script that starts the program in the folder
cmake_minimum_required(VERSION 3.25)
if(NOT CPACK_GENERATOR STREQUAL "TXZ")
  return()
endif()
set(to ${CPACK_TEMPORARY_INSTALL_DIRECTORY})

find_program(patchelf patchelf)
if(NOT patchelf)
  message(FATAL_ERROR "the folder's libraries are told where the others are by patchelf: install the package patchelf")
endif()

# Left to the system:
# - the C library, whose loader must be of the same version, and the C++ library: a system's graphics drivers need its
#   own, and those of a later system work for a program that an earlier one's compiler made;
# - the core of X11, DRM and the faces of OpenGL: the drivers share their insides, and bring them;
# - ALSA, which loads the system's plugins.
set(left "ld-linux-.*" "lib(c|m|dl|rt|pthread|resolv|util|anl|mvec|nss_.*)" "lib(stdc\\+\\+|gcc_s)"
         "lib(GL|GLX|EGL|GLESv2|GLdispatch|OpenGL|glapi|gbm|drm.*)" "lib(X11|X11-xcb|xcb|xcb-(dri.|glx|present|randr|shm|sync|xfixes)|Xau|Xdmcp|Xext|bsd|md)" "libasound")
list(TRANSFORM left PREPEND "/")
list(TRANSFORM left APPEND "\\.so[.0-9]*$")
file(GET_RUNTIME_DEPENDENCIES EXECUTABLES ${to}/bin/homebound MODULES ${to}/lib/homebound/modules/homebound_gis.so
     LIBRARIES ${CPACK_HOMEBOUND_LATE} RESOLVED_DEPENDENCIES_VAR needed POST_EXCLUDE_REGEXES ${left})
list(APPEND needed ${CPACK_HOMEBOUND_LATE})

set(libraries)
set(originals)
foreach(library IN LISTS needed)
  file(REAL_PATH ${library} original)
  get_filename_component(name ${library} NAME)
  if(NOT name MATCHES "\\.so\\.")  # a late one, by the name it is linked by
    execute_process(COMMAND ${patchelf} --print-soname ${original} OUTPUT_VARIABLE name OUTPUT_STRIP_TRAILING_WHITESPACE
                    COMMAND_ERROR_IS_FATAL ANY)
  endif()
  if(NOT ${to}/lib/${name} IN_LIST libraries)
    file(COPY_FILE ${original} ${to}/lib/${name})
    file(CHMOD ${to}/lib/${name} PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
    list(APPEND libraries ${to}/lib/${name})
    list(APPEND originals ${original})
  endif()
endforeach()
# RUNPATH, not RPATH: a driver of the system's must not look here for what it needs.
execute_process(COMMAND ${patchelf} --set-rpath $ORIGIN ${libraries} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${patchelf} --set-rpath $ORIGIN/../.. ${to}/lib/homebound/modules/homebound_gis.so COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${patchelf} --set-rpath $ORIGIN/../lib ${to}/bin/homebound COMMAND_ERROR_IS_FATAL ANY)

# Data, and the fonts of the pictures: the folder draws alike wherever it stands.
file(COPY ${CPACK_HOMEBOUND_PROJ}/ DESTINATION ${to}/share/proj)
file(COPY ${CPACK_HOMEBOUND_GDAL}/ DESTINATION ${to}/share/gdal)
file(GLOB fonts /usr/share/fonts/opentype/inter/*.otf /usr/share/fonts/opentype/noto/NotoSansCJK-*.ttc)
if(NOT fonts MATCHES "/Inter-.*/NotoSansCJK-")
  message(FATAL_ERROR "the folder has fonts in it: install the packages fonts-inter and fonts-noto-cjk")
endif()
file(COPY ${fonts} DESTINATION ${to}/share/fonts)
file(COPY /etc/fonts/fonts.conf DESTINATION ${to}/etc/fonts)
file(MAKE_DIRECTORY ${to}/etc/fonts/conf.d)
file(GLOB rules /etc/fonts/conf.d/*.conf)
foreach(rule IN LISTS rules)
  get_filename_component(name ${rule} NAME)
  file(REAL_PATH ${rule} original)
  if(EXISTS ${original})
    file(COPY_FILE ${original} ${to}/etc/fonts/conf.d/${name})
  endif()
endforeach()
file(WRITE ${to}/etc/fonts/conf.d/00-homebound.conf [[
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">../../../share/fonts</dir>
</fontconfig>
]])
file(COPY_FILE ${CPACK_HOMEBOUND_START} ${to}/homebound)

# The terms of each library. Debian 12 knows some files by their names from before /lib was /usr/lib.
set(others ${originals})
list(TRANSFORM others REPLACE "^/usr" "")
execute_process(COMMAND dpkg-query -S ${originals} ${others} ${fonts} OUTPUT_VARIABLE owners ERROR_QUIET)
string(REGEX MATCHALL "[^\n]+" owners "${owners}")
list(TRANSFORM owners REPLACE "[:,].*" "")
list(APPEND owners proj-data libgdal-dev fontconfig-config)
list(REMOVE_DUPLICATES owners)
foreach(owner IN LISTS owners)
  file(REAL_PATH /usr/share/doc/${owner}/copyright terms)
  if(EXISTS ${terms})
    file(MAKE_DIRECTORY ${to}/share/doc/${owner})
    file(COPY_FILE ${terms} ${to}/share/doc/${owner}/copyright)
  endif()
endforeach()
list(LENGTH libraries count)
list(LENGTH owners terms)
message(STATUS "the folder has ${count} libraries of ${terms} packages")
