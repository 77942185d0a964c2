// SPDX-License-Identifier: MIT
import {svg} from './dom.js';
import {count} from './format.js';

const WIDTH = 480;
const HEIGHT = 150;
const LEFT = 58;
const RIGHT = 10;
const TOP = 10;
const BOTTOM = 20;

/**
 * A curve. Points are pairs [x, y]; where y is null the curve is broken.
 * @param label what a screen reader says instead
 * @param from and to: the texts at the ends of the x axis
 */
export function curve(points, {label, from, to, low, high, text = count}) {
  const known = points.filter(([, y]) => y !== null);
  const ys = known.map(([, y]) => y);
  const bottom = low ?? Math.min(0, ...ys);
  const top = high ?? Math.max(bottom + 1e-300, ...ys);
  const first = points.length ? points[0][0] : 0;
  const span = points.length ? points[points.length - 1][0] - first || 1 : 1;
  const height = top - bottom || 1;
  const at = ([x, y]) => [
    LEFT + ((WIDTH - LEFT - RIGHT) * (x - first)) / span,
    HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * (y - bottom)) / height,
  ];
  const picture = svg('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label});
  for (const y of [bottom, top]) {
    const [, screen] = at([first, y]);
    picture.append(
      svg('line', {class: 'grid', x1: LEFT, x2: WIDTH - RIGHT, y1: screen, y2: screen}),
      svg('text', {x: LEFT - 6, y: screen + 4, 'text-anchor': 'end'}, text(y)),
    );
  }
  picture.append(
    svg('text', {x: LEFT, y: HEIGHT - 4}, from),
    svg('text', {x: WIDTH - RIGHT, y: HEIGHT - 4, 'text-anchor': 'end'}, to),
  );
  let path = '';
  let drawing = false;
  for (const point of points) {
    if (point[1] !== null) path += (drawing ? 'L' : 'M') + at(point).map((value) => value.toFixed(1)).join(' ');
    drawing = point[1] !== null;
  }
  if (path) picture.append(svg('path', {class: 'curve', d: path}));
  if (known.length === 1) {
    const [x, y] = at(known[0]);
    picture.append(svg('circle', {class: 'dot', cx: x, cy: y, r: 3}));
  }
  return picture;
}
