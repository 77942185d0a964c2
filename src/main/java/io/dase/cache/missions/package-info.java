// SPDX-License-Identifier: MIT
/**
 * Computations of several steps, each of which runs only if nobody has stored its result: {@link
 * io.dase.cache.missions.MissionGraph}.
 */
package io.dase.cache.missions;
