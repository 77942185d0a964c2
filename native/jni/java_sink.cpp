// SPDX-License-Identifier: MIT
#include "java_sink.hpp"

#include <new>

#include "bytes.hpp"
#include "guard.hpp"

namespace dase::jni {
namespace {

/// The environment of this thread, which the JVM knows at least as long as this lives. Null if the
/// JVM takes no more threads.
class ThreadEnv {
 public:
  explicit ThreadEnv(JavaVM* vm) : vm_(vm) {
    void* env = nullptr;
    if (vm->GetEnv(&env, JNI_VERSION_10) == JNI_EDETACHED) {
      attached_ = vm->AttachCurrentThreadAsDaemon(&env, nullptr) == JNI_OK;
      if (!attached_) env = nullptr;
    }
    env_ = static_cast<JNIEnv*>(env);
  }
  ~ThreadEnv() {
    if (attached_) vm_->DetachCurrentThread();
  }
  ThreadEnv(const ThreadEnv&) = delete;
  ThreadEnv& operator=(const ThreadEnv&) = delete;

  JNIEnv* get() const { return env_; }

 private:
  JavaVM* vm_;
  JNIEnv* env_ = nullptr;
  bool attached_ = false;
};

}  // namespace

JavaSink::JavaSink(JNIEnv* env, jobject sink) {
  if (sink == nullptr) {
    throw StatusError{{StatusCode::kInvalidArgument, "sink is null; expected a JsonSink"}};
  }
  accept_ = env->GetMethodID(env->GetObjectClass(sink), "accept", "([B)Z");
  if (accept_ == nullptr || env->GetJavaVM(&vm_) != JNI_OK) throw PendingException{};
  sink_ = env->NewGlobalRef(sink);
  if (sink_ == nullptr) throw std::bad_alloc();
}

JavaSink::~JavaSink() {
  const ThreadEnv thread(vm_);
  if (thread.get() == nullptr) return;
  thread.get()->DeleteGlobalRef(sink_);
  if (thrown_ != nullptr) thread.get()->DeleteGlobalRef(thrown_);
}

bool JavaSink::accept(const std::string& json) {
  const ThreadEnv thread(vm_);
  JNIEnv* env = thread.get();
  if (env == nullptr || thrown_ != nullptr) return false;
  bool answer = false;
  try {
    answer = tell(env, json);
  } catch (const PendingException&) {
  }
  if (jthrowable thrown = env->ExceptionOccurred()) {
    env->ExceptionClear();
    thrown_ = static_cast<jthrowable>(env->NewGlobalRef(thrown));
    env->DeleteLocalRef(thrown);
    return false;
  }
  return answer;
}

bool JavaSink::tell(JNIEnv* env, const std::string& json) {
  jbyteArray bytes = to_java(env, json);
  const jboolean answer = env->CallBooleanMethod(sink_, accept_, bytes);
  env->DeleteLocalRef(bytes);
  return answer == JNI_TRUE;
}

void JavaSink::rethrow(JNIEnv* env) {
  if (thrown_ == nullptr) return;
  env->Throw(thrown_);
  throw PendingException{};
}

}  // namespace dase::jni
