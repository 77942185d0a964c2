// SPDX-License-Identifier: MIT
#include <jni.h>

#include "guard.hpp"
#include "natives.hpp"

extern "C" JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM* vm, void* /*reserved*/) {
  void* env = nullptr;
  if (vm->GetEnv(&env, JNI_VERSION_10) != JNI_OK) return JNI_ERR;
  auto* jni = static_cast<JNIEnv*>(env);
  const bool ready = dase::jni::load_ids(jni) && dase::jni::register_buffer_native(jni) &&
                     dase::jni::register_fftw_native(jni) && dase::jni::register_plan_native(jni) &&
                     dase::jni::register_planner_native(jni) &&
                     dase::jni::register_upgrades_native(jni) &&
                     dase::jni::register_wisdom_native(jni);
  return ready ? JNI_VERSION_10 : JNI_ERR;
}
