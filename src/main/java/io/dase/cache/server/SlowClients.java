// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose client is slow, however steadily its bytes drip: who began the head of a
 * request and does not end it in time, and who sends or takes content at less than 256 bytes a
 * second for that time. Jetty's idle timeout sees only rest, and its {@code MinimumDataRateHandler}
 * the bytes of all clients together: it spares each of them, until their sum in nanobytes overflows
 * and it refuses all. Safe from any thread.
 */
final class SlowClients extends AbstractLifeCycle implements Connection.Listener {
  private static final long LEAST_BYTES_PER_SECOND = 256;

  private static final int LOOKS_PER_TIMEOUT = 4;
  private static final long NONE_YET = -1;

  private final Map<Connection, Seen> connections = new ConcurrentHashMap<>();
  private final Scheduler scheduler;
  private final long timeoutNanos;

  /**
   * What a client is waited for.
   *
   * @param messages that had begun
   * @param bytes that had come and gone when the wait was first seen, or before it
   * @param sinceNanos when that was; 0: it is not waited for
   */
  private record Seen(long messages, long bytes, long sinceNanos) {
    boolean isOver(long timeoutNanos, long now) {
      return sinceNanos != 0 && now - sinceNanos > timeoutNanos;
    }
  }

  SlowClients(Scheduler scheduler, Duration timeout) {
    this.scheduler = scheduler;
    this.timeoutNanos = timeout.toNanos();
  }

  @Override
  public void onOpened(Connection connection) {
    connections.put(connection, new Seen(NONE_YET, 0, 0));
  }

  @Override
  public void onClosed(Connection connection) {
    connections.remove(connection);
  }

  /** Closes the connections on which nothing is asked. */
  void closeResting(UnderWay answers) {
    connections.keySet().stream()
        .filter(connection -> connection.getMessagesOut() >= connection.getMessagesIn())
        .filter(connection -> !answers.has(connection) && !isWriting(connection))
        .forEach(connection -> connection.getEndPoint().close());
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
    connections.forEach((connection, seen) -> look(connection, seen, now));
    scheduler.schedule(this::look, timeoutNanos / LOOKS_PER_TIMEOUT, TimeUnit.NANOSECONDS);
  }

  private void look(Connection connection, Seen before, long now) {
    boolean isUnderWay = connection.getMessagesOut() < connection.getMessagesIn();
    Seen seen = isUnderWay ? content(connection, before, now) : head(connection, before, now);
    boolean isSlow = seen.isOver(timeoutNanos, now);
    if (isSlow && isUnderWay && moved(connection) - seen.bytes >= leastBytes()) {
      seen = new Seen(seen.messages, moved(connection), now);
      isSlow = false;
    }
    if (isSlow) {
      connection.getEndPoint().close();
    } else {
      connections.replace(connection, before, seen);
    }
  }

  /** Between two requests, or in the head of one. */
  private static Seen head(Connection connection, Seen before, long now) {
    long messages = NONE_YET - connection.getMessagesIn(); // never those of content
    if (messages != before.messages) {
      return new Seen(messages, moved(connection), 0);
    }
    boolean hasBegun = before.sinceNanos == 0 && moved(connection) > before.bytes;
    return hasBegun ? new Seen(messages, before.bytes, now) : before;
  }

  /** Of a request, or of its answer. */
  private static Seen content(Connection connection, Seen before, long now) {
    long messages = connection.getMessagesIn();
    if (messages != before.messages || !isWaiting(connection)) {
      return new Seen(messages, moved(connection), isWaiting(connection) ? now : 0);
    }
    return before.sinceNanos == 0 ? new Seen(messages, moved(connection), now) : before;
  }

  /** For the client, rather than for the service. */
  private static boolean isWaiting(Connection connection) {
    return connection.getEndPoint() instanceof AbstractEndPoint end
        && (end.getWriteFlusher().isPending() || end.getFillInterest().isInterested());
  }

  private static boolean isWriting(Connection connection) {
    return connection.getEndPoint() instanceof AbstractEndPoint end
        && end.getWriteFlusher().isPending();
  }

  private static long moved(Connection connection) {
    return connection.getBytesIn() + connection.getBytesOut();
  }

  private long leastBytes() {
    return Math.max(1, LEAST_BYTES_PER_SECOND * timeoutNanos / TimeUnit.SECONDS.toNanos(1));
  }
}
