// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import {accessible, onPage, says} from './support.mjs';

await onPage({}, async (page) => {
  await says(page, '#size-bars', 'The cache is empty');
  await says(page, '#entries-count', 'No entry matches.');
  await says(page, '#misses-content', 'None.');
  await says(page, '#checks', 'free space');
  assert.equal(await page.locator('#tiles dd').first().textContent(), 'none yet');
  await accessible(page);
});
