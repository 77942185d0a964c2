// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.fftw.TuneProgress;
import io.dase.cache.fftw.TuneState;
import java.time.Duration;

/** Shows a search: a bar with the time left on a terminal, lines elsewhere, nothing with JSON. */
interface TuneDisplay extends AutoCloseable {
  /** One problem is settled. Called for one at a time. */
  void show(TuneProgress progress);

  @Override
  void close();

  /**
   * @param deadline of the search; null: none
   */
  static TuneDisplay of(Session session, Duration deadline) {
    if (session.json()) {
      return new Silence();
    }
    return session.terminal().isInteractive()
        ? new Bar(new ProgressBar(session.terminal(), deadline))
        : new Lines(session.terminal());
  }

  /** With JSON. */
  final class Silence implements TuneDisplay {
    @Override
    public void show(TuneProgress progress) {}

    @Override
    public void close() {}
  }

  /** One line for each problem that was searched for. */
  final class Lines implements TuneDisplay {
    private final Terminal terminal;

    Lines(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public void show(TuneProgress progress) {
      if (progress.state() != TuneState.HELD && progress.state() != TuneState.DEADLINE) {
        terminal.line(
            "%-8s %s (%d/%d, %s)"
                .formatted(
                    progress.state().text(),
                    progress.spec(),
                    progress.done(),
                    progress.total(),
                    Durations.clock(progress.elapsed())));
        terminal.flush();
      }
    }

    @Override
    public void close() {}
  }

  /** On a terminal. */
  final class Bar implements TuneDisplay {
    private final ProgressBar bar;

    Bar(ProgressBar bar) {
      this.bar = bar;
      bar.show(0, "");
    }

    @Override
    public void show(TuneProgress progress) {
      bar.show((double) progress.done() / progress.total(), progress.spec().text());
    }

    @Override
    public void close() {
      bar.clear();
    }
  }
}
