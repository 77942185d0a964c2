// SPDX-License-Identifier: MIT
import {onPage, says} from './support.mjs';

await onPage({}, async (page) => {
  await says(page, '#entries-count', '1 to 50 of 100,000');
  await page.getByRole('button', {name: 'Next'}).click();
  await says(page, '#entries-count', '51 to 100 of 100,000');
  await page.locator('#search').fill('entry_99999');
  await says(page, '#entries-count', '1 to 1 of 1,');
  await page.locator('#search').fill('');
  await page.getByRole('button', {name: 'Size', exact: true}).click();
  await says(page, '#entries-count', '1 to 50 of 100,000');
});
