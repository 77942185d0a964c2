// SPDX-License-Identifier: MIT
#include "dase/version.hpp"

namespace dase {

const char* version() noexcept { return DASE_VERSION; }

}  // namespace dase
