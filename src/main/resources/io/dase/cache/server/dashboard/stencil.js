// SPDX-License-Identifier: MIT
import {html, svg} from './dom.js';
import {count} from './format.js';

const STEP = 64;
const RADIUS = 24;

function plane(offsets, coefficients, title) {
  const columns = offsets.map((offset) => offset[offset.length - 1]);
  const rows = offsets.map((offset) => (offset.length > 1 ? offset[offset.length - 2] : 0));
  const left = Math.min(...columns);
  const top = Math.min(...rows);
  const width = (Math.max(...columns) - left + 1) * STEP;
  const height = (Math.max(...rows) - top + 1) * STEP;
  const picture = svg('svg', {viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': title});
  picture.style.maxWidth = width + 'px';
  offsets.forEach((_, i) => {
    const x = (columns[i] - left + 0.5) * STEP;
    const y = (rows[i] - top + 0.5) * STEP;
    picture.append(svg('circle', {class: 'node', cx: x, cy: y, r: RADIUS}), svg('text', {class: 'weight', x, y}, count(coefficients[i])));
  });
  return html('figure', {}, html('figcaption', {}, title), picture);
}

/** The points of a stencil with their weights; one picture for each plane of three dimensions. */
export function stencilPicture(offsets, coefficients) {
  const planes = new Map();
  offsets.forEach((offset, i) => {
    const at = offset.length > 2 ? offset[0] : 0;
    const one = planes.get(at) ?? {offsets: [], coefficients: []};
    one.offsets.push(offset);
    one.coefficients.push(coefficients[i]);
    planes.set(at, one);
  });
  const pictures = [...planes.entries()].sort(([a], [b]) => a - b).map(([at, one]) =>
    plane(one.offsets, one.coefficients, `Stencil of ${coefficients.length} points` + (planes.size > 1 ? `, plane ${at}` : '')));
  return html('div', {class: 'charts'}, ...pictures);
}
