// SPDX-License-Identifier: MIT
#include "base/file.hpp"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <system_error>
#include <utility>

namespace dase {
namespace {

/// Nanoseconds since 1970, within 1970 to 2223: sums and differences of two of them fit 64 bits.
std::int64_t nanoseconds(const timespec& time) {
  constexpr std::int64_t kLatest = 8'000'000'000;
  const std::int64_t seconds = std::clamp<std::int64_t>(time.tv_sec, 0, kLatest);
  return seconds * 1'000'000'000 + time.tv_nsec;
}

FileIdentity identity_of(const struct stat& status) {
  return {status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size),
          nanoseconds(status.st_mtim)};
}

}  // namespace

UniqueFd& UniqueFd::operator=(UniqueFd&& other) noexcept {
  if (this != &other) {
    close();
    fd_ = other.release();
  }
  return *this;
}

int UniqueFd::release() noexcept { return std::exchange(fd_, -1); }

int UniqueFd::close() noexcept {
  if (fd_ < 0) return 0;
  return ::close(release()) == 0 ? 0 : errno;
}

int read_regular_file(const std::string& path, std::size_t cap, std::string* bytes,
                      FileIdentity* identity) {
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!fd.valid()) return errno;
  struct stat status;
  if (::fstat(fd.get(), &status) != 0) return errno;
  if (!S_ISREG(status.st_mode)) return EINVAL;
  *identity = identity_of(status);
  if (identity->size > cap) return EFBIG;
  try {
    bytes->resize(identity->size);
  } catch (const std::exception&) {
    return ENOMEM;
  }
  std::size_t have = 0;
  while (have < bytes->size()) {
    const ssize_t got = ::read(fd.get(), bytes->data() + have, bytes->size() - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
  }
  bytes->resize(have);
  return 0;
}

int identify(const std::string& path, FileIdentity* identity) {
  struct stat status;
  if (::lstat(path.c_str(), &status) != 0) return errno;
  *identity = identity_of(status);
  return 0;
}

bool is_folder(const std::string& path) noexcept {
  struct stat status;
  return ::lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

int write_fully(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(fd, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return 0;
}

int make_folders(const std::string& path, bool sync) {
  if (::mkdir(path.c_str(), 0777) == 0) {
    return sync ? sync_folder(path.substr(0, path.rfind('/') + 1)) : 0;
  }
  if (errno == EEXIST) {
    struct stat status;
    if (::stat(path.c_str(), &status) != 0) return errno;
    return S_ISDIR(status.st_mode) ? 0 : ENOTDIR;
  }
  const std::size_t slash = path.rfind('/');
  if (errno != ENOENT || slash == std::string::npos || slash == 0) return errno;
  const int error = make_folders(path.substr(0, slash), sync);
  if (error != 0) return error;
  if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) return errno;
  return sync ? sync_folder(path.substr(0, slash)) : 0;
}

int sync_folder(const std::string& path) {
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd.valid()) return errno;
  return ::fsync(fd.get()) == 0 ? 0 : errno;
}

int sync_file(const std::string& path) {
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!fd.valid()) return errno;
  return ::fdatasync(fd.get()) == 0 ? 0 : errno;
}

std::string random_hex(std::size_t digits) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string hex(digits, '0');
  for (std::size_t have = 0; have < digits;) {
    const ssize_t got = ::getrandom(hex.data() + have, digits - have, 0);
    if (got > 0) have += static_cast<std::size_t>(got);
  }
  for (char& c : hex) c = kHex[static_cast<unsigned char>(c) & 15];
  return hex;
}

bool name_exists(const std::string& path) noexcept {
  return ::faccessat(AT_FDCWD, path.c_str(), F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

bool name_is_absent(const std::string& path) noexcept {
  return !name_exists(path) && errno == ENOENT;
}

std::string errno_text(int error) { return std::generic_category().message(error); }

bool means_unavailable(int error) noexcept {
  switch (error) {
    case EACCES:
    case EPERM:
    case EROFS:
    case ENOSPC:
    case EDQUOT:
    case ENOTDIR:
    case ENOENT:
    case EMLINK:
    case EMFILE:
    case ENFILE:
    case ELOOP:
    case ENAMETOOLONG:
      return true;
    default:
      return false;
  }
}

}  // namespace dase
