// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dase.cache.core.CacheException;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.Category;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.format.JsonCodec;
import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.profiles.ProfileSpec;
import io.dase.cache.stencils.StencilSpec;
import io.dase.cache.templates.EchoSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What a warm-up makes, in the form of {@code wisdom/warmup.json}. Immutable; safe from any thread.
 *
 * @param categories those that are filled unless the caller names others
 * @param transforms those whose wisdom is planned
 */
public record Manifest(
    Set<Category> categories,
    List<KernelSpec> kernels,
    List<StencilSpec> stencils,
    List<EchoSpec> echoes,
    List<ProfileSpec> profiles,
    Transforms transforms) {
  private static final String RESOURCE = "warmup.json";

  public Manifest {
    categories = Set.copyOf(categories);
    kernels = List.copyOf(kernels);
    stencils = List.copyOf(stencils);
    echoes = List.copyOf(echoes);
    profiles = List.copyOf(profiles);
  }

  /** That of this version of the library: {@code wisdom/warmup.json}, which travels in the jar. */
  public static Manifest common() {
    try (InputStream in = Manifest.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new CacheException(RESOURCE + " is not in the jar; build it anew with 'mvn package'");
      }
      return new ManifestReader(new ObjectMapper().readTree(in)).read();
    } catch (IOException e) {
      throw new CacheException(RESOURCE + " in the jar is not JSON; build it anew", e);
    }
  }

  /**
   * That of a file. Members that it lacks stand for nothing to make; {@code default} for all that
   * it names.
   *
   * @throws IllegalArgumentException for what is no manifest, naming the member, what was found and
   *     what is expected
   * @throws CacheIoException if it cannot be read
   */
  public static Manifest read(Path file) {
    try {
      ByteBuffer text = ByteBuffer.wrap(Files.readAllBytes(file));
      return new ManifestReader(new JsonCodec<>(JsonNode.class).decode(text)).read();
    } catch (CorruptDataException | IncompatibleDataException e) {
      throw new IllegalArgumentException(
          file + " is no manifest: " + e.getMessage() + "; expected one JSON object", e);
    } catch (IOException e) {
      throw new CacheIoException(
          "the manifest " + file + " cannot be read: " + e + "; name a file that exists", e);
    }
  }

  static Transforms noTransforms() {
    return new Transforms(Rigor.MEASURE, List.of());
  }

  static Manifest of(JsonNode json) {
    return new ManifestReader(json).read();
  }
}
