// SPDX-License-Identifier: MIT
/**
 * What a cache does, as events of Java Flight Recorder. Cost next to nothing while none records.
 * Each event is used by one thread.
 */
package io.dase.cache.events;
