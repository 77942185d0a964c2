// SPDX-License-Identifier: MIT
#include "wisdom/wisdom_file.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "base/file.hpp"

namespace dase {
namespace {

Status describe(int error, const std::string& path, std::size_t cap) {
  const std::string head = "cannot read the wisdom file " + path + ": ";
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return Status(StatusCode::kNotFound, head + errno_text(error));
    case EINVAL:
      return Status(StatusCode::kInvalidArgument,
                    head + "found a folder, FIFO, socket or device, expected a regular file");
    case EFBIG:
      return Status(StatusCode::kCorrupt,
                    head + "it is too large, expected at most " + std::to_string(cap) + " bytes");
    default:
      return Status(StatusCode::kIo, head + errno_text(error));
  }
}

}  // namespace

Result<std::string> read_wisdom_file(const std::string& path, std::size_t cap) {
  std::error_code unresolved;
  const std::filesystem::path target = std::filesystem::canonical(path, unresolved);
  if (unresolved) return describe(unresolved.value(), path, cap);
  std::string bytes;
  FileIdentity identity;
  const int error = read_regular_file(target.string(), cap, &bytes, &identity);
  if (error != 0) return describe(error, path, cap);
  return bytes;
}

}  // namespace dase
