// SPDX-License-Identifier: MIT
#include "planner/search/ladder.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "planner/auto_threads.hpp"
#include "planner/fftw_api.hpp"
#include "planner/native_plan.hpp"
#include "planner/planner_table.hpp"
#include "planner/scratch.hpp"
#include "planner/search/relabel.hpp"
#include "spec/rigors.hpp"
#include "wisdom/wisdom_merge.hpp"

namespace dase {
namespace {

using Clock = std::chrono::steady_clock;

WisdomText parsed(const std::string& text) {
  Result<WisdomText> wisdom = parse_wisdom(text);
  return wisdom.ok() ? std::move(wisdom).value() : WisdomText{};
}

}  // namespace

std::vector<int> thread_counts(const PlanSpec& spec) {
  std::vector<int> counts;
  for (const PlanSpec& one : with_numbered_threads(spec)) counts.push_back(one.threads());
  return counts;
}

/// One problem on its way up.
class Ladder::Climb {
 public:
  Climb(Ladder& ladder, const PlanSpec& spec, const Scratch& scratch,
        const std::function<bool()>& ended)
      : ladder_(ladder), lock_(ladder.lock_), spec_(spec), scratch_(scratch), ended_(ended) {}
  ~Climb() {
    for (const Tried& tried : tried_) destroy(lock_, tried.contender.plan);
  }
  Climb(const Climb&) = delete;
  Climb& operator=(const Climb&) = delete;

  /// Plans at one rigor, and times all. False: the search ended first.
  Result<bool> reach(Rigor rigor) {
    for (const int threads : thread_counts(spec_)) {
      if (ended_()) return false;
      const PlanSpec spec = spec_.rigor(rigor).threads(threads);
      if (!take_held(spec) && !plan(spec)) {
        return Status(StatusCode::kPlanning, "FFTW made no plan for " + spec.text());
      }
    }
    if (ended_()) return false;
    time_all();
    return true;
  }

  /// What to keep for one number of threads, unless the base serves it.
  std::optional<Rung> best(Rigor rigor, int threads) {
    const PlanSpec spec = spec_.rigor(rigor).threads(threads);
    const auto own = std::find_if(tried_.begin(), tried_.end(), [&](const Tried& tried) {
      return tried.contender.spec.text() == spec.text();
    });
    if (!own->is_new) return std::nullopt;
    for (const std::size_t i : preferred()) {
      Tried& candidate = tried_[i];
      if (candidate.contender.spec.threads() != threads) continue;
      if (candidate.wisdom.lines.empty()) candidate.wisdom = held_closure(candidate.contender.spec);
      const auto text = candidate.contender.spec.rigor() == rigor
                            ? std::optional<WisdomText>(candidate.wisdom)
                            : relabelled(candidate.wisdom, own->wisdom);
      if (!text || digest_alone(*text, spec) != candidate.digest ||
          found_in(*text, spec).digest != candidate.digest) {
        continue;
      }
      return keep(spec, *own, *text, candidate, times_[i]);
    }
    // Lines that the base holds for parts of the problem make another plan of it than any here.
    const Found mixture = found_in(own->wisdom, spec);
    if (mixture.digest.empty()) return std::nullopt;
    Tried stand_in = *own;
    stand_in.text = mixture.text;
    stand_in.digest = mixture.digest;
    return keep(spec, *own, own->wisdom, stand_in, mixture.ns);
  }

 private:
  /// One way to run the transform.
  struct Tried {
    Contender contender;
    WisdomText wisdom;  ///< its closure; of one that the base held empty until it is needed
    std::string text;
    std::string digest;
    std::int64_t planning_ns = 0;
    bool is_new = true;
  };

  struct Found {
    std::string text;
    std::string digest;
    std::int64_t ns = 0;
  };

  /// A plan that the base serves already needs no search: it competes as it is.
  bool take_held(const PlanSpec& spec) {
    load(ladder_.held_);
    Tried tried;
    tried.contender = {spec, held_plan(lock_, spec)};
    if (tried.contender.plan == nullptr) return false;
    tried.is_new = false;
    add(std::move(tried));
    return true;
  }

  bool plan(const PlanSpec& spec) {
    lock_.api().forget_wisdom();
    Tried tried;
    const Clock::time_point start = Clock::now();
    tried.contender = {spec,
                       make_native_plan(lock_, spec, scratch_.arrays(), PlanSearch::kAllowed)};
    tried.planning_ns = (Clock::now() - start) / std::chrono::nanoseconds(1);
    if (tried.contender.plan == nullptr) return false;
    tried.wisdom = parsed(export_table(lock_));
    add(std::move(tried));
    return true;
  }

  void add(Tried tried) {
    tried.text = describe(lock_, tried.contender.plan);
    tried.digest = description_digest(tried.text);
    tried_.push_back(std::move(tried));
  }

  /// Equal plans, whatever rigor found them, have one time.
  void time_all() {
    std::vector<Contender> different;
    std::map<std::string, std::size_t> places;
    for (const Tried& tried : tried_) {
      if (places.emplace(tried.digest, different.size()).second) {
        different.push_back(tried.contender);
      }
    }
    const std::vector<std::int64_t> times = ladder_.time_(different, scratch_.arrays());
    times_.clear();
    for (const Tried& tried : tried_) times_.push_back(times[places[tried.digest]]);
  }

  std::vector<std::size_t> preferred() const {
    std::vector<Contender> contenders;
    for (const Tried& tried : tried_) contenders.push_back(tried.contender);
    return by_preference(contenders, times_);
  }

  void load(const WisdomText& wisdom) {
    lock_.api().forget_wisdom();
    if (!wisdom.lines.empty()) import_table(lock_, print_wisdom(wisdom));
  }

  WisdomText held_closure(const PlanSpec& spec) {
    load(ladder_.held_);
    return parsed(extract_closure(lock_, {spec}));
  }

  WisdomText on_top_of_base(const WisdomText& wisdom) const {
    if (ladder_.held_.lines.empty()) return wisdom;
    Result<WisdomText> both = merge_wisdom(ladder_.held_, wisdom);
    return both.ok() ? std::move(both).value() : wisdom;
  }

  /// What tells the plan that FFTW makes of these lines and nothing else; empty if it makes none.
  /// FFTW asks for parts of a plan with other flags than for the whole, so lines whose flags were
  /// changed may lack a part that the base happens to hold.
  std::string digest_alone(const WisdomText& wisdom, const PlanSpec& spec) {
    load(wisdom);
    fftw_plan_s* plan = held_plan(lock_, spec);
    const std::string digest =
        plan == nullptr ? std::string() : description_digest(describe(lock_, plan));
    destroy(lock_, plan);
    return digest;
  }

  /// What FFTW makes of these lines on top of the base; timed if none of the tried is this plan.
  Found found_in(const WisdomText& wisdom, const PlanSpec& spec) {
    load(on_top_of_base(wisdom));
    Found found;
    fftw_plan_s* plan = held_plan(lock_, spec);
    if (plan == nullptr) return found;
    found.text = describe(lock_, plan);
    found.digest = description_digest(found.text);
    const auto same = std::find_if(tried_.begin(), tried_.end(), [&](const Tried& tried) {
      return tried.digest == found.digest;
    });
    found.ns = same != tried_.end() ? times_[static_cast<std::size_t>(same - tried_.begin())]
                                    : ladder_.time_({{spec, plan}}, scratch_.arrays()).front();
    destroy(lock_, plan);
    return found;
  }

  Rung keep(const PlanSpec& spec, const Tried& own, const WisdomText& wisdom, const Tried& chosen,
            std::int64_t ns) {
    Rung rung;
    rung.problem.spec = spec;
    rung.problem.planning_ns = own.planning_ns;
    rung.problem.measured_ns = ns;
    rung.problem.plan_text = chosen.text;
    rung.problem.plan_digest = chosen.digest;
    for (std::size_t i = 0; i < tried_.size(); ++i) {
      const PlanSpec& other = tried_[i].contender.spec;
      rung.problem.candidates.push_back({other.rigor(), other.threads(), times_[i]});
    }
    rung.wisdom = print_wisdom(wisdom);
    ladder_.held_ = on_top_of_base(wisdom);
    return rung;
  }

  Ladder& ladder_;
  const PlannerLock& lock_;
  const PlanSpec& spec_;
  const Scratch& scratch_;
  const std::function<bool()>& ended_;
  std::vector<Tried> tried_;
  std::vector<std::int64_t> times_;  // of tried_, by the last reach()
};

Status Ladder::climb(const PlanSpec& spec, const std::function<bool(Rung)>& reached,
                     const std::function<bool()>& ended) {
  const Result<Scratch> scratch = Scratch::make(spec, best_placement(spec));
  if (!scratch.ok()) return scratch.status();
  Climb climb(*this, spec, scratch.value(), ended);
  for (const Rigor rigor : kRigors) {
    if (rigor > spec.rigor()) break;
    const Result<bool> complete = climb.reach(rigor);
    if (!complete.ok()) return complete.status();
    if (!complete.value()) return {};
    for (const int threads : thread_counts(spec)) {
      std::optional<Rung> rung = climb.best(rigor, threads);
      if (rung && !reached(std::move(*rung))) return {};
    }
  }
  return {};
}

}  // namespace dase
