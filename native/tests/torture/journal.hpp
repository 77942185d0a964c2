// SPDX-License-Identifier: MIT
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace dase::torture {

/// Nanoseconds of the machine's monotonic clock, which Java's System.nanoTime() reads too.
inline std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

/// What a worker did, one line and one write each, so that nothing acknowledged is forgotten when
/// the worker is killed. The lines are those of io.dase.cache.torture.Journal.
class Journal {
 public:
  explicit Journal(const char* path)
      : fd_(::open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644)) {
    if (fd_ < 0) {
      std::perror(path);
      std::exit(3);
    }
  }

  void begin(const char* kind, const std::string& key, const std::string& token) {
    line("B\t" + std::to_string(now_ns()) + "\t" + kind + "\t" + key + "\t" + token);
  }
  void end(bool acknowledged, bool written, std::uint64_t generation) {
    line("E\t" + std::to_string(now_ns()) + "\t" + (acknowledged ? "1" : "0") + "\t" +
         (written ? "1" : "0") + "\t" + std::to_string(generation));
  }
  void get(std::int64_t began, const std::string& key, std::uint64_t generation,
           const std::string& reason) {
    line("G\t" + std::to_string(began) + "\t" + key + "\t" + std::to_string(generation) + "\t" +
         reason);
  }
  void wrong(const std::string& text) { line("V\t" + text); }
  void warning(const std::string& text) { line("W\t" + text); }

 private:
  void line(const std::string& text) {
    const std::string bytes = text + "\n";
    if (::write(fd_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
      std::perror("journal");
      std::exit(3);
    }
  }

  int fd_;
};

}  // namespace dase::torture
