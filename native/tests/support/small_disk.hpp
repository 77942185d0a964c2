// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "support/temp_dir.hpp"

namespace dase::testing {

/// A file system of 16 MiB of its own: ext4 on a file, or a tmpfs where loop devices are not to be
/// had; not `mounted()` where neither is permitted.
class SmallDisk {
 public:
  SmallDisk() {
    const std::string image = (folder_ / "disk.img").string();
    std::filesystem::create_directory(path());
    mounted_ = run("truncate -s 16M " + image + " && mkfs.ext4 -q " + image + " && mount -o loop " +
                   image + " " + path()) ||
               run("mount -t tmpfs -o size=16M none " + path());
  }
  ~SmallDisk() {
    if (mounted_) run("umount " + path());
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  bool mounted() const noexcept { return mounted_; }
  std::string path() const { return (folder_ / "disk").string(); }

  /// From now on nothing can be written to it.
  bool make_read_only() const { return run("mount -o remount,ro " + path()); }

 private:
  static bool run(const std::string& command) { return std::system(command.c_str()) == 0; }

  TempDir folder_;
  bool mounted_ = false;
};

}  // namespace dase::testing
