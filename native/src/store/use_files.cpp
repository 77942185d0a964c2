// SPDX-License-Identifier: MIT
#include "store/use_files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <vector>

#include "base/folder.hpp"
#include "base/temp_file.hpp"

namespace dase {
namespace {

constexpr std::size_t kIdDigits = 32;
constexpr std::size_t kFileLimit = std::size_t{256} << 20;

std::string file_of(const StoreLayout& layout, const std::string& id) {
  return layout.stats() + "/" + id + ".json";
}

std::string fold_of(const StoreLayout& layout, const std::string& id, const std::string& old) {
  return layout.stats() + "/" + id + "." + old + ".fold";
}

std::optional<UseTotals> read_totals(const std::string& path) {
  std::string text;
  FileIdentity identity;
  if (read_regular_file(path, kFileLimit, &text, &identity) != 0) return std::nullopt;
  Result<UseTotals> totals = UseTotals::parse(text);
  if (!totals.ok()) return std::nullopt;
  return std::move(totals).value();
}

bool is_use_file(std::string_view name) {
  return name.size() == kIdDigits + 5 && name.substr(kIdDigits) == ".json" &&
         is_lower_hex(name.substr(0, kIdDigits), kIdDigits);
}

std::vector<std::string> closed_files(const StoreLayout& layout) {
  std::vector<std::string> ids;
  for_each_name(layout.stats(), [&](const char* text) {
    if (is_use_file(text)) ids.emplace_back(text, kIdDigits);
  });
  if (ids.size() <= kClosedUseFiles) return {};
  std::vector<std::string> closed;
  for (const std::string& id : ids) {
    const auto totals = read_totals(file_of(layout, id));
    if (totals && totals->closed) closed.push_back(id);
  }
  return closed;
}

bool is_fold_file(std::string_view name) {
  return name.size() == 2 * kIdDigits + 6 && name[kIdDigits] == '.' &&
         name.substr(2 * kIdDigits + 1) == ".fold" &&
         is_lower_hex(name.substr(0, kIdDigits), kIdDigits) &&
         is_lower_hex(name.substr(kIdDigits + 1, kIdDigits), kIdDigits);
}

}  // namespace

UseTotals read_other_use_files(const StoreLayout& layout, const std::string& id) {
  std::map<std::string, UseTotals> files;
  std::vector<std::string> folds;
  for_each_name(layout.stats(), [&](const char* name) {
    if (is_fold_file(name)) folds.emplace_back(name);
    if (!is_use_file(name)) return;
    auto totals = read_totals(layout.stats() + "/" + name);
    if (totals) files.emplace(std::string(name, kIdDigits), std::move(*totals));
  });
  UseTotals sum;
  for (const auto& [owner, totals] : files) {
    if (owner != id) sum.add(totals);
  }
  for (const std::string& fold : folds) {
    const auto into = files.find(fold.substr(0, kIdDigits));
    const std::string old = fold.substr(kIdDigits + 1, kIdDigits);
    if (into != files.end() &&
        std::count(into->second.folded.begin(), into->second.folded.end(), old) != 0) {
      continue;
    }
    if (const auto totals = read_totals(layout.stats() + "/" + fold)) sum.add(*totals);
  }
  return sum;
}

void write_use_file(const StoreLayout& layout, const std::string& id, const UseTotals& totals) {
  const Result<std::string> text = totals.print();
  if (!text.ok()) return;
  ::mkdir(layout.stats().c_str(), 0777);
  TempFile file;
  if (file.create(layout.stats(), text.value(), false) == 0) {
    (void)file.rename_to(file_of(layout, id));
  }
}

void close_use_file(const StoreLayout& layout, const std::string& id, UseTotals totals) {
  totals.closed = true;
  const std::vector<std::string> closed = closed_files(layout);
  if (closed.size() > kClosedUseFiles) {
    for (const std::string& old : closed) {
      const auto counts = read_totals(file_of(layout, old));
      if (!counts) continue;
      for (const std::string& older : counts->folded) {
        ::unlink(fold_of(layout, old, older).c_str());
      }
      if (std::rename(file_of(layout, old).c_str(), fold_of(layout, id, old).c_str()) != 0) {
        continue;
      }
      totals.add(*counts);
      totals.folded.push_back(old);
    }
  }
  write_use_file(layout, id, totals);
  if (!name_exists(file_of(layout, id))) return;
  for (const std::string& old : totals.folded) ::unlink(fold_of(layout, id, old).c_str());
}

}  // namespace dase
