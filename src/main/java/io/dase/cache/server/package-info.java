// SPDX-License-Identifier: MIT
/**
 * A cache as an HTTP service, alone ({@link io.dase.cache.server.CacheServer}) or in a user's own
 * Jetty server ({@link io.dase.cache.server.CacheEndpoints}); docs/http-api.md describes what it
 * answers. The only package that names Jetty, which programs that do not serve need not have.
 */
package io.dase.cache.server;
