// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.Fingerprint;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.fftw.WisdomEntry;
import io.dase.cache.fftw.WisdomProblem;
import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Call;
import io.dase.cache.server.http.Endpoint;
import io.dase.cache.server.http.JsonText;
import io.dase.cache.warmup.Transforms;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code GET /api/wisdom}: the entries of all machines, their problems, and how far they serve this
 * machine. Safe from any thread.
 */
final class WisdomListEndpoint implements Endpoint {
  private final Wisdom wisdom;
  private final Memo<ObjectNode> listed = new Memo<>(this::list);

  WisdomListEndpoint(Wisdom wisdom) {
    this.wisdom = wisdom;
  }

  @Override
  public Answer answer(Call call) {
    return Answer.json(listed.get()).notStored();
  }

  private ObjectNode list() {
    FFTWWisdomHelper helper = wisdom.helper();
    Fingerprint mine = Fingerprint.current();
    List<WisdomEntry> entries = helper.listWisdom();
    List<WisdomProblem> problems =
        entries.stream()
            .map(WisdomEntry::key)
            .distinct()
            .flatMap(key -> helper.explain(key).stream())
            .toList();
    ObjectNode json = JsonText.object();
    WisdomJson.fingerprint(json.putObject("fingerprint"), mine.hard(), mine.soft(), mine.variant());
    ArrayNode listed = json.putArray("entries");
    entries.forEach(entry -> WisdomJson.entry(listed.addObject(), entry));
    ArrayNode known = json.putArray("problems");
    problems.forEach(problem -> WisdomJson.problem(known.addObject(), problem));
    WisdomJson.coverage(json.putObject("coverage"), wisdom.planner().coverage(wanted(problems)));
    return json;
  }

  /** What a warm-up makes, and what any machine stored. */
  private static List<PlanSpec> wanted(List<WisdomProblem> problems) {
    Set<PlanSpec> specs = new LinkedHashSet<>();
    Transforms.common()
        .transforms()
        .forEach(transform -> specs.addAll(transform.with(Rigor.MEASURE).problems()));
    problems.stream().map(WisdomProblem::spec).forEach(specs::add);
    return List.copyOf(specs);
  }
}
