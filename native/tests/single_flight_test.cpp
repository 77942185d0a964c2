// SPDX-License-Identifier: MIT
#include "store/single_flight.hpp"

#include <stdexcept>

#include "support/leases.hpp"
#include "support/store_fixture.hpp"

namespace dase {
namespace {

using std::chrono::milliseconds;
using testing::kLongPatience;
using testing::never;

const EntryKey kKey{"state_profiles", "profile"};

/// A store with a computation that is counted.
class SingleFlightTest : public testing::StoreFixture {
 protected:
  Result<Flight> fly(const std::function<bool()>& is_done = never,
                     milliseconds patience = kLongPatience) {
    return store_.single_flight(kKey, {}, patience, is_done, [this] { ++computed_; });
  }

  int computed_ = 0;
};

TEST_F(SingleFlightTest, WhoeverComesFirstComputesAndLeavesNothingBehind) {
  EXPECT_EQ(fly().value(), Flight::kLed);
  EXPECT_EQ(computed_, 1);
  EXPECT_TRUE(under("leases").empty());
}

TEST_F(SingleFlightTest, AResultThatAppearedBeforeTheLeaseWasHeldIsNotComputedAgain) {
  EXPECT_EQ(fly([] { return true; }).value(), Flight::kFollowed);
  EXPECT_EQ(computed_, 0);
  EXPECT_TRUE(under("leases").empty());
}

TEST_F(SingleFlightTest, TheLeaseIsNamedByKeyAndVariant) {
  const Variant variant{"0123456789abcdef", {}, {}};
  const auto compute = [&] {
    const auto leases = under("leases");
    ASSERT_EQ(leases.size(), 1u);
    EXPECT_EQ(leases[0].filename(), key32(kKey) + ".0123456789abcdef.lease");
  };
  EXPECT_EQ(store_.single_flight(kKey, variant, kLongPatience, never, compute).value(),
            Flight::kLed);
}

TEST_F(SingleFlightTest, AComputationThatAsksForItsOwnKeyWaitsOnlyAsLongAsItSays) {
  const auto outer = store_.single_flight(kKey, {}, kLongPatience, never, [&] {
    EXPECT_EQ(fly(never, milliseconds(20)).value(), Flight::kTimedOut);
  });
  EXPECT_EQ(outer.value(), Flight::kLed);
  EXPECT_EQ(computed_, 1);
}

TEST_F(SingleFlightTest, WhatAComputationThrowsIsPassedOnAndTheNextOneTries) {
  const auto fail = [] { throw std::runtime_error("no solution"); };
  EXPECT_THROW(static_cast<void>(store_.single_flight(kKey, {}, kLongPatience, never, fail)),
               std::runtime_error);
  EXPECT_EQ(fly().value(), Flight::kLed);
}

TEST_F(SingleFlightTest, BadNamesAreRefused) {
  const auto compute = [this] { ++computed_; };
  const auto key = store_.single_flight({"Upper", "k"}, {}, kLongPatience, never, compute);
  const auto variant = store_.single_flight(kKey, {"../x", {}, {}}, kLongPatience, never, compute);
  EXPECT_EQ(key.status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(variant.status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(computed_, 0);
}

TEST_F(SingleFlightTest, AnyPatienceIsAccepted) {
  EXPECT_EQ(fly(never, milliseconds::max()).value(), Flight::kLed);
  EXPECT_EQ(fly(never, milliseconds::min()).value(), Flight::kLed);
}

TEST_F(SingleFlightTest, WhereNothingCanBeWrittenItComputesAtOnceWithOneWarning) {
  testing::write_file(root_ / "file", "x");
  std::vector<std::string> warnings;
  StoreOptions listening = options();
  listening.warn = [&](const std::string& text) { warnings.push_back(text); };
  Store store((root_ / "file/cache").string(), listening);
  for (int i = 0; i < 3; ++i) {
    const auto flown = store.single_flight(kKey, {}, kLongPatience, never, [this] { ++computed_; });
    EXPECT_EQ(flown.value(), Flight::kAlone);
  }
  EXPECT_EQ(computed_, 3);
  EXPECT_EQ(warnings.size(), 1u);
}

TEST_F(SingleFlightTest, AStoreOfAHigherMajorIsNotTouched) {
  ASSERT_TRUE(store_.put(kKey, testing::text_entry("value")).ok());
  testing::write_file(root_ / ".store/STORE",
                      "{\"format\":\"dase-store\",\"major\":2,\"minor\":0}\n");
  StoreOptions quiet = options();
  quiet.warn = [](const std::string&) {};
  Store store(root_.string(), quiet);
  const auto flown = store.single_flight(kKey, {}, kLongPatience, never, [this] { ++computed_; });
  EXPECT_EQ(flown.value(), Flight::kAlone);
  EXPECT_FALSE(std::filesystem::exists(root_ / ".store/leases"));
}

}  // namespace
}  // namespace dase
