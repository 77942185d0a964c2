// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "dase/plan.hpp"
#include "dase/status.hpp"
#include "dase/store.hpp"

struct fftw_plan_s;

namespace dase {

/// Who may use a piece of wisdom: `hard` must match exactly, `soft` says on which machine it was
/// timed.
struct Fingerprint {
  std::string hard;     ///< the preamble of FFTW's wisdom text
  std::string soft;     ///< `vendor-family-model-stepping;l1d;l2;l3;thread back end`
  std::string variant;  ///< first 64 bits of SHA-256(hard LF soft), hex
};

/// What one cache did since it was opened; `Plan::source` says the same of one plan. A value.
struct WisdomStatistics {
  std::uint64_t memory_hits = 0;                ///< plans that FFTW's memory held
  std::uint64_t store_hits = 0;                 ///< plans from this machine's wisdom in the store
  std::uint64_t foreign_hits = 0;               ///< plans from another machine's
  std::uint64_t planned = 0;                    ///< problems searched for
  std::map<std::string, std::uint64_t> misses;  ///< by reason: COLD, INCOMPATIBLE, ...
  std::chrono::nanoseconds planning_spent{0};
  std::chrono::nanoseconds planning_saved{
      0};  ///< recorded planning times of what was served instead
};

/// One plan that competed for a problem when it was searched for, all timed in turns.
struct WisdomCandidate {
  Rigor rigor = Rigor::kEstimate;  ///< at which it was found
  int threads = 1;
  std::int64_t measured_ns = 0;
};

/// One problem that the store holds wisdom for, as its record tells.
struct WisdomProblem {
  PlanSpec spec;
  std::int64_t measured_ns = 0;  ///< 0: never timed
  std::int64_t planning_ms = 0;
  std::string plan_digest;
  std::string plan_text;
  std::string writer;
  std::string host;
  std::int64_t created_ms = 0;
  std::vector<WisdomCandidate> candidates;  ///< empty if none competed
  std::string usable;  ///< `yes`, `foreign` or `incompatible`, for this process
};

/// What a call added to a key's entry.
struct SavedWisdom {
  int lines_gained = 0;                      ///< of the wisdom text
  std::vector<std::string> problems_gained;  ///< canonical texts that the store did not list before
  std::string usable;                        ///< `yes`, `foreign` or `incompatible`
  bool written = false;                      ///< false: the store covered it already
};

/// FFTW's wisdom for all its transforms and three precisions, kept in a shared store. Float and
/// long double are loaded when first asked for; kUnavailable says which package is missing.
/// Thread-safe: one planner lock a precision guards every call of FFTW but execution. Never touches
/// the caller's arrays while planning, never throws or aborts for anything found on disk.
class FFTWWisdomCache {
 public:
  explicit FFTWWisdomCache(std::string root, StoreOptions options = {});
  ~FFTWWisdomCache();
  FFTWWisdomCache(const FFTWWisdomCache&) = delete;
  FFTWWisdomCache& operator=(const FFTWWisdomCache&) = delete;

  Store& store() noexcept;
  /// Of this process, for one precision; calls fftw_init_threads() first if nobody did. `hard` is
  /// empty if FFTW of that precision is not installed.
  static const Fingerprint& fingerprint(Precision precision = Precision::kDouble);

  // --- plans
  // --------------------------------------------------------------------------------------

  /// A plan for arrays of the alignment of `in` and `out`, which are neither read nor written. That
  /// to which the problem is frozen (Planner::freeze), or kIncompatible if these arrays or this
  /// FFTW cannot have it; else from FFTW's memory, else the store, else planned on scratch and
  /// kept. `key`, if not empty, must fit.
  Result<Plan> plan(const PlanSpec& spec, const void* in, const void* out,
                    const std::string& key = {});
  /// The same of a split spec; Plan::execute_split tells of the arrays. FFTW's plans depend on how
  /// far an imaginary array lies behind its real one, so what is planned here for other distances
  /// than in one block (the next multiple of 64 bytes) serves such arrays alone.
  Result<Plan> plan_split(const PlanSpec& spec, const void* in_real, const void* in_imaginary,
                          const void* out_real, const void* out_imaginary);
  /// Whether FFTW's memory holds a plan (FFTW_WISDOM_ONLY); neither the store nor the planner is
  /// asked. Auto threads: for 1 or for all cores.
  bool probe(const PlanSpec& spec);
  /// Plans all problems of one key in one go (one closure) unless the store has them, measures them
  /// and stores. `force` plans again. kInvalidArgument unless all share one key. Auto threads: for
  /// 1 and for all cores.
  Result<SavedWisdom> generate(const std::vector<PlanSpec>& specs, bool force = false);

  // --- wisdom text
  // --------------------------------------------------------------------------------

  /// Checks and merges `text` into `key`'s entry for the fingerprint that it carries. `meta`:
  /// canonical JSON; its `problems`, `dimensions`, `planner` must agree with the key. A text of
  /// another precision than the key's is kInvalidArgument. `local` says
  /// that the text was made on this machine; otherwise its soft part is `-`.
  Result<SavedWisdom> save(const std::string& key, const std::string& text,
                           const std::string& meta = "{}", bool local = false);
  /// The text for this machine's fingerprint (own variant, else foreign), else a miss with its
  /// reason.
  Lookup load(const std::string& key);
  /// Into FFTW's memory; checked first, restored if FFTW then forgets. False: nothing to import.
  Result<bool> import_into_planner(const std::string& key);
  /// The closure of all problems of `key` that FFTW's memory holds, at their rigors.
  Result<std::string> export_from_planner(const std::string& key);
  /// Every problem that an entry of this key lists, of any machine. What this process can use is
  /// told as FFTW plans it now: a time stands only beside the plan that was timed, else it is 0.
  /// Waits while another thread plans.
  std::vector<WisdomProblem> explain(const std::string& key);

  /// Every key's wisdom of this machine as `<key>.wisdom`; into a store's `fftw_wisdom/` it merges.
  Result<int> export_directory(const std::string& directory);
  Result<int> import_directory(const std::string& directory);

  WisdomStatistics statistics() const;

  // --- the calls of the system that this replaces; one process-wide cache at the default root
  // -------- Null on error: last_error() says why (of this thread). Destroy with fftw_destroy_plan
  // or destroy_plan. sign: FFTW_FORWARD -1, FFTW_BACKWARD +1; flags: FFTW_MEASURE 0, FFTW_ESTIMATE
  // 64, FFTW_PATIENT 32, FFTW_EXHAUSTIVE 8.

  static fftw_plan_s* create_plan_with_cache(int n, double (*in)[2], double (*out)[2],
                                             const std::string& key, int sign = -1,
                                             unsigned flags = 0);
  static fftw_plan_s* create_plan_with_cache(int nx, int ny, double (*in)[2], double (*out)[2],
                                             const std::string& key, int sign = -1,
                                             unsigned flags = 0);
  static fftw_plan_s* create_plan_with_cache(int nx, int ny, int nz, double (*in)[2],
                                             double (*out)[2], const std::string& key,
                                             int sign = -1, unsigned flags = 0);
  static fftw_plan_s* create_plan_with_cache(int rank, const int* sizes, double (*in)[2],
                                             double (*out)[2], const std::string& key,
                                             int sign = -1, unsigned flags = 0);
  /// Imports the wisdom of a file into FFTW's memory; false, with last_error(), if it was refused.
  static bool load_wisdom(const std::string& path);
  /// Writes all of FFTW's memory to a file, atomically.
  static bool save_wisdom(const std::string& path);
  static void destroy_plan(fftw_plan_s* plan);
  static const std::string& last_error();
  static FFTWWisdomCache& process_cache();

 private:
  friend class Planner;
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dase
