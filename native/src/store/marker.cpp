// SPDX-License-Identifier: MIT
#include "store/marker.hpp"

#include <cerrno>

#include "base/canonical_json.hpp"
#include "store/publish.hpp"

namespace dase {
namespace {

constexpr const char* kContent = "{\"format\":\"dase-store\",\"major\":1,\"minor\":0}";
constexpr std::size_t kLimit = 65'536;

bool is_ours(const std::string& text) {
  if (text == std::string(kContent) + "\n") return true;  // nearly always: no parser is needed
  const Result<nlohmann::json> value = parse_store_json(text);
  if (!value.ok() || !value->is_object()) return false;
  const auto format = value->find("format");
  const auto major = value->find("major");
  return format != value->end() && *format == "dase-store" && major != value->end() && *major == 1;
}

}  // namespace

Status Marker::foreign() const {
  return Status(StatusCode::kIncompatible,
                layout_.marker() + " is not of format dase-store, major 1; expected " + kContent +
                    ". Update this library, or name another folder in DASE_CACHE_ROOT");
}

Status Marker::readable() {
  const State known = state_;
  if (known == State::kOurs) return {};
  if (known == State::kForeign) return foreign();
  std::string text;
  FileIdentity identity;
  const int error = read_regular_file(layout_.marker(), kLimit, &text, &identity);
  if (error == ENOENT) return {};
  if (error != 0 && error != EFBIG && error != EINVAL && error != ELOOP) {
    return Status(StatusCode::kUnavailable,
                  layout_.marker() + ": " + errno_text(error) +
                      "; nothing is read or kept there. Mend the folder's rights, or name another "
                      "folder in DASE_CACHE_ROOT");
  }
  state_ = error == 0 && is_ours(text) ? State::kOurs : State::kForeign;
  return state_ == State::kOurs ? Status() : foreign();
}

Status Marker::prepare(int* error) {
  *error = 0;
  Status status = readable();
  if (!status.ok() || (state_ == State::kOurs && name_exists(layout_.marker()))) return status;
  state_ = State::kUnknown;
  TempFile file;
  *error = create_in(layout_.store(), std::string(kContent) + "\n", durability_, &file);
  if (*error == 0 && file.link_to(layout_.marker(), error) != LinkOutcome::kFailed) *error = 0;
  if (*error != 0) return Status(StatusCode::kIo, layout_.marker());
  return readable();
}

}  // namespace dase
