// SPDX-License-Identifier: MIT
#include "store/warnings.hpp"

#include <cstdio>
#include <mutex>
#include <set>
#include <utility>

#include "base/file.hpp"

namespace dase {
namespace {

/// True for the first caller in this process.
bool first_time(const std::string& cause) {
  static auto* mutex = new std::mutex;
  static auto* seen = new std::set<std::string>;
  const std::lock_guard<std::mutex> lock(*mutex);
  return seen->insert(cause).second;
}

}  // namespace

Warnings::Warnings(std::string root, std::function<void(const std::string&)> sink)
    : root_(std::move(root)), sink_(std::move(sink)) {}

void Warnings::once(const std::string& cause, const std::string& message) {
  if (!first_time(root_ + '\n' + cause)) return;
  if (sink_) {
    sink_(message);
  } else {
    std::fprintf(stderr, "dase-cache: %s\n", message.c_str());
  }
}

Status Warnings::write_failed(const std::string& what, int error) {
  const std::string reason = errno_text(error);
  once("write " + reason, "the store " + root_ + " cannot be written to (" + what + ": " + reason +
                              "); results are computed and not kept. Free space or mend the "
                              "folder's rights, or name another folder in DASE_CACHE_ROOT");
  return Status(means_unavailable(error) ? StatusCode::kUnavailable : StatusCode::kIo,
                "the store " + root_ + " was not written: " + what + ": " + reason);
}

}  // namespace dase
