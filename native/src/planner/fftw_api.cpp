// SPDX-License-Identifier: MIT
#include "planner/fftw_api.hpp"

#include <dlfcn.h>

#include <string>

namespace dase {
namespace {

const FftwApi kLinked = {
#define DASE_LINKED(result, name, parameters) reinterpret_cast<result(*) parameters>(&fftw_##name),
    DASE_FFTW_FUNCTIONS(DASE_LINKED)
#undef DASE_LINKED
#if DASE_HAVE_PLANNER_NTHREADS
    & fftw_planner_nthreads
#endif
};

/// Two libraries, opened for good: plans may live as long as the process.
struct Loaded {
  FftwApi api;
  Status status;
};

std::string file_name(const std::string& stem) {
#ifdef __APPLE__
  return stem + ".3.dylib";
#else
  return stem + ".so.3";
#endif
}

Status unavailable(const char* type, const char* package, const std::string& why) {
  return {StatusCode::kUnavailable, std::string("FFTW for ") + type + " cannot be loaded: " + why +
                                        "; on Debian and Ubuntu: " + "apt-get install " + package +
                                        " (libfftw3-dev brings it)"};
}

/// The library of threads names its base among what it needs, so neither need be visible to others.
Loaded open(char letter, const char* type, const char* package) {
  Loaded loaded;
  const std::string base = std::string("libfftw3") + letter;
  void* library = nullptr;
  for (const std::string& stem : {base, base + "_omp"}) {
    library = ::dlopen(file_name(stem).c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library != nullptr) continue;
    loaded.status = unavailable(type, package, ::dlerror());
    return loaded;
  }
  const std::string prefix = std::string("fftw") + letter + '_';
  std::string missing;
  const auto find = [&](auto& function, const char* name) {
    using Function = std::remove_reference_t<decltype(function)>;
    function = reinterpret_cast<Function>(::dlsym(library, (prefix + name).c_str()));
    return function != nullptr;
  };
#define DASE_FIND(result, name, parameters) \
  if (!find(loaded.api.name, #name)) missing = prefix + #name;
  DASE_FFTW_FUNCTIONS(DASE_FIND)
#undef DASE_FIND
  find(loaded.api.planner_nthreads, "planner_nthreads");
  if (!missing.empty()) {
    loaded.status = unavailable(type, package, file_name(base) + " has no " + missing);
  }
  return loaded;
}

const Loaded& opened(Precision precision) {
  if (precision == Precision::kFloat) {
    static const Loaded& loaded = *new Loaded(open('f', "float", "libfftw3-single3"));
    return loaded;
  }
  static const Loaded& loaded = *new Loaded(open('l', "long double", "libfftw3-long3"));
  return loaded;
}

}  // namespace

Status load_fftw(Precision precision) {
  return precision == Precision::kDouble ? Status() : opened(precision).status;
}

const FftwApi& fftw_api(Precision precision) noexcept {
  return precision == Precision::kDouble ? kLinked : opened(precision).api;
}

}  // namespace dase
