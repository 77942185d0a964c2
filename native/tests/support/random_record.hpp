// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "base/sha256.hpp"
#include "dase/store.hpp"

namespace dase::testing {

/// Valid records with every kind of text, number and nesting that the format allows, the same for
/// the same seed on every platform.
class RandomRecords {
 public:
  explicit RandomRecords(std::uint32_t seed) : random_(seed) {}

  Record next() {
    Record record;
    record.entry = {pick({"fftw_wisdom", "fractional_kernels", "a", "z9_"}), text(1, 20)};
    if (below(2) == 0) record.variant = {hex(16), text(0, 12), text(0, 12)};
    record.generation = 1 + number(9'999'999'999);
    if (below(2) == 0) record.parent = hex(64);
    record.state = static_cast<EntryState>(below(3));
    if (record.state == EntryState::kLive) {
      record.blob_sha256 = hex(64);
      record.blob_size = static_cast<std::uint64_t>(positive());
      record.extension = pick({"wisdom", "npy", "npz", "json", "bin", "a", "0123456789abcdef"});
    }
    record.created_ms = positive();
    record.expires_ms = below(2) == 0 ? 0 : positive();
    record.cost_ms = positive();
    record.schema = std::max<std::int64_t>(1, positive());
    record.writer = pick({"java/0.1.0", "c++/0.1.0 host-1"});
    nlohmann::json meta = nlohmann::json::object();
    for (std::uint32_t i = below(4); i > 0; --i) meta[text(0, 6)] = value(3);
    record.meta = meta.dump();
    return record;
  }

 private:
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_()) % bound; }
  std::uint64_t number(std::uint64_t bound) {
    const std::uint64_t high = random_();
    return ((high << 32) | random_()) % bound;
  }
  std::int64_t positive() {
    const auto value = static_cast<std::int64_t>(number(std::uint64_t{1} << 63));
    return below(4) == 0 ? std::numeric_limits<std::int64_t>::max() : value >> below(63);
  }
  std::string hex(std::size_t digits) {
    return sha256_hex(std::to_string(random_())).substr(0, digits);
  }
  std::string pick(std::initializer_list<const char*> choices) {
    return *(choices.begin() + below(static_cast<std::uint32_t>(choices.size())));
  }
  std::string text(std::uint32_t least, std::uint32_t most) {
    std::string text;
    for (std::uint32_t i = least + below(most - least + 1); i > 0; --i) append(&text, point());
    return text;
  }
  std::uint32_t point() {
    switch (below(6)) {
      case 0:
        return below(0x20);
      case 1:
        return std::string("\"\\/\x7F<>&'")[below(8)] & 0x7F;
      case 2:
        return 0x80 + below(0x780);
      case 3:
        return 0xE000 + below(0x2000);
      case 4:
        return 0x10000 + below(0x100000);
      default:
        return 0x20 + below(0x5F);
    }
  }
  static void append(std::string* text, std::uint32_t point) {
    const auto add = [&](std::uint32_t byte) { text->push_back(static_cast<char>(byte)); };
    if (point < 0x80) {
      add(point);
    } else if (point < 0x800) {
      add(0xC0 | (point >> 6));
      add(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
      add(0xE0 | (point >> 12));
      add(0x80 | ((point >> 6) & 0x3F));
      add(0x80 | (point & 0x3F));
    } else {
      add(0xF0 | (point >> 18));
      add(0x80 | ((point >> 12) & 0x3F));
      add(0x80 | ((point >> 6) & 0x3F));
      add(0x80 | (point & 0x3F));
    }
  }
  nlohmann::json value(int depth) {
    switch (below(depth > 0 ? 4 : 2)) {
      case 0:
        return text(0, 8);
      case 1:
        return below(3) == 0 ? std::numeric_limits<std::int64_t>::min() : -positive() / 2;
      case 2: {
        nlohmann::json array = nlohmann::json::array();
        for (std::uint32_t i = below(4); i > 0; --i) array.push_back(value(depth - 1));
        return array;
      }
      default: {
        nlohmann::json object = nlohmann::json::object();
        for (std::uint32_t i = below(4); i > 0; --i) object[text(0, 5)] = value(depth - 1);
        return object;
      }
    }
  }

  std::mt19937 random_;
};

}  // namespace dase::testing
