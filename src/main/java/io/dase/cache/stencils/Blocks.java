// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import java.util.concurrent.RecursiveAction;
import java.util.function.Consumer;

/**
 * The blocks that a grid is worked through in: rows of the last axis short enough for the
 * first-level cache, and so much of the middle axis that the planes which one point needs stay in
 * the second-level cache. Immutable; safe from any thread.
 */
final class Blocks {
  /** Points of a row that are summed together: 8 KiB. */
  static final int ROW = 1024;

  /** Points whose planes are to stay in cache: 256 KiB. */
  private static final int RESIDENT = 1 << 15;

  /** Planes of a block: its first and last few are read by the next block again. */
  private static final int DEPTH = 16;

  /** Fewer points than this are not worth another thread. */
  private static final int TASK = 1 << 15;

  private final GridShape shape;
  private final int size0;
  private final int size1;
  private final int size2;
  private final int count1;
  private final int count2;
  private final int count;

  /** The points from-inclusive to to-exclusive of each axis. */
  record Block(int from0, int to0, int from1, int to1, int from2, int to2) {}

  /**
   * @param reach how many planes a stencil reaches along the first axis, each way
   */
  Blocks(GridShape shape, int reach) {
    this.shape = shape;
    boolean isVector = shape.n0() == 1 && shape.n1() == 1;
    size2 = Math.min(shape.n2(), isVector ? TASK : ROW);
    size1 = within(RESIDENT / ((2 * reach + 1) * size2), shape.n1());
    size0 = within(Math.max(TASK / (size1 * size2), DEPTH), shape.n0());
    count1 = parts(shape.n1(), size1);
    count2 = parts(shape.n2(), size2);
    count = Math.multiplyExact(parts(shape.n0(), size0) * count1, count2);
  }

  /** Runs the work on every block, in the threads of the caller's pool or of the common one. */
  void forEach(Consumer<Block> work) {
    if (shape.size() <= TASK) {
      for (int i = 0; i < count; i++) {
        work.accept(block(i));
      }
    } else {
      new Range(work, 0, count).invoke();
    }
  }

  private Block block(int number) {
    int from0 = number / (count1 * count2) * size0;
    int from1 = number / count2 % count1 * size1;
    int from2 = number % count2 * size2;
    return new Block(
        from0,
        Math.min(from0 + size0, shape.n0()),
        from1,
        Math.min(from1 + size1, shape.n1()),
        from2,
        Math.min(from2 + size2, shape.n2()));
  }

  private static int within(int wanted, int most) {
    return Math.max(1, Math.min(wanted, most));
  }

  private static int parts(int whole, int part) {
    return (whole + part - 1) / part;
  }

  private final class Range extends RecursiveAction {
    private static final long serialVersionUID = 1L;

    private final transient Consumer<Block> work;
    private final int from;
    private final int to;

    Range(Consumer<Block> work, int from, int to) {
      this.work = work;
      this.from = from;
      this.to = to;
    }

    @Override
    protected void compute() {
      if (to - from == 1) {
        work.accept(block(from));
        return;
      }
      int middle = (from + to) >>> 1;
      invokeAll(new Range(work, from, middle), new Range(work, middle, to));
    }
  }
}
