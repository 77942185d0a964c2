// SPDX-License-Identifier: MIT
#pragma once

#include <jni.h>

#include <string>

namespace dase::jni {

/// Tells a Java `JsonSink` what happens, from whatever thread the news comes: one call at a time.
/// May be destroyed in any thread.
class JavaSink {
 public:
  /// kInvalidArgument for null; PendingException if the object has no such method.
  JavaSink(JNIEnv* env, jobject sink);
  ~JavaSink();
  JavaSink(const JavaSink&) = delete;
  JavaSink& operator=(const JavaSink&) = delete;

  /// What the sink answers. False if it threw, now or before.
  bool accept(const std::string& json);

  /// Throws again, in the thread of `env`, what the sink threw: PendingException.
  void rethrow(JNIEnv* env);

 private:
  bool tell(JNIEnv* env, const std::string& json);

  JavaVM* vm_ = nullptr;
  jobject sink_ = nullptr;
  jmethodID accept_ = nullptr;
  jthrowable thrown_ = nullptr;
};

}  // namespace dase::jni
