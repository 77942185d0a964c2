// SPDX-License-Identifier: MIT
#include "dase/npy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace dase {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string kHeader = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }\n";

std::string golden(const std::string& name) {
  const std::string path = std::string(DASE_SOURCE_DIR) + "/wisdom/golden/arrays/" + name;
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in.good()) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string file(const std::string& header, std::size_t data_bytes, char version = 1) {
  std::string bytes = "\x93NUMPY";
  bytes.push_back(version);
  bytes.push_back('\0');
  const std::size_t digits = version == 1 ? 2 : 4;
  for (std::size_t i = 0; i < digits; ++i) {
    bytes.push_back(static_cast<char>(header.size() >> (8 * i) & 0xFF));
  }
  return bytes + header + std::string(data_bytes, '\0');
}

std::string replaced(const std::string& from, const std::string& to) {
  std::string header = kHeader;
  return header.replace(header.find(from), from.size(), to);
}

/// Element k of the golden float arrays is k + 0.25.
std::vector<double> ramp(std::size_t count) {
  std::vector<double> values;
  for (std::size_t k = 0; k < count; ++k) values.push_back(static_cast<double>(k) + 0.25);
  return values;
}

TEST(Npy, ReadsWhatNumpyWroteInEveryVersion) {
  for (const char* name : {"f64_3x4.npy", "f64_3x4_v2.npy", "f64_3x4_v3.npy"}) {
    const std::string bytes = golden(name);
    const Result<NpyArray> array = parse_npy(bytes);
    ASSERT_TRUE(array.ok()) << name << ": " << array.status().message();
    EXPECT_EQ(array->type, NpyType::kFloat64);
    EXPECT_THAT(array->shape, ElementsAre(3, 4));
    EXPECT_EQ(array->count, 12U);
    EXPECT_EQ(array->copy<double>().value(), ramp(12)) << name;
  }
}

TEST(Npy, ReadsScalarsVectorsAndEmptyArrays) {
  const std::string scalar = golden("f64_0d.npy");
  EXPECT_TRUE(parse_npy(scalar)->shape.empty());
  EXPECT_EQ(parse_npy(scalar)->copy<double>().value(), ramp(1));
  const std::string vector = golden("f64_7.npy");
  EXPECT_EQ(parse_npy(vector)->copy<double>().value(), ramp(7));
  const std::string empty = golden("f64_0x3.npy");
  EXPECT_THAT(parse_npy(empty)->shape, ElementsAre(0, 3));
  EXPECT_TRUE(parse_npy(empty)->copy<double>().value().empty());
}

TEST(Npy, ReadsTheOtherTypes) {
  const std::string floats = golden("f32_5.npy");
  EXPECT_THAT(parse_npy(floats)->copy<float>().value(),
              ElementsAre(0.25F, 1.25F, 2.25F, 3.25F, 4.25F));
  const std::string complex = golden("c128_2x3.npy");
  EXPECT_EQ(parse_npy(complex)->copy<std::complex<double>>().value()[5],
            std::complex<double>(5.25, -5));
  const std::string longs = golden("i64_2x2x2.npy");
  EXPECT_EQ(parse_npy(longs)->copy<std::int64_t>().value()[7], 7000000046);
}

TEST(Npy, CopiesOnlyIntoItsOwnType) {
  const std::string floats = golden("f32_5.npy");
  const Status status = parse_npy(floats)->copy<double>().status();
  EXPECT_EQ(status.code(), StatusCode::kIncompatible);
  EXPECT_THAT(status.message(), AllOf(HasSubstr("'<f4'"), HasSubstr("expected '<f8'")));
}

TEST(Npy, WritesTheBytesOfNumpy) {
  EXPECT_EQ(write_npy_f64(ramp(12).data(), {3, 4}), golden("f64_3x4.npy"));
  EXPECT_EQ(write_npy_f64(ramp(7).data(), {7}), golden("f64_7.npy"));
  EXPECT_EQ(write_npy_f64(ramp(1).data(), {}), golden("f64_0d.npy"));
  EXPECT_EQ(write_npy_f64(nullptr, {0, 3}), golden("f64_0x3.npy"));
}

TEST(Npy, RefusesByNameWhatItDoesNotRead) {
  const auto refusal = [](const std::string& bytes) {
    const Result<NpyArray> array = parse_npy(bytes);
    EXPECT_EQ(array.status().code(), StatusCode::kIncompatible) << array.status().message();
    return array.status().message();
  };
  EXPECT_THAT(refusal(golden("f64_3x4_fortran.npy")), HasSubstr("Fortran order"));
  EXPECT_THAT(refusal(golden("f64_3x4_big.npy")), HasSubstr("'>f8'"));
  EXPECT_THAT(refusal(golden("object_2.npy")), HasSubstr("'|O'"));
  EXPECT_THAT(refusal(golden("pair_stored.npz")), HasSubstr(".npz"));
  EXPECT_THAT(refusal("\x80\x04K\x01."), HasSubstr("pickle"));
  EXPECT_THAT(refusal(file(replaced("'<f8'", "[('x', '<f8')]"), 16)), HasSubstr("structured"));
  std::string axes;
  for (int i = 0; i < 65; ++i) axes += "1,";
  EXPECT_THAT(refusal(file(replaced("2,", axes), 16)), HasSubstr("64 axes"));
  EXPECT_THAT(refusal(file(kHeader, 16, 4)), HasSubstr("version 4.0"));
}

TEST(Npy, CallsABrokenHeaderCorrupt) {
  const std::vector<std::string> headers = {"",
                                            "{}",
                                            "{'descr': '<f8', 'fortran_order': False}",
                                            replaced("}", ", 'extra': 1}"),
                                            replaced("}", "'descr': '<f8'}"),
                                            replaced("}", "} x"),
                                            replaced("}", ""),
                                            replaced("False", "0"),
                                            replaced("(2,)", "(2)"),
                                            replaced("(2,)", "(1 2)"),
                                            replaced("(2,)", "(-2,)"),
                                            replaced("(2,)", "[2]"),
                                            replaced("(2,)", "(99999999999999999999,)"),
                                            replaced("(2,)", "(4294967296, 4294967296)"),
                                            replaced("'<f8'", "'<f8")};
  for (const std::string& header : headers) {
    const Result<NpyArray> array = parse_npy(file(header, 16));
    EXPECT_EQ(array.status().code(), StatusCode::kCorrupt) << header;
    EXPECT_THAT(array.status().message(), AllOf(HasSubstr("found"), HasSubstr("expected")));
  }
}

TEST(Npy, UnderstandsHeadersOfOtherWriters) {
  for (const char* header : {"{\"shape\":(2,),\"fortran_order\":False,\"descr\":\"<f8\"}",
                             "{ 'fortran_order' : True , 'descr' : '<f8' , 'shape' : ( 2L, ) } "}) {
    const std::string bytes = file(header, 16);
    EXPECT_TRUE(parse_npy(bytes).ok()) << header;
  }
}

TEST(Npy, CallsEveryTruncationCorrupt) {
  const std::string bytes = golden("f64_3x4.npy");
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_EQ(parse_npy(std::string_view(bytes).substr(0, length)).status().code(),
              StatusCode::kCorrupt)
        << length;
  }
  EXPECT_THAT(parse_npy(bytes + "x").status().message(), HasSubstr("too long"));
}

TEST(Npy, SurvivesEveryOtherValueOfEveryByte) {
  const std::string bytes = golden("f64_3x4_v2.npy");
  std::size_t refused = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (int change = 1; change < 256; ++change) {
      std::string mangled = bytes;
      mangled[at] = static_cast<char>(mangled[at] ^ change);
      const Result<NpyArray> array = parse_npy(mangled);
      if (array.ok()) {
        EXPECT_LE(array->data.size(), mangled.size());
      } else {
        ++refused;
      }
    }
  }
  EXPECT_GT(refused, 0U);
}

}  // namespace
}  // namespace dase
