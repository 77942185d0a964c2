// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import io.dase.cache.CacheManager;
import io.dase.cache.Explanation;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Call;
import io.dase.cache.server.http.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** One entry: what is known of it, and its content. Safe from any thread. */
final class EntryEndpoints {
  private static final Map<String, String> TYPES =
      Map.of(
          "json", "application/json",
          "npy", "application/x-npy",
          "npz", "application/x-npz",
          "wisdom", "text/plain",
          "txt", "text/plain",
          "csv", "text/csv");
  private static final String OTHER = "application/octet-stream";

  private final CacheManager cache;

  EntryEndpoints(CacheManager cache) {
    this.cache = cache;
  }

  Answer info(Call call) {
    CacheKey key = key(call);
    EntryInfo info =
        cache.info(key.category().name(), key.key()).orElseThrow(() -> missing(cache, key));
    return Answer.json(EntryJson.full(info, cache.usage())).weakTag(info.sha256());
  }

  Answer content(Call call) throws IOException {
    CacheKey key = key(call);
    Path file =
        cache.loadFile(key.category().name(), key.key()).orElseThrow(() -> missing(cache, key));
    String name = file.getFileName().toString();
    int dot = name.indexOf('.');
    try {
      return Answer.file(TYPES.getOrDefault(name.substring(dot + 1), OTHER), file, Files.size(file))
          .strongTag(name.substring(0, dot))
          .header("Content-Disposition", "attachment");
    } catch (NoSuchFileException e) { // removed since
      throw missing(cache, key);
    }
  }

  /** 404 with the reason. */
  static Problem missing(CacheManager cache, CacheKey key) {
    Explanation why = cache.why(key.category().name(), key.key());
    return Problem.notFound("there is no " + key + " here: " + why.detail())
        .with("reason", why.reason().map(Enum::name).orElse("COLD"))
        .with("remedy", why.remedy());
  }

  private static CacheKey key(Call call) {
    try {
      return CacheKey.of(call.variable("category"), call.variable("key"));
    } catch (IllegalArgumentException e) {
      throw Problem.notFound(e.getMessage());
    }
  }
}
