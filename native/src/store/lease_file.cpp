// SPDX-License-Identifier: MIT
#include "store/lease_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <functional>
#include <utility>

#include "store/layout.hpp"
#include "store/publish.hpp"

namespace dase {
namespace {

constexpr std::size_t kNonceDigits = 32;

/// Takes a name away from what `expected` recognises. What it does not recognise gets its name
/// back, unless that was taken again: then its holder notices.
int take_away(const std::string& path, const std::function<bool(const LeaseSight&)>& expected) {
  const std::string aside = temporary_name(path.substr(0, path.rfind('/')));
  if (std::rename(path.c_str(), aside.c_str()) != 0) return errno;
  LeaseSight moved;
  const int error = look_at_lease(aside, &moved);
  if (error == 0 && !expected(moved) && ::link(aside.c_str(), path.c_str()) != 0 &&
      errno != EEXIST) {
    return errno;
  }
  if (::unlink(aside.c_str()) != 0) ::rmdir(aside.c_str());
  return 0;
}

}  // namespace

int look_at_lease(const std::string& path, LeaseSight* sight) {
  FileIdentity identity;
  std::string text;
  // Opening a file makes an NFS client ask for its time anew; the name alone would not.
  const bool read = read_regular_file(path, kNonceDigits + 1, &text, &identity) == 0;
  if (!read) {
    const int error = identify(path, &identity);
    if (error != 0) return error;
  }
  const bool lease = read && text.size() == kNonceDigits + 1 && text.back() == '\n' &&
                     is_lower_hex(std::string_view(text).substr(0, kNonceDigits), kNonceDigits);
  sight->nonce = lease ? text.substr(0, kNonceDigits) : std::string();
  sight->mtime_ns = identity.mtime_ns;
  return 0;
}

int break_lease(const std::string& path, const LeaseSight& seen) {
  const int error = take_away(path, [&](const LeaseSight& moved) { return moved == seen; });
  return error == ENOENT ? 0 : error;
}

LeaseFile::LeaseFile(std::string folder, const std::string& name,
                     std::chrono::milliseconds touch_every)
    : folder_(std::move(folder)),
      path_(folder_ + "/" + name),
      nonce_(random_hex(kNonceDigits)),
      touch_every_(touch_every) {}

int LeaseFile::create() {
  temporary_.emplace();
  const int error = create_in(folder_, nonce_ + "\n", Durability::kNone, &*temporary_);
  if (error != 0) return error;
  fd_ = UniqueFd(::open(temporary_->path().c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  return fd_.valid() ? 0 : errno;
}

LinkOutcome LeaseFile::claim(int* error) {
  std::int64_t now_ns = 0;
  *error = touch(&now_ns);
  if (*error != 0) return LinkOutcome::kFailed;
  const LinkOutcome outcome = temporary_->link_to(path_, error);
  if (outcome == LinkOutcome::kLinked) temporary_.reset();
  return outcome;
}

int LeaseFile::touch(std::int64_t* now_ns) const {
  struct stat status;
  if (::futimens(fd_.get(), nullptr) != 0 || ::fstat(fd_.get(), &status) != 0) return errno;
  *now_ns = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
  return 0;
}

void LeaseFile::touch_held() {
  std::int64_t now_ns = 0;
  touch(&now_ns);
  lost_ = !is_mine();
}

bool LeaseFile::is_mine() const {
  LeaseSight sight;
  return look_at_lease(path_, &sight) == 0 && sight.nonce == nonce_;
}

void LeaseFile::release() {
  if (!is_mine()) {
    lost_ = true;
    return;
  }
  take_away(path_, [this](const LeaseSight& moved) { return moved.nonce == nonce_; });
}

}  // namespace dase
