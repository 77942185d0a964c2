// SPDX-License-Identifier: MIT
#include "bytes.hpp"
#include "guard.hpp"
#include "io_dase_cache_fftw_jni_UpgradesNative.h"
#include "natives.hpp"
#include "open_planner.hpp"

#define DASE_NATIVE(name) Java_io_dase_cache_fftw_jni_UpgradesNative_##name

namespace dase::jni {
namespace {

using SharedQueue = std::shared_ptr<UpgradeQueue>;

SharedQueue& shared_queue(jlong handle) {
  if (handle == 0) {
    throw StatusError{{StatusCode::kInvalidArgument, "handle is 0; expected a planner's queue"}};
  }
  return *reinterpret_cast<SharedQueue*>(handle);
}

}  // namespace
}  // namespace dase::jni

using namespace dase::jni;  // NOLINT(build/namespaces): the functions below are extern "C"

JNIEXPORT jlong JNICALL DASE_NATIVE(of)(JNIEnv* env, jclass, jlong planner) {
  return guarded(env, [&] {
    return reinterpret_cast<jlong>(new SharedQueue(open_planner(planner).upgrades));
  });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(next)(JNIEnv* env, jclass, jlong handle) {
  return guarded(env, [&]() -> jbyteArray {
    const std::optional<std::string> json = shared_queue(handle)->take();
    return json ? to_java(env, *json) : nullptr;
  });
}

JNIEXPORT void JNICALL DASE_NATIVE(destroy)(JNIEnv* env, jclass, jlong handle) {
  guarded(env, [&] { delete &shared_queue(handle); });
}

namespace dase::jni {

bool register_upgrades_native(JNIEnv* env) {
  const JNINativeMethod table[] = {
      method("of", "(J)J", DASE_NATIVE(of)),
      method("next", "(J)[B", DASE_NATIVE(next)),
      method("destroy", "(J)V", DASE_NATIVE(destroy)),
  };
  return register_table(env, "io/dase/cache/fftw/jni/UpgradesNative", table);
}

}  // namespace dase::jni
