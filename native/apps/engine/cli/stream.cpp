// SPDX-License-Identifier: MIT
#include "stream.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace dase::engine {
namespace {

Status error(const char* action, const std::string& path) {
  return {StatusCode::kIo, std::string("cannot ") + action + " " +
                               (path.empty() ? "the standard stream" : path) + ": " +
                               std::strerror(errno) + "; check the path and its rights"};
}

}  // namespace

Result<std::string> read_stream(const std::string& path) {
  std::ostringstream bytes;
  if (path.empty()) {
    bytes << std::cin.rdbuf();
    return bytes.str();
  }
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  // Inserting an empty buffer sets failbit on the target, so emptiness is asked first.
  if (in && in.peek() != std::ifstream::traits_type::eof()) {
    bytes << in.rdbuf();
  }
  if (!in.is_open() || in.bad() || !bytes) {
    return error("read", path);
  }
  return bytes.str();
}

Status write_stream(const std::string& path, const std::string& bytes) {
  errno = 0;
  std::ofstream file;
  if (!path.empty()) {
    file.open(path, std::ios::binary | std::ios::trunc);
  }
  std::ostream& out = path.empty() ? std::cout : file;
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.flush();
  return out ? Status() : error("write", path);
}

std::string extension_of(const std::string& path) {
  const std::string extension = std::filesystem::path(path).extension().string();
  return extension.size() > 1 ? extension.substr(1) : "bin";
}

}  // namespace dase::engine
