// SPDX-License-Identifier: MIT
#include "c_api/guard.hpp"

#include <cstdlib>
#include <cstring>
#include <string>

namespace dase::c {
namespace {

#define DASE_SAME_CODE(code, name) \
  static_assert(static_cast<int>(StatusCode::code) == name, "c_api.h and status.hpp disagree")
DASE_SAME_CODE(kOk, DASE_OK);
DASE_SAME_CODE(kInvalidArgument, DASE_INVALID_ARGUMENT);
DASE_SAME_CODE(kNotFound, DASE_NOT_FOUND);
DASE_SAME_CODE(kCorrupt, DASE_CORRUPT);
DASE_SAME_CODE(kIncompatible, DASE_INCOMPATIBLE);
DASE_SAME_CODE(kUnavailable, DASE_UNAVAILABLE);
DASE_SAME_CODE(kIo, DASE_IO);
DASE_SAME_CODE(kPlanning, DASE_PLANNING);
#undef DASE_SAME_CODE

/// `fallback`, if not null, stands for a message that did not fit into memory.
struct LastError {
  std::string message;
  const char* fallback = nullptr;
};

LastError& last_error() noexcept {
  thread_local LastError error;
  return error;
}

}  // namespace

dase_status fail(int code, std::string_view message) noexcept {
  LastError& error = last_error();
  try {
    error.message = message;
    error.fallback = nullptr;
  } catch (...) {
    error.fallback = "memory is exhausted";
  }
  return static_cast<dase_status>(code);
}

Status given(std::initializer_list<Argument> arguments) {
  for (const Argument& argument : arguments) {
    if (argument.pointer == nullptr) {
      return {StatusCode::kInvalidArgument, std::string(argument.name) + " is null"};
    }
  }
  return {};
}

char* copy_of(std::string_view text) {
  auto* copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy == nullptr) throw std::bad_alloc();
  if (!text.empty()) std::memcpy(copy, text.data(), text.size());
  copy[text.size()] = '\0';
  return copy;
}

}  // namespace dase::c

extern "C" {

const char* dase_last_error() {
  const dase::c::LastError& error = dase::c::last_error();
  return error.fallback != nullptr ? error.fallback : error.message.c_str();
}

void dase_free(void* memory) { std::free(memory); }

}  // extern "C"
