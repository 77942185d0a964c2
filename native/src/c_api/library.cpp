// SPDX-License-Identifier: MIT
#include <cstdint>

#include "dase/c_api.h"
#include "dase/plan.hpp"
#include "dase/version.hpp"

namespace {

constexpr std::uint32_t kVersion = DASE_C_API_VERSION;
constexpr std::uint32_t kVersionsPerMajor = 1000;

static_assert(static_cast<int>(dase::PlanSource::kMemory) == DASE_FROM_MEMORY);
static_assert(static_cast<int>(dase::PlanSource::kStore) == DASE_FROM_STORE);
static_assert(static_cast<int>(dase::PlanSource::kForeign) == DASE_FROM_FOREIGN);
static_assert(static_cast<int>(dase::PlanSource::kPlanned) == DASE_PLANNED);
static_assert(static_cast<int>(dase::PlanSource::kProvisional) == DASE_PROVISIONAL);

}  // namespace

extern "C" {

uint32_t dase_c_api_version() { return kVersion; }

int dase_c_api_compatible(uint32_t version) {
  return version / kVersionsPerMajor == DASE_C_API_MAJOR && version <= kVersion ? 1 : 0;
}

const char* dase_version() { return dase::version(); }

const char* dase_status_name(int status) {
  switch (status) {
    case DASE_OK:
      return "OK";
    case DASE_INVALID_ARGUMENT:
      return "INVALID_ARGUMENT";
    case DASE_NOT_FOUND:
      return "NOT_FOUND";
    case DASE_CORRUPT:
      return "CORRUPT";
    case DASE_INCOMPATIBLE:
      return "INCOMPATIBLE";
    case DASE_UNAVAILABLE:
      return "UNAVAILABLE";
    case DASE_IO:
      return "IO";
    case DASE_PLANNING:
      return "PLANNING";
    case DASE_OUT_OF_MEMORY:
      return "OUT_OF_MEMORY";
    case DASE_INTERNAL:
      return "INTERNAL";
    default:
      return "UNKNOWN";
  }
}

const char* dase_source_name(int source) {
  if (source < DASE_FROM_MEMORY || source > DASE_PROVISIONAL) return "unknown";
  return to_string(static_cast<dase::PlanSource>(source));
}

}  // extern "C"
