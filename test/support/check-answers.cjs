// In every test that speaks HTTP: each answer that comes through `fetch` is held against the API description. What does not fit is told at
// the end of the file, since some clients try again after an error and would hide it.
const { faultOf } = require('./described-answers.cjs');

const faults = new Set();
const send = globalThis.fetch;

globalThis.fetch = async function checkedFetch(input, init) {
  const answer = await send(input, init);
  await look(input, init, answer).catch(() => undefined);
  return answer;
};

async function look(input, init, answer) {
  const url = new URL(typeof input === 'object' && 'url' in input ? input.url : String(input));
  const type = answer.headers.get('content-type') ?? '';
  const body = /json/.test(type) ? await answer.clone().text() : answer.status === 204 ? '' : undefined;
  const method = init?.method ?? (typeof input === 'object' && input.method) ?? 'GET';
  const fault = faultOf({ method: method || 'GET', path: url.pathname, status: answer.status, type, body });
  if (fault) faults.add(fault);
}

afterAll(() => {
  if (faults.size > 0) throw new Error(`Answers that docs/openapi.json does not describe:\n${[...faults].join('\n')}`);
});
