// SPDX-License-Identifier: MIT
#include "exit_code.hpp"

#include <iostream>

namespace dase::engine {

int fail(const Status& status) {
  std::cerr << "dase_engine: " << status.message() << '\n';
  switch (status.code()) {
    case StatusCode::kOk:
      return kDone;
    case StatusCode::kInvalidArgument:
      return kUsage;
    case StatusCode::kNotFound:
    case StatusCode::kCorrupt:
    case StatusCode::kIncompatible:
    case StatusCode::kPlanning:
      return kAnswerIsNo;
    case StatusCode::kUnavailable:
    case StatusCode::kIo:
      return kEnvironment;
  }
  return kEnvironment;
}

int fail(const EntryKey& entry, const Lookup& miss) {
  std::cerr << "dase_engine: no entry " << entry.category << " " << entry.key << " ("
            << to_string(miss.reason) << (miss.detail.empty() ? "" : ": ") << miss.detail
            << "); `dase_engine ls` shows what the store holds\n";
  return miss.reason == MissReason::kIo || miss.reason == MissReason::kSchema ? kEnvironment
                                                                              : kAnswerIsNo;
}

}  // namespace dase::engine
