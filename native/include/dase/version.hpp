// SPDX-License-Identifier: MIT
#pragma once

namespace dase {

/// The library's version, as in `pom.xml` and `CMakeLists.txt`. Safe from any thread.
const char* version() noexcept;

}  // namespace dase
