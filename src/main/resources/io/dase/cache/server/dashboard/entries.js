// SPDX-License-Identifier: MIT
import {json} from './api.js';
import {showDetail} from './detail.js';
import {byId, html} from './dom.js';
import {bytes, count, moment} from './format.js';

const PAGE = 50;
const SEARCH_DELAY_MS = 250;
const COLUMNS = [
  {title: 'Category', value: (entry) => entry.category},
  {title: 'Key', sort: 'key'},
  {title: 'Size', sort: 'size', number: true, value: (entry) => bytes(entry.size_bytes)},
  {title: 'Uses', sort: 'accesses', number: true, value: (entry) => count(entry.accesses)},
  {title: 'Last use', sort: 'last_used', value: (entry) => moment(entry.last_used)},
  {title: 'Created', sort: 'created', value: (entry) => moment(entry.created)},
  {title: 'Cost', sort: 'cost', number: true, value: (entry) => count(entry.cost_ms) + ' ms'},
];

const view = {sort: 'key', order: 'asc', cursors: [''], asked: 0, next: null, failed: null};

function query() {
  const parameters = new URLSearchParams({limit: PAGE, sort: view.sort, order: view.order});
  const after = view.cursors[view.cursors.length - 1];
  if (after) parameters.set('after', after);
  if (byId('search').value) parameters.set('contains', byId('search').value);
  if (byId('category').value) parameters.set('category', byId('category').value);
  return parameters;
}

function keyCell(entry) {
  const button = html('button', {type: 'button', 'aria-haspopup': 'dialog'}, entry.key);
  button.addEventListener('click', () => showDetail(entry.category, entry.key));
  return html('td', {}, button);
}

function row(entry) {
  return html('tr', {}, ...COLUMNS.map((column) =>
    column.value ? html('td', {class: column.number && 'number'}, column.value(entry)) : keyCell(entry)));
}

function header(column) {
  const sorted = column.sort === view.sort;
  const direction = view.order === 'asc' ? 'ascending' : 'descending';
  const cell = html('th', {scope: 'col', class: column.number && 'number', 'aria-sort': sorted && direction});
  if (!column.sort) {
    cell.append(column.title);
    return cell;
  }
  const arrow = sorted ? (view.order === 'asc' ? ' ▲' : ' ▼') : '';
  const button = html('button', {type: 'button', 'data-sort': column.sort}, column.title + arrow);
  button.addEventListener('click', () => {
    view.order = sorted && view.order === 'asc' ? 'desc' : 'asc';
    view.sort = column.sort;
    first().catch(view.failed);
  });
  cell.append(button);
  return cell;
}

function first() {
  view.cursors = [''];
  return refreshEntries();
}

function show(page) {
  const focused = document.activeElement?.closest('#entries-table tbody button')?.textContent;
  const sorting = document.activeElement?.closest('#entries-table thead button')?.dataset.sort;
  byId('entries-table').tHead.rows[0].replaceChildren(...COLUMNS.map(header));
  byId('entries-table').tBodies[0].replaceChildren(...page.entries.map(row));
  if (focused) {
    [...document.querySelectorAll('#entries-table tbody button')].find((button) => button.textContent === focused)?.focus();
  }
  if (sorting) document.querySelector(`[data-sort="${sorting}"]`).focus();
  const from = (view.cursors.length - 1) * PAGE;
  byId('entries-count').textContent = page.total === 0
    ? 'No entry matches.'
    : `${count(from + 1)} to ${count(from + page.entries.length)} of ${count(page.total)}, ${bytes(page.total_size_bytes)}`;
  view.next = page.next;
  byId('next').disabled = !page.next;
  byId('previous').disabled = view.cursors.length === 1;
}

/** Fetches the page of entries that is shown; a later request wins over an earlier one. */
export async function refreshEntries() {
  const asked = ++view.asked;
  const page = await json('api/cache/entries?' + query());
  if (asked === view.asked) show(page);
}

/** The categories that can be chosen. */
export function showCategories(names) {
  const select = byId('category');
  const known = [...select.options].map((option) => option.value);
  for (const name of names) if (!known.includes(name)) select.append(html('option', {value: name}, name));
}

/** @param failed told of a request that failed */
export function startEntries(failed) {
  let timer = 0;
  view.failed = failed;
  byId('filter').addEventListener('submit', (event) => event.preventDefault());
  byId('search').addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => first().catch(failed), SEARCH_DELAY_MS);
  });
  byId('category').addEventListener('change', () => first().catch(failed));
  byId('next').addEventListener('click', () => {
    view.cursors.push(view.next);
    refreshEntries().catch(failed);
  });
  byId('previous').addEventListener('click', () => {
    view.cursors.pop();
    refreshEntries().catch(failed);
  });
}
