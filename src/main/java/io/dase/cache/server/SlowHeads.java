// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose client began the head of a request and does not end it in time, however
 * steadily its bytes drip: Jetty's idle timeout sees only rest. Safe from any thread.
 */
final class SlowHeads extends AbstractLifeCycle implements Connection.Listener {
  private static final int LOOKS_PER_TIMEOUT = 4;

  private final Map<Connection, Head> heads = new ConcurrentHashMap<>();
  private final Scheduler scheduler;
  private final long timeoutNanos;

  /**
   * What was seen of a connection.
   *
   * @param messages that had begun
   * @param bytes that had come by then
   * @param sinceNanos when the first bytes of the next were seen; 0: not yet
   */
  private record Head(long messages, long bytes, long sinceNanos) {}

  SlowHeads(Scheduler scheduler, Duration timeout) {
    this.scheduler = scheduler;
    this.timeoutNanos = timeout.toNanos();
  }

  @Override
  public void onOpened(Connection connection) {
    heads.put(connection, new Head(0, 0, 0));
  }

  @Override
  public void onClosed(Connection connection) {
    heads.remove(connection);
  }

  @Override
  protected void doStart() {
    scheduler.schedule(this::look, timeoutNanos / LOOKS_PER_TIMEOUT, TimeUnit.NANOSECONDS);
  }

  private void look() {
    if (!isRunning() && !isStarting()) {
      return;
    }
    long now = System.nanoTime();
    heads.forEach(
        (connection, head) -> {
          Head seen = look(connection, head, now);
          if (seen.sinceNanos != 0 && now - seen.sinceNanos > timeoutNanos) {
            connection.getEndPoint().close();
          } else {
            heads.replace(connection, head, seen);
          }
        });
    scheduler.schedule(this::look, timeoutNanos / LOOKS_PER_TIMEOUT, TimeUnit.NANOSECONDS);
  }

  private static Head look(Connection connection, Head head, long now) {
    long messages = connection.getMessagesIn();
    long bytes = connection.getBytesIn();
    if (messages != head.messages || connection.getMessagesOut() < messages) {
      return new Head(messages, bytes, 0);
    }
    return bytes > head.bytes && head.sinceNanos == 0 ? new Head(messages, head.bytes, now) : head;
  }
}
