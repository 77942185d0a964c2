// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import java.time.Instant;

/**
 * One snapshot of a mission, without its fields. Immutable; safe from any thread.
 *
 * @param mission the mission's name
 * @param step its step, 0 or more
 * @param bytes the size of its file
 * @param created when it was saved, by the writer's clock
 */
public record SnapshotInfo(String mission, long step, long bytes, Instant created) {}
