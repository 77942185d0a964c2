// SPDX-License-Identifier: MIT
import {entry} from './api.js';
import {byId, descriptions, html} from './dom.js';
import {bytes, count, moment} from './format.js';
import {preview} from './preview.js';

function facts(found) {
  const pairs = [
    ['Category', found.category],
    ['Size', bytes(found.size_bytes)],
    ['Created', moment(found.created)],
    ['Last use', moment(found.last_used)],
    ['Uses', count(found.accesses)],
    ['Cost', count(found.cost_ms) + ' ms'],
    ['Version', count(found.generation)],
    ['Writer', found.writer],
    ['SHA-256', found.sha256],
  ];
  if (found.expires) pairs.push(['Expires', moment(found.expires)]);
  if (found.variant.soft) pairs.push(['Made on', found.variant.soft], ['By', found.variant.hard]);
  return html('dl', {}, ...descriptions(pairs).flatMap((pair) => [...pair.children]));
}

/** Opens the dialog with what is known of an entry, and a picture of it. */
export async function showDetail(category, key) {
  const shown = byId('detail-content');
  byId('detail-title').textContent = key;
  shown.replaceChildren(html('p', {}, 'Loading'));
  if (!byId('detail').open) byId('detail').showModal();
  const here = () => byId('detail').open && byId('detail-title').textContent === key;
  try {
    const found = await entry(category, key);
    const picture = await preview(found).catch((error) => html('p', {class: 'none'}, 'No preview: ' + error.message));
    if (here()) shown.replaceChildren(facts(found), picture);
  } catch (error) {
    if (here()) shown.replaceChildren(html('p', {class: 'fail'}, error.message));
  }
}
