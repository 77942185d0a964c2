// SPDX-License-Identifier: MIT
/**
 * Small plots as SVG files: lines and bars, without scripts, fonts or anything else from outside.
 * Stateless; safe from any thread.
 */
package io.dase.cache.plot;
