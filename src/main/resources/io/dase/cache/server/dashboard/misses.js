// SPDX-License-Identifier: MIT
import {byId, html} from './dom.js';
import {count} from './format.js';

const REASONS = {
  COLD: 'was never stored',
  EVICTED: 'made room for others',
  DELETED: 'was deleted',
  INCOMPATIBLE: 'is of another FFTW build',
  CORRUPT: 'is damaged; the next save heals it',
  EXPIRED: 'was older than its time to live',
  SCHEMA: 'is in a form that this version does not read',
  IO: 'could not be read',
};

function table(caption, headings, rows) {
  return html('table', {}, html('caption', {}, caption),
    html('thead', {}, html('tr', {}, ...headings.map((name) => html('th', {scope: 'col'}, name)))),
    html('tbody', {}, ...rows.map((cells) => html('tr', {}, ...cells.map((text, i) => html('td', {class: i === 1 && 'number'}, text))))));
}

export function showMisses(stats, plans) {
  const reasons = Object.entries(stats.misses);
  const parts = [];
  if (reasons.length) {
    parts.push(table('Gets that found nothing, of all programs', ['Reason', 'Count', 'What it means'],
      reasons.map(([reason, number]) => [reason, count(number), 'The entry ' + (REASONS[reason] ?? 'was not there')])));
  }
  if (plans.length) {
    parts.push(table('Plans that programs asked for in vain; dase-cache wisdom tune --from-misses makes them', ['Plan', 'Count'],
      plans.map(({spec, count: number}) => [spec, count(number)])));
  }
  byId('misses-content').replaceChildren(...(parts.length ? parts : [html('p', {class: 'none'}, 'None.')]));
}
