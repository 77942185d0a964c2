// SPDX-License-Identifier: MIT
#include <fcntl.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "bytes.hpp"
#include "guard.hpp"
#include "io_dase_cache_fftw_jni_PlannerNative.h"
#include "java_sink.hpp"
#include "natives.hpp"
#include "open_planner.hpp"
#include "plan_handle.hpp"
#include "planner/helper/find_helper.hpp"
#include "planner/planner_json.hpp"
#include "planner/wisdom_json.hpp"
#include "specs.hpp"

#define DASE_NATIVE(name) Java_io_dase_cache_fftw_jni_PlannerNative_##name

namespace dase::jni {
namespace {

Planner& planner(jlong handle) { return *open_planner(handle).planner; }

PlanSpec parsed(JNIEnv* env, jbyteArray spec) {
  return unwrap(PlanSpec::parse(from_java(env, spec, "spec")));
}

jlong held(Result<Plan> plan) {
  return reinterpret_cast<jlong>(new PlanHandle(unwrap(std::move(plan))));
}

std::chrono::milliseconds deadline(jlong milliseconds) {
  return milliseconds < 0 ? kNoDeadline : std::chrono::milliseconds(milliseconds);
}

PlanMode plan_mode(jint number) {
  if (number < 0 || number > static_cast<jint>(PlanMode::kWisdomOnly)) {
    throw StatusError{{StatusCode::kInvalidArgument,
                       "mode is " + std::to_string(number) + "; expected a PlanMode"}};
  }
  return static_cast<PlanMode>(number);
}

int keep_open(const std::string& file) {
#ifdef __linux__
  // /proc/PID/fd of a process that may not be dumped is closed to its children.
  if (::prctl(PR_GET_DUMPABLE) != 1) return -1;
  return ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
#else
  static_cast<void>(file);
  return -1;
#endif
}

}  // namespace
}  // namespace dase::jni

using namespace dase::jni;  // NOLINT(build/namespaces): the functions below are extern "C"

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(findHelper)(JNIEnv* env, jclass) {
  return guarded(env, [&] { return to_java(env, dase::find_helper({})); });
}

JNIEXPORT jint JNICALL DASE_NATIVE(keepOpen)(JNIEnv* env, jclass, jbyteArray file) {
  return guarded(env, [&] { return static_cast<jint>(keep_open(from_java(env, file, "file"))); });
}

JNIEXPORT jlong JNICALL DASE_NATIVE(open)(JNIEnv* env, jclass, jbyteArray root,
                                          jbyteArray system_root, jdouble max_size_mb,
                                          jbyteArray helper, jboolean use_helper,
                                          jlong helper_bytes, jint jobs) {
  return guarded(env, [&] {
    dase::PlannerOptions options;
    options.store.system_root = from_java(env, system_root, "systemRoot");
    options.store.max_size_mb = max_size_mb;
    options.helper = from_java(env, helper, "helper");
    options.use_helper = use_helper == JNI_TRUE;
    options.helper_bytes = static_cast<std::uint64_t>(helper_bytes);
    options.jobs = jobs;
    return reinterpret_cast<jlong>(
        new OpenPlanner(from_java(env, root, "root"), std::move(options)));
  });
}

JNIEXPORT void JNICALL DASE_NATIVE(destroy)(JNIEnv* env, jclass, jlong handle) {
  guarded(env, [&] { destroy(std::unique_ptr<OpenPlanner>(&open_planner(handle))); });
}

JNIEXPORT jlong JNICALL DASE_NATIVE(plan)(JNIEnv* env, jclass, jlong handle, jbyteArray spec) {
  return guarded(env, [&] { return held(planner(handle).plan(parsed(env, spec))); });
}

JNIEXPORT jlong JNICALL DASE_NATIVE(planBy)(JNIEnv* env, jclass, jlong handle, jbyteArray spec,
                                            jint mode, jlong deadline_ms, jlong listener) {
  return guarded(env, [&] {
    OpenPlanner& open = open_planner(handle);
    dase::PlanOptions options;
    options.mode = plan_mode(mode);
    options.deadline = deadline(deadline_ms);
    if (listener != 0) options.listener = listener_of(open.upgrades, listener);
    if (options.mode == dase::PlanMode::kServeThenUpgrade) open.has_served = true;
    return held(open.planner->plan(parsed(env, spec), options));
  });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(freeze)(JNIEnv* env, jclass, jlong handle,
                                                 jbyteArray spec) {
  return guarded(env,
                 [&] { return to_java(env, unwrap(planner(handle).freeze(parsed(env, spec)))); });
}

JNIEXPORT jboolean JNICALL DASE_NATIVE(unfreeze)(JNIEnv* env, jclass, jlong handle,
                                                 jbyteArray spec) {
  return guarded(env, [&]() -> jboolean {
    return unwrap(planner(handle).unfreeze(parsed(env, spec))) ? JNI_TRUE : JNI_FALSE;
  });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(frozen)(JNIEnv* env, jclass, jlong handle) {
  return guarded(env, [&] {
    return to_java(env, dase::print_json(dase::planner_json(planner(handle).frozen())));
  });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(coverage)(JNIEnv* env, jclass, jlong handle,
                                                   jbyteArray specs) {
  return guarded(env, [&] {
    const auto covered = planner(handle).coverage(parse_specs(from_java(env, specs, "specs")));
    return to_java(env, dase::print_json(dase::planner_json(covered)));
  });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(tune)(JNIEnv* env, jclass, jlong handle, jbyteArray specs,
                                               jlong deadline_ms, jint jobs, jboolean force,
                                               jobject sink) {
  return guarded(env, [&] {
    dase::TuneOptions options;
    options.deadline = deadline(deadline_ms);
    options.jobs = jobs;
    options.force = force == JNI_TRUE;
    JavaSink listener(env, sink);
    const auto report = planner(handle).tune(
        parse_specs(from_java(env, specs, "specs")), options,
        [&](const dase::TuneProgress& progress) {
          return listener.accept(dase::print_json(dase::planner_json(progress)));
        });
    listener.rethrow(env);
    return to_java(env, dase::print_json(dase::planner_json(unwrap(report))));
  });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(misses)(JNIEnv* env, jclass, jlong handle) {
  return guarded(env, [&] {
    return to_java(env, dase::print_json(dase::planner_json(planner(handle).misses())));
  });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(statistics)(JNIEnv* env, jclass, jlong handle) {
  return guarded(env, [&] {
    return to_java(env, dase::print_json(dase::planner_json(planner(handle).statistics())));
  });
}

namespace dase::jni {

bool register_planner_native(JNIEnv* env) {
  const JNINativeMethod table[] = {
      method("findHelper", "()[B", DASE_NATIVE(findHelper)),
      method("keepOpen", "([B)I", DASE_NATIVE(keepOpen)),
      method("open", "([B[BD[BZJI)J", DASE_NATIVE(open)),
      method("destroy", "(J)V", DASE_NATIVE(destroy)),
      method("plan", "(J[B)J", DASE_NATIVE(plan)),
      method("planBy", "(J[BIJJ)J", DASE_NATIVE(planBy)),
      method("freeze", "(J[B)[B", DASE_NATIVE(freeze)),
      method("unfreeze", "(J[B)Z", DASE_NATIVE(unfreeze)),
      method("frozen", "(J)[B", DASE_NATIVE(frozen)),
      method("coverage", "(J[B)[B", DASE_NATIVE(coverage)),
      method("tune", "(J[BJIZLio/dase/cache/fftw/jni/JsonSink;)[B", DASE_NATIVE(tune)),
      method("misses", "(J)[B", DASE_NATIVE(misses)),
      method("statistics", "(J)[B", DASE_NATIVE(statistics)),
  };
  return register_table(env, "io/dase/cache/fftw/jni/PlannerNative", table);
}

}  // namespace dase::jni
