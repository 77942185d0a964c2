// SPDX-License-Identifier: MIT
#pragma once

#include <jni.h>

#include <exception>
#include <new>
#include <string>
#include <utility>

#include "dase/status.hpp"
#include "io_dase_cache_fftw_jni_Status.h"

namespace dase::jni {

/// Resolves the Java side of the exception table once, at load. False: a Java exception is pending.
bool load_ids(JNIEnv* env);

/// Makes the exception that io.dase.cache.fftw.jni.Status has for `code` pending. Never throws.
void raise(JNIEnv* env, int code, const std::string& message) noexcept;

/// A Status on its way to Java; never leaves `guarded`.
struct StatusError {
  Status status;
};

/// A Java exception is pending already; unwinds to `guarded`.
struct PendingException {};

inline void check(const Status& status) {
  if (!status.ok()) throw StatusError{status};
}

template <typename T>
T unwrap(Result<T> result) {
  check(result.status());
  return std::move(result).value();
}

/// Runs `body` so that no C++ exception crosses into Java; returns a zero value when a Java
/// exception is pending.
template <typename Body>
auto guarded(JNIEnv* env, Body&& body) noexcept -> decltype(body()) {
  try {
    return body();
  } catch (const PendingException&) {
  } catch (const StatusError& error) {
    raise(env, static_cast<int>(error.status.code()), error.status.message());
  } catch (const std::bad_alloc&) {
    raise(env, io_dase_cache_fftw_jni_Status_OUT_OF_MEMORY, "native memory is exhausted");
  } catch (const std::exception& error) {
    raise(env, io_dase_cache_fftw_jni_Status_INTERNAL, error.what());
  } catch (...) {
    raise(env, io_dase_cache_fftw_jni_Status_INTERNAL, "a C++ exception of unknown type");
  }
  return decltype(body())();
}

}  // namespace dase::jni
