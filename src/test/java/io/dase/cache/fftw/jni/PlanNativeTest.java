// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import static io.dase.cache.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no caller of Plan, Planner and FftBuffer can do, done to the native methods themselves. */
class PlanNativeTest {
  private static final long BYTES = 128;

  @TempDir Path root;
  private long planner;
  private long plan;
  private long in;
  private long out;

  @BeforeEach
  void open() {
    NativeLibrary.load();
    planner = PlannerNative.open(Utf8.path("root", root), new byte[0], 0, new byte[0], false, 0, 1);
    plan = PlannerNative.plan(planner, bytes("fft_1d_8/forward/out/1/estimate"));
    in = BufferNative.allocate(BYTES);
    out = BufferNative.allocate(BYTES);
  }

  @AfterEach
  void destroy() {
    BufferNative.free(in, BYTES);
    BufferNative.free(out, BYTES);
    PlanNative.destroy(plan);
    PlannerNative.destroy(planner);
  }

  @Test
  void noPlannerPlanOrArrayIsRefused() {
    refused(
        "expected an open planner",
        () -> PlannerNative.plan(0, bytes("fft_1d_8/forward/out/1/estimate")));
    refused("expected an open planner", () -> PlannerNative.destroy(0));
    refused("expected an open plan", () -> PlanNative.execute(0, in, out));
    refused("expected an open plan", () -> PlanNative.description(0));
    refused("expected an open plan", () -> PlanNative.destroy(0));
    refused("an array is null", () -> PlanNative.execute(plan, 0, out));
    refused("an array is null", () -> PlanNative.execute(plan, in, 0));
    refused("an array is null", () -> PlanNative.scale(plan, 0, 2));
    refused("expected an open buffer", () -> BufferNative.free(0, 8));
    refused("expected an open buffer", () -> BufferNative.view(0, 8));
    refused("expected an open buffer", () -> BufferNative.copy(in, 0, 8));
  }

  @Test
  void arraysThatAPlanCannotRunOnAreRefused() {
    refused("16-byte boundary", () -> PlanNative.execute(plan, in + 8, out));
    refused("out-of-place", () -> PlanNative.execute(plan, in, in));
    refused("split arrays", () -> PlanNative.executeSplit(plan, in, in + 64, out, out + 64));
  }

  @Test
  void lengthsThatCannotBeAreRefused() {
    refused("expected at least 1", () -> BufferNative.allocate(0));
    refused("expected at least 1", () -> BufferNative.allocate(Long.MIN_VALUE));
    refused("expected at least 1", () -> BufferNative.zero(in, -1));
    refused("expected at least 1", () -> BufferNative.view(in, -1));
    assertThat(BufferNative.allocate(Long.MAX_VALUE)).isZero();
  }

  @Test
  void onlyADirectBufferHasAnAddress() {
    assertThat(BufferNative.address(null)).isZero();
    assertThat(BufferNative.address(ByteBuffer.allocate(8))).isZero();
    assertThat(BufferNative.address(BufferNative.view(in, 8))).isEqualTo(in);
  }

  @Test
  void whatIsNoSpecIsRefused() {
    refused("spec is null", () -> PlannerNative.plan(planner, null));
    refused("'fft_1d_8'", () -> PlannerNative.plan(planner, bytes("fft_1d_8")));
    refused(
        "helper is null", () -> PlannerNative.open(bytes("x"), new byte[0], 0, null, true, 0, 1));
    refused("mode is 3", () -> PlannerNative.planBy(planner, bytes("fft_1d_8"), 3, 0, 0));
    refused("expected a planner's queue", () -> UpgradesNative.next(0));
    refused(
        "root is null", () -> PlannerNative.open(null, new byte[0], 0, new byte[0], false, 0, 1));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
