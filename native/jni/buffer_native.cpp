// SPDX-License-Identifier: MIT
#include <cstdint>
#include <cstring>
#include <string>

#include "guard.hpp"
#include "io_dase_cache_fftw_jni_BufferNative.h"
#include "natives.hpp"
#include "planner/array_memory.hpp"

#define DASE_NATIVE(name) Java_io_dase_cache_fftw_jni_BufferNative_##name

namespace dase::jni {
namespace {

void* array_at(jlong address) {
  if (address == 0) {
    throw StatusError{{StatusCode::kInvalidArgument, "address is 0; expected an open buffer"}};
  }
  return reinterpret_cast<void*>(address);
}

std::size_t length_of(jlong bytes) {
  if (bytes < 1) {
    throw StatusError{{StatusCode::kInvalidArgument,
                       "a buffer of " + std::to_string(bytes) + " bytes; expected at least 1"}};
  }
  return static_cast<std::size_t>(bytes);
}

}  // namespace
}  // namespace dase::jni

using namespace dase::jni;  // NOLINT(build/namespaces): the functions below are extern "C"

JNIEXPORT jlong JNICALL DASE_NATIVE(allocate)(JNIEnv* env, jclass, jlong bytes) {
  return guarded(env,
                 [&] { return reinterpret_cast<jlong>(dase::allocate_array(length_of(bytes))); });
}

JNIEXPORT void JNICALL DASE_NATIVE(free)(JNIEnv* env, jclass, jlong address, jlong bytes) {
  guarded(env, [&] { dase::free_array(array_at(address), length_of(bytes)); });
}

JNIEXPORT void JNICALL DASE_NATIVE(zero)(JNIEnv* env, jclass, jlong address, jlong bytes) {
  guarded(env, [&] { std::memset(array_at(address), 0, length_of(bytes)); });
}

JNIEXPORT void JNICALL DASE_NATIVE(copy)(JNIEnv* env, jclass, jlong to, jlong from, jlong bytes) {
  guarded(env, [&] { std::memcpy(array_at(to), array_at(from), length_of(bytes)); });
}

JNIEXPORT jobject JNICALL DASE_NATIVE(view)(JNIEnv* env, jclass, jlong address, jint bytes) {
  return guarded(env, [&] {
    jobject view =
        env->NewDirectByteBuffer(array_at(address), static_cast<jlong>(length_of(bytes)));
    if (view == nullptr) throw PendingException{};
    return view;
  });
}

JNIEXPORT jlong JNICALL DASE_NATIVE(address)(JNIEnv* env, jclass, jobject buffer) {
  if (buffer == nullptr) return 0;
  return reinterpret_cast<jlong>(env->GetDirectBufferAddress(buffer));
}

namespace dase::jni {

bool register_buffer_native(JNIEnv* env) {
  const JNINativeMethod table[] = {
      method("allocate", "(J)J", DASE_NATIVE(allocate)),
      method("free", "(JJ)V", DASE_NATIVE(free)),
      method("zero", "(JJ)V", DASE_NATIVE(zero)),
      method("copy", "(JJJ)V", DASE_NATIVE(copy)),
      method("view", "(JI)Ljava/nio/ByteBuffer;", DASE_NATIVE(view)),
      method("address", "(Ljava/nio/Buffer;)J", DASE_NATIVE(address)),
  };
  return register_table(env, "io/dase/cache/fftw/jni/BufferNative", table);
}

}  // namespace dase::jni
