// SPDX-License-Identifier: MIT
#include "wisdom/wisdom_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace dase {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

Status io_error(const std::string& path, int error) {
  const bool missing = error == ENOENT || error == ENOTDIR;
  return Status(
      missing ? StatusCode::kNotFound : StatusCode::kIo,
      "cannot read the wisdom file " + path + ": " + std::generic_category().message(error));
}

Status too_large(const std::string& path, std::size_t cap) {
  return Status(StatusCode::kCorrupt, "the wisdom file " + path +
                                          " is too large: expected at most " + std::to_string(cap) +
                                          " bytes");
}

}  // namespace

Result<std::string> read_wisdom_file(const std::string& path, std::size_t cap) {
  // O_NONBLOCK: opening a FIFO that nobody writes to must not wait.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (file.get() < 0) return io_error(path, errno);
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return io_error(path, errno);
  if (!S_ISREG(info.st_mode)) {
    return Status(StatusCode::kInvalidArgument,
                  "cannot read wisdom from " + path +
                      ": found a folder, FIFO, socket or device, expected a regular file");
  }
  const auto size = static_cast<std::size_t>(std::max<off_t>(info.st_size, 0));
  if (size > cap) return too_large(path, cap);

  // One byte more than announced: a file that grows meanwhile is read on, up to the cap.
  std::string bytes(size + 1, '\0');
  std::size_t filled = 0;
  for (;;) {
    const ssize_t got = ::read(file.get(), &bytes[filled], bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return io_error(path, errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > cap) return too_large(path, cap);
    if (filled == bytes.size()) bytes.resize(std::min(cap + 1, 2 * bytes.size()));
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace dase
