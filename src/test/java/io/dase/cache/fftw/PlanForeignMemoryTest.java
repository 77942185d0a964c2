// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Direct buffers whose memory a java.lang.foreign.Arena frees; by reflection, as 17 has none. */
@EnabledForJreRange(min = JRE.JAVA_22)
class PlanForeignMemoryTest extends OpenPlanner {
  private static final int N = 1 << 18;

  @Test
  void buffersOfAClosedArenaAreRefused() throws Exception {
    try (Plan plan = plan(PlanSpec.dft(N).rigor(Rigor.ESTIMATE))) {
      AutoCloseable arena = openArena();
      DoubleBuffer in = allocate(arena);
      DoubleBuffer out = allocate(arena);
      assertThatCode(() -> plan.execute(in, out)).doesNotThrowAnyException();
      arena.close();
      assertThatIllegalStateException().isThrownBy(() -> plan.execute(in, out));
    }
  }

  private static AutoCloseable openArena() throws ReflectiveOperationException {
    return (AutoCloseable) type("Arena").getMethod("ofConfined").invoke(null);
  }

  private static DoubleBuffer allocate(AutoCloseable arena) throws ReflectiveOperationException {
    Method allocate = type("Arena").getMethod("allocate", long.class, long.class);
    Object segment = allocate.invoke(arena, 2L * N * Double.BYTES, 64L);
    ByteBuffer bytes = (ByteBuffer) type("MemorySegment").getMethod("asByteBuffer").invoke(segment);
    return bytes.order(ByteOrder.nativeOrder()).asDoubleBuffer();
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName("java.lang.foreign." + name);
  }
}
