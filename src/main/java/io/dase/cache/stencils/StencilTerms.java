// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Exact coefficients by offset, without those that are 0. Stateless. */
final class StencilTerms {
  private StencilTerms() {}

  /** Second differences along each axis. */
  static Map<List<Integer>, Rational> star(StencilSpec spec) {
    Map<List<Integer>, Rational> terms = new HashMap<>();
    Rational[] weights = FornbergWeights.central(2, spec.order() / 2);
    for (int axis = 0; axis < spec.rank(); axis++) {
      addAlong(terms, axis, weights, perSpacing(spec, axis, 2), spec.rank());
    }
    return terms;
  }

  /** A first difference along one axis. */
  static Map<List<Integer>, Rational> gradient(StencilSpec spec) {
    Map<List<Integer>, Rational> terms = new HashMap<>();
    Rational[] weights = FornbergWeights.central(1, spec.order() / 2);
    addAlong(terms, spec.axis(), weights, perSpacing(spec, spec.axis(), 1), spec.rank());
    return terms;
  }

  /**
   * The cube of 3 points along each axis. With face weight f, edge weight e and corner weight g,
   * times h^2, second order needs f + (2e or 4e + 4g) = 1 in 2 or 3 dimensions, and an error of h^2
   * / 12 times the squared Laplacian e + 2g = 1/6.
   */
  static Map<List<Integer>, Rational> isotropic(StencilSpec spec) {
    int rank = spec.rank();
    Rational corner = spec.points().cornerWeight();
    Rational edge = Rational.of(1, 6).minus(corner.plus(corner));
    Rational face =
        rank == 2
            ? Rational.ONE.minus(edge.plus(edge))
            : Rational.ONE.minus(edge.plus(corner).times(Rational.of(4, 1)));
    Rational scale = perSpacing(spec, 0, 2);
    Map<List<Integer>, Rational> terms = new HashMap<>();
    Rational sum = Rational.ZERO;
    for (List<Integer> offset : cube(rank)) {
      long moved = offset.stream().filter(step -> step != 0).count();
      if (moved > 0) {
        Rational weight = (moved == 1 ? face : moved == 2 ? edge : corner).times(scale);
        add(terms, offset, weight);
        sum = sum.plus(weight);
      }
    }
    add(terms, Collections.nCopies(rank, 0), Rational.ZERO.minus(sum));
    return terms;
  }

  /** The operator applied twice. */
  static Map<List<Integer>, Rational> squared(Map<List<Integer>, Rational> once) {
    Map<List<Integer>, Rational> terms = new HashMap<>();
    once.forEach(
        (first, a) ->
            once.forEach(
                (second, b) -> {
                  List<Integer> offset = new ArrayList<>(first);
                  for (int axis = 0; axis < offset.size(); axis++) {
                    offset.set(axis, first.get(axis) + second.get(axis));
                  }
                  add(terms, offset, a.times(b));
                }));
    return terms;
  }

  private static void addAlong(
      Map<List<Integer>, Rational> terms, int axis, Rational[] weights, Rational scale, int rank) {
    for (int i = 0; i < weights.length; i++) {
      List<Integer> offset = new ArrayList<>(Collections.nCopies(rank, 0));
      offset.set(axis, i - weights.length / 2);
      add(terms, offset, weights[i].times(scale));
    }
  }

  private static void add(
      Map<List<Integer>, Rational> terms, List<Integer> offset, Rational coefficient) {
    Rational sum = terms.getOrDefault(offset, Rational.ZERO).plus(coefficient);
    if (sum.isZero()) {
      terms.remove(offset);
    } else {
      terms.put(List.copyOf(offset), sum);
    }
  }

  private static Rational perSpacing(StencilSpec spec, int axis, int power) {
    Rational h = Rational.of(spec.spacing().get(axis));
    Rational product = h;
    for (int i = 1; i < power; i++) {
      product = product.times(h);
    }
    return Rational.ONE.over(product);
  }

  private static List<List<Integer>> cube(int rank) {
    List<List<Integer>> offsets = new ArrayList<>();
    offsets.add(List.of());
    for (int axis = 0; axis < rank; axis++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> offset : offsets) {
        for (int step = -1; step <= 1; step++) {
          List<Integer> next = new ArrayList<>(offset);
          next.add(step);
          longer.add(next);
        }
      }
      offsets = longer;
    }
    return offsets;
  }
}
