// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Call;
import io.dase.cache.server.http.Endpoint;
import io.dase.cache.server.http.JsonText;
import io.dase.cache.server.http.RequestCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * {@code GET /api/cache/history}: counts since the service began, every {@link #INTERVAL}, of the
 * last hour. Safe from any thread.
 */
public final class History implements Endpoint {
  public static final Duration INTERVAL = Duration.ofSeconds(5);

  static final int MAX_SAMPLES = 720;

  private final Deque<Sample> samples = new ArrayDeque<>();
  private final RequestCounts requests;
  private final Providers providers;
  private final Clock clock;

  private record Sample(long epochMs, long requests, long errors, Providers.Total total) {}

  History(RequestCounts requests, Providers providers, Clock clock) {
    this.requests = requests;
    this.providers = providers;
    this.clock = clock;
    sample();
  }

  /** Notes the counts of this moment. */
  public void sample() {
    Sample now = now();
    synchronized (samples) {
      if (samples.size() == MAX_SAMPLES) {
        samples.removeFirst();
      }
      samples.addLast(now);
    }
  }

  /** The samples, and the counts of this moment as the last. */
  @Override
  public Answer answer(Call call) {
    ObjectNode json = JsonText.object();
    json.put("interval_seconds", INTERVAL.toSeconds());
    ArrayNode list = json.putArray("samples");
    synchronized (samples) {
      samples.forEach(sample -> write(sample, list.addObject()));
    }
    write(now(), list.addObject());
    return Answer.json(json).notStored();
  }

  private Sample now() {
    long errors = requests.of(4) + requests.of(5);
    return new Sample(clock.millis(), requests.total(), errors, providers.total());
  }

  private static void write(Sample sample, ObjectNode json) {
    json.put("time_ms", sample.epochMs);
    json.put("requests", sample.requests);
    json.put("errors", sample.errors);
    json.put("cache_hits", sample.total.hits());
    json.put("cache_misses", sample.total.misses());
    json.put("recomputed", sample.total.recomputed());
  }
}
