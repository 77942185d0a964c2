// SPDX-License-Identifier: MIT
#include "store/publish.hpp"

#include <cerrno>
#include <system_error>
#include <thread>

#include "base/no_signals.hpp"

namespace dase {

int write_in(const std::string& folder, std::string_view bytes, Durability durability,
             TempFile* file) {
  const int error = file->write(folder, bytes);
  if (error != ENOENT) return error;
  const int made = make_folders(folder, durability == Durability::kFull);
  return made != 0 ? made : file->write(folder, bytes);
}

int create_in(const std::string& folder, std::string_view bytes, Durability durability,
              TempFile* file) {
  const int error = write_in(folder, bytes, durability, file);
  return error != 0 ? error : file->finish(durability != Durability::kNone);
}

int finish_both(TempFile& one, TempFile& other, bool sync) {
  int there = 0;
  std::thread thread;
  if (sync) {
    const NoSignals quiet;
    try {
      thread = std::thread([&] { there = other.finish(true); });
    } catch (const std::system_error&) {
      // No more threads for this process: one after the other.
    }
  }
  const bool alone = !thread.joinable();
  const int here = one.finish(sync);
  if (alone) {
    there = other.finish(sync);
  } else {
    thread.join();
  }
  return here != 0 ? here : there;
}

}  // namespace dase
