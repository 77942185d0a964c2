// SPDX-License-Identifier: MIT
/**
 * Checks, on the machine of the user, that this library does what it says. Failures are findings,
 * not exceptions.
 */
package io.dase.cache.verify;
