// SPDX-License-Identifier: MIT
#include "wisdom/fingerprint.hpp"

#include <unistd.h>

#include <array>
#include <cctype>
#include <cstring>
#include <fstream>

#include "base/sha256.hpp"

#if defined(__x86_64__) || defined(__i386__)
#include <cpuid.h>
#else
#include <sys/utsname.h>

#include <cstdlib>
#endif

namespace dase {
namespace {

std::string first_word(const std::string& path) {
  std::string word;
  std::ifstream(path) >> word;
  return word;
}

/// Size in bytes of a cache of the first processor as Linux lists it; 0 if it does not.
long size_from_sysfs(const std::string& level, const std::string& other_type) {
  for (int index = 0; index < 8; ++index) {
    const std::string folder =
        "/sys/devices/system/cpu/cpu0/cache/index" + std::to_string(index) + "/";
    const std::string found = first_word(folder + "level");
    if (found.empty()) return 0;
    if (found != level || first_word(folder + "type") == other_type) continue;
    const std::string size = first_word(folder + "size");
    if (size.empty() || std::isdigit(static_cast<unsigned char>(size[0])) == 0) return 0;
    const char unit = size.back();
    return std::stol(size) * (unit == 'K' ? 1L << 10 : unit == 'M' ? 1L << 20 : 1L);
  }
  return 0;
}

std::string cache_sizes() {
  struct Level {
    int sysconf_name;
    const char* number;
  };
#ifdef _SC_LEVEL1_DCACHE_SIZE
  constexpr std::array<Level, 3> kLevels = {
      {{_SC_LEVEL1_DCACHE_SIZE, "1"}, {_SC_LEVEL2_CACHE_SIZE, "2"}, {_SC_LEVEL3_CACHE_SIZE, "3"}}};
#else
  constexpr std::array<Level, 3> kLevels = {{{-1, "1"}, {-1, "2"}, {-1, "3"}}};
#endif
  std::string sizes;
  for (const Level& level : kLevels) {
    long size = level.sysconf_name < 0 ? 0 : ::sysconf(level.sysconf_name);
    if (size <= 0) size = size_from_sysfs(level.number, "Instruction");
    sizes.append(";").append(std::to_string(size));
  }
  return sizes;
}

#if defined(__x86_64__) || defined(__i386__)
/// Vendor, family, model and stepping as CPUID leaves 0 and 1 give them (Intel SDM volume 2A,
/// "CPUID": the extended fields add to the base ones).
std::string processor() {
  unsigned a = 0;
  unsigned b = 0;
  unsigned c = 0;
  unsigned d = 0;
  // Not __get_cpuid, which asks for the highest leaf each time: a virtual machine traps every
  // CPUID.
  __cpuid(0, a, b, c, d);
  const unsigned highest_leaf = a;
  std::array<char, 12> letters{};
  std::memcpy(&letters[0], &b, 4);
  std::memcpy(&letters[4], &d, 4);
  std::memcpy(&letters[8], &c, 4);
  std::string vendor;
  for (const char letter : letters) {
    if (std::isalnum(static_cast<unsigned char>(letter)) != 0) vendor.push_back(letter);
  }
  if (highest_leaf < 1) return vendor + "-0-0-0";
  __cpuid(1, a, b, c, d);
  const unsigned base_family = a >> 8 & 15;
  const unsigned family = base_family == 15 ? base_family + (a >> 20 & 255) : base_family;
  const bool extended = base_family == 15 || base_family == 6;
  const unsigned model = (a >> 4 & 15) | (extended ? (a >> 16 & 15) << 4 : 0);
  return vendor + "-" + std::to_string(family) + "-" + std::to_string(model) + "-" +
         std::to_string(a & 15);
}
#else
/// Architecture, and variant, part and revision of ARM's main ID register where Linux shows it.
std::string processor() {
  utsname system{};
  std::string name = ::uname(&system) == 0 ? system.machine : "unknown";
  const std::string midr = first_word("/sys/devices/system/cpu/cpu0/regs/identification/midr_el1");
  const unsigned long id = midr.empty() ? 0 : std::strtoul(midr.c_str(), nullptr, 16);
  if (id != 0) name.append("_").append(std::to_string(id >> 24 & 255));
  return name + "-" + std::to_string(id >> 20 & 15) + "-" + std::to_string(id >> 4 & 0xfff) + "-" +
         std::to_string(id & 15);
}
#endif

}  // namespace

const std::string& soft_fingerprint() {
  // Leaked on purpose: a host's static objects may plan after any static object here is gone.
  static const auto& fingerprint = *new std::string(processor() + cache_sizes() + ";openmp");
  return fingerprint;
}

std::string variant_id(std::string_view hard, std::string_view soft) {
  Sha256 sha;
  sha.update(hard);
  sha.update("\n");
  sha.update(soft);
  return sha.finish_hex(16);
}

}  // namespace dase
