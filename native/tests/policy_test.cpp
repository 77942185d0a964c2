// SPDX-License-Identifier: MIT
#include "store/policy.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace dase {
namespace {

TEST(PolicyTest, EveryMemberIsRead) {
  const auto policy = parse_policy(
      R"({"schema_version":1,"max_size_mb":0.5,"min_free_percent":5,"policy":"lru",
          "keep_versions":2,"categories":{"stencils":{"max_size_mb":2,"max_entries":7,
          "ttl_days":0.5,"evict":false,"keep_versions":4}}})");

  ASSERT_TRUE(policy.ok()) << policy.status().message();
  EXPECT_EQ(policy->max_size_bytes, 1u << 19);
  EXPECT_EQ(policy->min_free_percent, 5);
  EXPECT_FALSE(policy->cost_aware);
  EXPECT_EQ(policy->versions_kept("source_maps"), 2u);
  EXPECT_EQ(policy->versions_kept("stencils"), 4u);
  const CategoryRule& rule = policy->rule("stencils");
  EXPECT_EQ(rule.max_size_bytes, 2u << 20);
  EXPECT_EQ(rule.max_entries, 7u);
  EXPECT_EQ(rule.ttl_ms, 43'200'000);
  EXPECT_FALSE(rule.evict);
  EXPECT_TRUE(policy->rule("source_maps").evict);
}

TEST(PolicyTest, WithoutMembersNothingIsLimited) {
  const auto policy = parse_policy("{}");
  ASSERT_TRUE(policy.ok());
  EXPECT_FALSE(policy->max_size_bytes);
  EXPECT_TRUE(policy->cost_aware);
  EXPECT_FALSE(policy->has_ttl());
  EXPECT_EQ(policy->versions_kept("surrogates"), 1u);
  EXPECT_EQ(policy->versions_kept("state_profiles"), 1u);
  EXPECT_EQ(policy->versions_kept("stencils"), 3u);
}

TEST(PolicyTest, ABrokenTextIsRefusedWithThePathInIt) {
  const std::vector<std::pair<std::string, std::string>> broken = {
      {"{", "not one JSON text"},
      {"[]", "the text is no object"},
      {"{} x", "not one JSON text"},
      {R"({"max_size":1})", "max_size is not known"},
      {R"({"schema_version":2})", "schema_version is 2"},
      {R"({"max_size_mb":0})", "max_size_mb is 0"},
      {R"({"max_size_mb":"1"})", "max_size_mb is \"1\""},
      {R"({"max_size_mb":1,"max_size_mb":2})", "twice"},
      {R"({"min_free_percent":100})", "min_free_percent is 100"},
      {R"({"policy":"fifo"})", "policy is \"fifo\""},
      {R"({"keep_versions":1.5})", "keep_versions is 1.5"},
      {R"({"categories":[]})", "categories is no object"},
      {R"({"categories":{"Big":{}}})", "categories.Big is no category"},
      {R"({"categories":{"maps":1}})", "categories.maps is no object"},
      {R"({"categories":{"maps":{"size":1}}})", "categories.maps.size is not known"},
      {R"({"categories":{"maps":{"ttl_days":-1}}})", "categories.maps.ttl_days is -1"},
      {R"({"categories":{"maps":{"evict":1}}})", "categories.maps.evict is 1"},
      {R"({"categories":{"maps":{"max_entries":0}}})", "categories.maps.max_entries is 0"},
  };
  for (const auto& [text, problem] : broken) {
    const auto policy = parse_policy(text);
    ASSERT_FALSE(policy.ok()) << text;
    EXPECT_NE(policy.status().message().find(problem), std::string::npos)
        << text << ": " << policy.status().message();
  }
}

TEST(PolicyTest, TheEnvironmentStandsAboveTheFile) {
  CachePolicy file;
  file.max_size_bytes = 7;
  file.keep_versions = 5;
  ASSERT_EQ(::setenv("DASE_CACHE_MAX_SIZE_MB", "2", 1), 0);
  std::string problem;
  const CachePolicy policy = with_environment(file, &problem);
  EXPECT_EQ(policy.max_size_bytes, 2u << 20);
  EXPECT_EQ(policy.keep_versions, 5u);
  EXPECT_TRUE(problem.empty());

  ASSERT_EQ(::setenv("DASE_CACHE_MAX_SIZE_MB", "much", 1), 0);
  EXPECT_EQ(with_environment(file, &problem).max_size_bytes, 7u);
  EXPECT_NE(problem.find("DASE_CACHE_MAX_SIZE_MB is 'much'"), std::string::npos);
  ::unsetenv("DASE_CACHE_MAX_SIZE_MB");
}

}  // namespace
}  // namespace dase
