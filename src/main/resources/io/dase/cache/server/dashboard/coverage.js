// SPDX-License-Identifier: MIT
import {json} from './api.js';
import {byId, html} from './dom.js';
import {count} from './format.js';

const RIGORS = ['estimate', 'measure', 'patient', 'exhaustive'];

function cell(here, elsewhere, missing) {
  const said = [];
  if (here) said.push(`${count(here)} here`);
  if (elsewhere) said.push(`${count(elsewhere)} elsewhere`);
  if (missing) said.push(`${count(missing)} missing`);
  return html('td', {class: here ? 'held' : 'none'}, said.join(', ') || 'none');
}

/** Per transform and rigor: how many plans this machine has, how many others have, what is missing. */
function counted(wisdom) {
  const table = new Map();
  const at = (key, rigor) => {
    if (!table.has(key)) table.set(key, Object.fromEntries(RIGORS.map((name) => [name, {here: 0, elsewhere: 0, missing: 0}])));
    return table.get(key)[rigor];
  };
  for (const {key, rigor, usability} of wisdom.problems) at(key, rigor)[usability === 'yes' ? 'here' : 'elsewhere'] += 1;
  for (const {key, rigor, state} of wisdom.coverage.problems) if (state === 'missing') at(key, rigor).missing += 1;
  return table;
}

function show(wisdom) {
  const {own, lower_rigor: lower, foreign, missing} = wisdom.coverage;
  byId('coverage-summary').textContent =
    `Of what a warm-up makes and what is stored: ${count(own)} plans of this machine (${count(lower)} of lower rigor), ` +
    `${count(foreign)} from other machines only, ${count(missing)} missing.`;
  const table = byId('coverage-table');
  table.hidden = false;
  table.tHead.replaceChildren(html('tr', {}, ...['Transform', ...RIGORS].map((name) => html('th', {scope: 'col'}, name))));
  const rows = [...counted(wisdom)].sort(([a], [b]) => a.localeCompare(b, 'en', {numeric: true}));
  table.tBodies[0].replaceChildren(...rows.map(([key, rigors]) =>
    html('tr', {}, html('th', {scope: 'row'}, key), ...RIGORS.map((name) => cell(rigors[name].here, rigors[name].elsewhere, rigors[name].missing)))));
}

/** Without the native library the server says why it cannot tell. */
export async function refreshCoverage() {
  try {
    show(await json('api/wisdom'));
  } catch (error) {
    if (error.status !== 503) throw error;
    byId('coverage-table').hidden = true;
    byId('coverage-summary').textContent = error.message;
  }
}
