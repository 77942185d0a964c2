// SPDX-License-Identifier: MIT
/**
 * Source maps, made of zones on a grid of two dimensions, and coupling maps made from them: layouts
 * as JSON, what they are called, and their values. Pure Java without the native library; everything
 * here is safe from any thread. Arguments out of range are refused with {@link
 * java.lang.IllegalArgumentException}, which names the argument, the value found and the range.
 */
package io.dase.cache.maps;
