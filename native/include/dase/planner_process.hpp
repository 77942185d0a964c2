// SPDX-License-Identifier: MIT
#pragma once

namespace dase {

/// The helper process `dase_planner`: answers requests to plan, one JSON object a line, until
/// `input` ends; the exit code. Made for a process of its own: FFTW's memory of plans is lost, and
/// the process dies with the parent that said hello. Not for two threads at once.
int serve_planner_requests(int input, int output);

}  // namespace dase
