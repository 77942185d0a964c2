// SPDX-License-Identifier: MIT
#include <array>
#include <charconv>
#include <limits>

#include "dase/plan.hpp"

namespace dase {
namespace {

constexpr std::size_t kMaxRank = 32;
constexpr std::int64_t kMaxThreads = 4096;
constexpr std::int64_t kMaxDoubles =
    std::numeric_limits<std::int64_t>::max() / static_cast<std::int64_t>(sizeof(double));

/// The product of `factor` and all sizes, the last one replaced by `last`; false on overflow.
bool product(const std::vector<std::int64_t>& sizes, std::int64_t last, std::int64_t factor,
             std::int64_t& total) {
  total = factor;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const std::int64_t size = i + 1 == sizes.size() ? last : sizes[i];
    if (__builtin_mul_overflow(total, size, &total)) return false;
  }
  return total <= kMaxDoubles;
}

/// Doubles of the complex array of a transform: whole for c2c, the non-redundant half for r2c.
bool complex_doubles(const PlanSpec& spec, std::int64_t& total) {
  const std::int64_t n = spec.sizes.back();
  return product(spec.sizes, spec.type == TransformType::kFft ? n : n / 2 + 1, 2, total);
}

bool real_doubles(const PlanSpec& spec, std::int64_t& total) {
  if (spec.placement == Placement::kInPlace) return complex_doubles(spec, total);
  return product(spec.sizes, spec.sizes.back(), 1, total);
}

bool array_doubles(const PlanSpec& spec, bool input, std::int64_t& total) {
  const bool real =
      spec.type == TransformType::kRfft && input == (spec.direction == Direction::kForward);
  return real ? real_doubles(spec, total) : complex_doubles(spec, total);
}

constexpr std::array<const char*, 2> kDirections = {"forward", "backward"};
constexpr std::array<const char*, 2> kPlacements = {"out", "in"};
constexpr std::array<const char*, 4> kRigors = {"estimate", "measure", "patient", "exhaustive"};
constexpr std::array<const char*, 4> kSources = {"memory", "store", "foreign", "planned"};

template <typename Enum, std::size_t N>
bool read_name(const std::array<const char*, N>& names, std::string_view text, Enum& value) {
  for (std::size_t i = 0; i < N; ++i) {
    if (text == names[i]) {
      value = static_cast<Enum>(i);
      return true;
    }
  }
  return false;
}

std::string_view next_part(std::string_view& text) {
  const std::size_t slash = text.find('/');
  const std::string_view part = text.substr(0, slash);
  text = slash == std::string_view::npos ? std::string_view() : text.substr(slash + 1);
  return part;
}

}  // namespace

const char* to_string(Direction value) noexcept {
  return kDirections[static_cast<std::size_t>(value)];
}
const char* to_string(Placement value) noexcept {
  return kPlacements[static_cast<std::size_t>(value)];
}
const char* to_string(Rigor value) noexcept { return kRigors[static_cast<std::size_t>(value)]; }
const char* to_string(PlanSource value) noexcept {
  return kSources[static_cast<std::size_t>(value)];
}

std::string PlanSpec::text() const {
  return key().text() + '/' + to_string(direction) + '/' + to_string(placement) + '/' +
         std::to_string(threads) + '/' + to_string(rigor);
}

Result<PlanSpec> PlanSpec::parse(std::string_view text) {
  const auto refuse = [&](const std::string& why) {
    return Status(StatusCode::kInvalidArgument,
                  "'" + std::string(text) + "' is not a transform: " + why +
                      "; expected <key>/<forward|backward>/<out|in>/<threads>/<estimate|measure|"
                      "patient|exhaustive>");
  };
  std::string_view rest = text;
  Result<WisdomKey> key = WisdomKey::parse(next_part(rest));
  if (!key.ok()) return key.status();
  PlanSpec spec;
  spec.type = key->type;
  spec.sizes = std::move(key->sizes);
  if (!read_name(kDirections, next_part(rest), spec.direction)) return refuse("unknown direction");
  if (!read_name(kPlacements, next_part(rest), spec.placement)) return refuse("unknown placement");
  const std::string_view threads = next_part(rest);
  const auto [end, error] =
      std::from_chars(threads.data(), threads.data() + threads.size(), spec.threads);
  if (error != std::errc() || end != threads.data() + threads.size()) {
    return refuse("the number of threads is not a number");
  }
  if (!read_name(kRigors, next_part(rest), spec.rigor)) return refuse("unknown rigor");
  if (spec.text() != text) return refuse("it is not in its canonical form");
  if (Status status = spec.validate(); !status.ok()) return status;
  return spec;
}

Status PlanSpec::validate() const {
  const auto refuse = [](const std::string& why) {
    return Status(StatusCode::kInvalidArgument, why);
  };
  if (sizes.empty() || sizes.size() > kMaxRank) {
    return refuse("a transform has rank 1 to 32, not " + std::to_string(sizes.size()));
  }
  for (const std::int64_t size : sizes) {
    if (size < 1) return refuse("a transform's sizes are positive, not " + std::to_string(size));
  }
  if (threads < 1 || threads > kMaxThreads) {
    return refuse("a plan uses 1 to " + std::to_string(kMaxThreads) + " threads, not " +
                  std::to_string(threads));
  }
  std::int64_t total = 0;
  if (!array_doubles(*this, true, total) || !array_doubles(*this, false, total)) {
    return refuse("the arrays of " + key().text() +
                  " would have more than 2^63-1 bytes; use smaller sizes");
  }
  return {};
}

std::int64_t PlanSpec::input_doubles() const {
  std::int64_t total = 0;
  return !sizes.empty() && array_doubles(*this, true, total) ? total : 0;
}

std::int64_t PlanSpec::output_doubles() const {
  std::int64_t total = 0;
  return !sizes.empty() && array_doubles(*this, false, total) ? total : 0;
}

}  // namespace dase
