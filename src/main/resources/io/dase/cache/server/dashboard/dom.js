// SPDX-License-Identifier: MIT
const SVG = 'http://www.w3.org/2000/svg';

/** The element of the page with this id. */
export const byId = (id) => document.getElementById(id);

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** A new HTML element; children are nodes or texts, never markup. */
export const html = (name, attributes = {}, ...children) => filled(document.createElement(name), attributes, children);

/** A new SVG element. */
export const svg = (name, attributes = {}, ...children) => filled(document.createElementNS(SVG, name), attributes, children);

/** A description list of pairs of term and text or node. */
export const descriptions = (pairs) => pairs.map(([term, value]) => html('div', {}, html('dt', {}, term), html('dd', {}, value)));
