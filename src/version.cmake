# HOMEBOUND_VERSION, which the program, its packages and their papers say: a tag v1.2 gives 1.2, and commits after it
# 1.2+N.HASH; without tags, or outside a repository, the project's version stands for the tag.
set(HOMEBOUND_VERSION ${PROJECT_VERSION})
# Sources that were unpacked in somebody else's repository are not at its version.
find_package(Git QUIET)
set(commit)
if(GIT_FOUND AND EXISTS ${PROJECT_SOURCE_DIR}/.git)
  # Who builds need not own the sources, as in a container.
  set(git ${GIT_EXECUTABLE} -C ${PROJECT_SOURCE_DIR} -c safe.directory=${PROJECT_SOURCE_DIR})
  execute_process(COMMAND ${git} describe --tags --long --match "v[0-9]*"
                  OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  execute_process(COMMAND ${git} log -1 --format=%cd.%h --date=format:%Y%m%d
                  OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(described MATCHES "^v(.*)-([0-9]+)-g([0-9a-f]+)$")
    set(HOMEBOUND_VERSION ${CMAKE_MATCH_1})
    if(NOT CMAKE_MATCH_2 EQUAL 0)
      string(APPEND HOMEBOUND_VERSION "+${CMAKE_MATCH_2}.${CMAKE_MATCH_3}")
    endif()
  elseif(commit)
    string(APPEND HOMEBOUND_VERSION "+git${commit}")
  endif()
endif()
