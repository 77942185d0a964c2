// SPDX-License-Identifier: MIT
#include "dase/key.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "dase/wisdom_key.hpp"
#include "support/files.hpp"

namespace dase {
namespace {

TEST(Key, EveryLineOfTheKeySchemeGivesItsNameAndItsHead) {
  std::set<std::string> heads;
  int lines = 0;
  for (const std::string& line : testing::read_lines(testing::source_dir() / "wisdom/keys.tsv")) {
    std::istringstream fields(line);
    std::string category, key, name, stem;
    std::getline(fields, category, '\t');
    std::getline(fields, key, '\t');
    std::getline(fields, name, '\t');
    std::getline(fields, stem);
    const EntryKey entry{category, nlohmann::json::parse(key).get<std::string>()};
    ASSERT_TRUE(validate(entry).ok()) << line;
    EXPECT_EQ(key32(entry), name) << line;
    EXPECT_EQ(head_stem(entry), stem) << line;
    EXPECT_TRUE(heads.insert(category + "/" + stem).second) << "two keys share " << stem;
    if (category == "fftw_wisdom") {
      const auto wisdom = WisdomKey::parse(entry.key);
      ASSERT_TRUE(wisdom.ok()) << wisdom.status().message();
      EXPECT_EQ(wisdom->text(), entry.key);
    }
    ++lines;
  }
  EXPECT_GT(lines, 140);
}

TEST(Key, AHeadNeverLeavesItsFolderNorHides) {
  for (const char* key : {"../x", "..", ".", "/", ".hidden", "a/../../b"}) {
    const std::string stem = head_stem({"stencils", key});
    EXPECT_EQ(stem.find('/'), std::string::npos) << key;
    EXPECT_NE(stem.front(), '.') << key;
  }
}

TEST(Key, KeysThatAreNoText1To1024BytesLongAreRefused) {
  EXPECT_FALSE(validate({"stencils", ""}).ok());
  EXPECT_FALSE(validate({"stencils", std::string(1025, 'k')}).ok());
  EXPECT_TRUE(validate({"stencils", std::string(1024, 'k')}).ok());
  for (const char* bytes :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xED\xA0\x80", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xC3", "\xE2\x82", "a\xFF"}) {
    const Status status = validate({"stencils", bytes});
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
    EXPECT_NE(status.message().find("UTF-8"), std::string::npos);
  }
}

TEST(Key, CategoriesOutsideTheirPatternAreRefusedByName) {
  for (const std::string& category :
       {std::string(), std::string("A"), std::string("9a"), std::string("_a"), std::string("a-b"),
        std::string("a/b"), std::string(".."), std::string(".store"), std::string(65, 'a')}) {
    const Status status = validate({category, "key"});
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument) << category;
    EXPECT_NE(status.message().find(category), std::string::npos);
  }
}

TEST(WisdomKey, OnlyTheCanonicalTextIsRead) {
  const auto key = WisdomKey::parse("rfft_2d_96x80");
  ASSERT_TRUE(key.ok());
  EXPECT_EQ(key->type, TransformType::kRfft);
  EXPECT_EQ(key->sizes, (std::vector<std::int64_t>{96, 80}));
  std::string deep = "fft_33d_2";
  for (int i = 1; i < 33; ++i) deep += "x2";
  for (const std::string& text :
       {std::string(""), std::string("fft"), std::string("fft_2d_"), std::string("fft_2d_64"),
        std::string("fft_2d_64x64x64"), std::string("fft_2d_64x"), std::string("fft_2d_064x64"),
        std::string("fft_02d_64x64"), std::string("fft_0d_"), std::string("fft_2d_0x64"),
        std::string("fft_2d_-1x64"), std::string("fft_2d_+1x64"), std::string("fft_2D_64x64"),
        std::string("FFT_2d_64x64"), std::string("dct_2d_64x64"), std::string(" fft_2d_64x64"),
        std::string("fft_2d_64x64 "), std::string("fft_1d_9223372036854775808"), deep}) {
    EXPECT_EQ(WisdomKey::parse(text).status().code(), StatusCode::kInvalidArgument) << text;
  }
  EXPECT_TRUE(WisdomKey::parse("fft_1d_9223372036854775807").ok());
}

}  // namespace
}  // namespace dase
