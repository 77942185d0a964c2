// SPDX-License-Identifier: MIT
/** The endpoints of the service, each on a cache and its providers; docs/http-api.md lists them. */
package io.dase.cache.server.api;
