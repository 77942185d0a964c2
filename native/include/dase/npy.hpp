// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "dase/status.hpp"

namespace dase {

/// The element types that this reader knows, all little-endian.
enum class NpyType { kFloat32, kFloat64, kComplex128, kInt64 };

/// Numpy's type string, such as `<f8`.
constexpr std::string_view npy_descr(NpyType type) {
  switch (type) {
    case NpyType::kFloat32:
      return "<f4";
    case NpyType::kFloat64:
      return "<f8";
    case NpyType::kComplex128:
      return "<c16";
    case NpyType::kInt64:
      break;
  }
  return "<i8";
}

/// The NpyType of a C++ type: float, double, std::complex<double> or std::int64_t.
template <typename T>
constexpr NpyType npy_type_of() {
  if constexpr (std::is_same_v<T, float>) return NpyType::kFloat32;
  if constexpr (std::is_same_v<T, double>) return NpyType::kFloat64;
  if constexpr (std::is_same_v<T, std::complex<double>>) return NpyType::kComplex128;
  if constexpr (std::is_same_v<T, std::int64_t>) return NpyType::kInt64;
}

/// An array in row-major order that lies in the bytes it was parsed from; they must outlive it.
/// Any number of threads may read it.
struct NpyArray {
  NpyType type = NpyType::kFloat64;
  std::vector<std::size_t> shape;  ///< slowest axis first; empty for a single element
  std::size_t count = 0;           ///< the number of elements
  std::string_view data;           ///< the elements, not necessarily aligned

  /// A copy of all elements; kIncompatible if the array holds another type than T.
  template <typename T>
  Result<std::vector<T>> copy() const {
    if (type != npy_type_of<T>()) {
      return Status(StatusCode::kIncompatible, "found an .npy array of '" +
                                                   std::string(npy_descr(type)) + "', expected '" +
                                                   std::string(npy_descr(npy_type_of<T>())) + "'");
    }
    std::vector<T> values(count);
    if (count > 0) std::memcpy(values.data(), data.data(), data.size());
    return values;
  }
};

/// Parses a whole .npy file of version 1.0, 2.0 or 3.0 without copying its elements.
///
/// kCorrupt: the bytes break the format, or are more or fewer than the header tells.
/// kIncompatible: another version, another element type than those of NpyType (objects and pickles
/// among them), big-endian, Fortran order. Nothing is allocated beyond the shape. Thread-safe.
/// Format: NumPy Enhancement Proposal 1.
Result<NpyArray> parse_npy(std::string_view bytes);

/// The bytes that numpy.save writes for a C-ordered float64 array of this shape. `values` holds as
/// many doubles as the product of the extents, one for an empty shape; at most 64 axes, as in
/// numpy. Thread-safe.
std::string write_npy_f64(const double* values, const std::vector<std::size_t>& shape);

}  // namespace dase
