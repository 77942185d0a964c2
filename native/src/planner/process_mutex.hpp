// SPDX-License-Identifier: MIT
#pragma once

#include <mutex>

namespace dase {

/// FFTW has one planner in a process, but this library may be loaded more than once: by two class
/// loaders of a JVM, or into a host that links it too. GCC marks this variable as unique in a
/// process (STB_GNU_UNIQUE), also between libraries loaded with RTLD_LOCAL that export it. Other
/// compilers make one for each copy. The name carries a version: what it guards never changes.
__attribute__((visibility("default"))) inline std::mutex process_planner_mutex_v1;

}  // namespace dase
