// SPDX-License-Identifier: MIT
//
// bench_first_get ROOT COUNT SAMPLES: get of entries that this process has not seen, at random
// among COUNT; beside it the floor, open and read of the two files of another such entry.
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <numeric>

#include "entries.hpp"
#include "samples.hpp"

namespace {

using dase::bench::Samples;

bool read_whole(const std::string& path, std::string* into) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  into->resize(64 << 10);
  const ssize_t size = ::read(file, into->data(), into->size());
  ::close(file);
  return size > 0;
}

/// The two files of an entry whose chain has one record, read by names that follow from its key
/// and from the record's text, with nothing checked.
bool read_bare(const std::string& store, const dase::EntryKey& key, std::string* bytes) {
  constexpr std::string_view kDigest = "\"sha256\":\"";
  constexpr std::size_t kDigits = 64;
  const std::string key32 = dase::key32(key);
  const std::string record =
      store + "records/" + key32.substr(0, 3) + "/" + key32 + ".0000000000000000.0000000001.json";
  if (!read_whole(record, bytes)) return false;
  const std::size_t at = bytes->find(kDigest);
  if (at == bytes->npos) return false;
  const std::string digest = bytes->substr(at + kDigest.size(), kDigits);
  return read_whole(store + "blobs/" + digest.substr(0, 3) + "/" + digest + ".npy", bytes);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: bench_first_get ROOT COUNT SAMPLES\n";
    return 2;
  }
  const std::string root = argv[1];
  std::vector<std::size_t> order(std::strtoull(argv[2], nullptr, 10));
  const std::size_t samples =
      std::min<std::size_t>(order.size() / 2, std::strtoull(argv[3], nullptr, 10));
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::shuffle(order.begin(), order.end(), std::mt19937_64(7));
  dase::StoreOptions options;
  options.fold_statistics = false;
  dase::Store store(root, options);
  Samples get("cpp.first_get");
  Samples floor("cpp.first_get.floor");
  std::string bytes;
  for (std::size_t i = 0; i < samples; ++i) {
    const dase::EntryKey other = dase::bench::entry_key(order[order.size() - 1 - i]);
    const bool read = floor.time([&] { return read_bare(root + "/.store/", other, &bytes); });
    const dase::EntryKey key = dase::bench::entry_key(order[i]);
    const auto found = get.time([&] { return store.get(key); });
    if (!read || !found.entry) {
      std::cerr << "bench_first_get: no entry " << key.key << ": " << found.detail << '\n';
      return 1;
    }
  }
  get.print();
  floor.print();
  return 0;
}
