// SPDX-License-Identifier: MIT
#include <string>
#include <utility>

#include "base/canonical_json.hpp"
#include "bytes.hpp"
#include "dase/fftw_wisdom_cache.hpp"
#include "guard.hpp"
#include "io_dase_cache_fftw_jni_WisdomNative.h"
#include "natives.hpp"
#include "planner/wisdom_json.hpp"
#include "specs.hpp"
#include "wisdom/wisdom_file.hpp"

#define DASE_NATIVE(name) Java_io_dase_cache_fftw_jni_WisdomNative_##name

namespace dase::jni {
namespace {

static_assert(sizeof(void*) <= sizeof(jlong), "an address must fit the handle that Java holds");

FFTWWisdomCache& cache(jlong handle) {
  if (handle == 0) {
    throw StatusError{{StatusCode::kInvalidArgument, "handle is 0; expected an open cache"}};
  }
  return *reinterpret_cast<FFTWWisdomCache*>(handle);
}

/// The length is checked first, so that no message holds a text of any size.
std::string wisdom_key(JNIEnv* env, jbyteArray key) {
  std::string text = from_java(env, key, "key");
  check(validate({"fftw_wisdom", text}));
  check(WisdomKey::parse(text).status());
  return text;
}

std::string canonical_metadata(JNIEnv* env, jbyteArray metadata) {
  return unwrap(print_canonical(unwrap(parse_store_json(from_java(env, metadata, "metadata")))));
}

jboolean to_java(bool value) { return value ? JNI_TRUE : JNI_FALSE; }

}  // namespace
}  // namespace dase::jni

using namespace dase::jni;  // NOLINT(build/namespaces): the functions below are extern "C"

JNIEXPORT jlong JNICALL DASE_NATIVE(open)(JNIEnv* env, jclass, jbyteArray root,
                                          jbyteArray system_root, jdouble max_size_mb) {
  return guarded(env, [&] {
    dase::StoreOptions options;
    options.system_root = from_java(env, system_root, "systemRoot");
    options.max_size_mb = max_size_mb;
    return reinterpret_cast<jlong>(
        new dase::FFTWWisdomCache(from_java(env, root, "root"), std::move(options)));
  });
}

JNIEXPORT void JNICALL DASE_NATIVE(destroy)(JNIEnv* env, jclass, jlong handle) {
  guarded(env, [&] { delete &cache(handle); });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(save)(JNIEnv* env, jclass, jlong handle, jbyteArray key,
                                               jbyteArray text, jbyteArray metadata,
                                               jboolean local) {
  return guarded(env, [&] {
    const std::string name = wisdom_key(env, key);
    const std::string meta = canonical_metadata(env, metadata);
    return to_java(env, dase::print_json(wisdom_json(unwrap(cache(handle).save(
                            name, from_java(env, text, "wisdom"), meta, local)))));
  });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(importFile)(JNIEnv* env, jclass, jlong handle,
                                                     jbyteArray key, jbyteArray path,
                                                     jbyteArray metadata) {
  return guarded(env, [&] {
    const std::string name = wisdom_key(env, key);
    const std::string meta = canonical_metadata(env, metadata);
    const std::string text = unwrap(dase::read_wisdom_file(from_java(env, path, "path")));
    return to_java(env,
                   dase::print_json(wisdom_json(unwrap(cache(handle).save(name, text, meta)))));
  });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(load)(JNIEnv* env, jclass, jlong handle, jbyteArray key) {
  return guarded(env, [&]() -> jbyteArray {
    const dase::Lookup found = cache(handle).load(wisdom_key(env, key));
    return found.entry ? to_java(env, *found.entry->content) : nullptr;
  });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(list)(JNIEnv* env, jclass, jlong handle) {
  return guarded(env, [&] {
    return to_java(env, dase::print_json(wisdom_json(cache(handle).store().list("fftw_wisdom"))));
  });
}

JNIEXPORT jboolean JNICALL DASE_NATIVE(importIntoPlanner)(JNIEnv* env, jclass, jlong handle,
                                                          jbyteArray key) {
  return guarded(env, [&] {
    return to_java(unwrap(cache(handle).import_into_planner(wisdom_key(env, key))));
  });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(exportFromPlanner)(JNIEnv* env, jclass, jlong handle,
                                                            jbyteArray key) {
  return guarded(env, [&]() -> jbyteArray {
    const auto text = cache(handle).export_from_planner(wisdom_key(env, key));
    if (text.status().code() == dase::StatusCode::kNotFound) return nullptr;
    return to_java(env, unwrap(text));
  });
}

JNIEXPORT jboolean JNICALL DASE_NATIVE(probe)(JNIEnv* env, jclass, jlong handle, jbyteArray spec) {
  return guarded(env, [&] {
    return to_java(
        cache(handle).probe(unwrap(dase::PlanSpec::parse(from_java(env, spec, "spec")))));
  });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(generate)(JNIEnv* env, jclass, jlong handle,
                                                   jbyteArray specs, jboolean force) {
  return guarded(env, [&] {
    return to_java(env, dase::print_json(wisdom_json(unwrap(cache(handle).generate(
                            parse_specs(from_java(env, specs, "specs")), force)))));
  });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(explain)(JNIEnv* env, jclass, jlong handle,
                                                  jbyteArray key) {
  return guarded(env, [&] {
    return to_java(env, dase::print_json(wisdom_json(cache(handle).explain(wisdom_key(env, key)))));
  });
}

JNIEXPORT jbyteArray JNICALL DASE_NATIVE(statistics)(JNIEnv* env, jclass, jlong handle) {
  return guarded(
      env, [&] { return to_java(env, dase::print_json(wisdom_json(cache(handle).statistics()))); });
}

bool dase::jni::register_wisdom_native(JNIEnv* env) {
  const JNINativeMethod table[] = {
      method("open", "([B[BD)J", DASE_NATIVE(open)),
      method("destroy", "(J)V", DASE_NATIVE(destroy)),
      method("save", "(J[B[B[BZ)[B", DASE_NATIVE(save)),
      method("importFile", "(J[B[B[B)[B", DASE_NATIVE(importFile)),
      method("load", "(J[B)[B", DASE_NATIVE(load)),
      method("list", "(J)[B", DASE_NATIVE(list)),
      method("importIntoPlanner", "(J[B)Z", DASE_NATIVE(importIntoPlanner)),
      method("exportFromPlanner", "(J[B)[B", DASE_NATIVE(exportFromPlanner)),
      method("probe", "(J[B)Z", DASE_NATIVE(probe)),
      method("generate", "(J[BZ)[B", DASE_NATIVE(generate)),
      method("explain", "(J[B)[B", DASE_NATIVE(explain)),
      method("statistics", "(J)[B", DASE_NATIVE(statistics)),
  };
  return register_table(env, "io/dase/cache/fftw/jni/WisdomNative", table);
}
