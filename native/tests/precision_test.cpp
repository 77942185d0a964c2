// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "dase/planner.hpp"
#include "planner/auto_threads.hpp"
#include "support/files.hpp"
#include "support/fresh_process.hpp"
#include "support/temp_dir.hpp"
#include "support/transform_arrays.hpp"

// Wisdom and plans of float and long double, as of double. Each step runs in a process whose FFTW
// is fresh.

namespace dase {
namespace {

using ::testing::HasSubstr;
using testing::in_fresh_process;
using testing::TempDir;
using testing::TypedArrays;

/// Plans, checks that the arrays are as they were, executes, and compares with the definition.
template <typename Real>
std::string outcome(FFTWWisdomCache& cache, const PlanSpec& spec) {
  std::mt19937_64 random(7);
  TypedArrays<Real> arrays(spec);
  const auto input = testing::random_input<Real>(spec, random);
  arrays.write(Side::kInput, 0, input);
  const std::string in_before = arrays.bytes(Side::kInput);
  const std::string out_before = arrays.bytes(Side::kOutput);
  const TransformArrays& a = arrays.arrays();
  const Result<Plan> plan =
      spec.is_split() ? cache.plan_split(spec, a.in, a.in_imaginary, a.out, a.out_imaginary)
                      : cache.plan(spec, a.in, a.out);
  if (!plan.ok()) return plan.status().message();
  const bool untouched =
      arrays.bytes(Side::kInput) == in_before && arrays.bytes(Side::kOutput) == out_before;
  const Status run = spec.is_split()
                         ? plan.value().execute_split(a.in, a.in_imaginary, a.out, a.out_imaginary)
                         : plan.value().execute(a.in, a.out);
  const long double error = testing::relative_error(arrays.read(Side::kOutput, 0),
                                                    testing::direct_transform(spec, input));
  return std::string(to_string(plan.value().source())) + (untouched ? "" : " changed") +
         (run.ok() && error <= testing::error_bound<Real>(spec) ? " right" : " wrong");
}

std::string outcome_of(FFTWWisdomCache& cache, const PlanSpec& spec) {
  if (spec.precision() == Precision::kFloat) return outcome<float>(cache, spec);
  if (spec.precision() == Precision::kDouble) return outcome<double>(cache, spec);
  return outcome<long double>(cache, spec);
}

std::vector<PlanSpec> sample() {
  std::vector<PlanSpec> specs;
  for (const Precision precision :
       {Precision::kDouble, Precision::kFloat, Precision::kLongDouble}) {
    for (const PlanSpec& spec :
         {PlanSpec::dft({12, 10}), PlanSpec::rdft({6, 10}).backward(), PlanSpec::dft({40}).split(),
          PlanSpec::rdft({48}).split(), PlanSpec::r2r(RealKind::kDct2, {20}).in_place()}) {
      specs.push_back(spec.precision(precision));
    }
  }
  return specs;
}

TEST(Precision, EveryTypeIsMeasuredOnceKeptAndServedFromTheStore) {
  TempDir root;
  for (const PlanSpec& spec : sample()) {
    const auto run = [&] {
      return in_fresh_process([&](std::ostream& out) {
        FFTWWisdomCache cache(root.string());
        out << outcome_of(cache, spec);
      });
    };
    EXPECT_EQ(run(), "planned right") << spec.text();
    EXPECT_EQ(run(), "store right") << spec.text();
  }
}

TEST(Precision, WisdomIsExplainedExportedAndSavedUnderItsOwnPreamble) {
  const std::array<std::pair<const char*, const char*>, 2> kinds = {
      {{"fft_2d_64x64_f32", " fftwf_wisdom "}, {"fft_2d_16x12_f80", " fftwl_wisdom "}}};
  for (const auto& [key, kind] : kinds) {
    TempDir root;
    EXPECT_EQ(in_fresh_process([&, key = key, kind = kind](std::ostream& out) {
                FFTWWisdomCache cache(root.string());
                const PlanSpec spec = PlanSpec(WisdomKey::parse(key).value());
                if (!cache.generate({spec, spec.backward().in_place()}).ok()) return;
                for (const WisdomProblem& problem : cache.explain(key)) {
                  out << problem.usable << (problem.measured_ns > 0 ? " timed, " : ", ");
                }
                const Result<std::string> text = cache.export_from_planner(key);
                if (!text.ok() || text.value().find(kind) == std::string::npos) out << "no text ";
                TempDir other;
                FFTWWisdomCache second(other.string());
                const Result<SavedWisdom> saved = second.save(key, text.value());
                if (!saved.ok()) out << saved.status().message();
                out << saved.value().problems_gained.size() << ' ';
                out << second.import_into_planner(key).value() << second.probe(spec);
              }),
              "yes timed, yes timed, 2 11")
        << key;
  }
}

TEST(Precision, ATextOfAnotherPrecisionIsRefused) {
  TempDir root;
  EXPECT_EQ(
      in_fresh_process([&](std::ostream& out) {
        FFTWWisdomCache cache(root.string());
        const PlanSpec spec = PlanSpec::dft({16}).precision(Precision::kFloat);
        if (!cache.generate({spec}).ok()) return;
        const std::string text = cache.export_from_planner("fft_1d_16_f32").value();
        const Status status = cache.save("fft_1d_16", text).status();
        out << (status.code() == StatusCode::kInvalidArgument) << status.message();
      }),
      "1this is fftwf_wisdom, but the key fft_1d_16 is for double, whose is fftw_wisdom; give "
      "the key of its precision");
}

TEST(Precision, AProgramThatUsesDoubleAloneLoadsNoOtherFftw) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              FFTWWisdomCache cache(root.string());
              out << outcome_of(cache, PlanSpec::dft({12}));
              const std::string maps = testing::read_file("/proc/self/maps");
              for (const char* other : {"libfftw3f", "libfftw3l"}) {
                if (maps.find(other) != std::string::npos) out << other;
              }
            }),
            "planned right");
}

TEST(Precision, AnFftwThatCannotBeLoadedIsNamedWithItsPackage) {
  TempDir root;
  const std::string message = in_fresh_process([&](std::ostream& out) {
    FFTWWisdomCache cache(root.string());
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    const rlimit no_files{0, files.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &no_files);
    float array[64] = {};
    const PlanSpec spec = PlanSpec::dft({16}).precision(Precision::kFloat);
    const Status status = cache.plan(spec, array, array + 32).status();
    if (status.code() == StatusCode::kUnavailable) out << status.message();
    if (cache.probe(spec) || !FFTWWisdomCache::fingerprint(Precision::kFloat).hard.empty()) {
      out << " but there";
    }
    ::setrlimit(RLIMIT_NOFILE, &files);  // which the sanitizers need at exit
  });
  EXPECT_THAT(message, HasSubstr("libfftw3f.so.3"));
  EXPECT_THAT(message, HasSubstr("libfftw3-single3"));
  EXPECT_THAT(message, ::testing::Not(HasSubstr("but there")));
}

TEST(SplitPlan, RefusesArraysThatLieOtherwiseApartThanPlanned) {
  TempDir root;
  FFTWWisdomCache cache(root.string());
  const PlanSpec spec = PlanSpec::dft({8}).split().rigor(Rigor::kEstimate);
  alignas(64) std::array<double, 64> a{};
  const Result<Plan> plan = cache.plan_split(spec, &a[0], &a[8], &a[16], &a[24]);
  ASSERT_TRUE(plan.ok()) << plan.status().message();
  EXPECT_TRUE(plan.value().execute_split(&a[32], &a[40], &a[48], &a[56]).ok());
  const Status status = plan.value().execute_split(&a[0], &a[16], &a[32], &a[40]);
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(status.message(), HasSubstr("128 and 64 bytes after the real ones"));
}

TEST(SplitPlan, IsMeasuredForArraysWhereverTheyLie) {
  TempDir root;
  FFTWWisdomCache cache(root.string());
  const PlanSpec spec = PlanSpec::dft({29}).split();
  std::vector<double> in_imaginary(29), out(29), in(29), out_imaginary(29);
  in_imaginary[0] = 5;
  const Result<Plan> plan =
      cache.plan_split(spec, in.data(), in_imaginary.data(), out.data(), out_imaginary.data());
  ASSERT_TRUE(plan.ok()) << plan.status().message();
  EXPECT_EQ(plan.value().source(), PlanSource::kPlanned);
  EXPECT_EQ(in_imaginary[0], 5);
  ASSERT_TRUE(plan.value()
                  .execute_split(in.data(), in_imaginary.data(), out.data(), out_imaginary.data())
                  .ok());
  for (const double value : out_imaginary) EXPECT_NEAR(value, 5, 1e-14);
}

TEST(SplitPlan, TakesAnImaginaryArrayWhereAndOnlyWhereThereAreImaginaryParts) {
  TempDir root;
  FFTWWisdomCache cache(root.string());
  const PlanSpec spec = PlanSpec::rdft({8}).split().rigor(Rigor::kEstimate);
  alignas(64) std::array<double, 64> a{};
  EXPECT_TRUE(cache.plan_split(spec, &a[0], nullptr, &a[16], &a[24]).ok());
  EXPECT_FALSE(cache.plan_split(spec, &a[0], &a[8], &a[16], &a[24]).ok());
  EXPECT_FALSE(cache.plan_split(spec, &a[0], nullptr, &a[16], nullptr).ok());
  EXPECT_FALSE(cache.plan_split(spec, &a[0], nullptr, &a[16], &a[18]).ok());
}

TEST(AutoThreads, AreWhatTheRecordSaysRanFaster) {
  const PlanSpec spec = PlanSpec::dft({64, 64}).threads(kAutoThreads);
  const std::vector<PlanSpec> choices = with_numbered_threads(spec);
  const auto timed = [&](std::int64_t one, std::int64_t all) {
    std::vector<WisdomProblem> problems(2);
    problems[0].spec = choices.front();
    problems[0].measured_ns = one;
    problems[1].spec = choices.back();
    problems[1].measured_ns = all;
    const std::optional<PlanSpec> faster = faster_threads(spec, problems);
    return faster ? faster->threads() : 0;
  };
  EXPECT_EQ(timed(200, 100), hardware_threads());
  EXPECT_EQ(timed(100, 200), 1);
  EXPECT_EQ(timed(100, 98), 1) << "more threads must be worth 3 %";
  EXPECT_EQ(timed(100, 96), hardware_threads());
  EXPECT_EQ(timed(0, 10), hardware_threads() == 1 ? 1 : 0) << "one of the two was not timed";
  EXPECT_EQ(faster_threads(spec.threads(3), std::vector<WisdomProblem>())->threads(), 3);
}

TEST(AutoThreads, AreAlsoWhatARecordOfHigherRigorSays) {
  const PlanSpec spec = PlanSpec::dft({64, 64}).threads(kAutoThreads);
  const std::vector<PlanSpec> choices = with_numbered_threads(spec);
  std::vector<WisdomProblem> problems(2);
  problems[0].spec = choices.front().rigor(Rigor::kPatient);
  problems[0].measured_ns = 200;
  problems[1].spec = choices.back();
  problems[1].measured_ns = 100;
  EXPECT_EQ(faster_threads(spec, problems), choices.back());
}

TEST(AutoThreads, AreGeneratedForOneAndForAllCoresAndServed) {
  TempDir root;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              FFTWWisdomCache cache(root.string());
              const PlanSpec spec = PlanSpec::dft({16, 16}).threads(kAutoThreads);
              if (!cache.generate({spec}).ok() || !cache.probe(spec)) return;
              const auto problems = cache.explain("fft_2d_16x16");
              const bool all = problems.size() == with_numbered_threads(spec).size();
              TypedArrays<double> arrays(spec);
              const auto plan = cache.plan(spec, arrays.arrays().in, arrays.arrays().out);
              const bool chosen = faster_threads(spec, problems) == plan.value().spec();
              out << (all ? "all " : "some ") << (chosen ? "fastest " : "another ")
                  << to_string(plan.value().source());
            }),
            "all fastest memory");
}

}  // namespace
}  // namespace dase
