// SPDX-License-Identifier: MIT
#include "bytes.hpp"

#include <limits>

#include "guard.hpp"

namespace dase::jni {

std::string from_java(JNIEnv* env, jbyteArray array, const char* argument) {
  if (array == nullptr) {
    throw StatusError{{StatusCode::kInvalidArgument,
                       std::string(argument) + " is null; expected an array of bytes"}};
  }
  const jsize length = env->GetArrayLength(array);
  std::string bytes(static_cast<std::size_t>(length), '\0');
  env->GetByteArrayRegion(array, 0, length, reinterpret_cast<jbyte*>(bytes.data()));
  if (env->ExceptionCheck()) throw PendingException{};
  return bytes;
}

jbyteArray to_java(JNIEnv* env, const std::string& bytes) {
  constexpr auto kLongest = static_cast<std::size_t>(std::numeric_limits<jsize>::max());
  if (bytes.size() > kLongest) {
    throw StatusError{
        {StatusCode::kInvalidArgument, "the result has " + std::to_string(bytes.size()) +
                                           " bytes; a Java array holds at most 2147483647"}};
  }
  const auto length = static_cast<jsize>(bytes.size());
  jbyteArray array = env->NewByteArray(length);
  if (array == nullptr) throw PendingException{};
  env->SetByteArrayRegion(array, 0, length, reinterpret_cast<const jbyte*>(bytes.data()));
  return array;
}

}  // namespace dase::jni
