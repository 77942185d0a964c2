// SPDX-License-Identifier: MIT
#pragma once

#include <sys/types.h>

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "store/lease_file.hpp"

namespace dase {

/// Touches the leases that this process holds, in one thread that lives as long as there is any:
/// none is left when the library is unloaded. Thread-safe, also after fork(): a child has a toucher
/// of its own, without leases.
class LeaseToucher {
 public:
  static LeaseToucher& of_this_process();

  /// Throws std::system_error if no thread can be started.
  void add(std::shared_ptr<LeaseFile> lease);
  void remove(const std::shared_ptr<LeaseFile>& lease);

 private:
  LeaseToucher(pid_t process, const LeaseToucher* older) : process_(process), older_(older) {}
  void start();
  void run(std::uint64_t shift);

  const pid_t process_;
  /// The parent process's, which a fork() may have left locked; kept so that it is not leaked.
  [[maybe_unused]] const LeaseToucher* const older_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::shared_ptr<LeaseFile>> held_;
  std::thread thread_;
  std::uint64_t shift_ = 0;  ///< number of the thread that works; an earlier one ends
};

}  // namespace dase
