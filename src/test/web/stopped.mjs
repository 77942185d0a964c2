// SPDX-License-Identifier: MIT
import {accessible, control, onPage, says, state} from './support.mjs';

await onPage({}, async (page) => {
  await control('stop');
  await state(page, 'lost');
  await says(page, '#live', 'The server does not answer');
  await accessible(page);
  await control('start');
  await state(page, 'live');
});
