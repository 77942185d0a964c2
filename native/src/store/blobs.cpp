// SPDX-License-Identifier: MIT
#include "store/blobs.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <utility>

#include "base/temp_file.hpp"
#include "store/publish.hpp"
#include "store/quarantine.hpp"

namespace dase {

BlobRead Blobs::read_once(const std::string& path, const Record& record, FileIdentity* identity) {
  std::string content;
  const int error = read_regular_file(path, record.blob_size, &content, identity);
  switch (error) {
    case 0:
      break;
    case ENOENT:
    case ESTALE:
      return {BlobState::kGone, nullptr, "the blob " + record.blob_sha256 + " is gone"};
    case ELOOP:
    case EINVAL:
    case EFBIG:
      return {BlobState::kCorrupt, nullptr,
              "no regular file of " + std::to_string(record.blob_size) + " bytes"};
    default:
      return {BlobState::kUnreadable, nullptr, path + ": " + errno_text(error)};
  }
  if (content.size() != record.blob_size) {
    return {BlobState::kCorrupt, nullptr, std::to_string(content.size()) + " bytes"};
  }
  if (!verified_.check(*identity, record.blob_sha256, content)) {
    return {BlobState::kCorrupt, nullptr, "another SHA-256"};
  }
  return {BlobState::kGood, std::make_shared<const std::string>(std::move(content)), {}};
}

BlobRead Blobs::read(const Record& record) {
  const std::string path = layout_.blob_path(record.blob_sha256, record.extension);
  FileIdentity identity;
  BlobRead blob = read_once(path, record, &identity);
  if (blob.state == BlobState::kCorrupt) blob = read_once(path, record, &identity);
  if (access_ == Access::kReadOnly) return blob;
  if (blob.state == BlobState::kCorrupt && identify(path, &identity) == 0) {
    move_to_quarantine(
        layout_, path, &identity, blob.problem,
        std::to_string(record.blob_size) + " bytes of SHA-256 " + record.blob_sha256);
  }
  if (blob.state == BlobState::kGood) refresh(path, identity);
  return blob;
}

BlobRead Blobs::read_from_trash(const Record& record) {
  FileIdentity identity;
  return read_once(layout_.trash_path(record.blob_sha256, record.extension), record, &identity);
}

/// False if the blob is old and its mtime could not be set.
bool Blobs::refresh(const std::string& path, const FileIdentity& identity) {
  if (!clock_.older_than_hour(identity.mtime_ns)) return true;
  if (::utimensat(AT_FDCWD, path.c_str(), nullptr, AT_SYMLINK_NOFOLLOW) != 0) return false;
  FileIdentity now;
  if (identify(path, &now) == 0) clock_.learn(now.mtime_ns);
  return true;
}

/// For a blob that was there already: whoever wrote it may have synced less than is asked here.
int Blobs::sync_named(const std::string& path, const std::string& folder) const {
  if (durability_ == Durability::kNone) return 0;
  const int error = sync_file(path);
  return error == 0 && durability_ == Durability::kFull ? sync_folder(folder) : error;
}

int Blobs::publish(const std::string& sha256, const std::string& extension,
                   const std::string& content) {
  TempFile file;
  int error = write(sha256, content, &file);
  if (error == 0) error = file.finish(durability_ != Durability::kNone);
  return error != 0 ? error : name(file, sha256, extension, content.size());
}

int Blobs::write(const std::string& sha256, const std::string& content, TempFile* file) const {
  return write_in(layout_.blob_folder(sha256), content, durability_, file);
}

int Blobs::name(TempFile& file, const std::string& sha256, const std::string& extension,
                std::size_t size) {
  const std::string path = layout_.blob_path(sha256, extension);
  int error = 0;
  clock_.learn(file.written_ns());
  Record wanted;
  wanted.blob_sha256 = sha256;
  wanted.blob_size = size;
  wanted.extension = extension;
  constexpr int kTries = 3;
  for (int tries = 0; tries < kTries; ++tries) {
    switch (file.link_to(path, &error)) {
      case LinkOutcome::kLinked:
        return durability_ == Durability::kFull ? sync_folder(layout_.blob_folder(sha256)) : 0;
      case LinkOutcome::kFailed:
        return error;
      case LinkOutcome::kExists:
        break;
    }
    FileIdentity identity;
    const BlobRead there = read_once(path, wanted, &identity);
    if (there.state == BlobState::kGood) {
      if (!refresh(path, identity)) (void)file.rename_to(path);
      error = sync_named(path, layout_.blob_folder(sha256));
      if (error == ENOENT) continue;
      return error;
    }
    if (there.state == BlobState::kUnreadable) return file.rename_to(path);
    if (there.state == BlobState::kCorrupt && identify(path, &identity) == 0) {
      move_to_quarantine(layout_, path, &identity, there.problem,
                         std::to_string(size) + " bytes of SHA-256 " + sha256);
    }
  }
  return file.rename_to(path);
}

}  // namespace dase
