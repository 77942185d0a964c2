// SPDX-License-Identifier: MIT
/**
 * The command {@code dase-cache}: parses arguments, calls the packages above it, prints text or
 * JSON (schemas in docs/json). Nobody imports this package. Commands are used by one thread.
 */
package io.dase.cache.cli;
