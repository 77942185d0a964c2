// SPDX-License-Identifier: MIT
#include <fftw3.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>

#include "dase/fftw_wisdom_cache.hpp"
#include "support/arrays.hpp"
#include "support/files.hpp"
#include "support/fresh_process.hpp"
#include "support/temp_dir.hpp"

namespace dase {
namespace {

using testing::Arrays;
using testing::Complex;
using testing::in_fresh_process;
using testing::TempDir;

PlanSpec spec_of(const std::string& text) { return PlanSpec::parse(text).value(); }

std::string source_of(FFTWWisdomCache& cache, const PlanSpec& spec) {
  const Arrays arrays(spec);
  const Result<Plan> plan = cache.plan(spec, arrays.in(), arrays.out());
  return plan.ok() ? to_string(plan->source()) : plan.status().message();
}

/// The whole complex array of a transform's input, from its stored part.
std::vector<Complex> whole_input(const PlanSpec& spec, const double* in) {
  const bool real = spec.type() == TransformType::kRfft;
  const bool half = real && spec.direction() == Direction::kBackward;
  const auto n = static_cast<std::size_t>(spec.sizes().back());
  const std::size_t stored = half ? n / 2 + 1 : n;
  const std::size_t row = real && spec.is_in_place() ? 2 * (n / 2 + 1)
                          : half || !real            ? 2 * stored
                                                     : n;
  std::vector<Complex> whole;
  const std::size_t rows = static_cast<std::size_t>(spec.input_bytes() / 8) / row;
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < stored; ++c) {
      const double* at = in + r * row;
      whole.push_back(real && !half ? Complex(at[c]) : Complex(at[2 * c], at[2 * c + 1]));
    }
  }
  return whole;
}

/// Relative L2 error of an executed forward or c2c plan against the definition.
long double error_of(const PlanSpec& spec, const std::vector<Complex>& input, const double* out) {
  const int sign = spec.direction() == Direction::kForward ? -1 : 1;
  const std::vector<Complex> expected = testing::direct_dft(spec.sizes(), input, sign);
  const auto n = static_cast<std::size_t>(spec.sizes().back());
  const std::size_t stored = spec.type() == TransformType::kRfft ? n / 2 + 1 : n;
  long double error = 0;
  long double norm = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (i % n >= stored) continue;
    const std::size_t at = 2 * (i / n * stored + i % n);
    error += std::norm(expected[i] - Complex(out[at], out[at + 1]));
    norm += std::norm(expected[i]);
  }
  return std::sqrt(error / norm);
}

long double bound(std::size_t points) {
  return 4 * std::numeric_limits<double>::epsilon() * std::log2(static_cast<long double>(points));
}

TEST(Planner, PlansComputeTheTransformFromItsDefinition) {
  TempDir root;
  for (const std::string key : {"fft_1d_16", "fft_2d_6x10", "fft_3d_3x4x5", "rfft_1d_15",
                                "rfft_2d_6x10", "rfft_3d_4x3x8"}) {
    for (const std::string how : {"/forward/out", "/forward/in", "/backward/out", "/backward/in"}) {
      if (key[0] == 'r' && how[1] == 'b') continue;
      for (const std::string rigor : {"/1/estimate", "/1/measure"}) {
        const PlanSpec spec = spec_of(key + how + rigor);
        EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
                    FFTWWisdomCache cache(root.string());
                    const Arrays arrays(spec);
                    const auto input = whole_input(spec, arrays.in());
                    const Result<Plan> plan = cache.plan(spec, arrays.in(), arrays.out());
                    if (!plan.ok() || !plan->execute(arrays.in(), arrays.out()).ok()) out << "no ";
                    const long double error = error_of(spec, input, arrays.out());
                    out << (error <= bound(input.size()) ? "right" : "wrong");
                  }),
                  "right")
            << spec.text();
      }
    }
  }
}

TEST(Planner, ARealTransformAndItsInverseGiveTheInputTimesItsLength) {
  TempDir root;
  for (const std::string where : {"out", "in"}) {
    EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
                FFTWWisdomCache cache(root.string());
                const PlanSpec there = spec_of("rfft_2d_6x10/forward/" + where + "/1/measure");
                const PlanSpec back = spec_of("rfft_2d_6x10/backward/" + where + "/1/measure");
                const Arrays arrays(there);
                const auto input = whole_input(there, arrays.in());
                const Result<Plan> first = cache.plan(there, arrays.in(), arrays.out());
                const Result<Plan> second = cache.plan(back, arrays.out(), arrays.in());
                if (!first.ok() || !second.ok()) return;
                if (!first->execute(arrays.in(), arrays.out()).ok()) return;
                if (!second->execute(arrays.out(), arrays.in()).ok()) return;
                const auto result = whole_input(there, arrays.in());
                long double worst = 0;
                for (std::size_t i = 0; i < input.size(); ++i) {
                  worst = std::max(worst, std::abs(result[i] / 60.0L - input[i]));
                }
                out << (worst <= bound(60) ? "right" : "wrong");
              }),
              "right")
        << where;
  }
}

TEST(Planner, LeavesTheCallersArraysAsTheyWere) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              FFTWWisdomCache cache(root.string());
              for (const char* text :
                   {"fft_2d_12x10/forward/out/1/measure", "fft_2d_12x10/backward/in/1/patient",
                    "rfft_2d_12x10/backward/out/1/measure"}) {
                const PlanSpec spec = spec_of(text);
                const Arrays arrays(spec);
                const Arrays same(spec);
                const Result<Plan> plan = cache.plan(spec, arrays.in(), arrays.out());
                const auto in_bytes = static_cast<std::size_t>(spec.input_bytes());
                const auto out_bytes = static_cast<std::size_t>(spec.output_bytes());
                out << to_string(plan->source())
                    << (std::memcmp(arrays.in(), same.in(), in_bytes) == 0 &&
                                std::memcmp(arrays.out(), same.out(), out_bytes) == 0
                            ? " untouched;"
                            : " changed;");
              }
            }),
            "planned untouched;planned untouched;planned untouched;");
}

TEST(Planner, AFreshProcessPlansFromTheStoreWithoutMeasuring) {
  TempDir root;
  const PlanSpec spec = spec_of("fft_2d_12x10/forward/out/1/measure");
  const auto run = [&] {
    return in_fresh_process([&](std::ostream& out) {
      FFTWWisdomCache cache(root.string());
      out << source_of(cache, spec) << ' ' << source_of(cache, spec);
      const WisdomStatistics statistics = cache.statistics();
      out << " planned " << statistics.planned << " misses " << statistics.misses.size();
    });
  };
  EXPECT_EQ(run(), "planned memory planned 1 misses 1");
  EXPECT_EQ(run(), "store memory planned 0 misses 0");
}

TEST(Planner, APlanFromTheStoreCountsAsAUseOfItsEntry) {
  TempDir root;
  const PlanSpec spec = spec_of("fft_2d_12x10/forward/out/1/measure");
  for (const char* expected : {"planned", "store", "store"}) {
    EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
                FFTWWisdomCache cache(root.string());
                out << source_of(cache, spec);
              }),
              expected);
  }
  std::size_t counted = 0;
  for (const auto& file : testing::files_under(root / ".store/stats")) {
    const std::string text = testing::read_file(file);
    if (text.find("\"fft_2d_12x10\":{\"hits\":1,") != std::string::npos) ++counted;
  }
  EXPECT_EQ(counted, 2u);
}

TEST(Planner, AProblemThatItsKeyLacksIsPlannedAndAdded) {
  TempDir root;
  const PlanSpec first = spec_of("fft_1d_48/forward/out/1/measure");
  const PlanSpec second = spec_of("fft_1d_48/backward/in/1/measure");
  const auto run = [&](const std::vector<PlanSpec>& specs) {
    return in_fresh_process([&](std::ostream& out) {
      FFTWWisdomCache cache(root.string());
      for (const PlanSpec& spec : specs) out << source_of(cache, spec) << ' ';
    });
  };
  EXPECT_EQ(run({first}), "planned ");
  EXPECT_EQ(run({second}), "planned ");
  EXPECT_EQ(run({first, second}), "store memory ");
  EXPECT_EQ(run({second, first}), "store memory ");
}

TEST(Planner, UnalignedArraysGetTheirOwnPlan) {
  TempDir root;
  const PlanSpec spec = spec_of("fft_1d_32/forward/out/1/measure");
  const auto run = [&](std::size_t offset) {
    return in_fresh_process([&](std::ostream& out) {
      FFTWWisdomCache cache(root.string());
      const Arrays arrays(spec, offset);
      const auto input = whole_input(spec, arrays.in());
      const Result<Plan> plan = cache.plan(spec, arrays.in(), arrays.out());
      out << to_string(plan->source());
      if (!plan->execute(arrays.in(), arrays.out()).ok()) out << " refused";
      if (error_of(spec, input, arrays.out()) > bound(32)) out << " wrong";
      const Arrays others(spec, 1);
      out << (plan->execute(others.in(), others.out()).ok() ? " any" : " aligned only");
    });
  };
  EXPECT_EQ(run(0), "planned aligned only");
  EXPECT_EQ(run(1), "planned any");
  EXPECT_EQ(run(1), "store any");
  EXPECT_EQ(run(0), "store aligned only");
}

TEST(Planner, RefusesWhatDoesNotFit) {
  TempDir root;
  FFTWWisdomCache cache(root.string());
  const PlanSpec spec = spec_of("fft_2d_4x6/forward/out/1/measure");
  const PlanSpec in_place = spec_of("fft_2d_4x6/forward/in/1/measure");
  const Arrays arrays(spec);
  const auto code = [&](const PlanSpec& wanted, const void* in, const void* out,
                        const std::string& key = {}) {
    const Result<Plan> plan = cache.plan(wanted, in, out, key);
    return plan.ok() ? StatusCode::kOk : plan.status().code();
  };
  const StatusCode refused = StatusCode::kInvalidArgument;
  EXPECT_EQ(code(spec, nullptr, arrays.out()), refused);
  EXPECT_EQ(code(spec, arrays.in(), nullptr), refused);
  EXPECT_EQ(code(spec, arrays.in(), arrays.in()), refused);
  EXPECT_EQ(code(spec, arrays.in(), arrays.in() + 2), refused);
  EXPECT_EQ(code(spec, reinterpret_cast<char*>(arrays.in()) + 4, arrays.out()), refused);
  EXPECT_EQ(code(in_place, arrays.in(), arrays.out()), refused);
  EXPECT_EQ(code(spec, arrays.in(), arrays.out(), "fft_2d_6x4"), refused);
  EXPECT_EQ(code(spec, arrays.in(), arrays.out(), "rfft_2d_4x6"), refused);
  const PlanSpec overflow = PlanSpec::dft({std::int64_t{1} << 40, std::int64_t{1} << 40});
  EXPECT_EQ(code(overflow, arrays.in(), arrays.out()), refused);
}

TEST(Plan, ThatWasMovedFromIsEmpty) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              FFTWWisdomCache cache(root.string());
              const PlanSpec spec = spec_of("fft_1d_8/forward/out/1/estimate");
              const Arrays arrays(spec);
              Plan plan = std::move(cache.plan(spec, arrays.in(), arrays.out())).value();
              const Plan other = std::move(plan);
              out << (plan.native_handle() == nullptr) << (other.native_handle() != nullptr)
                  << plan.execute(arrays.in(), arrays.out()).ok()
                  << other.execute(arrays.in(), arrays.out()).ok()
                  << other.execute(arrays.in(), nullptr).ok() << other.description().empty();
            }),
            "110100");
}

}  // namespace
}  // namespace dase
