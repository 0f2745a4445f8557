# Says the version of the sources in PROJECT_SOURCE_DIR.
include(${CMAKE_CURRENT_LIST_DIR}/../../src/version.cmake)
execute_process(COMMAND ${CMAKE_COMMAND} -E echo ${HOMEBOUND_VERSION})
