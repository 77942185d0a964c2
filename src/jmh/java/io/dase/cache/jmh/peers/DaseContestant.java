// SPDX-License-Identifier: MIT
package io.dase.cache.jmh.peers;

import io.dase.cache.fftw.BoundPlan;
import io.dase.cache.fftw.FftBuffer;
import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * This library: {@code bound}, {@code unbound} and {@code array} (double[]) executions of a plan,
 * and for a batch {@code calls}, one bound execution for each of its transforms.
 */
final class DaseContestant implements Contestant {
  private final Planner planner;

  DaseContestant(Path root) {
    this.planner = new Planner(root);
  }

  @Override
  public Opened open(Transform transform) {
    PlanSpec single = spec(transform);
    PlanSpec spec = transform.howmany() > 1 ? single.batch(transform.howmany()) : single;
    Deque<AutoCloseable> held = new ArrayDeque<>();
    Plan plan = hold(held, planner.plan(spec));
    FftBuffer in = hold(held, FftBuffer.inputOf(plan.spec()));
    FftBuffer out = hold(held, FftBuffer.outputOf(plan.spec()));
    double[] input = transform.input();
    double[] output = new double[2 * transform.spectrum() * transform.howmany()];
    in.copyFrom(input);
    BoundPlan bound = hold(held, plan.bind(in, out));
    bound.execute();
    out.copyTo(output);
    double[] check = Arrays.copyOfRange(output, 2, 4);
    Map<String, Form> forms = new LinkedHashMap<>();
    forms.put("bound", bound(bound));
    forms.put("unbound", unbound(plan, in, out));
    forms.put("array", array(plan, input, output));
    if (transform.howmany() > 1) {
      forms.put("calls", calls(held, single, transform, in, out));
    }
    return new Opened(
        plan.spec().threads(), "shared", plan.description(), check, forms, () -> closeAll(held));
  }

  private static PlanSpec spec(Transform transform) {
    long[] sizes = Arrays.stream(transform.sizes()).asLongStream().toArray();
    PlanSpec spec = transform.isReal() ? PlanSpec.rdft(sizes) : PlanSpec.dft(sizes);
    return spec.threads(transform.threads())
        .rigor(Rigor.valueOf(transform.rigor().toUpperCase(Locale.ROOT)));
  }

  private static Repeated bound(BoundPlan bound) {
    return count -> {
      for (int i = 0; i < count; i++) {
        bound.execute();
      }
    };
  }

  private static Repeated unbound(Plan plan, FftBuffer in, FftBuffer out) {
    return count -> {
      for (int i = 0; i < count; i++) {
        plan.execute(in, out);
      }
    };
  }

  private static Repeated array(Plan plan, double[] input, double[] output) {
    return count -> {
      for (int i = 0; i < count; i++) {
        plan.execute(input, output);
      }
    };
  }

  private Repeated calls(
      Deque<AutoCloseable> held,
      PlanSpec single,
      Transform transform,
      FftBuffer in,
      FftBuffer out) {
    Plan plan = hold(held, planner.plan(single));
    BoundPlan[] parts = new BoundPlan[transform.howmany()];
    for (int i = 0; i < parts.length; i++) {
      FftBuffer from = hold(held, in.slice((long) i * transform.points(), transform.points()));
      FftBuffer to = hold(held, out.slice((long) i * transform.spectrum(), transform.spectrum()));
      parts[i] = hold(held, plan.bind(from, to));
    }
    return count -> {
      for (int i = 0; i < count; i++) {
        for (BoundPlan part : parts) {
          part.execute();
        }
      }
    };
  }

  private static <T extends AutoCloseable> T hold(Deque<AutoCloseable> held, T resource) {
    held.push(resource);
    return resource;
  }

  private static void closeAll(Deque<AutoCloseable> held) {
    try {
      while (!held.isEmpty()) {
        held.pop().close();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
