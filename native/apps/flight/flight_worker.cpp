// SPDX-License-Identifier: MIT
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <thread>

#include "dase/store.hpp"

namespace {

constexpr std::chrono::seconds kPatience{60};
constexpr const char* kFlights[] = {"led", "followed", "timed out", "alone"};

/// Lines that all processes append to, one write each.
void note(const std::string& journal, const std::string& line) {
  std::ofstream(journal, std::ios::app) << line + "\n";
}

/// Waits, as a long computation would, until so many processes have asked.
void await_askers(const std::string& journal, long count) {
  for (long asked = 0; asked < count; std::this_thread::yield()) {
    std::ifstream in(journal);
    const std::istream_iterator<std::string> begin(in);
    asked = std::count(begin, std::istream_iterator<std::string>(), "asked");
  }
}

}  // namespace

/// flight_worker ROOT KEY JOURNAL ASKERS: asks for `source_maps/KEY`, which it computes if nobody
/// else does; prints how that went, and the value.
int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: flight_worker ROOT KEY JOURNAL ASKERS\n";
    return EXIT_FAILURE;
  }
  const dase::EntryKey key{"source_maps", argv[2]};
  const std::string journal = argv[3];
  const long askers = std::atol(argv[4]);
  dase::Store store(argv[1]);
  note(journal, "asked");
  const auto flown = store.single_flight(
      key, {}, kPatience, [&] { return store.exists(key); },
      [&] {
        note(journal, "computed");
        await_askers(journal, askers);
        dase::NewEntry value;
        value.content = "of C++";
        value.extension = "bin";
        if (!store.put(key, value).ok()) std::exit(EXIT_FAILURE);
      });
  const dase::Lookup found = store.get(key);
  if (!flown.ok() || !found.entry) return EXIT_FAILURE;
  std::cout << kFlights[static_cast<int>(flown.value())] << "\n" << *found.entry->content << "\n";
  return EXIT_SUCCESS;
}
