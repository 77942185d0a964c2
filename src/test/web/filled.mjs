// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import {accessible, onPage, says, screenshot} from './support.mjs';

const keys = (page) => page.locator('#entries-table tbody button').allTextContents();

async function opens(page, key) {
  await page.locator('#search').fill(key);
  await says(page, '#entries-count', '1 to 1 of 1,');
  await page.getByRole('button', {name: key, exact: true}).click();
  await says(page, '#detail-title', key);
  await says(page, '#detail-content', 'SHA-256');
}

async function closes(page) {
  await page.keyboard.press('Escape');
  await page.locator('#detail').waitFor({state: 'hidden'});
}

async function finds(page) {
  await says(page, '#entries-count', '1 to 50 of 56');
  await page.getByRole('button', {name: 'Next'}).click();
  await says(page, '#entries-count', '51 to 56 of 56');
  assert.equal((await keys(page)).length, 6);
  await page.getByRole('button', {name: 'Previous'}).click();
  await says(page, '#entries-count', '1 to 50 of 56');
  await page.getByRole('button', {name: 'Size', exact: true}).click();
  await page.locator('th[aria-sort="ascending"]', {hasText: 'Size'}).waitFor();
  await page.getByRole('button', {name: /^Size/}).click();
  await page.locator('th[aria-sort="descending"]', {hasText: 'Size'}).waitFor();
  await page.locator('#entries-table tbody tr', {hasText: '_5000'}).first().waitFor();
  assert.match((await keys(page))[0], /_5000$/);
  await page.locator('#category').selectOption('stencils');
  await says(page, '#entries-count', '1 to 7 of 7');
  await page.locator('#search').fill('no such key');
  await says(page, '#entries-count', 'No entry matches.');
  await page.locator('#category').selectOption('');
}

async function showsDetails(page) {
  await opens(page, 'kernel_1.5_0.01_5000');
  await says(page, 'figcaption', '5000 values by index');
  assert.equal((await page.locator('dialog path.curve').getAttribute('d')).split('L').length, Math.ceil(5000 / 3));
  await accessible(page);
  await screenshot(page, 'dashboard-kernel');
  await closes(page);
  await opens(page, 'laplacian_2d_64x64');
  await says(page, 'figcaption', 'Stencil of 5 points');
  assert.deepEqual((await page.locator('dialog .weight').allTextContents()).sort(), ['-4', '1', '1', '1', '1']);
  await closes(page);
  await opens(page, 'fft_2d_64x64');
  await says(page, 'dialog h3', '4 plans');
  await says(page, 'dialog details[open] code', 'dft');
  await accessible(page);
  await screenshot(page, 'dashboard-plans');
  await closes(page);
}

async function worksByKeyboard(page) {
  await page.locator('#search').fill('kernel_1.9_0.1_5000');
  const key = page.getByRole('button', {name: 'kernel_1.9_0.1_5000', exact: true});
  await key.focus();
  await page.keyboard.press('Enter');
  await says(page, '#detail-content', 'SHA-256');
  await page.keyboard.press('Escape');
  await page.locator('#detail').waitFor({state: 'hidden'});
  assert.ok(await key.evaluate((button) => button === document.activeElement));
  await page.keyboard.press('Control+Home');
  await page.evaluate(() => document.activeElement.blur());
  await page.locator('.skip').focus();
  await page.keyboard.press('Enter');
  assert.ok(await page.evaluate(() => document.activeElement.id === 'main'));
  await page.locator('#search').fill('');
}

await onPage({colorScheme: 'light'}, async (page) => {
  await says(page, '#tiles', '56');
  await says(page, '#size-bars .bar', 'fractional_kernels');
  await says(page, '#size-bars .bar', 'of 768 KB');
  await says(page, '#coverage-table tr', 'fft_3d_128x128x128');
  await says(page, '#coverage-table tr', '4 here');
  await says(page, '#misses-content', 'The entry was never stored');
  await says(page, '#misses-content', 'fft_1d_97/forward/out/1/measure');
  await accessible(page);
  await screenshot(page, 'dashboard-light');
  await finds(page);
  await showsDetails(page);
  await worksByKeyboard(page);
});

await onPage({colorScheme: 'dark'}, async (page) => {
  await says(page, '#tiles', '56');
  await accessible(page);
  await screenshot(page, 'dashboard-dark');
});

await onPage({viewport: {width: 390, height: 800}}, async (page) => {
  await says(page, '#entries-count', '1 to 50 of 56');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page scrolls sideways');
  await accessible(page);
  await screenshot(page, 'dashboard-narrow');
});
