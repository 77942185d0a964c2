// SPDX-License-Identifier: MIT
/**
 * This library and its peers as processes that scripts/benchmarks/contest.py asks in turns: {@link
 * io.dase.cache.jmh.peers.Worker} is the main class. Everything here belongs to one thread.
 */
package io.dase.cache.jmh.peers;
