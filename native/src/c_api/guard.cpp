// SPDX-License-Identifier: MIT
#include "c_api/guard.hpp"

#include <sys/syscall.h>
#include <unistd.h>

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

/// Without a destructor: handlers of the end of a process still ask, when the objects of its first
/// thread are gone.
struct LastError {
  std::string* message;  ///< null: none yet
  const char* fallback;  ///< if not null, stands for a message that did not fit into memory
};

thread_local LastError last_error;

bool is_main_thread() noexcept { return ::syscall(SYS_gettid) == ::getpid(); }

/// Frees the message of a thread that ends before its process does.
struct Cleaner {
  ~Cleaner() {
    if (is_main_thread()) return;
    delete last_error.message;
    last_error.message = nullptr;
  }
};

std::string& message_of_this_thread() {
  if (last_error.message == nullptr) {
    thread_local const Cleaner cleaner;
    static_cast<void>(cleaner);
    last_error.message = new std::string;
  }
  return *last_error.message;
}

}  // namespace

dase_status fail(int code, std::string_view message) noexcept {
  try {
    message_of_this_thread() = message;
    last_error.fallback = nullptr;
  } catch (...) {
    last_error.fallback = "memory is exhausted";
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
  const dase::c::LastError& error = dase::c::last_error;
  if (error.fallback != nullptr) return error.fallback;
  return error.message == nullptr ? "" : error.message->c_str();
}

void dase_free(void* memory) { std::free(memory); }

}  // extern "C"
