// SPDX-License-Identifier: MIT
import {byId, html} from './dom.js';
import {bytes, count} from './format.js';

function bar(name, size, limit, reference, entries) {
  const full = limit ?? reference;
  const said = limit === null ? 'without a limit' : `of ${bytes(limit)}`;
  const meter = html('meter', {
    min: 0,
    max: Math.max(full, 1),
    value: Math.min(size, full),
    high: limit === null ? null : 0.9 * full,
    'aria-label': `${name}: ${bytes(size)}, ${said}`,
  });
  return html('div', {class: 'bar'}, html('span', {}, name), meter, html('span', {}, `${bytes(size)} ${said}, ${count(entries)} entries`));
}

/** What is taken of the disk. Bars are of the limit, and of the largest category where there is none. */
export function showSizes(stats) {
  const categories = Object.entries(stats.categories);
  if (categories.length === 0) {
    byId('size-bars').replaceChildren(html('p', {class: 'none'}, 'The cache is empty. dase-cache warmup fills it with the common entries.'));
    return;
  }
  const largest = Math.max(...categories.map(([, category]) => category.disk_bytes));
  const rows = categories.map(([name, category]) =>
    bar(name, category.disk_bytes, category.limit_bytes, largest, category.entries));
  rows.push(bar('all', stats.disk_bytes, stats.limit_bytes, stats.disk_bytes, stats.total_entries));
  byId('size-bars').replaceChildren(...rows);
}
