// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.core.Layer;
import java.time.Instant;

/**
 * One wisdom text in the store. Immutable value; safe from any thread.
 *
 * @param key the entry's key
 * @param fingerprint whom it is for
 * @param usability whether this process may use it
 * @param layer the root that it is in
 * @param sizeBytes length of the text
 * @param generation how often it was changed, from 1
 * @param created when this generation was stored
 * @param writer program and host that stored it
 */
public record WisdomEntry(
    String key,
    Fingerprint fingerprint,
    Usability usability,
    Layer layer,
    long sizeBytes,
    long generation,
    Instant created,
    String writer) {}
