// SPDX-License-Identifier: MIT
#pragma once

#include <jni.h>

#include <cstddef>

namespace dase::jni {

/// Binds the native methods of one Java class from its table. False: a Java exception is pending.
bool register_buffer_native(JNIEnv* env);
bool register_fftw_native(JNIEnv* env);
bool register_plan_native(JNIEnv* env);
bool register_planner_native(JNIEnv* env);
bool register_upgrades_native(JNIEnv* env);
bool register_wisdom_native(JNIEnv* env);

template <std::size_t N>
bool register_table(JNIEnv* env, const char* name, const JNINativeMethod (&table)[N]) {
  jclass type = env->FindClass(name);
  return type != nullptr && env->RegisterNatives(type, table, static_cast<jint>(N)) == JNI_OK;
}

/// One row of a table; JNI declares the texts non-const but only reads them.
template <typename Function>
JNINativeMethod method(const char* name, const char* signature, Function* function) {
  return {const_cast<char*>(name), const_cast<char*>(signature), reinterpret_cast<void*>(function)};
}

}  // namespace dase::jni
