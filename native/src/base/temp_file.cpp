// SPDX-License-Identifier: MIT
#include "base/temp_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

namespace dase {
namespace {

nlink_t links_of(const std::string& path) {
  struct stat status;
  return ::lstat(path.c_str(), &status) == 0 ? status.st_nlink : 0;
}

}  // namespace

std::string temporary_name(const std::string& folder) { return folder + "/.t-" + random_hex(32); }

TempFile::~TempFile() {
  if (!path_.empty()) ::unlink(path_.c_str());
}

int TempFile::create(const std::string& folder, std::string_view bytes, bool sync) {
  const int error = write(folder, bytes);
  return error != 0 ? error : finish(sync);
}

int TempFile::write(const std::string& folder, std::string_view bytes) {
  const std::string path = temporary_name(folder);
  UniqueFd fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0444));
  if (!fd.valid()) return errno;
  path_ = path;
  fd_ = std::move(fd);
  return write_fully(fd_.get(), bytes);
}

int TempFile::finish(bool sync) {
  if (sync && ::fdatasync(fd_.get()) != 0) return errno;
  int error = fd_.close();
  if (error != 0) return error;
  FileIdentity identity;
  error = identify(path_, &identity);
  written_ns_ = identity.mtime_ns;
  return error;
}

LinkOutcome TempFile::link_to(const std::string& target, int* error) const {
  const nlink_t before = links_of(path_);
  if (::link(path_.c_str(), target.c_str()) == 0) return LinkOutcome::kLinked;
  *error = errno;
  if (links_of(path_) > before) return LinkOutcome::kLinked;
  return *error == EEXIST ? LinkOutcome::kExists : LinkOutcome::kFailed;
}

int TempFile::rename_to(const std::string& target) {
  if (std::rename(path_.c_str(), target.c_str()) != 0) return errno;
  path_.clear();
  return 0;
}

}  // namespace dase
