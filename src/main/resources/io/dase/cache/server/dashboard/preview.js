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

/** Every k-th of the values, so that few enough remain. */
function thinned(values) {
  const step = Math.ceil(values.length / MAX_POINTS);
  const points = [];
  for (let i = 0; i < values.length; i += step) points.push([i, values[i]]);
  return points;
}

async function arrayPlot({category, key}) {
  const {values, shape} = readNpy(await content(category, key));
  return html('figure', {}, html('figcaption', {}, `${shape.join(' x ') || 'one'} values by index`),
    curve(thinned(values), {label: `Plot of ${values.length} values`, from: '0', to: count(values.length - 1), text: (y) => y.toPrecision(3)}));
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
