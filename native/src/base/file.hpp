// SPDX-License-Identifier: MIT
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dase {

// POSIX calls without exceptions: each answers 0 or the errno that it met. Safe from any thread.

/// Owns one file descriptor.
class UniqueFd {
 public:
  UniqueFd() = default;
  explicit UniqueFd(int fd) : fd_(fd) {}
  UniqueFd(UniqueFd&& other) noexcept : fd_(other.release()) {}
  UniqueFd& operator=(UniqueFd&& other) noexcept;
  ~UniqueFd() { close(); }

  int get() const noexcept { return fd_; }
  bool valid() const noexcept { return fd_ >= 0; }
  int release() noexcept;
  int close() noexcept;

 private:
  int fd_ = -1;
};

/// Which bytes a file holds, as far as the file system tells without reading them.
struct FileIdentity {
  dev_t device = 0;
  ino_t inode = 0;
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;  ///< since 1970; times beyond 1970 to 2223 count as the nearest

  bool operator==(const FileIdentity& other) const noexcept {
    return device == other.device && inode == other.inode && size == other.size &&
           mtime_ns == other.mtime_ns;
  }
};

/// The whole of a regular file. ELOOP for a symbolic link, EINVAL for anything else that is not a
/// regular file (a FIFO is not waited for), EFBIG beyond `cap` bytes.
int read_regular_file(const std::string& path, std::size_t cap, std::string* bytes,
                      FileIdentity* identity);

/// Of the name itself: symbolic links are not followed.
int identify(const std::string& path, FileIdentity* identity);

/// Whether this is a folder, and no symbolic link to one.
bool is_folder(const std::string& path) noexcept;

int write_fully(int fd, std::string_view bytes);

/// Makes `path` and its missing parents, mode 0777 less the umask; syncs what holds a new folder
/// if asked to.
int make_folders(const std::string& path, bool sync);

int sync_folder(const std::string& path);

/// Brings a file that another process wrote, maybe without a sync, to the disk.
int sync_file(const std::string& path);

/// `digits` lower-case hex digits from the kernel's random numbers; never repeats after fork().
std::string random_hex(std::size_t digits);

/// Whether a name exists, whatever it is. No error is told apart from absence.
bool name_exists(const std::string& path) noexcept;

/// Whether it is certain that a name does not exist: no error is taken for absence.
bool name_is_absent(const std::string& path) noexcept;

std::string errno_text(int error);

/// Errors that say "this place cannot be written to now", as opposed to a failing disk.
bool means_unavailable(int error) noexcept;

}  // namespace dase
