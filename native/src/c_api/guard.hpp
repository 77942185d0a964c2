// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <initializer_list>
#include <new>
#include <string_view>

#include "dase/c_api.h"
#include "dase/status.hpp"

namespace dase::c {

/// An argument that must not be null, and its name in c_api.h.
struct Argument {
  const void* pointer;
  const char* name;
};

/// Remembers the message for this thread's dase_last_error(). Never throws.
dase_status fail(int code, std::string_view message) noexcept;

/// kInvalidArgument that names the first null.
Status given(std::initializer_list<Argument> arguments);

/// Runs `body`, which answers a Status, so that no C++ exception leaves the library.
template <typename Body>
dase_status guarded(Body&& body) noexcept {
  try {
    const Status status = body();
    if (status.ok()) return DASE_OK;
    return fail(static_cast<int>(status.code()), status.message());
  } catch (const std::bad_alloc&) {
    return fail(DASE_OUT_OF_MEMORY, "memory is exhausted");
  } catch (const std::exception& error) {
    return fail(DASE_INTERNAL, error.what());
  } catch (...) {
    return fail(DASE_INTERNAL, "a C++ exception of unknown type");
  }
}

/// A copy that dase_free() frees, with a NUL behind it that is not counted. Throws std::bad_alloc.
char* copy_of(std::string_view text);

}  // namespace dase::c
