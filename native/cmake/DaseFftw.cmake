# SPDX-License-Identifier: MIT
# dase_fftw3: FFTW in double precision with its OpenMP back end. Used by the build and, installed,
# by find_package(DaseCache), so that no path of the building machine is exported.
find_package(PkgConfig REQUIRED)
pkg_check_modules(FFTW3 REQUIRED QUIET IMPORTED_TARGET GLOBAL fftw3)
find_library(FFTW3_OMP_LIBRARY fftw3_omp HINTS ${FFTW3_LIBRARY_DIRS})
if(NOT FFTW3_OMP_LIBRARY)
  message(FATAL_ERROR "FFTW's OpenMP library (libfftw3_omp) is missing; "
                      "on Debian and Ubuntu: apt-get install libfftw3-dev")
endif()
if(NOT TARGET dase_fftw3)
  add_library(dase_fftw3 INTERFACE IMPORTED GLOBAL)
  target_link_libraries(dase_fftw3 INTERFACE ${FFTW3_OMP_LIBRARY} PkgConfig::FFTW3)
endif()
