// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

/**
 * A sum of products as if computed in twice the precision and rounded once (Ogita, Rump and Oishi,
 * 2005, algorithm 5.3, with fused multiply-add). Used by one thread.
 */
final class CompensatedSum {
  private double sum;
  private double error;

  void addProduct(double a, double b) {
    double product = a * b;
    double next = sum + product;
    double kept = next - sum;
    error += (sum - (next - kept)) + (product - kept) + Math.fma(a, b, -product);
    sum = next;
  }

  double value() {
    return sum + error;
  }
}
