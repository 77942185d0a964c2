// SPDX-License-Identifier: MIT
#include "store/policy.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <vector>

#include "store/layout.hpp"

namespace dase {
namespace {

using nlohmann::json;

constexpr double kMaxMb = 8e12;
constexpr double kMaxPercent = 99.9;
constexpr double kMaxDays = 36'500;
constexpr double kMaxVersions = 1'000'000;
constexpr double kMaxEntries = 1e15;
constexpr double kMsPerDay = 86'400'000;
constexpr const char* kMb = "a number above 0 and at most 8e12";

/// The members of one object of the text; the first thing that is wrong is kept.
class Members {
 public:
  Members(std::string path, const json& node, std::string* problem)
      : path_(std::move(path)), node_(node), problem_(problem) {
    if (!node.is_object()) {
      fail((path_.empty() ? "the text" : path_) + " is no object; expected {...}");
    }
  }

  void require_only(std::initializer_list<const char*> known) {
    if (!node_.is_object()) return;
    for (const auto& item : node_.items()) {
      if (std::none_of(known.begin(), known.end(),
                       [&](const char* name) { return item.key() == name; })) {
        fail(at(item.key()) + " is not known");
      }
    }
  }

  std::optional<double> number(const char* name, const std::function<bool(double)>& valid,
                               const char* expected) {
    const json* value = find(name);
    if (value == nullptr) return std::nullopt;
    if (value->is_number() && valid(value->get<double>())) return value->get<double>();
    refuse(name, *value, expected);
    return std::nullopt;
  }

  std::optional<std::uint64_t> whole(const char* name, double most, const char* expected) {
    const auto value = number(
        name, [&](double v) { return v >= 1 && v <= most && v == std::rint(v); }, expected);
    if (!value) return std::nullopt;
    return static_cast<std::uint64_t>(*value);
  }

  std::optional<std::uint64_t> megabytes() {
    const auto mb = number(
        "max_size_mb", [](double v) { return bytes_of_mb(v).has_value(); }, kMb);
    return mb ? bytes_of_mb(*mb) : std::nullopt;
  }

  bool flag(const char* name, bool absent) {
    const json* value = find(name);
    if (value == nullptr) return absent;
    if (value->is_boolean()) return value->get<bool>();
    refuse(name, *value, "true or false");
    return absent;
  }

  bool cost_aware() {
    const json* value = find("policy");
    if (value == nullptr || *value == "cost-aware-lru") return true;
    if (*value != "lru") refuse("policy", *value, "\"cost-aware-lru\" or \"lru\"");
    return false;
  }

 private:
  const json* find(const char* name) const {
    if (!node_.is_object()) return nullptr;
    const auto found = node_.find(name);
    return found == node_.end() ? nullptr : &*found;
  }
  std::string at(const std::string& name) const {
    return path_.empty() ? name : path_ + "." + name;
  }
  void refuse(const char* name, const json& value, const char* expected) {
    fail(at(name) + " is " + value.dump() + "; expected " + expected);
  }
  void fail(const std::string& problem) {
    if (problem_->empty()) *problem_ = problem;
  }

  const std::string path_;
  const json& node_;
  std::string* problem_;
};

/// The value of the text; discarded if it is not one JSON text, or names a member twice.
json parse_strictly(std::string_view text) {
  std::vector<std::set<std::string>> names;
  bool twice = false;
  json value = json::parse(
      text.begin(), text.end(),
      [&](int, json::parse_event_t event, json& parsed) {
        if (event == json::parse_event_t::object_start) names.emplace_back();
        if (event == json::parse_event_t::object_end) names.pop_back();
        if (event == json::parse_event_t::key) {
          twice = !names.back().insert(parsed.get<std::string>()).second || twice;
        }
        return true;
      },
      false);
  return twice ? json(json::value_t::discarded) : value;
}

bool is_category(const std::string& name) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !name.empty() && name.size() <= 64 && letter(name[0]) &&
         std::all_of(name.begin(), name.end(),
                     [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

/// Of models and snapshots one version is kept.
bool is_large(const std::string& category) {
  return category == "surrogates" || category == "state_profiles";
}

CategoryRule rule_of(const std::string& path, const json& node, std::string* problem) {
  Members members(path, node, problem);
  members.require_only({"max_size_mb", "max_entries", "ttl_days", "evict", "keep_versions"});
  CategoryRule rule;
  rule.max_size_bytes = members.megabytes();
  rule.max_entries = members.whole("max_entries", kMaxEntries, "a whole number, 1 or more");
  const auto days = members.number(
      "ttl_days", [](double v) { return v > 0 && v <= kMaxDays; },
      "a number above 0 and at most 36500");
  if (days) rule.ttl_ms = std::llround(*days * kMsPerDay);
  rule.evict = members.flag("evict", true);
  rule.keep_versions = members.whole("keep_versions", kMaxVersions, "a whole number, 1 or more");
  return rule;
}

/// The whole text as a number.
std::optional<double> number_in(const char* text) {
  char* end = nullptr;
  const double value = std::strtod(text, &end);
  if (end == text || *end != '\0' || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace

std::optional<std::uint64_t> bytes_of_mb(double mb) {
  if (!(mb > 0 && mb <= kMaxMb)) return std::nullopt;
  return static_cast<std::uint64_t>(std::max(1.0, std::round(mb * 1024 * 1024)));
}

const CategoryRule& CachePolicy::rule(const std::string& category) const {
  static const CategoryRule kNone;
  const auto found = categories.find(category);
  return found == categories.end() ? kNone : found->second;
}

std::size_t CachePolicy::versions_kept(const std::string& category) const {
  const auto own = rule(category).keep_versions;
  return own ? *own : keep_versions.value_or(is_large(category) ? 1 : 3);
}

bool CachePolicy::has_ttl() const {
  return std::any_of(categories.begin(), categories.end(),
                     [](const auto& each) { return each.second.ttl_ms != 0; });
}

Result<CachePolicy> parse_policy(std::string_view text) {
  const json root = parse_strictly(text);
  std::string problem;
  CachePolicy policy;
  if (root.is_discarded()) {
    problem = "it is not one JSON text, or names a member twice";
  } else {
    Members members("", root, &problem);
    members.require_only({"schema_version", "max_size_mb", "min_free_percent", "policy",
                          "keep_versions", "categories"});
    members.whole("schema_version", 1, "1");
    policy.max_size_bytes = members.megabytes();
    policy.min_free_percent = members.number(
        "min_free_percent", [](double v) { return v >= 0 && v <= kMaxPercent; },
        "a number from 0 to 99.9");
    policy.cost_aware = members.cost_aware();
    policy.keep_versions =
        members.whole("keep_versions", kMaxVersions, "a whole number, 1 or more");
    if (root.is_object() && root.contains("categories")) {
      const json& categories = root["categories"];
      Members("categories", categories, &problem);
      const json none = json::object();
      for (const auto& item : (categories.is_object() ? categories : none).items()) {
        const std::string path = "categories." + item.key();
        if (!is_category(item.key()) && problem.empty()) problem = path + " is no category";
        policy.categories[item.key()] = rule_of(path, item.value(), &problem);
      }
    }
  }
  if (!problem.empty()) return Status(StatusCode::kInvalidArgument, problem);
  return policy;
}

CachePolicy with_environment(CachePolicy policy, std::string* problem) {
  const auto read = [&](const char* name, const std::function<bool(const char*)>& take) {
    const char* text = std::getenv(name);
    if (text != nullptr && *text != '\0' && !take(text)) {
      *problem = std::string(name) + " is '" + text + "', which is left out";
    }
  };
  read("DASE_CACHE_MAX_SIZE_MB", [&](const char* text) {
    const auto mb = number_in(text);
    const auto bytes = mb ? bytes_of_mb(*mb) : std::nullopt;
    if (bytes) policy.max_size_bytes = bytes;
    return bytes.has_value();
  });
  read("DASE_CACHE_MIN_FREE_PERCENT", [&](const char* text) {
    const auto percent = number_in(text);
    const bool valid = percent && *percent >= 0 && *percent <= kMaxPercent;
    if (valid) policy.min_free_percent = percent;
    return valid;
  });
  read("DASE_CACHE_POLICY", [&](const char* text) {
    const bool lru = std::string_view(text) == "lru";
    if (!lru && std::string_view(text) != "cost-aware-lru") return false;
    policy.cost_aware = !lru;
    return true;
  });
  read("DASE_CACHE_KEEP_VERSIONS", [&](const char* text) {
    const auto versions = number_in(text);
    const bool valid = versions && *versions >= 1 && *versions <= kMaxVersions &&
                       *versions == std::rint(*versions);
    if (valid) policy.keep_versions = static_cast<std::size_t>(*versions);
    return valid;
  });
  return policy;
}

}  // namespace dase
