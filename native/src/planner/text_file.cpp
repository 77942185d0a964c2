// SPDX-License-Identifier: MIT
#include "planner/text_file.hpp"

#include <sys/stat.h>

#include "base/file.hpp"
#include "base/temp_file.hpp"

namespace dase {

Status write_text_file(const std::string& path, const std::string& text) {
  struct stat there;
  if (::stat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode)) {
    return {StatusCode::kInvalidArgument,
            path +
                " was not written: found a folder, FIFO, socket or device, expected a regular "
                "file or a new name"};
  }
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  TempFile file;
  int error = file.create(folder, text, true);
  if (error == 0) error = file.rename_to(path);
  if (error == 0) {
    ::chmod(path.c_str(), 0644);
    return {};
  }
  return {means_unavailable(error) ? StatusCode::kUnavailable : StatusCode::kIo,
          path + " was not written: " + errno_text(error)};
}

}  // namespace dase
