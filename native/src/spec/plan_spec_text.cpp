// SPDX-License-Identifier: MIT
#include <array>

#include "base/decimal.hpp"
#include "dase/plan_spec.hpp"
#include "spec/layout.hpp"

namespace dase {
namespace {

constexpr std::array<const char*, 2> kDirections = {"forward", "backward"};
constexpr std::array<const char*, 2> kPlacements = {"out", "in"};
constexpr std::array<const char*, 4> kRigorNames = {"estimate", "measure", "patient", "exhaustive"};
constexpr std::array<const char*, 2> kPolicies = {"preserve", "destroy"};
constexpr const char* kAuto = "auto";

template <std::size_t N>
std::optional<std::size_t> find(const std::array<const char*, N>& names, std::string_view text) {
  for (std::size_t i = 0; i < N; ++i) {
    if (text == names[i]) return i;
  }
  return std::nullopt;
}

std::string_view next_part(std::string_view* text) {
  const std::size_t slash = text->find('/');
  const std::string_view part = text->substr(0, slash);
  *text = slash == std::string_view::npos ? std::string_view() : text->substr(slash + 1);
  return part;
}

std::string layout_text(char mark, const Layout& layout, std::int64_t howmany) {
  std::string text = {'/', mark};
  for (std::size_t i = 0; i < layout.strides.size(); ++i) {
    if (i > 0) text += 'x';
    text += std::to_string(layout.strides[i]);
  }
  return howmany == 1 ? text : text + 'b' + std::to_string(layout.distance);
}

/// `<stride0>x<stride1>...[b<distance>]`
std::optional<Layout> parse_layout(std::string_view text) {
  Layout layout;
  do {
    layout.strides.push_back(take_positive(&text));
    if (layout.strides.back() == 0) return std::nullopt;
  } while (!text.empty() && text.front() == 'x' && (text.remove_prefix(1), true));
  if (!text.empty() && text.front() == 'b') {
    text.remove_prefix(1);
    layout.distance = take_positive(&text);
    if (layout.distance == 0) return std::nullopt;
  }
  return text.empty() ? std::optional<Layout>(std::move(layout)) : std::nullopt;
}

std::optional<int> parse_threads(std::string_view text) {
  if (text == kAuto) return kAutoThreads;
  const std::int64_t count = take_positive(&text);
  if (!text.empty() || count == 0 || count > (1 << 30)) return std::nullopt;
  return static_cast<int>(count);
}

/// One of the parts after the rigor; false if it is none.
bool take_qualifier(std::string_view part, PlanSpec* spec) {
  if (part == "split") {
    *spec = spec->split();
    return true;
  }
  if (const auto policy = find(kPolicies, part)) {
    const bool preserve = static_cast<InputPolicy>(*policy) == InputPolicy::kPreserve;
    *spec = preserve ? spec->preserve_input() : spec->destroy_input();
    return true;
  }
  if (part.empty() || (part.front() != 'i' && part.front() != 'o')) return false;
  std::optional<Layout> layout = parse_layout(part.substr(1));
  if (!layout) return false;
  *spec = part.front() == 'i' ? spec->input_layout(std::move(*layout))
                              : spec->output_layout(std::move(*layout));
  return true;
}

}  // namespace

const char* to_string(Direction value) noexcept {
  return kDirections[static_cast<std::size_t>(value)];
}
const char* to_string(Placement value) noexcept {
  return kPlacements[static_cast<std::size_t>(value)];
}
const char* to_string(Rigor value) noexcept { return kRigorNames[static_cast<std::size_t>(value)]; }
const char* to_string(InputPolicy value) noexcept {
  return kPolicies[static_cast<std::size_t>(value)];
}

std::string PlanSpec::text() const {
  return key_.text() + '/' + to_string(direction_) + '/' + to_string(placement_) + '/' +
         (threads_ == kAutoThreads ? kAuto : std::to_string(threads_)) + '/' + to_string(rigor_) +
         qualifiers_text();
}

std::string PlanSpec::qualifiers_text() const {
  std::string text;
  if (!is_in_place() && input_policy_) {
    PlanSpec usual = *this;
    usual.input_policy_.reset();
    if (usual.input_policy() != *input_policy_) {
      text += std::string("/") + to_string(*input_policy_);
    }
  }
  if (split_) text += "/split";
  const auto add = [&](char mark, Side side, const std::optional<Layout>& given) {
    if (!given) return;
    const std::optional<Layout> packed = packed_layout(*this, side);
    if (!packed || !same_layout(*this, *packed, *given))
      text += layout_text(mark, *given, howmany());
  };
  add('i', Side::kInput, input_layout_);
  add('o', Side::kOutput, output_layout_);
  return text;
}

Result<PlanSpec> PlanSpec::parse(std::string_view text) {
  const auto refuse = [&](const std::string& why) {
    return Status(StatusCode::kInvalidArgument,
                  "'" + std::string(text.substr(0, 200)) + "' is not a transform: " + why +
                      "; expected <key>/<forward|backward>/<out|in>/<threads|auto>/<estimate|"
                      "measure|patient|exhaustive>[/preserve|/destroy][/split][/i<strides>]"
                      "[/o<strides>]");
  };
  std::string_view rest = text;
  Result<WisdomKey> key = WisdomKey::parse(next_part(&rest));
  if (!key.ok()) return key.status();
  PlanSpec spec(std::move(key).value());
  const auto direction = find(kDirections, next_part(&rest));
  if (!direction) return refuse("unknown direction");
  const auto placement = find(kPlacements, next_part(&rest));
  if (!placement) return refuse("unknown placement");
  const auto threads = parse_threads(next_part(&rest));
  if (!threads) return refuse("the number of threads is neither a number nor 'auto'");
  const auto rigor = find(kRigorNames, next_part(&rest));
  if (!rigor) return refuse("unknown rigor");
  spec.direction_ = static_cast<Direction>(*direction);
  spec.placement_ = static_cast<Placement>(*placement);
  spec.threads_ = *threads;
  spec.rigor_ = static_cast<Rigor>(*rigor);
  while (!rest.empty()) {
    const std::string_view part = next_part(&rest);
    if (!take_qualifier(part, &spec)) return refuse("unknown part '" + std::string(part) + "'");
  }
  if (Status status = spec.validate(); !status.ok()) return status;
  if (spec.text() != text) return refuse("its canonical form is '" + spec.text() + "'");
  return spec;
}

}  // namespace dase
