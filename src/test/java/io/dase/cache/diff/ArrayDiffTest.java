// SPDX-License-Identifier: MIT
package io.dase.cache.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dase.cache.SaveOptions;
import io.dase.cache.diff.ArrayDiff.Extreme;
import io.dase.cache.format.DType;
import io.dase.cache.format.NdArray;
import io.dase.cache.testing.Numpy;
import io.dase.cache.testing.OpenCache;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What two versions of an array differ in. */
class ArrayDiffTest extends OpenCache {
  @Test
  void theLargestDifferencesAreToldWithTheirPlaces() {
    ArrayDiff diff =
        diff(
            NdArray.of(new double[] {1, 2, 3, 1e-3, 5, 6}, 2, 3),
            NdArray.of(new double[] {1, 2, 3.5, 2e-3, 5, 6}, 2, 3));

    assertThat(diff.isSame()).isFalse();
    assertThat(diff.compared()).isEqualTo(6);
    assertThat(diff.differing()).isEqualTo(2);
    assertThat(diff.maxAbsolute()).contains(new Extreme(0.5, List.of(0, 2), "3.0", "3.5"));
    assertThat(diff.maxRelative()).contains(new Extreme(0.5, List.of(1, 0), "0.001", "0.002"));
  }

  @Test
  void aNanIsTheSameAsItselfAndAnotherOneIsNot() {
    double other = Double.longBitsToDouble(0x7ff8_0000_0000_0001L);

    assertThat(
            diff(
                NdArray.of(new double[] {Double.NaN, 0}, 2),
                NdArray.of(new double[] {Double.NaN, 1}, 2)))
        .satisfies(
            diff -> {
              assertThat(diff.differing()).isEqualTo(1);
              assertThat(diff.notFinite()).isZero();
            });
    assertThat(
            diff(
                NdArray.of(new double[] {Double.NaN, Double.POSITIVE_INFINITY}, 2),
                NdArray.of(new double[] {other, Double.NEGATIVE_INFINITY}, 2)))
        .satisfies(
            diff -> {
              assertThat(diff.differing()).isEqualTo(2);
              assertThat(diff.notFinite()).isEqualTo(2);
              assertThat(diff.maxAbsolute()).isEmpty();
            });
  }

  @Test
  void zerosOfTwoSignsDifferByNothing() {
    ArrayDiff diff = diff(NdArray.of(new double[] {0.0}, 1), NdArray.of(new double[] {-0.0}, 1));

    assertThat(diff.differing()).isEqualTo(1);
    assertThat(diff.maxAbsolute()).contains(new Extreme(0, List.of(0), "0.0", "-0.0"));
    assertThat(diff.maxRelative().orElseThrow().difference()).isZero();
  }

  @Test
  void differencesThatOverflowHaveAFiniteRelativeOne() {
    double huge = Double.MAX_VALUE;
    ArrayDiff diff =
        diff(
            NdArray.ofComplex(new double[] {huge, huge}, 1),
            NdArray.ofComplex(new double[] {-huge, -huge}, 1));

    assertThat(diff.maxAbsolute().orElseThrow().difference()).isInfinite();
    assertThat(diff.maxRelative().orElseThrow().difference()).isEqualTo(2, within(1e-15));
  }

  @Test
  void wholeNumbersAreSubtractedExactly() {
    long large = 1L << 62;
    assertThat(diff(NdArray.of(new long[] {large}, 1), NdArray.of(new long[] {large + 1}, 1)))
        .extracting(diff -> diff.maxAbsolute().orElseThrow())
        .isEqualTo(new Extreme(1, List.of(0), "4611686018427387904", "4611686018427387905"));
    assertThat(
            diff(
                    NdArray.of(new long[] {Long.MIN_VALUE}, 1),
                    NdArray.of(new long[] {Long.MAX_VALUE}, 1))
                .maxAbsolute()
                .orElseThrow()
                .difference())
        .isEqualTo(0x1p64);
    assertThat(diff(unsigned(-1), unsigned(0)).maxAbsolute())
        .contains(new Extreme(0x1p64, List.of(0), "18446744073709551615", "0"));
  }

  @Test
  void shapesAndTypesAreToldWhereTheyDiffer() {
    ArrayDiff shapes = diff(NdArray.of(new double[6], 6), NdArray.of(new double[6], 2, 3));
    assertThat(shapes.isSame()).isFalse();
    assertThat(shapes.compared()).isZero();
    assertThat(shapes.from()).hasToString("float64 (6,)");
    assertThat(shapes.to()).hasToString("float64 (2, 3)");

    ArrayDiff types =
        diff(NdArray.of(new double[] {0.5, 0.1}, 2), NdArray.of(new float[] {0.5f, 0.1f}, 2));
    assertThat(types.isSame()).isFalse();
    assertThat(types.differing()).isEqualTo(1);
    assertThat(types.maxAbsolute())
        .contains(new Extreme((double) 0.1f - 0.1, List.of(1), "0.1", "0.1"));
  }

  @Test
  void ordersOfAxesAndBytesDoNotMatter() {
    Path little = folder.resolve("c.npy");
    Path fortran = folder.resolve("f.npy");
    Path other = folder.resolve("g.npy");
    Numpy.run(
        """
        import numpy, sys
        a = numpy.arange(24.0).reshape(2, 3, 4)
        numpy.save(sys.argv[1], a)
        numpy.save(sys.argv[2], numpy.asfortranarray(a).astype(">f8"))
        a[1, 2, 0] += 0.25
        numpy.save(sys.argv[3], numpy.asfortranarray(a))
        """,
        little,
        fortran,
        other);

    cache.saveFile("trials", "axes", little);
    cache.saveFile("trials", "axes", fortran);
    assertThat(cache.diff("trials", "axes"))
        .satisfies(
            diff -> {
              assertThat(diff.isSame()).isTrue();
              assertThat(diff.isIdentical()).isFalse();
            });
    Extreme expected = new Extreme(0.25, List.of(1, 2, 0), "20.0", "20.25");
    cache.saveFile("trials", "axes", other);
    assertThat(array("axes").maxAbsolute()).contains(expected);
    cache.delete("trials", "axes");
    cache.saveFile("trials", "axes", little);
    cache.saveFile("trials", "axes", other);
    assertThat(array("axes").maxAbsolute()).contains(expected);
  }

  @Test
  void largeArraysAreComparedAsNumpyComparesThem() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    double[] a = random.doubles(300_000, -1, 1).toArray();
    double[] b = a.clone();
    for (int i = 0; i < 500; i++) {
      b[random.nextInt(b.length)] += random.nextGaussian();
    }
    cache.save("trials", "random", NdArray.of(a, 300, 1000));
    Path first = cache.path("trials", "random").orElseThrow();
    cache.save("trials", "random", NdArray.of(b, 300, 1000));
    String expected =
        Numpy.run(
            """
            import numpy, sys
            a, b = (numpy.load(name) for name in sys.argv[1:])
            d = abs(a - b)
            i, j = numpy.unravel_index(d.argmax(), d.shape)
            r = numpy.max(d / numpy.maximum(abs(a), abs(b)))
            print((a != b).sum(), repr(float(d[i, j])), i, j, repr(float(r)))
            """,
            first,
            cache.path("trials", "random").orElseThrow());

    ArrayDiff diff = array("random");

    Extreme absolute = diff.maxAbsolute().orElseThrow();
    assertThat(
            "%d %s %d %d %s"
                .formatted(
                    diff.differing(),
                    absolute.difference(),
                    absolute.index().get(0),
                    absolute.index().get(1),
                    diff.maxRelative().orElseThrow().difference()))
        .isEqualTo(expected.strip());
  }

  @Test
  void whatIsNoArrayIsComparedByteByByte() {
    cache.saveContent("trials", "odd", "npy", out -> out.write(new byte[] {1, 2, 3}), options());
    cache.saveContent("trials", "odd", "npy", out -> out.write(new byte[] {1, 2, 4}), options());

    BytesDiff diff = (BytesDiff) cache.diff("trials", "odd").value();

    assertThat(diff.first()).hasValue(2);
    assertThat(diff.reason()).contains(".npy magic");
  }

  private static SaveOptions options() {
    return SaveOptions.DEFAULTS;
  }

  private static NdArray unsigned(long bits) {
    ByteBuffer data = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, bits);
    return NdArray.ofBytes(DType.UINT64, data, 1);
  }

  private ArrayDiff array(String key) {
    return (ArrayDiff) cache.diff("trials", key).value();
  }

  private ArrayDiff diff(NdArray from, NdArray to) {
    cache.save("trials", "array", from);
    cache.save("trials", "array", to);
    return array("array");
  }
}
