// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.fftw.Fingerprint;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.SavedWisdom;
import io.dase.cache.fftw.WisdomKey;
import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Call;
import io.dase.cache.server.http.Format;
import io.dase.cache.server.http.JsonText;
import io.dase.cache.server.http.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The wisdom of one key, for and from any machine. Safe from any thread. */
final class WisdomEndpoints {
  private static final String CATEGORY = Category.FFTW_WISDOM.name();
  private static final String UNKNOWN_MACHINE = "-";
  private static final int MAX_BYTES = 16 << 20;
  private static final List<String> TYPES = List.of("text/plain", "application/octet-stream");

  private final CacheManager cache;
  private final Wisdom wisdom;

  WisdomEndpoints(CacheManager cache, Wisdom wisdom) {
    this.cache = cache;
    this.wisdom = wisdom;
  }

  /** The text for a fingerprint, else one of another machine with the same FFTW. */
  Answer get(Call call) throws IOException {
    CacheKey key = key(call);
    Fingerprint mine = Fingerprint.current();
    String hard = call.query().text("hard").orElse(mine.hard());
    String soft = call.query().text("soft").orElse(mine.soft());
    EntryInfo found = find(key, hard, soft);
    byte[] text = read(key, found);
    boolean foreign = !found.variant().soft().equals(soft) || soft.equals(UNKNOWN_MACHINE);
    if (call.format().equals(Format.WISDOM)) {
      return Answer.of(200, Format.WISDOM.contentType(), text)
          .strongTag(found.sha256())
          .header("Dase-Foreign", String.valueOf(foreign));
    }
    ObjectNode json = JsonText.object();
    json.put("key", key.key());
    json.put("foreign", foreign);
    WisdomJson.fingerprint(
        json.putObject("fingerprint"),
        found.variant().hard(),
        found.variant().soft(),
        found.variant().id());
    json.put("size_bytes", text.length);
    json.put("sha256", found.sha256());
    json.put("created", found.created().toString());
    json.put("writer", found.writer());
    json.put("wisdom", new String(text, StandardCharsets.US_ASCII));
    ArrayNode problems = json.putArray("problems");
    wisdom
        .helper()
        .explain(key.key())
        .forEach(
            problem -> {
              ObjectNode each = problems.addObject();
              WisdomJson.problem(each, problem);
              each.put("plan", problem.planText());
            });
    return Answer.json(json).weakTag(found.sha256() + (foreign ? "-foreign" : ""));
  }

  /** Checks a text and merges it; wisdom of another machine, unless {@code soft} is this one's. */
  Answer put(Call call) throws IOException {
    CacheKey key = key(call);
    byte[] text = call.body(TYPES, MAX_BYTES);
    Fingerprint mine = Fingerprint.current();
    Map<String, String> meta = Map.of("origin", "http");
    boolean own = call.query().text("soft").filter(mine.soft()::equals).isPresent();
    SavedWisdom saved;
    try {
      saved =
          own ? wisdom.helper().saveWisdom(key.key(), text, meta) : imported(key.key(), text, meta);
    } catch (CorruptDataException | IncompatibleDataException e) {
      throw new Problem(422, e.getMessage());
    }
    ObjectNode json = JsonText.object();
    json.put("key", key.key());
    json.put("written", saved.written());
    json.put("usability", saved.usability().text());
    json.put("lines_gained", saved.linesGained());
    ArrayNode gained = json.putArray("problems_gained");
    saved.problemsGained().stream().map(PlanSpec::text).forEach(gained::add);
    return Answer.json(json).notStored();
  }

  private SavedWisdom imported(String key, byte[] text, Map<String, String> meta)
      throws IOException {
    Path file = Files.createTempFile("dase-cache-", ".wisdom");
    try {
      Files.write(file, text);
      return wisdom.helper().importWisdomFromFile(key, file, meta);
    } finally {
      Files.delete(file);
    }
  }

  private EntryInfo find(CacheKey key, String hard, String soft) {
    List<EntryInfo> all =
        cache.list(CATEGORY).stream().filter(info -> info.key().equals(key)).toList();
    if (all.isEmpty()) {
      throw EntryEndpoints.missing(cache, key);
    }
    List<EntryInfo> compatible =
        all.stream().filter(info -> info.variant().hard().equals(hard)).toList();
    Optional<EntryInfo> exact =
        compatible.stream().filter(info -> info.variant().soft().equals(soft)).findFirst();
    return exact
        .or(() -> compatible.stream().max(Comparator.comparing(EntryInfo::created)))
        .orElseThrow(() -> incompatible(key, all, hard));
  }

  private static Problem incompatible(CacheKey key, List<EntryInfo> all, String hard) {
    List<String> found = all.stream().map(info -> info.variant().hard()).distinct().toList();
    return new Problem(
            409,
            "the wisdom of %s is of other FFTW builds: %s; expected that of '%s'"
                .formatted(key.key(), found, hard))
        .with("reason", "INCOMPATIBLE")
        .with("found", found);
  }

  private byte[] read(CacheKey key, EntryInfo info) throws IOException {
    byte[] text;
    try {
      text = Files.readAllBytes(info.file());
    } catch (NoSuchFileException e) { // removed since
      throw EntryEndpoints.missing(cache, key);
    }
    if (!Digest.of(text).equals(info.sha256())) {
      throw Problem.notFound("what is stored of " + key + " is damaged; plan it again")
          .with("reason", "CORRUPT");
    }
    return text;
  }

  private static CacheKey key(Call call) {
    String text = call.variable("key");
    try {
      return new CacheKey(Category.FFTW_WISDOM, WisdomKey.parse(text).text());
    } catch (IllegalArgumentException e) {
      throw new Problem(400, e.getMessage()).with("parameter", "key").with("value", text);
    }
  }
}
