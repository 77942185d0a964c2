// SPDX-License-Identifier: MIT
#include <dlfcn.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <stdexcept>

#include "support/temp_dir.hpp"

namespace dase {
namespace {

/// A copy of the library under a name of its own, as a class loader extracts it.
class Copy {
 public:
  explicit Copy(const std::filesystem::path& path) {
    std::filesystem::copy_file(DASE_PLANNER_COPY, path);
    library_ = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library_ == nullptr) throw std::runtime_error(::dlerror());
  }

  void take() const { function<void>("planner_take")(); }
  void leave() const { function<void>("planner_leave")(); }
  bool is_free() const { return function<bool>("planner_is_free")(); }

 private:
  template <typename T>
  auto function(const char* name) const -> T (*)() {
    void* found = ::dlsym(library_, name);
    if (found == nullptr) throw std::runtime_error(::dlerror());
    return reinterpret_cast<T (*)()>(found);
  }

  void* library_ = nullptr;
};

TEST(TwoCopiesOfTheLibrary, ShareOnePlannerLock) {
  const testing::TempDir folder;
  const Copy first(folder / "first.so");
  const Copy second(folder / "second.so");
  EXPECT_TRUE(second.is_free());
  first.take();
  EXPECT_FALSE(second.is_free());
  first.leave();
  EXPECT_TRUE(second.is_free());
}

}  // namespace
}  // namespace dase
