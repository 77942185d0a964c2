// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>

namespace dase {

/// Tells `message` once per process and `cause`: to `warn`, or on stderr if that is empty. Safe
/// from any thread.
void warn_once(const std::function<void(const std::string&)>& warn, const std::string& cause,
               const std::string& message);

}  // namespace dase
