import { randomUUID } from 'node:crypto';
import { WORKSPACES } from '@linxuan/contracts';
import { subjectOfPath } from '@linxuan/feature-workflow';
import { ApiUnderTest, type Caller, type Reply } from './api-under-test';
import {
  absurdFor,
  BODIES,
  BROKEN_ESCAPES,
  HEADER_TEXTS,
  isWrongType,
  PATH_TEXTS,
  QUERY_TEXTS,
  sampleOf,
} from './absurd-values';
import { operationsOf, type Operation } from './routes';

/** Never ends by itself. */
const STREAMS = new Set(['LiveController.stream']);
/** Ends the session of the person who asks. */
const LEAVING = new Set(['SessionController.signOut', 'ClockController.set']);
const UNKNOWN = '00000000-0000-4000-8000-000000000009';
const MOST_MS = 200;

describe('absurd requests to the API', () => {
  let api: ApiUnderTest;
  let operations: Operation[];
  let ids: Record<string, string>;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    const caseId = await api.engine.pooled(1);
    const [opinion] = await api.engine.work.source.query(`SELECT id FROM opinion LIMIT 1`);
    const [dossier] = await api.engine.work.source.query(
      `SELECT id FROM dossier WHERE owner_org = 'ndrc-440000' LIMIT 1`,
    );
    ids = { case: caseId, opinion: opinion.id, dossier: dossier.id };
    await api.signIn();
    operations = operationsOf(api.app).filter(({ name }) => !STREAMS.has(name) && !LEAVING.has(name));
  }, 120_000);
  afterAll(() => api.stop());

  /** The operation's address with ids of things that are there, or with the one parameter replaced. */
  const addressOf = ({ path }: Operation, replaced: Record<string, string> = {}, query = ''): string =>
    `/api${path.replace(/:(\w+)/g, (_whole, name: string) => replaced[name] ?? valueOf(path, name))}${query}`;
  const valueOf = (path: string, name: string): string => {
    if (name === 'subjects') return 'cases';
    if (name === 'subjectType') return 'case';
    if (name === 'desk') return Object.keys(WORKSPACES)[0] ?? '';
    if (name === 'version') return '1';
    if (name === 'action') return 'accept';
    const type = subjectOfPath(path, { subjects: 'cases', subjectType: 'case' })?.type ?? '';
    if (name === 'id' && /editions|programmes/.test(path)) return 'green-technology-2024';
    return ids[type] ?? UNKNOWN;
  };
  const bodyOf = ({ takesBody, body }: Operation): string | undefined =>
    takesBody ? JSON.stringify(body ? sampleOf(body) : {}) : undefined;
  const good = { 'if-match': '"1"', 'idempotency-key': 'edge' };

  /** All requests of one operation with one absurd value each. */
  function* absurdOf(operation: Operation): Generator<{
    what: string;
    url: string;
    body?: string | undefined;
    headers?: Record<string, string>;
    names?: string;
    must?: boolean;
  }> {
    for (const param of operation.pathParams)
      for (const text of [...PATH_TEXTS, ...BROKEN_ESCAPES])
        yield {
          what: `path ${param}=${text.slice(0, 30)}`,
          url: addressOf(operation, { [param]: text }),
          body: bodyOf(operation),
          headers: good,
          must: BROKEN_ESCAPES.includes(text),
        };
    const wanted = Object.entries((operation.querySchema ? sampleOf(operation.querySchema) : {}) as object);
    for (const { name, schema } of operation.query) {
      const others = wanted
        .filter(([other]) => other !== name)
        .map(([other, value]) => `&${other}=${encodeURIComponent(String(value))}`)
        .join('');
      const twice = `?${name}=a&${name}=b`;
      for (const query of [
        ...[...QUERY_TEXTS, ...BROKEN_ESCAPES].map((text) => `?${name}=${text}`),
        twice,
        `?${name}[a]=1`,
      ])
        yield {
          what: `query ${query.slice(0, 40)}`,
          url: addressOf(operation, {}, query + others),
          body: bodyOf(operation),
          headers: good,
          names: name,
          must:
            BROKEN_ESCAPES.some((one) => query.endsWith(`=${one}`)) ||
            (schema?.['type'] === 'integer' && /NaN|1e309|9{9}/.test(query)),
        };
    }
    for (const header of operation.headers)
      for (const text of HEADER_TEXTS)
        yield {
          what: `header ${header}=${text.slice(0, 30)}`,
          url: addressOf(operation),
          body: bodyOf(operation),
          headers: { ...good, [header]: text },
        };
    if (!operation.takesBody) return;
    // Under keys of their own: what repeats a key is refused for that before anybody reads it.
    for (const body of BODIES)
      yield {
        what: `body ${body.slice(0, 30)}`,
        url: addressOf(operation),
        body,
        headers: { ...good, 'idempotency-key': randomUUID() },
      };
    const schema = operation.body;
    for (const [name, field] of Object.entries((schema?.['properties'] ?? {}) as Record<string, never>))
      for (const value of absurdFor(field))
        yield {
          what: `body ${name}=${JSON.stringify(value)?.slice(0, 40)}`,
          url: addressOf(operation),
          body: JSON.stringify({ ...(sampleOf(schema as never) as object), [name]: value }),
          headers: good,
          names: name,
          must: isWrongType(field, value),
        };
  }

  const callerOf = (operation: Operation): Caller | undefined => api.caller(operation.roles);

  it('knows every operation, and who may call it', () => {
    expect(operations.length).toBeGreaterThan(90);
    expect(operations.filter((one) => !callerOf(one)).map(({ name, roles }) => `${name} ${String(roles)}`)).toEqual([]);
    expect(
      operations.flatMap(({ name, query }) => query.filter(({ piped }) => !piped).map((one) => `${name} ${one.name}`)),
    ).toEqual([]);
    expect(operations.filter(({ takesBody, body }) => takesBody && !body).map(({ name }) => name)).toEqual([
      'TransitionRequestController.act',
    ]);
  });

  it('are answered with 4xx that names the field, never with 5xx, and soon', async () => {
    const wrong: string[] = [];
    const slow: string[] = [];
    for (const operation of operations) {
      const times: number[] = [];
      for (const { what, url, body, headers, names, must } of absurdOf(operation)) {
        const reply = await api.send(callerOf(operation) as Caller, operation.method, url, body, headers);
        times.push(reply.ms);
        const complaint = complaintAbout(reply, names, must);
        if (complaint) wrong.push(`${operation.name} ${what}: ${complaint}`);
      }
      times.sort((a, b) => a - b);
      const median = times[Math.floor(times.length / 2)] ?? 0;
      if (median > MOST_MS) slow.push(`${operation.name}: ${median.toFixed(0)} ms`);
    }
    expect([wrong.slice(0, 60), wrong.length, api.logged.slice(0, 3)]).toEqual([[], 0, []]);
    expect(slow).toEqual([]);
  }, 900_000);

  it('of a stranger are answered as if nothing were there', async () => {
    const told: string[] = [];
    let asked = 0;
    for (const operation of operations) {
      const params = { subjects: 'cases', subjectType: 'case' };
      const type = subjectOfPath(operation.path, params)?.type;
      const stranger = api.caller(operation.roles, true);
      if (!type || !ids[type] || !stranger) continue;
      const idName = operation.pathParams.find((one) => /^(id|caseId|dossierId|subjectId)$/.test(one)) ?? 'id';
      const requests = [
        { what: 'nothing absurd', url: addressOf(operation), body: bodyOf(operation), headers: good },
        { what: 'no headers', url: addressOf(operation), body: bodyOf(operation), headers: {} },
        ...[...absurdOf(operation)].filter(({ what }) => !what.startsWith('path')),
      ];
      for (const { what, url, body, headers } of requests) {
        const [foreign, none] = await Promise.all(
          [url, url.replace(ids[type] ?? '', UNKNOWN)].map((address) =>
            api.send(stranger, operation.method, address, body, headers),
          ),
        );
        asked += 1;
        if (foreign?.status !== none?.status || (foreign?.status !== 404 && !isUnread(foreign)))
          told.push(`${operation.name} (${idName}) ${what}: foreign ${foreign?.status}, unknown ${none?.status}`);
      }
    }
    expect(asked).toBeGreaterThan(200);
    expect([told.slice(0, 60), told.length]).toEqual([[], 0]);
  }, 900_000);
});

/** Refused before anybody looked who asks for what: the address or the body was no text at all. */
function isUnread(reply: Reply | undefined): boolean {
  return reply?.body.code === 'request.malformed' || reply?.status === 413 || reply?.status === 431;
}

function complaintAbout({ status, body }: Reply, names: string | undefined, must = false): string | undefined {
  if (status >= 500) return `${status} ${body.code ?? ''}`;
  if (must && status < 400) return `taken (${status})`;
  if (body.code === 'request.invalid' && names !== undefined) {
    const named = body.fields?.some(
      ({ pointer }) => pointer === `/${names}` || new RegExp(`^/${names}[/[]`).test(pointer),
    );
    if (!named) return `names ${JSON.stringify(body.fields?.map(({ pointer }) => pointer))}`;
  }
  return undefined;
}
