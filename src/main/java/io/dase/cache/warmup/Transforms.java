// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dase.cache.core.CacheException;
import io.dase.cache.fftw.Direction;
import io.dase.cache.fftw.Placement;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.fftw.WisdomKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The transforms that a warm-up plans: {@code wisdom/transforms.json}, which travels in the jar.
 * Immutable; safe from any thread.
 *
 * @param rigor how hard they are planned unless the caller says otherwise
 * @param transforms in the order of the file
 */
public record Transforms(Rigor rigor, List<Transform> transforms) {
  private static final String RESOURCE = "transforms.json";

  /**
   * One entry of the store.
   *
   * @param key its key
   * @param problems what is planned for it
   */
  public record Transform(WisdomKey key, List<PlanSpec> problems) {
    public Transform {
      problems = List.copyOf(problems);
    }

    /** The same problems, planned with another rigor. */
    public Transform with(Rigor rigor) {
      return new Transform(key, problems.stream().map(problem -> problem.rigor(rigor)).toList());
    }
  }

  public Transforms {
    transforms = List.copyOf(transforms);
  }

  /** The list of this version of the library. */
  public static Transforms common() {
    try (InputStream in = Transforms.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new CacheException(RESOURCE + " is not in the jar; build it anew with 'mvn package'");
      }
      return of(new JsonFields(RESOURCE, new ObjectMapper().readTree(in)));
    } catch (IOException e) {
      throw new CacheException(RESOURCE + " in the jar is not JSON; build it anew", e);
    }
  }

  /**
   * What a file says; a direction that a transform does not have is left out.
   *
   * @throws IllegalArgumentException for anything but canonical keys and names
   */
  static Transforms of(JsonFields file) {
    file.requireOnly(List.of("rigor", "threads", "directions", "placements", "transforms"));
    String rigor = file.name("rigor", texts(Rigor.values(), Rigor::text));
    String threads =
        file.isText("threads")
            ? file.name("threads", List.of("auto"))
            : String.valueOf(file.integer("threads"));
    List<String> directions = file.names("directions", texts(Direction.values(), Direction::text));
    List<String> placements = file.names("placements", texts(Placement.values(), Placement::text));
    List<Transform> transforms = new ArrayList<>();
    for (JsonFields transform : file.objects("transforms")) {
      WisdomKey key = WisdomKey.parse(transform.text("key"));
      List<String> own = key.type().directions().stream().map(Direction::text).toList();
      List<PlanSpec> problems = new ArrayList<>();
      for (String direction : directions) {
        for (String placement : own.contains(direction) ? placements : List.<String>of()) {
          problems.add(
              PlanSpec.parse(String.join("/", key.text(), direction, placement, threads, rigor)));
        }
      }
      transforms.add(new Transform(key, problems));
    }
    return new Transforms(Rigor.valueOf(rigor.toUpperCase(Locale.ROOT)), transforms);
  }

  private static <E> List<String> texts(E[] constants, Function<E, String> text) {
    return Arrays.stream(constants).map(text).toList();
  }
}
