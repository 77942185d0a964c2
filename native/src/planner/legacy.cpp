// SPDX-License-Identifier: MIT
#include <fftw3.h>

#include "dase/fftw_wisdom_cache.hpp"
#include "planner/planner_table.hpp"
#include "planner/process_fingerprint.hpp"
#include "planner/text_file.hpp"
#include "wisdom/wisdom_file.hpp"

// The static calls of the system that this library replaces: raw plans, null on error.

namespace dase {
namespace {

using ComplexArray = double (*)[2];

/// Checked before the sizes are read: a rank that is no rank would lead beyond them.
constexpr int kLargestRank = 32;

std::string& error_of_this_thread() {
  thread_local std::string error;
  return error;
}

fftw_plan_s* fail(const std::string& message) {
  error_of_this_thread() = message;
  return nullptr;
}

bool read_rigor(unsigned flags, Rigor& rigor) {
  switch (flags) {
    case FFTW_MEASURE:
      rigor = Rigor::kMeasure;
      return true;
    case FFTW_ESTIMATE:
      rigor = Rigor::kEstimate;
      return true;
    case FFTW_PATIENT:
      rigor = Rigor::kPatient;
      return true;
    case FFTW_EXHAUSTIVE:
      rigor = Rigor::kExhaustive;
      return true;
    default:
      return false;
  }
}

fftw_plan_s* create(std::vector<std::int64_t> sizes, ComplexArray in, ComplexArray out,
                    const std::string& key, int sign, unsigned flags) {
  PlanSpec spec = PlanSpec::dft(std::move(sizes));
  Rigor rigor = Rigor::kMeasure;
  if (sign != FFTW_FORWARD && sign != FFTW_BACKWARD) {
    return fail("sign " + std::to_string(sign) +
                " is neither FFTW_FORWARD (-1) nor FFTW_BACKWARD (+1)");
  }
  if (!read_rigor(flags, rigor)) {
    return fail("flags " + std::to_string(flags) +
                " are not one of FFTW_MEASURE, FFTW_ESTIMATE, FFTW_PATIENT, FFTW_EXHAUSTIVE");
  }
  if (key.empty()) {
    return fail("the key is empty; expected " + spec.key().text());
  }
  spec = spec.rigor(rigor);
  if (sign == FFTW_BACKWARD) spec = spec.backward();
  if (in == out) spec = spec.in_place();
  Result<Plan> plan = FFTWWisdomCache::process_cache().plan(spec, in, out, key);
  if (!plan.ok()) return fail(plan.status().message());
  return plan.value().release();
}

}  // namespace

FFTWWisdomCache& FFTWWisdomCache::process_cache() {
  // Never destroyed before a caller's own static objects, which may still hold plans; the counts of
  // use are written at exit.
  static FFTWWisdomCache& cache = *new FFTWWisdomCache(default_root());
  static const struct Close {
    ~Close() { process_cache().store().close_statistics(); }
  } close;
  return cache;
}

fftw_plan_s* FFTWWisdomCache::create_plan_with_cache(int n, ComplexArray in, ComplexArray out,
                                                     const std::string& key, int sign,
                                                     unsigned flags) {
  return create({n}, in, out, key, sign, flags);
}

fftw_plan_s* FFTWWisdomCache::create_plan_with_cache(int nx, int ny, ComplexArray in,
                                                     ComplexArray out, const std::string& key,
                                                     int sign, unsigned flags) {
  return create({nx, ny}, in, out, key, sign, flags);
}

fftw_plan_s* FFTWWisdomCache::create_plan_with_cache(int nx, int ny, int nz, ComplexArray in,
                                                     ComplexArray out, const std::string& key,
                                                     int sign, unsigned flags) {
  return create({nx, ny, nz}, in, out, key, sign, flags);
}

fftw_plan_s* FFTWWisdomCache::create_plan_with_cache(int rank, const int* sizes, ComplexArray in,
                                                     ComplexArray out, const std::string& key,
                                                     int sign, unsigned flags) {
  if (rank < 1 || sizes == nullptr) return fail("no sizes are given");
  if (rank > kLargestRank) {
    return fail("a transform has rank 1 to 32, not " + std::to_string(rank));
  }
  return create(std::vector<std::int64_t>(sizes, sizes + rank), in, out, key, sign, flags);
}

bool FFTWWisdomCache::load_wisdom(const std::string& path) {
  const Result<std::string> text = read_wisdom_file(path);
  if (!text.ok()) return fail(text.status().message()) != nullptr;
  const Result<WisdomText> wisdom = parse_wisdom(text.value());
  if (!wisdom.ok()) return fail(path + ": " + wisdom.status().message()) != nullptr;
  const PlannerLock lock;
  if (!import_table(lock, text.value())) {
    return fail(path + ": made by another FFTW, '" + wisdom->preamble + "'; this process has '" +
                process_fingerprint(lock).hard + "'; make the wisdom anew") != nullptr;
  }
  return true;
}

bool FFTWWisdomCache::save_wisdom(const std::string& path) {
  std::string text;
  {
    const PlannerLock lock;
    text = export_table(lock);
  }
  const Status status = write_text_file(path, text);
  return status.ok() || fail(status.message()) != nullptr;
}

void FFTWWisdomCache::destroy_plan(fftw_plan_s* plan) { destroy_when_free(plan); }

const std::string& FFTWWisdomCache::last_error() { return error_of_this_thread(); }

}  // namespace dase
