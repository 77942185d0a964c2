// SPDX-License-Identifier: MIT
//
// The merge against FFTW itself: random pairs of texts that FFTW's planner made.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "support/fftw_planner.hpp"
#include "support/sanitizers.hpp"
#include "wisdom/wisdom_merge.hpp"

namespace dase {
namespace {

using testing::Transform;

// FFTW itself is not instrumented, so a sanitizer learns nothing from more pairs.
constexpr int kPairs = testing::kAddressSanitizer || testing::kThreadSanitizer ? 100 : 2500;

WisdomText parsed(const std::string& text) {
  const auto wisdom = parse_wisdom(text);
  if (!wisdom.ok()) throw std::runtime_error(wisdom.status().message());
  return wisdom.value();
}

/// The lines of a printed text, without what stands before and after them.
std::string body_of(const std::string& text) {
  const std::size_t begin = text.find('\n') + 1;
  return text.substr(begin, text.rfind(')') - begin);
}

/// The wisdom that an empty planner holds after it took in these lines in turn.
WisdomText through_fftw(const std::vector<WisdomLine>& lines) {
  static const std::string empty =
      (testing::init_fftw(), fftw_forget_wisdom(), testing::export_wisdom());
  std::string text = empty.substr(0, empty.find('\n') + 1);
  for (const WisdomLine& line : lines) text += body_of(print_wisdom({"", {line}}));
  fftw_forget_wisdom();
  if (!testing::import_wisdom(text + ")\n")) throw std::runtime_error("import refused");
  WisdomText held = parsed(testing::export_wisdom());
  std::sort(held.lines.begin(), held.lines.end());
  return held;
}

/// A closure under the flags of another rigor: the same problems, other solvers, equal flags.
WisdomText relabelled(WisdomText closure, const WisdomText& model) {
  WisdomLine flags = model.lines.at(0);
  for (const WisdomLine& line : model.lines) {
    flags.l |= line.l;
    flags.u &= line.u;
  }
  for (WisdomLine& line : closure.lines) {
    line.l = flags.l;
    line.u = flags.u;
  }
  return closure;
}

struct Pool {
  std::vector<Transform> transforms;
  std::vector<WisdomText> closures;

  /// Plans at three rigors, and takes the plan of ESTIMATE for MEASURE as well. A relabelled
  /// closure that does not serve alone (a child's request may differ from its parent's flags) is
  /// not whole.
  void add(const std::vector<int>& sizes, int sign, bool in_place) {
    const std::size_t first = closures.size();
    for (const unsigned rigor : {FFTW_ESTIMATE, FFTW_MEASURE, FFTW_PATIENT}) {
      transforms.push_back({sizes, sign, in_place, rigor});
      closures.push_back(parsed(transforms.back().closure()));
    }
    WisdomText estimate = relabelled(closures[first], closures[first + 1]);
    through_fftw(estimate.lines);
    if (transforms[transforms.size() - 2].is_known()) closures.push_back(std::move(estimate));
  }
};

const Pool& pool() {
  static const Pool planned = [] {
    testing::init_fftw();
    Pool made;
    for (const std::vector<int>& sizes : {std::vector<int>{60}, {37}, {24, 30}, {8, 9, 10}}) {
      made.add(sizes, FFTW_FORWARD, false);
      made.add(sizes, FFTW_BACKWARD, true);
      made.add(sizes, 0, false);
    }
    return made;
  }();
  return planned;
}

class WisdomMergeOfRealPlans : public ::testing::Test {
 protected:
  /// Calls `check` with kPairs pairs of unions of one to six whole closures, merged by FFTW.
  template <typename Check>
  void for_each_pair(Check check) {
    for (int pair = 0; pair < kPairs && !HasFailure(); ++pair) {
      WisdomText a = draw();
      WisdomText b = draw();
      SCOPED_TRACE("seed " + std::to_string(seed_) + ", pair " + std::to_string(pair));
      check(a, b);
    }
  }

  /// Some of the lines of a text, so that closures break: for what must hold of any lines.
  WisdomText part_of(WisdomText text) {
    std::shuffle(text.lines.begin(), text.lines.end(), random_);
    text.lines.resize(random_() % (text.lines.size() + 1));
    return text;
  }

 private:
  WisdomText draw() {
    std::vector<WisdomLine> drawn;
    const auto count = 1 + random_() % 6;
    for (std::size_t i = 0; i < count; ++i) {
      const auto& closure = pool().closures[random_() % pool().closures.size()].lines;
      drawn.insert(drawn.end(), closure.begin(), closure.end());
    }
    return through_fftw(drawn);
  }

  unsigned seed_ = std::random_device()();
  std::mt19937 random_{seed_};
};

std::set<std::size_t> known_to(const WisdomText& text) {
  through_fftw(text.lines);
  std::set<std::size_t> known;
  for (std::size_t i = 0; i < pool().transforms.size(); ++i) {
    if (pool().transforms[i].is_known()) known.insert(i);
  }
  return known;
}

TEST_F(WisdomMergeOfRealPlans, IsHeldByAnEmptyPlannerLineForLine) {
  for_each_pair([this](const WisdomText& a, const WisdomText& b) {
    const WisdomText merged = merge_wisdom(a, b).value();
    EXPECT_EQ(through_fftw(merged.lines).lines, merged.lines);
    const WisdomText parts = merge_wisdom(part_of(a), part_of(b)).value();
    EXPECT_EQ(through_fftw(parts.lines).lines, parts.lines);
  });
}

TEST_F(WisdomMergeOfRealPlans, ServesEveryPlanThatEitherServesInEitherOrder) {
  for_each_pair([](const WisdomText& a, const WisdomText& b) {
    std::set<std::size_t> known = known_to(a);
    known.merge(known_to(b));
    EXPECT_FALSE(known.empty());
    for (const WisdomText& merged : {merge_wisdom(a, b).value(), merge_wisdom(b, a).value()}) {
      through_fftw(merged.lines);
      for (const std::size_t i : known) {
        EXPECT_TRUE(pool().transforms[i].is_known()) << "transform " << i;
      }
    }
  });
}

TEST_F(WisdomMergeOfRealPlans, ChangesNothingWhenTheLinesAreThereAlready) {
  for_each_pair([this](const WisdomText& a, const WisdomText& b) {
    const WisdomText merged = merge_wisdom(a, b).value();
    for (const WisdomText& held : {a, b, part_of(a), part_of(merged)}) {
      EXPECT_EQ(merge_wisdom(merged, held).value().lines, merged.lines);
      EXPECT_TRUE(covers(merged, held));
      EXPECT_EQ(problems_gained(merged, held), 0U);
    }
    EXPECT_EQ(covers(a, b), merge_wisdom(a, b).value().lines == a.lines);
  });
}

}  // namespace
}  // namespace dase
