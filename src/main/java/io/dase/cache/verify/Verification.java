// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import java.time.Duration;

/**
 * The outcome of one check. Immutable value; safe from any thread.
 *
 * @param name what was checked
 * @param passed whether all was as it should be
 * @param detail what was checked and what was left out, or what was found in place of what was
 *     expected
 * @param took the time of the check
 */
public record Verification(String name, boolean passed, String detail, Duration took) {}
