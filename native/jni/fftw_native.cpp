// SPDX-License-Identifier: MIT
#include <fftw3.h>

#include <algorithm>
#include <string>
#include <vector>

#include "bytes.hpp"
#include "dase/version.hpp"
#include "guard.hpp"
#include "io_dase_cache_fftw_jni_FftwNative.h"
#include "natives.hpp"
#include "planner/wisdom_json.hpp"
#include "wisdom/wisdom_merge_files.hpp"
#include "wisdom/wisdom_text.hpp"

constexpr jint kAbiVersion = 5;
static_assert(kAbiVersion == io_dase_cache_fftw_jni_FftwNative_ABI_VERSION,
              "FftwNative.java speaks another version of the interface: adapt native/jni");

namespace {

/// No path holds a NUL, so each ends with one.
std::vector<std::string> split(const std::string& terminated) {
  std::vector<std::string> paths;
  for (std::size_t begin = 0; begin < terminated.size();) {
    const std::size_t end = std::min(terminated.find('\0', begin), terminated.size());
    paths.push_back(terminated.substr(begin, end - begin));
    begin = end + 1;
  }
  return paths;
}

}  // namespace

JNIEXPORT jint JNICALL Java_io_dase_cache_fftw_jni_FftwNative_abiVersion(JNIEnv*, jclass) {
  return kAbiVersion;
}

JNIEXPORT jbyteArray JNICALL Java_io_dase_cache_fftw_jni_FftwNative_versions(JNIEnv* env, jclass) {
  return dase::jni::guarded(env, [&] {
    const nlohmann::json versions{{"dase", dase::version()}, {"fftw", std::string(fftw_version)}};
    return dase::jni::to_java(env, dase::print_json(versions));
  });
}

JNIEXPORT jbyteArray JNICALL Java_io_dase_cache_fftw_jni_FftwNative_fingerprint(JNIEnv* env,
                                                                                jclass) {
  return dase::jni::guarded(env, [&] {
    const dase::Fingerprint& mine = dase::FFTWWisdomCache::fingerprint();
    return dase::jni::to_java(env, dase::print_json(dase::wisdom_json(mine)));
  });
}

JNIEXPORT void JNICALL Java_io_dase_cache_fftw_jni_FftwNative_checkWisdom(JNIEnv* env, jclass,
                                                                          jbyteArray text) {
  dase::jni::guarded(env, [&] {
    dase::jni::check(dase::parse_wisdom(dase::jni::from_java(env, text, "text")).status());
  });
}

JNIEXPORT jbyteArray JNICALL
Java_io_dase_cache_fftw_jni_FftwNative_mergeWisdomFiles(JNIEnv* env, jclass, jbyteArray paths) {
  return dase::jni::guarded(env, [&] {
    const auto files = split(dase::jni::from_java(env, paths, "paths"));
    return dase::jni::to_java(
        env,
        dase::print_json(dase::wisdom_json(dase::jni::unwrap(dase::merge_wisdom_files(files)))));
  });
}

namespace dase::jni {

bool register_fftw_native(JNIEnv* env) {
  const JNINativeMethod table[] = {
      method("abiVersion", "()I", Java_io_dase_cache_fftw_jni_FftwNative_abiVersion),
      method("checkWisdom", "([B)V", Java_io_dase_cache_fftw_jni_FftwNative_checkWisdom),
      method("fingerprint", "()[B", Java_io_dase_cache_fftw_jni_FftwNative_fingerprint),
      method("mergeWisdomFiles", "([B)[B", Java_io_dase_cache_fftw_jni_FftwNative_mergeWisdomFiles),
      method("versions", "()[B", Java_io_dase_cache_fftw_jni_FftwNative_versions),
  };
  return register_table(env, "io/dase/cache/fftw/jni/FftwNative", table);
}

}  // namespace dase::jni
