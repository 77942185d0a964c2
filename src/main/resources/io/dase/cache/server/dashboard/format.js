// SPDX-License-Identifier: MIT
/** Numbers as people read them; null is "not measured yet". */
const number = new Intl.NumberFormat('en', {maximumFractionDigits: 2});

export const count = (value) => number.format(value);
export const percent = (value) => (value === null || value === undefined ? 'none yet' : number.format(100 * value) + ' %');
export const times = (value) => (value === null || value === undefined ? 'not measured' : number.format(value) + ' x');

export function bytes(value) {
  if (value < 1000) return value + ' B';
  const units = ['KB', 'MB', 'GB', 'TB'];
  let unit = -1;
  let scaled = value;
  do {
    scaled /= 1024;
    unit += 1;
  } while (scaled >= 1000 && unit < units.length - 1);
  return number.format(scaled) + ' ' + units[unit];
}

export function seconds(value) {
  if (value < 60) return number.format(value) + ' s';
  if (value < 7200) return number.format(value / 60) + ' min';
  return number.format(value / 3600) + ' h';
}

export function nanoseconds(value) {
  if (!value) return 'not timed';
  if (value < 1e3) return value + ' ns';
  return value < 1e6 ? number.format(value / 1e3) + ' µs' : number.format(value / 1e6) + ' ms';
}

export const moment = (text) => (text ? new Date(text).toLocaleString() : 'never');
