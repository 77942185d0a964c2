// SPDX-License-Identifier: MIT
#include <chrono>
#include <cstdint>

#include "bytes.hpp"
#include "guard.hpp"
#include "io_dase_cache_fftw_jni_PlanNative.h"
#include "natives.hpp"
#include "plan_handle.hpp"
#include "planner/output_scale.hpp"

#define DASE_NATIVE(name) Java_io_dase_cache_fftw_jni_PlanNative_##name

namespace dase::jni {
namespace {

constexpr jlong kSimdMask = 15;

[[noreturn]] void refuse(const char* why) {
  throw StatusError{{StatusCode::kInvalidArgument, why}};
}

const PlanHandle& handle_at(jlong plan) {
  if (plan == 0) refuse("plan is 0; expected an open plan");
  return *reinterpret_cast<const PlanHandle*>(plan);
}

void* array_at(jlong address) { return reinterpret_cast<void*>(address); }

void check_placed(const PlanHandle& plan, jlong in, jlong out, bool split) {
  if (in == 0 || out == 0) refuse("an array is null");
  if (((in | out) & kSimdMask) != 0) refuse("an array does not lie on a 16-byte boundary");
  if ((in == out) != plan.state->spec().is_in_place()) {
    refuse("one array was given for an out-of-place transform, or two for one in place");
  }
  if (split != plan.state->spec().is_split()) {
    refuse("split arrays for an interleaved transform, or the other way round");
  }
}

}  // namespace
}  // namespace dase::jni

using namespace dase::jni;  // NOLINT(build/namespaces): the functions below are extern "C"

JNIEXPORT void JNICALL DASE_NATIVE(destroy)(JNIEnv* env, jclass, jlong plan) {
  guarded(env, [&] { delete &handle_at(plan); });
}

JNIEXPORT void JNICALL DASE_NATIVE(execute)(JNIEnv* env, jclass, jlong plan, jlong in, jlong out) {
  guarded(env, [&] {
    const PlanHandle& handle = handle_at(plan);
    check_placed(handle, in, out, false);
    handle.state->execute(array_at(in), array_at(out));
  });
}

JNIEXPORT void JNICALL DASE_NATIVE(executeSplit)(JNIEnv* env, jclass, jlong plan, jlong in_re,
                                                 jlong in_im, jlong out_re, jlong out_im) {
  guarded(env, [&] {
    const PlanHandle& handle = handle_at(plan);
    check_placed(handle, in_re, out_re, true);
    check(handle.plan.execute_split(array_at(in_re), array_at(in_im), array_at(out_re),
                                    array_at(out_im)));
  });
}

JNIEXPORT void JNICALL DASE_NATIVE(scale)(JNIEnv* env, jclass, jlong plan, jlong out,
                                          jdouble factor) {
  guarded(env, [&] {
    const PlanHandle& handle = handle_at(plan);
    if (out == 0) refuse("an array is null");
    dase::OutputScale(handle.state->spec(), factor).multiply(array_at(out));
  });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(spec)(JNIEnv* env, jclass, jlong plan) {
  return guarded(env, [&] { return to_java(env, handle_at(plan).plan.spec().text()); });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(source)(JNIEnv* env, jclass, jlong plan) {
  return guarded(env, [&] { return to_java(env, to_string(handle_at(plan).plan.source())); });
}

JNIEXPORT jlong JNICALL DASE_NATIVE(planningNanos)(JNIEnv* env, jclass, jlong plan) {
  return guarded(env,
                 [&] { return static_cast<jlong>(handle_at(plan).plan.planning_time().count()); });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(description)(JNIEnv* env, jclass, jlong plan) {
  return guarded(env, [&] { return to_java(env, handle_at(plan).plan.description()); });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(digest)(JNIEnv* env, jclass, jlong plan) {
  return guarded(env, [&] { return to_java(env, handle_at(plan).plan.digest()); });
}

namespace dase::jni {

bool register_plan_native(JNIEnv* env) {
  const JNINativeMethod table[] = {
      method("destroy", "(J)V", DASE_NATIVE(destroy)),
      method("execute", "(JJJ)V", DASE_NATIVE(execute)),
      method("executeSplit", "(JJJJJ)V", DASE_NATIVE(executeSplit)),
      method("scale", "(JJD)V", DASE_NATIVE(scale)),
      method("spec", "(J)[B", DASE_NATIVE(spec)),
      method("source", "(J)[B", DASE_NATIVE(source)),
      method("planningNanos", "(J)J", DASE_NATIVE(planningNanos)),
      method("description", "(J)[B", DASE_NATIVE(description)),
      method("digest", "(J)[B", DASE_NATIVE(digest)),
  };
  return register_table(env, "io/dase/cache/fftw/jni/PlanNative", table);
}

}  // namespace dase::jni
