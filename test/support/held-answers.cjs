// Loaded by every tier that speaks HTTP: whatever a spec asks, by whatever client, is held against docs/openapi*.json.
// A spec in which an answer differs from its description fails, whatever else it looked at.
const { appendFileSync } = require('node:fs');
const { faultOf, operationAt } = require('./described-answers.cjs');

const faults = new Set();
const answered = new Set();

/** Holds one answer and remembers its operation; see `described-answers.d.cts` for its shape. */
function holdAnswer(answer) {
  const found = operationAt(answer.method.toLowerCase(), answer.path);
  if (!found) return;
  // A redirection that is described is what the operation does, as of a form that was taken.
  if (answer.status < 300 || (answer.status < 400 && found.operation.responses?.[answer.status]))
    remember(found.operation.operationId);
  const fault = faultOf(answer);
  if (fault) faults.add(fault);
}

/** The runner reads from this file, once all suites are through, what nobody was ever answered. */
function remember(operation) {
  if (answered.has(operation)) return;
  answered.add(operation);
  const file = process.env.LINXUAN_ANSWERED;
  if (file) appendFileSync(file, `${operation}\n`);
}

const realFetch = globalThis.fetch;

/** As `fetch`, and holds the answer before anybody reads it. Streams pass unread. */
async function heldFetch(input, init) {
  const response = await realFetch(input, init);
  const type = response.headers.get('content-type') ?? '';
  const asked = String(init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase();
  const { hostname, pathname } = new URL(response.url);
  const isOurs = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (isOurs && !isProxysOwn(response))
    holdAnswer({
      method: response.redirected ? 'GET' : asked,
      path: decodeURI(pathname),
      status: response.status,
      type,
      body: /json/.test(type) ? await response.clone().text() : undefined,
    });
  return response;
}

/** What a proxy says while no server is behind it is no answer of the product. */
function isProxysOwn({ status, headers }) {
  return status >= 502 && !/json|html/.test(headers.get('content-type') ?? '');
}

function noFaults() {
  const found = [...faults];
  faults.clear();
  if (found.length > 0)
    throw new Error(`Not as docs/openapi.json and docs/openapi-portal.json say:\n${found.join('\n')}`);
}

if (realFetch && typeof afterEach === 'function' && typeof window === 'undefined') {
  globalThis.fetch = heldFetch;
  afterEach(noFaults);
  // What a hook asked before the first or after the last test.
  afterAll(noFaults);
}

module.exports = { holdAnswer };
