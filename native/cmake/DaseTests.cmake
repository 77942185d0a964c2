# SPDX-License-Identifier: MIT
# dase_test(NAME SOURCES LIBRARY...): one GoogleTest executable of the SOURCES (a list), each test of which CTest
# runs in a process of its own. Compiled without optimisation, which under the sanitizers is eight times faster to
# build (the library keeps its own flags), and with the large headers precompiled, which takes half of the rest.
include(GoogleTest)
function(dase_test name sources)
  add_executable(${name} ${sources})
  set_target_properties(${name} PROPERTIES UNITY_BUILD OFF)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/native/tests)
  target_compile_definitions(${name} PRIVATE DASE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_compile_options(${name} PRIVATE -O0)
  list(LENGTH sources number)
  if(number GREATER 1)
    target_precompile_headers(${name} PRIVATE <gmock/gmock.h> <gtest/gtest.h> <algorithm> <filesystem> <fstream>
      <iostream> <random> <set> <sstream> <string> <thread> <vector>)
  endif()
  target_link_libraries(${name} PRIVATE ${ARGN} GTest::gmock GTest::gtest_main)
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 120 PROPERTIES TIMEOUT 300)
endfunction()
