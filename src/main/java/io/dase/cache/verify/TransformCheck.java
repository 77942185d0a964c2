// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import io.dase.cache.core.CacheIoException;
import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanMode;
import io.dase.cache.fftw.PlanOptions;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Precision;
import io.dase.cache.fftw.arrays.ArrayTransform;
import io.dase.cache.format.NdArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * One family of transforms against {@link DirectTransform}: ranks 1 to 3, in and out of place,
 * single and in batches, in double and float. The relative error, in the L2 norm, may be 4 eps
 * log2(N): eps is 2^-52 or 2^-23, N the logical size, at least 2. Stateless.
 *
 * <p>The first plan of each precision is searched for and stored, as any program's is; the others
 * are served as FFTW estimates them, without a process, a record and a sync of files each.
 */
final class TransformCheck implements VerifierCheck {
  private static final double FACTOR = 4;
  private static final long SEED = 20_000_101;
  private static final PlanOptions SERVED = PlanOptions.of(PlanMode.SERVE_THEN_UPGRADE);

  private final TransformFamily family;

  TransformCheck(TransformFamily family) {
    this.family = family;
  }

  @Override
  public String name() {
    return family.name();
  }

  @Override
  public String run(Path folder) throws Mismatch {
    List<PlanSpec> specs = family.specs();
    double worst = 0;
    int done = 0;
    String skipped = "";
    Set<Precision> searched = EnumSet.noneOf(Precision.class);
    try (Planner planner = Alone.planner(folder)) {
      for (PlanSpec spec : specs) {
        if (!skipped.isEmpty() && spec.precision() == Precision.FLOAT) {
          continue;
        }
        PlanOptions options = searched.contains(spec.precision()) ? SERVED : PlanOptions.DEFAULTS;
        try (Plan plan = planner.plan(spec, options)) {
          searched.add(spec.precision());
          worst = Math.max(worst, check(plan));
          done++;
        } catch (CacheIoException e) {
          if (spec.precision() != Precision.FLOAT) {
            throw e;
          }
          skipped = "; float was skipped: " + e.getMessage();
        }
      }
    }
    return String.format(
        Locale.ROOT,
        "%d plans, %d of them stored; largest error %.2f of the bound 4 eps log2(N)%s",
        done,
        searched.size(),
        worst,
        skipped);
  }

  /** The error as a part of the bound. */
  private double check(Plan plan) throws Mismatch {
    PlanSpec spec = plan.spec();
    ArrayTransform transform = new ArrayTransform(spec);
    int batch = Math.toIntExact(spec.howmany());
    int[] sizes = spec.sizes().stream().mapToInt(Math::toIntExact).toArray();
    List<double[]> inputs = new ArrayList<>();
    List<double[]> expected = new ArrayList<>();
    Random random = new Random(SEED);
    for (int i = 0; i < batch; i++) {
      TransformFamily.Sample sample = family.sample(spec, sizes, random);
      inputs.add(sample.input());
      expected.add(sample.expected());
    }
    NdArray input = array(spec, transform, join(inputs));
    NdArray output = transform.execute(plan, input);
    double error = relativeError(output.toDoubleArray(), join(expected));
    double eps = spec.precision() == Precision.FLOAT ? Math.ulp(1f) : Math.ulp(1.0);
    double bound = FACTOR * eps * Math.max(1, Math.log(spec.logicalSize()) / Math.log(2));
    Mismatch.unless(
        error <= bound,
        "%s: found a relative error of %s, expected at most %s (seed %d)",
        spec,
        error,
        bound,
        SEED);
    return error / bound;
  }

  private static NdArray array(PlanSpec spec, ArrayTransform transform, double[] values) {
    int[] shape = transform.inputShape();
    boolean complex = values.length != elements(shape);
    if (spec.precision() == Precision.DOUBLE) {
      return complex ? NdArray.ofComplex(values, shape) : NdArray.of(values, shape);
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return complex ? NdArray.ofComplex(floats, shape) : NdArray.of(floats, shape);
  }

  private static int elements(int[] shape) {
    int elements = 1;
    for (int extent : shape) {
      elements *= extent;
    }
    return elements;
  }

  private static double[] join(List<double[]> parts) {
    double[] joined = new double[parts.size() * parts.get(0).length];
    for (int i = 0; i < parts.size(); i++) {
      System.arraycopy(parts.get(i), 0, joined, i * parts.get(i).length, parts.get(i).length);
    }
    return joined;
  }

  private static double relativeError(double[] found, double[] expected) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += (found[i] - expected[i]) * (found[i] - expected[i]);
      norm += expected[i] * expected[i];
    }
    return norm == 0 ? Math.sqrt(difference) : Math.sqrt(difference / norm);
  }
}
