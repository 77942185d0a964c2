// SPDX-License-Identifier: MIT
#include "guard.hpp"

#include "bytes.hpp"

namespace dase::jni {
namespace {

#define DASE_SAME_CODE(code, name)                                                          \
  static_assert(static_cast<int>(StatusCode::code) == io_dase_cache_fftw_jni_Status_##name, \
                "Status.java and dase/status.hpp disagree")
DASE_SAME_CODE(kInvalidArgument, INVALID_ARGUMENT);
DASE_SAME_CODE(kNotFound, NOT_FOUND);
DASE_SAME_CODE(kCorrupt, CORRUPT);
DASE_SAME_CODE(kIncompatible, INCOMPATIBLE);
DASE_SAME_CODE(kUnavailable, UNAVAILABLE);
DASE_SAME_CODE(kIo, IO);
DASE_SAME_CODE(kPlanning, PLANNING);
#undef DASE_SAME_CODE

jclass status_class = nullptr;
jmethodID status_exception = nullptr;

}  // namespace

bool load_ids(JNIEnv* env) {
  jclass local = env->FindClass("io/dase/cache/fftw/jni/Status");
  if (local == nullptr) return false;
  status_class = static_cast<jclass>(env->NewGlobalRef(local));
  env->DeleteLocalRef(local);
  if (status_class == nullptr) return false;
  status_exception =
      env->GetStaticMethodID(status_class, "exception", "(I[B)Ljava/lang/Throwable;");
  return status_exception != nullptr;
}

void raise(JNIEnv* env, int code, const std::string& message) noexcept {
  if (env->ExceptionCheck()) return;
  try {
    jbyteArray text = to_java(env, message);
    jobject thrown = env->CallStaticObjectMethod(status_class, status_exception, code, text);
    env->DeleteLocalRef(text);
    if (!env->ExceptionCheck()) env->Throw(static_cast<jthrowable>(thrown));
  } catch (const PendingException&) {
    return;
  } catch (const StatusError&) {
    env->ThrowNew(env->FindClass("java/lang/OutOfMemoryError"),
                  "an error message of the native library does not fit a Java array");
  }
}

}  // namespace dase::jni
