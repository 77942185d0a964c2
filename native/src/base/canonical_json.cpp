// SPDX-License-Identifier: MIT
#include "base/canonical_json.hpp"

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace dase {
namespace {

using nlohmann::json;

/// Builds the value while it refuses what the store's JSON does not have.
class Builder final : public nlohmann::json_sax<json> {
 public:
  explicit Builder(std::size_t depth) : depth_(depth) {}

  bool null() override { return refuse("null"); }
  bool boolean(bool) override { return refuse("a boolean"); }
  bool number_float(double, const std::string&) override {
    return refuse("a number that is no 64-bit integer");
  }
  bool binary(json::binary_t&) override { return refuse("binary data"); }
  bool number_integer(std::int64_t value) override { return add(value); }
  bool number_unsigned(std::uint64_t value) override {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
      return refuse("an integer above 2^63-1");
    }
    return add(static_cast<std::int64_t>(value));
  }
  bool string(std::string& value) override { return add(std::move(value)); }
  bool start_object(std::size_t) override { return open(json::object()); }
  bool start_array(std::size_t) override { return open(json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(std::string& name) override {
    if (open_.back()->contains(name)) return refuse("the name \"" + name + "\" twice");
    key_ = std::move(name);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    return refuse("a syntax error at byte " + std::to_string(position));
  }

  json take() { return std::move(root_); }
  const std::string& found() const { return found_; }

 private:
  bool refuse(std::string found) {
    found_ = std::move(found);
    return false;
  }

  template <typename T>
  json* place(T&& value) {
    if (open_.empty()) {
      root_ = std::forward<T>(value);
      return &root_;
    }
    json& parent = *open_.back();
    if (parent.is_array()) {
      parent.push_back(std::forward<T>(value));
      return &parent.back();
    }
    return &(parent[key_] = std::forward<T>(value));
  }

  template <typename T>
  bool add(T&& value) {
    place(std::forward<T>(value));
    return true;
  }

  bool open(json container) {
    if (open_.size() == depth_) {
      return refuse("more than " + std::to_string(depth_) + " levels");
    }
    open_.push_back(place(std::move(container)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  const std::size_t depth_;
  json root_;
  std::vector<json*> open_;
  std::string key_;
  std::string found_;
};

}  // namespace

Result<json> parse_store_json(std::string_view text, std::size_t depth) {
  Builder builder(depth);
  if (!json::sax_parse(text.begin(), text.end(), &builder)) {
    return Status(StatusCode::kCorrupt,
                  "JSON holds " + builder.found() +
                      "; expected objects, arrays, strings and 64-bit integers only");
  }
  return builder.take();
}

Result<std::string> print_canonical(const json& value) {
  try {
    return value.dump();
  } catch (const json::exception& error) {
    return Status(StatusCode::kInvalidArgument,
                  std::string("text for the store must be UTF-8: ") + error.what());
  }
}

}  // namespace dase
