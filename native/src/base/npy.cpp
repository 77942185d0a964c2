// SPDX-License-Identifier: MIT
#include "dase/npy.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/npy_header.hpp"

namespace dase {
namespace {

#if defined(__BYTE_ORDER__)
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "elements are copied as they lie");
#endif

constexpr std::string_view kMagic = "\x93NUMPY";
constexpr std::size_t kPrefix1 = 10;  ///< magic, version and length of version 1.0
constexpr std::size_t kPrefix2 = 12;  ///< the same of versions 2.0 and 3.0
constexpr std::size_t kAlign = 64;

/// The longest dictionary read, in bytes: all that version 1.0 can hold.
constexpr std::size_t kMaxHeader = 0xFFFF;

struct TypeEntry {
  NpyType type;
  std::size_t bytes;
};

constexpr std::array<TypeEntry, 4> kTypes = {{{NpyType::kFloat32, 4},
                                              {NpyType::kFloat64, 8},
                                              {NpyType::kComplex128, 16},
                                              {NpyType::kInt64, 8}}};

Status corrupt(std::string message) { return {StatusCode::kCorrupt, std::move(message)}; }

Status incompatible(std::string message) { return {StatusCode::kIncompatible, std::move(message)}; }

/// The product of the extents times the bytes of an element; nothing if it exceeds a size_t.
std::optional<std::size_t> byte_size(const std::vector<std::size_t>& shape, std::size_t item) {
  if (std::find(shape.begin(), shape.end(), 0U) != shape.end()) return 0;
  std::size_t bytes = item;
  for (const std::size_t extent : shape) {
    if (__builtin_mul_overflow(bytes, extent, &bytes)) return std::nullopt;
  }
  return bytes;
}

std::size_t little_endian(std::string_view bytes) {
  std::size_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) {
    value = value << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return value;
}

Status refuse_magic(std::string_view bytes) {
  if (bytes.size() > 1 && bytes[0] == '\x80' && bytes[1] >= 2 && bytes[1] <= 5) {
    return incompatible("found a Python pickle, expected an .npy file; pickles are never read");
  }
  if (bytes.substr(0, 2) == "PK") {
    return incompatible("found a zip archive (.npz), expected one .npy array");
  }
  return corrupt("found " + std::to_string(bytes.size()) +
                 " bytes that do not start with the .npy magic \\x93NUMPY");
}

/// The elements that the header describes, if `data` holds exactly them.
Result<NpyArray> array_of(NpyHeader header, std::string_view data) {
  const auto entry = std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeEntry& t) {
    return npy_descr(t.type) == header.descr;
  });
  if (entry == kTypes.end()) {
    return incompatible("found the .npy type '" + header.descr +
                        "', expected '<f4', '<f8', '<c16' or '<i8'; convert it with numpy's "
                        "astype before saving");
  }
  if (header.fortran && header.shape.size() > 1) {
    return incompatible(
        "found an .npy array in Fortran order, expected C order; save it through "
        "numpy.ascontiguousarray");
  }
  const std::optional<std::size_t> expected = byte_size(header.shape, entry->bytes);
  if (expected != data.size()) {
    return corrupt("found " + std::to_string(data.size()) + " bytes of .npy data, expected " +
                   (expected ? std::to_string(*expected) : "more than 2^64") + "; the file is " +
                   (expected && *expected < data.size() ? "too long" : "truncated"));
  }
  return NpyArray{entry->type, std::move(header.shape), data.size() / entry->bytes, data};
}

}  // namespace

Result<NpyArray> parse_npy(std::string_view bytes) {
  if (bytes.substr(0, kMagic.size()) != kMagic) return refuse_magic(bytes);
  if (bytes.size() < kPrefix1) return corrupt("found an .npy header that ends in its prefix");
  const int major = static_cast<unsigned char>(bytes[6]);
  const int minor = static_cast<unsigned char>(bytes[7]);
  if (major < 1 || major > 3 || minor != 0) {
    return incompatible("found .npy version " + std::to_string(major) + "." +
                        std::to_string(minor) + ", expected 1.0, 2.0 or 3.0");
  }
  const std::size_t prefix = major == 1 ? kPrefix1 : kPrefix2;
  if (bytes.size() < prefix) return corrupt("found an .npy header that ends in its prefix");
  const std::size_t length = little_endian(bytes.substr(8, prefix - 8));
  if (length > kMaxHeader || length > bytes.size() - prefix) {
    return corrupt("found an .npy header of " + std::to_string(length) +
                   " bytes, expected at most " +
                   std::to_string(std::min(kMaxHeader, bytes.size() - prefix)));
  }
  Result<NpyHeader> header = parse_npy_header(bytes.substr(prefix, length));
  if (!header.ok()) return header.status();
  return array_of(std::move(header).value(), bytes.substr(prefix + length));
}

std::string write_npy_f64(const double* values, const std::vector<std::size_t>& shape) {
  const std::string text = print_npy_header(npy_descr(NpyType::kFloat64), shape);
  const std::size_t padding = kAlign - (kPrefix1 + text.size() + 1) % kAlign;
  const std::size_t length = text.size() + padding + 1;
  const std::size_t data = byte_size(shape, sizeof(double)).value();
  std::string file;
  file.reserve(kPrefix1 + length + data);
  file.append(kMagic).append({'\1', '\0'});
  file.push_back(static_cast<char>(length & 0xFF));
  file.push_back(static_cast<char>(length >> 8));
  file.append(text).append(padding, ' ').push_back('\n');
  if (data > 0) file.append(reinterpret_cast<const char*>(values), data);
  return file;
}

}  // namespace dase
