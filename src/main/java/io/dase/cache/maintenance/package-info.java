// SPDX-License-Identifier: MIT
/**
 * What keeps a store and the machine round it healthy: validation of contents, the doctor's checks,
 * and where native tools find an entry. Safe from any thread unless a class says otherwise.
 */
package io.dase.cache.maintenance;
