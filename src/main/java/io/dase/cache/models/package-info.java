// SPDX-License-Identifier: MIT
/**
 * Trained models as files of any size: {@link io.dase.cache.models.ModelStore}. Formats are
 * recognised and checked without executing or unpickling anything.
 */
package io.dase.cache.models;
