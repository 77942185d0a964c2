// SPDX-License-Identifier: MIT
import {html} from './dom.js';
import {nanoseconds} from './format.js';

const TOKEN = /\(|\)|"[^"]*"|[^\s()"]+/g;

/** FFTW's plan text, nested parentheses, as lists in lists. */
export function parsePlan(text) {
  const root = {words: [], children: []};
  const open = [root];
  for (const [token] of text.matchAll(TOKEN)) {
    const node = open[open.length - 1];
    if (token === '(') {
      const child = {words: [], children: []};
      node.children.push(child);
      open.push(child);
    } else if (token === ')') {
      if (open.length > 1) open.pop();
    } else {
      node.words.push(token);
    }
  }
  return root.children;
}

function branches(nodes) {
  return html('ul', {}, ...nodes.map((node) =>
    html('li', {}, html('code', {}, node.words.join(' ')), ...(node.children.length ? [branches(node.children)] : []))));
}

/** One plan: what it is of, how fast it is, and its tree to be opened. */
export function planTree(problem, open) {
  const title = `${problem.spec}: ${nanoseconds(problem.measured_ns)}` + (problem.usability === 'yes' ? '' : `, ${problem.usability}`);
  const tree = problem.plan ? branches(parsePlan(problem.plan)) : html('p', {class: 'none'}, 'Its text was not kept.');
  tree.classList.add('tree');
  return html('details', {open: open && ''}, html('summary', {}, title), tree);
}
