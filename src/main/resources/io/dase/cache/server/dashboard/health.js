// SPDX-License-Identifier: MIT
import {byId, html} from './dom.js';

export function showHealth({checks}) {
  byId('checks').replaceChildren(...checks.map(({name, status, found, remedy}) =>
    html('li', {}, html('span', {class: status}, status), ` ${name}: ${found}`, remedy ? html('div', {}, remedy) : '')));
}
