# SPDX-License-Identifier: MIT
# dase_test(NAME SOURCE LIBRARY...): one GoogleTest executable, registered with CTest. Compiled without
# optimisation: under the sanitizers that is eight times faster to build, and the library keeps its own flags.
include(GoogleTest)
function(dase_test name source)
  add_executable(${name} ${source})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/native/tests)
  target_compile_definitions(${name} PRIVATE DASE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_compile_options(${name} PRIVATE -O0)
  target_link_libraries(${name} PRIVATE ${ARGN} GTest::gmock GTest::gtest_main)
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 120 PROPERTIES TIMEOUT 300)
endfunction()
