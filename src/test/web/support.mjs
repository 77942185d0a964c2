// SPDX-License-Identifier: MIT
// A page of the dashboard in Debian's Chromium, for a script that is started with the dashboard's address.
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

/** Runs `check` on a live page; errors of the page's scripts are failures. */
export async function onPage(options, check) {
  const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS});
  try {
    const page = await browser.newPage({viewport: {width: 1200, height: 900}, ...options});
    page.setDefaultTimeout(TIMEOUT_MS);
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(address);
    await state(page, 'live');
    await check(page);
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
  }
}

/** Waits until the page says that it is `live`, or that the server is `lost`. */
export const state = (page, name) => page.waitForSelector(`#live[data-state="${name}"]`);

/** Waits until the element holds the text. */
export const says = (page, selector, text) => page.locator(selector, {hasText: text}).first().waitFor();

export async function accessible(page) {
  await page.evaluate(AXE);
  const {violations} = await page.evaluate('axe.run()');
  assert.deepEqual(violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)]), []);
}

/** A picture for the documents, where somebody asked for them. */
export async function screenshot(page, name) {
  const folder = process.env.DASE_SCREENSHOTS;
  if (folder) await page.screenshot({path: `${folder}/dashboard-${name}.png`});
}

/** Asks the program that started this script to do something with the server, and waits until it is done. */
export async function control(action) {
  const lines = createInterface({input: process.stdin});
  console.log('control ' + action);
  const [answer] = await once(lines, 'line');
  lines.close();
  assert.equal(answer, 'done');
}
