// SPDX-License-Identifier: MIT
#include <memory>
#include <new>

#include "c_api/guard.hpp"
#include "c_api/handles.hpp"
#include "planner/array_memory.hpp"

extern "C" {

dase_status dase_buffer_alloc(size_t bytes, dase_buffer** buffer) {
  if (buffer != nullptr) *buffer = nullptr;
  return dase::c::guarded([&]() -> dase::Status {
    if (dase::Status status = dase::c::given({{buffer, "buffer"}}); !status.ok()) return status;
    if (bytes == 0) {
      return {dase::StatusCode::kInvalidArgument, "a buffer of 0 bytes; expected at least 1"};
    }
    auto made = std::make_unique<dase_buffer>();
    made->data = dase::allocate_array(bytes);
    if (made->data == nullptr) throw std::bad_alloc();
    made->bytes = bytes;
    *buffer = made.release();
    return {};
  });
}

void dase_buffer_free(dase_buffer* buffer) {
  if (buffer == nullptr) return;
  dase::free_array(buffer->data, buffer->bytes);
  delete buffer;
}

void* dase_buffer_data(const dase_buffer* buffer) {
  return buffer == nullptr ? nullptr : buffer->data;
}

size_t dase_buffer_size(const dase_buffer* buffer) { return buffer == nullptr ? 0 : buffer->bytes; }

}  // extern "C"
