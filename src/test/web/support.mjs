// SPDX-License-Identifier: MIT
// A page in Debian's Chromium, for a script that is started with the page's address.
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {createInterface} from 'node:readline';
import {chromium} from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--no-first-run'];
const TIMEOUT_MS = 60000;

export const address = process.argv[2];

/** Runs `check` on the page after `watch`, before it is loaded; errors of the page's scripts are failures. */
export async function inBrowser(options, check, watch = () => {}) {
  const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS});
  try {
    const page = await browser.newPage({viewport: {width: 1200, height: 900}, ...options});
    page.setDefaultTimeout(TIMEOUT_MS);
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    watch(page);
    await page.goto(address);
    await check(page);
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
  }
}

/** Runs `check` on a live dashboard. */
export const onPage = (options, check) => inBrowser(options, async (page) => {
  await state(page, 'live');
  await check(page);
});

/** Waits until the page says that it is `live`, or that the server is `lost`. */
export const state = (page, name) => page.waitForSelector(`#live[data-state="${name}"]`);

/** Waits until the element holds the text. */
export const says = (page, selector, text) => page.locator(selector, {hasText: text}).first().waitFor();

export async function accessible(page) {
  await page.evaluate(AXE);
  const {violations} = await page.evaluate('axe.run()');
  assert.deepEqual(violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)]), []);
}

/** A picture for the documents, where somebody asked for them; without the name of the test's folder. */
export async function screenshot(page, name, options = {}) {
  const folder = process.env.DASE_SCREENSHOTS;
  if (!folder) return;
  await page.evaluate(() => {
    for (const path of document.querySelectorAll('.path')) path.textContent = '/srv/dase';
  });
  await page.screenshot({path: `${folder}/${name}.png`, ...options});
}

/** Asks the program that started this script to do something with the server, and waits until it is done. */
export async function control(action) {
  const lines = createInterface({input: process.stdin});
  console.log('control ' + action);
  const [answer] = await once(lines, 'line');
  lines.close();
  assert.equal(answer, 'done');
}
