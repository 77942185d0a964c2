// SPDX-License-Identifier: MIT
const TIMEOUT_MS = 10000;

async function answer(path, accept) {
  const response = await fetch(path, {headers: {Accept: accept}, signal: AbortSignal.timeout(TIMEOUT_MS)});
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw Object.assign(new Error(problem.detail || response.status + ' ' + response.statusText), {status: response.status});
}

/** The JSON at a path of this service; an error's `status` is missing where no server answered. */
export const json = async (path) => (await answer(path, 'application/json')).json();

export const content = async (category, key) =>
  (await answer(`api/cache/entries/${encodeURIComponent(category)}/${encodeURIComponent(key)}/content`, '*/*')).arrayBuffer();

export const entry = (category, key) =>
  json(`api/cache/entries/${encodeURIComponent(category)}/${encodeURIComponent(key)}`);
