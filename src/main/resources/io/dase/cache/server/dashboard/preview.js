// SPDX-License-Identifier: MIT
import {content, json} from './api.js';
import {curve} from './chart.js';
import {html} from './dom.js';
import {count} from './format.js';
import {readNpy} from './npy.js';
import {planTree} from './plan_tree.js';
import {stencilPicture} from './stencil.js';

const MAX_BYTES = 8 << 20;
const MAX_POINTS = 2000;
const MAX_TEXT = 20000;
const DECADES = 1e3;

/** Every k-th of the values, so that few enough remain. */
function thinned(values) {
  const step = Math.ceil(values.length / MAX_POINTS);
  const points = [];
  for (let i = 0; i < values.length; i += step) points.push([i, values[i]]);
  return points;
}

/** Whether the values span so much that only a logarithmic plot shows them. */
function spansDecades(values) {
  let least = Infinity;
  let most = 0;
  for (const value of values) {
    least = Math.min(least, Math.abs(value));
    most = Math.max(most, Math.abs(value));
  }
  return least > 0 && most / least >= DECADES;
}

async function arrayPlot({category, key}) {
  const {values, shape} = readNpy(await content(category, key));
  const axes = {label: `Plot of ${values.length} values`, from: '0', to: count(values.length - 1), text: (y) => y.toPrecision(3)};
  const caption = `${shape.join(' x ') || 'one'} values by index`;
  if (!spansDecades(values)) return html('figure', {}, html('figcaption', {}, caption), curve(thinned(values), axes));
  const points = thinned(values).map(([i, value]) => [Math.log10(i + 1), Math.log10(Math.abs(value))]);
  return html('figure', {}, html('figcaption', {}, `Magnitude of ${caption}, both scales logarithmic`),
    curve(points, {...axes, low: Math.min(...points.map(([, y]) => y)), text: (y) => (10 ** y).toPrecision(3)}));
}

async function textOf({category, key}) {
  return new TextDecoder().decode(await content(category, key));
}

async function jsonText(found) {
  const text = await textOf(found);
  return html('pre', {tabindex: 0}, text.slice(0, MAX_TEXT));
}

async function stencil(found) {
  const {offsets, coefficients} = JSON.parse(await textOf(found));
  return offsets && coefficients ? stencilPicture(offsets, coefficients) : jsonText(found);
}

async function plans({key}) {
  const {problems} = await json('api/wisdom/' + encodeURIComponent(key));
  return html('div', {}, html('h3', {}, `${count(problems.length)} plans`), ...problems.map((problem, i) => planTree(problem, i === 0)));
}

const KINDS = {npy: arrayPlot, json: jsonText, wisdom: plans};

/** A node that shows what an entry holds. */
export async function preview(found) {
  if (found.category === 'fftw_wisdom') return plans(found);
  if (found.size_bytes > MAX_BYTES) throw new Error('the entry is larger than 8 MB');
  if (found.category === 'stencils' && found.extension === 'json') return stencil(found);
  const kind = KINDS[found.extension];
  if (!kind) throw new Error(`there is none of .${found.extension} files`);
  return kind(found);
}
