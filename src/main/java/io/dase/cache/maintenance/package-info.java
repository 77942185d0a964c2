// SPDX-License-Identifier: MIT
/**
 * What keeps a store and the machine round it healthy: validation of contents, cleanup and
 * compression, reports with how the store grows, what of the wisdom covers this machine, taking in
 * the files of an older cache, the doctor's checks, and where native tools find an entry. Nothing
 * here changes a store unless its name says so. Safe from any thread unless a class says otherwise.
 */
package io.dase.cache.maintenance;
