// SPDX-License-Identifier: MIT
#pragma once

#include <jni.h>

#include <string>

namespace dase::jni {

/// A copy of a Java byte array. kInvalidArgument, naming `argument`, for null.
std::string from_java(JNIEnv* env, jbyteArray array, const char* argument);

/// A new Java byte array. kInvalidArgument beyond 2^31-1 bytes; PendingException when the Java heap
/// is full.
jbyteArray to_java(JNIEnv* env, const std::string& bytes);

}  // namespace dase::jni
