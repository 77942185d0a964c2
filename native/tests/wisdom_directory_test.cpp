// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "dase/fftw_wisdom_cache.hpp"
#include "support/arrays.hpp"
#include "support/fftw_planner.hpp"
#include "support/files.hpp"
#include "support/fresh_process.hpp"
#include "support/temp_dir.hpp"
#include "wisdom/wisdom_text.hpp"

namespace dase {
namespace {

using testing::in_fresh_process;
using testing::TempDir;

const char* const kForward = "fft_1d_24/forward/out/1/measure";
const char* const kBackward = "fft_1d_24/backward/out/1/measure";
const char* const kOther = "rfft_2d_6x10/forward/out/1/measure";

PlanSpec spec_of(const std::string& text) { return PlanSpec::parse(text).value(); }

void generate(const TempDir& root, const std::vector<std::string>& texts) {
  const std::string result = in_fresh_process([&](std::ostream& out) {
    FFTWWisdomCache cache(root.string());
    for (const std::string& text : texts) out << cache.generate({spec_of(text)}).ok();
  });
  ASSERT_EQ(result, std::string(texts.size(), '1'));
}

/// `number` and, for each text, how a fresh process gets its plan.
std::string sources(const TempDir& root, const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) {
    all += in_fresh_process([&](std::ostream& out) {
      FFTWWisdomCache cache(root.string());
      const PlanSpec spec = spec_of(text);
      const testing::Arrays arrays(spec);
      out << to_string(cache.plan(spec, arrays.in(), arrays.out())->source()) << ' ';
    });
  }
  return all;
}

template <typename Call>
std::string count_of(const TempDir& root, const Call& call) {
  return in_fresh_process([&](std::ostream& out) {
    FFTWWisdomCache cache(root.string());
    const Result<int> count = call(cache);
    out << (count.ok() ? std::to_string(count.value()) : count.status().message());
  });
}

TEST(WisdomDirectory, ExportsEveryKeyAsAFileThatFftwReads) {
  TempDir root;
  TempDir out;
  const std::string folder = (out / "new/folder").string();
  generate(root, {kForward, kOther});
  EXPECT_EQ(count_of(root, [&](auto& cache) { return cache.export_directory(folder); }), "2");
  EXPECT_EQ(in_fresh_process([&](std::ostream& text) {
              const testing::Transform same{{24}, FFTW_FORWARD, false, FFTW_MEASURE};
              text << same.is_known()
                   << testing::import_wisdom(testing::read_file(folder + "/fft_1d_24.wisdom"))
                   << same.is_known();
            }),
            "011");
}

TEST(WisdomDirectory, ImportedFilesServeAsForeignWisdom) {
  TempDir root;
  TempDir files;
  TempDir fresh;
  generate(root, {kForward, kOther});
  const auto folder = files.string() + "/";
  EXPECT_EQ(count_of(root, [&](auto& cache) { return cache.export_directory(folder); }), "2");
  EXPECT_EQ(count_of(fresh, [&](auto& cache) { return cache.import_directory(folder); }), "2");
  EXPECT_EQ(sources(fresh, {kForward, kOther}), "foreign foreign ");
}

TEST(WisdomDirectory, ExportIntoAnotherStoreMergesIntoIt) {
  TempDir root;
  TempDir other;
  generate(root, {kForward, kOther});
  generate(other, {kBackward});
  const std::string folder = (other / "fftw_wisdom").string();
  EXPECT_EQ(count_of(root, [&](auto& cache) { return cache.export_directory(folder); }), "2");
  EXPECT_EQ(sources(other, {kForward, kBackward, kOther}), "store store store ");
}

TEST(WisdomDirectory, ImportFromAnotherStoreKeepsWhoseItIs) {
  TempDir root;
  TempDir other;
  generate(root, {kForward});
  generate(other, {kBackward, kOther});
  const std::string folder = (other / "fftw_wisdom/").string();
  EXPECT_EQ(count_of(root, [&](auto& cache) { return cache.import_directory(folder); }), "2");
  EXPECT_EQ(sources(root, {kForward, kBackward, kOther}), "store store store ");
}

TEST(WisdomDirectory, AnIncompleteEntryOfAnotherStoreIsNotMergedWithAWholeOne) {
  const EntryKey key{"fftw_wisdom", "fft_2d_12x10"};
  const std::string mine = "fft_2d_12x10/forward/out/1/measure";
  TempDir other;
  generate(other, {"fft_2d_12x10/backward/out/1/measure"});
  const Entry whole = Store(other.string()).variants(key).at(0);
  const WisdomText text = parse_wisdom(*whole.content).value();
  for (std::size_t cut = 0; cut < text.lines.size(); ++cut) {
    WisdomText part = text;
    part.lines.erase(part.lines.begin() + static_cast<std::ptrdiff_t>(cut));
    NewEntry value;
    value.content = print_wisdom(part);
    value.extension = "wisdom";
    value.meta = whole.record.meta;
    ASSERT_TRUE(Store(other.string()).put(key, value, whole.record.variant).ok());
    TempDir root;
    generate(root, {mine});
    const std::string folder = (other / "fftw_wisdom").string();
    EXPECT_EQ(count_of(root, [&](auto& cache) { return cache.import_directory(folder); }), "0");
    EXPECT_EQ(sources(root, {mine}), "store ");
    EXPECT_TRUE(testing::files_under(root / ".store/quarantine").empty());
  }
}

TEST(WisdomDirectory, SkipsFilesThatAreNotWisdomAndSaysSo) {
  TempDir root;
  TempDir files;
  generate(root, {kForward});
  EXPECT_EQ(count_of(root, [&](auto& cache) { return cache.export_directory(files.string()); }),
            "1");
  testing::write_file(files / "fft_1d_8.wisdom", "(fftw-3.3.10 fftw_wisdom #x1");
  testing::write_file(files / "not_a_key.wisdom", testing::read_file(files / "fft_1d_24.wisdom"));
  testing::write_file(files / "README", "nothing");
  TempDir fresh;
  EXPECT_EQ(in_fresh_process([&](std::ostream& out) {
              int warned = 0;
              StoreOptions options;
              options.warn = [&](const std::string&) { ++warned; };
              FFTWWisdomCache cache(fresh.string(), options);
              out << cache.import_directory(files.string()).value() << ' ' << warned;
            }),
            "1 2");
}

TEST(WisdomDirectory, AMissingFolderIsNotFound) {
  TempDir root;
  FFTWWisdomCache cache(root.string());
  const Result<int> count = cache.import_directory((root / "missing").string());
  ASSERT_FALSE(count.ok());
  EXPECT_EQ(count.status().code(), StatusCode::kNotFound);
}

}  // namespace
}  // namespace dase
