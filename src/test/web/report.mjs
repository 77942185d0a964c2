// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import {accessible, address, inBrowser, screenshot} from './support.mjs';

for (const colorScheme of ['light', 'dark']) {
  const errors = [];
  const asked = [];
  await inBrowser({colorScheme}, async (page) => {
    const plots = await page.locator('svg').evaluateAll((all) =>
      all.map((svg) => [svg.querySelector('title').textContent, Math.round(svg.getBoundingClientRect().height) > 100]));
    assert.deepEqual(plots, [['On the disk, by category', true], ['Size over time', true], ['Hits over time', true]]);
    assert.ok(await page.locator('svg').nth(1).locator('path, polyline').count() > 0, 'no curve');
    assert.deepEqual(await page.locator('h2').allTextContents(), ['Health', 'Totals', 'Categories', 'Growth', 'Wisdom of this machine']);
    await accessible(page);
    await screenshot(page, 'report-' + colorScheme, {fullPage: true});
  }, (page) => {
    page.on('console', (message) => errors.push(message.text()));
    page.on('request', (request) => asked.push(request.url()));
  });
  assert.deepEqual(errors, []);
  assert.deepEqual(asked, [address]);
}
