// SPDX-License-Identifier: MIT
#include "dase/wisdom_key.hpp"

#include <algorithm>
#include <array>

#include "base/decimal.hpp"

namespace dase {
namespace {

constexpr std::int64_t kRankLimit = 32;
constexpr std::array<const char*, 11> kKinds = {"dct1", "dct2", "dct3", "dct4", "dst1", "dst2",
                                                "dst3", "dst4", "dht",  "r2hc", "hc2r"};
constexpr std::array<const char*, 3> kPrecisions = {"double", "float", "long double"};
constexpr std::array<const char*, 3> kSuffixes = {"", "_f32", "_f80"};

bool take(std::string_view* text, std::string_view prefix) {
  if (text->substr(0, prefix.size()) != prefix) return false;
  text->remove_prefix(prefix.size());
  return true;
}

/// The names of kinds, joined by `-`, at the front of `text`.
bool take_kinds(std::string_view* text, std::vector<RealKind>* kinds) {
  do {
    const auto known = std::find_if(kKinds.begin(), kKinds.end(),
                                    [&](const char* name) { return take(text, name); });
    if (known == kKinds.end()) return false;
    kinds->push_back(static_cast<RealKind>(known - kKinds.begin()));
  } while (take(text, "-"));
  return take(text, "_");
}

bool take_type(std::string_view* text, WisdomKey* key) {
  if (take(text, "fft_")) return true;
  key->type = TransformType::kRfft;
  if (take(text, "rfft_")) return true;
  key->type = TransformType::kR2r;
  return take_kinds(text, &key->kinds);
}

bool take_sizes(std::string_view* text, std::vector<std::int64_t>* sizes) {
  const std::int64_t rank = take_positive(text);
  if (rank < 1 || rank > kRankLimit || !take(text, "d_")) return false;
  for (std::int64_t i = 0; i < rank; ++i) {
    if (i > 0 && !take(text, "x")) return false;
    sizes->push_back(take_positive(text));
    if (sizes->back() == 0) return false;
  }
  return true;
}

bool take_suffixes(std::string_view* text, WisdomKey* key) {
  if (take(text, "_b")) {
    key->howmany = take_positive(text);
    if (key->howmany < 2) return false;
  }
  for (const Precision precision : {Precision::kFloat, Precision::kLongDouble}) {
    if (take(text, kSuffixes[static_cast<std::size_t>(precision)])) key->precision = precision;
  }
  return text->empty();
}

}  // namespace

const char* to_string(RealKind value) noexcept { return kKinds[static_cast<std::size_t>(value)]; }
const char* to_string(Precision value) noexcept {
  return kPrecisions[static_cast<std::size_t>(value)];
}

std::string WisdomKey::type_text() const {
  if (type == TransformType::kFft) return "fft";
  if (type == TransformType::kRfft) return "rfft";
  const bool alike =
      std::all_of(kinds.begin(), kinds.end(), [&](RealKind kind) { return kind == kinds.front(); });
  std::string text;
  for (const RealKind kind : kinds) {
    if (!text.empty()) text += '-';
    text += to_string(kind);
    if (alike) break;
  }
  return text;
}

std::string WisdomKey::sizes_text() const {
  std::string text;
  for (const std::int64_t size : sizes) {
    if (!text.empty()) text += 'x';
    text += std::to_string(size);
  }
  return text;
}

std::string WisdomKey::suffix_text() const {
  const std::string batch = howmany == 1 ? std::string() : "_b" + std::to_string(howmany);
  return batch + kSuffixes[static_cast<std::size_t>(precision)];
}

std::string WisdomKey::text() const {
  return type_text() + '_' + std::to_string(sizes.size()) + "d_" + sizes_text() + suffix_text();
}

Result<WisdomKey> WisdomKey::parse(std::string_view text) {
  WisdomKey key;
  std::string_view rest = text;
  bool valid =
      take_type(&rest, &key) && take_sizes(&rest, &key.sizes) && take_suffixes(&rest, &key);
  if (valid && key.kinds.size() == 1) key.kinds.resize(key.sizes.size(), key.kinds.front());
  valid = valid && (key.kinds.empty() || key.kinds.size() == key.sizes.size());
  if (valid && key.text() == text) return key;
  return Status(StatusCode::kInvalidArgument,
                "wisdom key \"" + std::string(text.substr(0, 80)) +
                    "\" is not of the form <type>_<rank>d_<n0>x<n1>...[_b<howmany>][_f32|_f80], as "
                    "in fft_2d_512x512, with type fft, rfft, or real kinds (dct1 to dct4, dst1 to "
                    "dst4, dht, r2hc, hc2r; joined by - where they differ), rank 1 to 32 and "
                    "positive sizes");
}

}  // namespace dase
