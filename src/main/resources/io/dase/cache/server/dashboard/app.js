// SPDX-License-Identifier: MIT
import {json} from './api.js';
import {refreshCoverage} from './coverage.js';
import {byId} from './dom.js';
import {refreshEntries, showCategories, startEntries} from './entries.js';
import {showHealth} from './health.js';
import {showMisses} from './misses.js';
import {showOverview} from './overview.js';
import {showSizes} from './sizes.js';

const FAST_MS = 5000;
const SLOW_EVERY = 6;

let round = 0;

function say(state, text) {
  const live = byId('live');
  live.dataset.state = state;
  if (live.textContent !== text) live.textContent = text;
}

function failed(error) {
  if (error.status) say('lost', `The server refused: ${error.message}`);
  else say('lost', 'The server does not answer; the figures are old. Trying again');
}

/** A 503 of a service that still warms up carries its progress. */
const readiness = () => fetch('readyz', {headers: {Accept: 'application/json'}}).then((response) => response.json());

async function refresh() {
  const [stats, history, ready, misses] = await Promise.all(
    [json('api/cache/stats'), json('api/cache/history'), readiness(), json('api/wisdom/misses')]);
  showOverview(stats, history, ready);
  showSizes(stats);
  showMisses(stats, misses.misses);
  showCategories(Object.keys(stats.categories));
  if (round % SLOW_EVERY === 0) {
    await Promise.all([refreshEntries(), refreshCoverage(), json('api/cache/health').then(showHealth)]);
  }
}

async function live() {
  try {
    await refresh();
    round += 1;
    say('live', 'Live');
  } catch (error) {
    round = 0;
    failed(error);
  }
  setTimeout(live, FAST_MS);
}

startEntries(failed);
live();
