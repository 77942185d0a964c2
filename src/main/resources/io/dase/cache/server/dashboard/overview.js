// SPDX-License-Identifier: MIT
import {curve} from './chart.js';
import {byId, descriptions} from './dom.js';
import {bytes, count, percent, seconds, times} from './format.js';

function readiness({ready, warmup}) {
  if (ready) return warmup.failures ? `yes, ${count(warmup.failures)} failed` : 'yes';
  return warmup.state === 'failed' ? 'warm-up failed' : percent(warmup.fraction) + ' warm';
}

/** What happened between samples, per second. */
function rates(samples) {
  const points = [];
  for (let i = 1; i < samples.length; ++i) {
    const [before, after] = [samples[i - 1], samples[i]];
    const elapsed = (after.time_ms - before.time_ms) / 1000;
    if (elapsed < 0.5) continue;
    const hits = after.cache_hits - before.cache_hits;
    const asked = hits + after.cache_misses - before.cache_misses;
    points.push({
      time: after.time_ms,
      requests: Math.max(0, after.requests - before.requests) / elapsed,
      hitRate: asked > 0 ? hits / asked : null,
    });
  }
  return points;
}

function clock(points, end) {
  return points.length ? new Date(points[end === 0 ? 0 : points.length - 1].time).toLocaleTimeString() : '';
}

export function showOverview(stats, history, ready) {
  byId('root').textContent = stats.root;
  byId('tiles').replaceChildren(
    ...descriptions([
      ['Hit rate', percent(stats.hit_rate)],
      ['Speed-up of kernels', times(stats.speedup_factor)],
      ['Planning time saved', seconds(stats.planning_seconds_saved)],
      ['Entries', count(stats.total_entries)],
      ['Size', bytes(stats.total_size_bytes)],
      ['Ready', readiness(ready)],
    ]),
  );
  const points = rates(history.samples);
  const ends = {from: clock(points, 0), to: clock(points, 1)};
  const latest = points.length ? points[points.length - 1].requests : 0;
  byId('requests-chart').replaceChildren(
    curve(points.map(({time, requests}) => [time, requests]), {
      ...ends,
      label: `Requests per second over the last hour, now ${count(latest)}`,
    }),
  );
  byId('hits-chart').replaceChildren(
    curve(points.map(({time, hitRate}) => [time, hitRate]), {
      ...ends,
      low: 0,
      high: 1,
      text: percent,
      label: `Hit rate over the last hour, since the start ${percent(stats.hit_rate)}`,
    }),
  );
}
