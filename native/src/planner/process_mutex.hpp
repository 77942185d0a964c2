// SPDX-License-Identifier: MIT
#pragma once

#include <mutex>

namespace dase {

// FFTW has one planner of each precision in a process, but this library may be loaded more than
// once: by two class loaders of a JVM, or into a host that links it too. GCC marks these variables
// as unique in a process (STB_GNU_UNIQUE), also between libraries loaded with RTLD_LOCAL that
// export them. Other compilers make one for each copy. The names carry a version: what they guard
// never changes.

/// Of the double-precision planner.
__attribute__((visibility("default"))) inline std::mutex process_planner_mutex_v1;
__attribute__((visibility("default"))) inline std::mutex process_float_planner_mutex_v1;
__attribute__((visibility("default"))) inline std::mutex process_long_double_planner_mutex_v1;

}  // namespace dase
