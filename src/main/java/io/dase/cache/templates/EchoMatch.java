// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

/**
 * Where a template fits a series best. Immutable; safe from any thread.
 *
 * @param template the number of the template in its bank
 * @param offset the sample of the series at which the template begins
 * @param snr the signal-to-noise ratio there
 * @param amplitude what the template is to be multiplied with to fit there by least squares
 */
public record EchoMatch(int template, int offset, double snr, double amplitude) {}
