// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dase/status.hpp"
#include "planner/search/ladder.hpp"

namespace dase {

// What a process and its helper `dase_planner` say to each other: one JSON object a line, each
// request answered in full before the next.
//
//     {"request":"hello","precision":"double","bytes":0,"parent":4711}
//     {"answer":"hello","hard":"fftw-3.3.10 fftw_wisdom ...","version":"0.1.0"}
//     {"request":"search","base":"(fftw-3.3.10 ...","specs":["fft_2d_64x64/forward/out/1/patient"]}
//     {"answer":"rung","spec":...,"wisdom":...,"plan":...,"digest":...,"measured_ns":...,
//      "planning_ns":...,"candidates":[{"rigor":"measure","threads":1,"ns":1450}]}   any number
//     {"answer":"done"}   or   {"answer":"failed","message":...}

struct HelloRequest {
  Precision precision = Precision::kDouble;
  std::uint64_t bytes = 0;  ///< bound of the helper's address space; 0: none
  std::int64_t parent = 0;  ///< with which it dies
};

struct SearchRequest {
  std::string base;  ///< wisdom text of the key that is stored already, or empty
  std::vector<PlanSpec> specs;
};

struct Request {
  enum class Kind { kHello, kSearch } kind = Kind::kHello;
  HelloRequest hello;
  SearchRequest search;
};

struct Answer {
  enum class Kind { kHello, kRung, kDone, kFailed } kind = Kind::kFailed;
  std::string hard;     ///< of kHello: the preamble of the helper's FFTW
  std::string version;  ///< of kHello: of this library in the helper
  Rung rung;
  std::string message;  ///< of kFailed
};

std::string print(const HelloRequest& request);
std::string print(const SearchRequest& request);
std::string print(const Answer& answer);
/// kCorrupt for anything else.
Result<Request> parse_request(std::string_view line);
Result<Answer> parse_answer(std::string_view line);

}  // namespace dase
