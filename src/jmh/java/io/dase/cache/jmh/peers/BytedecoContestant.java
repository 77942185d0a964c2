// SPDX-License-Identifier: MIT
package io.dase.cache.jmh.peers;

import static org.bytedeco.fftw.global.fftw3.FFTW_FORWARD;
import static org.bytedeco.fftw.global.fftw3.FFTW_MEASURE;
import static org.bytedeco.fftw.global.fftw3.FFTW_WISDOM_ONLY;
import static org.bytedeco.fftw.global.fftw3.fftw_alloc_real;
import static org.bytedeco.fftw.global.fftw3.fftw_destroy_plan;
import static org.bytedeco.fftw.global.fftw3.fftw_execute;
import static org.bytedeco.fftw.global.fftw3.fftw_export_wisdom_to_filename;
import static org.bytedeco.fftw.global.fftw3.fftw_forget_wisdom;
import static org.bytedeco.fftw.global.fftw3.fftw_free;
import static org.bytedeco.fftw.global.fftw3.fftw_import_wisdom_from_filename;
import static org.bytedeco.fftw.global.fftw3.fftw_init_threads;
import static org.bytedeco.fftw.global.fftw3.fftw_plan_many_dft;
import static org.bytedeco.fftw.global.fftw3.fftw_plan_many_dft_r2c;
import static org.bytedeco.fftw.global.fftw3.fftw_plan_with_nthreads;
import static org.bytedeco.fftw.global.fftw3.fftw_sprint_plan;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.fftw.global.fftw3.fftw_plan;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * bytedeco's binding with the FFTW that it brings: {@code execute} of a plan on native arrays. If
 * that FFTW refuses the shared wisdom it plans at MEASURE itself, once, and keeps that.
 */
final class BytedecoContestant implements Contestant {
  private final Path root;
  private final Path own;

  BytedecoContestant(Path root, Path own) {
    this.root = root;
    this.own = own;
    fftw_init_threads();
  }

  @Override
  public Opened open(Transform transform) {
    if (!transform.rigor().equals("measure")) {
      throw new UnsupportedOperationException("at rigor MEASURE only");
    }
    DoublePointer in = fftw_alloc_real(transform.inputDoubles());
    DoublePointer out = fftw_alloc_real(2L * transform.spectrum() * transform.howmany());
    fftw_plan_with_nthreads(transform.threads());
    String wisdom = "shared";
    fftw_plan plan = fromWisdom(root.resolve("fftw_wisdom"), key(transform), transform, in, out);
    if (plan == null) {
      wisdom = "own";
      String key = key(transform) + "_t" + transform.threads();
      plan = fromWisdom(own, key, transform, in, out);
      if (plan == null) {
        plan = plan(transform, in, out, FFTW_MEASURE);
        fftw_export_wisdom_to_filename(own.resolve(key + ".wisdom").toString());
      }
    }
    in.put(transform.input());
    fftw_plan made = plan;
    fftw_execute(made);
    double[] check = {out.get(2), out.get(3)};
    Repeated form =
        count -> {
          for (int i = 0; i < count; i++) {
            fftw_execute(made);
          }
        };
    return new Opened(
        transform.threads(),
        wisdom,
        fftw_sprint_plan(made).getString(),
        check,
        Map.of("execute", form),
        () -> {
          fftw_destroy_plan(made);
          fftw_free(in);
          fftw_free(out);
        });
  }

  private static String key(Transform transform) {
    String sizes =
        IntStream.of(transform.sizes())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining("x"));
    return (transform.isReal() ? "rfft_" : "fft_")
        + transform.rank()
        + "d_"
        + sizes
        + (transform.howmany() > 1 ? "_b" + transform.howmany() : "");
  }

  private static fftw_plan fromWisdom(
      Path folder, String key, Transform transform, DoublePointer in, DoublePointer out) {
    fftw_forget_wisdom();
    String file = folder.resolve(key + ".wisdom").toString();
    return fftw_import_wisdom_from_filename(file) == 0
        ? null
        : plan(transform, in, out, FFTW_MEASURE | FFTW_WISDOM_ONLY);
  }

  private static fftw_plan plan(
      Transform transform, DoublePointer in, DoublePointer out, int flags) {
    int rank = transform.rank();
    IntPointer sizes = new IntPointer(transform.sizes());
    int howmany = transform.howmany();
    int spectrum = transform.spectrum();
    return transform.isReal()
        ? fftw_plan_many_dft_r2c(
            rank, sizes, howmany, in, null, 1, transform.points(), out, null, 1, spectrum, flags)
        : fftw_plan_many_dft(
            rank,
            sizes,
            howmany,
            in,
            null,
            1,
            spectrum,
            out,
            null,
            1,
            spectrum,
            FFTW_FORWARD,
            flags);
  }
}
