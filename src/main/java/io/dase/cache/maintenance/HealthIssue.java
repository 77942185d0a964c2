// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

/**
 * One thing that asks for action. Immutable value; safe from any thread.
 *
 * @param code what kind of thing it is
 * @param subject the file, entry, category or folder
 * @param found what was found
 * @param remedy what to do about it
 */
public record HealthIssue(HealthCode code, String subject, String found, String remedy) {}
