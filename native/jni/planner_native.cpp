// SPDX-License-Identifier: MIT
#include "bytes.hpp"
#include "dase/planner.hpp"
#include "guard.hpp"
#include "io_dase_cache_fftw_jni_PlannerNative.h"
#include "natives.hpp"
#include "plan_handle.hpp"

#define DASE_NATIVE(name) Java_io_dase_cache_fftw_jni_PlannerNative_##name

namespace dase::jni {
namespace {

Planner& planner(jlong handle) {
  if (handle == 0) {
    throw StatusError{{StatusCode::kInvalidArgument, "handle is 0; expected an open planner"}};
  }
  return *reinterpret_cast<Planner*>(handle);
}

}  // namespace
}  // namespace dase::jni

using namespace dase::jni;  // NOLINT(build/namespaces): the functions below are extern "C"

JNIEXPORT jlong JNICALL DASE_NATIVE(open)(JNIEnv* env, jclass, jbyteArray root) {
  return guarded(env, [&] {
    return reinterpret_cast<jlong>(new dase::Planner(from_java(env, root, "root")));
  });
}

JNIEXPORT void JNICALL DASE_NATIVE(destroy)(JNIEnv* env, jclass, jlong handle) {
  guarded(env, [&] { delete &planner(handle); });
}

JNIEXPORT jlong JNICALL DASE_NATIVE(plan)(JNIEnv* env, jclass, jlong handle, jbyteArray spec) {
  return guarded(env, [&] {
    const dase::PlanSpec wanted = unwrap(dase::PlanSpec::parse(from_java(env, spec, "spec")));
    return reinterpret_cast<jlong>(new PlanHandle(unwrap(planner(handle).plan(wanted))));
  });
}

namespace dase::jni {

bool register_planner_native(JNIEnv* env) {
  const JNINativeMethod table[] = {
      method("open", "([B)J", DASE_NATIVE(open)),
      method("destroy", "(J)V", DASE_NATIVE(destroy)),
      method("plan", "(J[B)J", DASE_NATIVE(plan)),
  };
  return register_table(env, "io/dase/cache/fftw/jni/PlannerNative", table);
}

}  // namespace dase::jni
