// SPDX-License-Identifier: MIT
/**
 * What two versions of an entry differ in. Values are compared piece by piece, so those of any size
 * take little memory. Everything here is immutable or stateless, and safe from any thread.
 */
package io.dase.cache.diff;
