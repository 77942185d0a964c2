// SPDX-License-Identifier: MIT
//
// bench_put_pair ROOT SAMPLES: puts of 8 KB, not synced and synced; beside each the floor in turn,
// the bare pair for a blob and a record: open, write, (fdatasync,) close, link.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "entries.hpp"
#include "samples.hpp"

namespace {

using dase::bench::Samples;

constexpr std::size_t kRecordBytes = 500;

bool write_and_link(const std::string& temporary, const std::string& name,
                    const std::string& content, bool sync) {
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0444);
  if (file < 0) return false;
  const bool written =
      ::write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size()) &&
      (!sync || ::fdatasync(file) == 0);
  return ::close(file) == 0 && written && ::link(temporary.c_str(), name.c_str()) == 0;
}

bool bare_pair(const std::string& base, const std::string& blob, bool sync) {
  return write_and_link(base + ".t1", base + ".blob", blob, sync) &&
         write_and_link(base + ".t2", base + ".record", blob.substr(0, kRecordBytes), sync);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: bench_put_pair ROOT SAMPLES\n";
    return 2;
  }
  const std::string root = argv[1];
  dase::StoreOptions options;
  options.fold_statistics = false;
  dase::Store durable(root, options);
  options.durability = dase::Durability::kNone;
  dase::Store unsynced(root, options);
  const std::string bare = root + "/bare";
  ::mkdir(root.c_str(), 0777);
  ::mkdir(bare.c_str(), 0777);
  std::mt19937_64 random(11);
  std::size_t next = 0;
  for (const bool sync : {false, true}) {
    const std::string name = sync ? "cpp.put_durable" : "cpp.put_unsynced";
    dase::Store& store = sync ? durable : unsynced;
    Samples put(name);
    Samples floor(name + ".floor");
    for (std::size_t i = std::strtoull(argv[2], nullptr, 10); i > 0; --i, ++next) {
      const std::string base = bare + "/" + std::to_string(next);
      const dase::EntryKey key{"source_maps", "put_" + std::to_string(next)};
      const dase::NewEntry entry = dase::bench::random_entry(random);
      const bool linked = floor.time([&] { return bare_pair(base, entry.content, sync); });
      const auto outcome = put.time([&] { return store.put(key, entry); });
      if (!linked || !outcome.ok() || !outcome.value().written) {
        std::cerr << "bench_put_pair: a put into " << root << " failed\n";
        return 1;
      }
    }
    put.print();
    floor.print();
  }
  return 0;
}
