// SPDX-License-Identifier: MIT
/**
 * What all endpoints share: routes, parameters, representations, conditions, ranges, problems.
 * Knows nothing of caches.
 */
package io.dase.cache.server.http;
