// SPDX-License-Identifier: MIT
#include "c_api/lookup.hpp"

#include <string>

namespace dase::c {
namespace {

StatusCode code_of(MissReason reason) {
  switch (reason) {
    case MissReason::kIncompatible:
      return StatusCode::kIncompatible;
    case MissReason::kCorrupt:
      return StatusCode::kCorrupt;
    case MissReason::kIo:
      return StatusCode::kIo;
    case MissReason::kCold:
    case MissReason::kEvicted:
    case MissReason::kDeleted:
    case MissReason::kExpired:
    case MissReason::kSchema:
      break;
  }
  return StatusCode::kNotFound;
}

}  // namespace

Status miss(const EntryKey& entry, const Lookup& lookup) {
  return {code_of(lookup.reason), std::string(to_string(lookup.reason)) + ": " + entry.category +
                                      "/" + entry.key + ": " + lookup.detail};
}

}  // namespace dase::c
