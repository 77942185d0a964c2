// SPDX-License-Identifier: MIT
#include <fftw3.h>

#include <nlohmann/json.hpp>

#include "bytes.hpp"
#include "dase/version.hpp"
#include "guard.hpp"
#include "io_dase_cache_fftw_jni_FftwNative.h"
#include "natives.hpp"

JNIEXPORT jint JNICALL Java_io_dase_cache_fftw_jni_FftwNative_abiVersion(JNIEnv*, jclass) {
  return io_dase_cache_fftw_jni_FftwNative_ABI_VERSION;
}

JNIEXPORT jbyteArray JNICALL Java_io_dase_cache_fftw_jni_FftwNative_versions(JNIEnv* env, jclass) {
  return dase::jni::guarded(env, [&] {
    const nlohmann::json versions{{"dase", dase::version()}, {"fftw", std::string(fftw_version)}};
    return dase::jni::to_java(env, versions.dump());
  });
}

namespace dase::jni {

bool register_fftw_native(JNIEnv* env) {
  const JNINativeMethod table[] = {
      method("abiVersion", "()I", Java_io_dase_cache_fftw_jni_FftwNative_abiVersion),
      method("versions", "()[B", Java_io_dase_cache_fftw_jni_FftwNative_versions),
  };
  return register_table(env, "io/dase/cache/fftw/jni/FftwNative", table);
}

}  // namespace dase::jni
