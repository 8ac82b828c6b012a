import { tokenIn, PublicRound } from '../../apps/portal/src/testing/round';
import { ApiUnderTest } from './api-under-test';
import { operationsOf, type Operation } from './routes';

/**
 * Answers that a browser may keep: the texts of an edition and the register of places, which hold nothing of anybody.
 */
const KEPT = [
  'ProgrammeController.form',
  'ProgrammeController.taxonomy',
  'ReferenceController.regions',
  'ReferenceController.taxonomy',
];
/** Pages of the public site that hold nothing but what is released, and what dresses them. */
const RELEASED = [
  '/',
  '/assets/draw-beacon.js',
  '/assets/draw.js',
  '/assets/icon.svg',
  '/assets/site.css',
  '/catalogue',
  '/draws',
  '/guide',
  '/guide/:edition',
  '/notices',
  '/notices/:id',
];
const STREAM = 'LiveController.stream';

const keeps = (value: unknown): boolean => !String(value).includes('no-store');

jest.setTimeout(600_000);

describe('answers of the API', () => {
  let api: ApiUnderTest;
  let reads: Operation[];
  let ids: Record<string, string>;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    const caseId = await api.engine.pooled(1);
    const one = async (sql: string): Promise<string> =>
      ((await api.engine.work.source.query(sql)) as { id: string }[])[0]?.id ?? '';
    ids = {
      cases: caseId,
      opinions: await one(`SELECT id FROM opinion LIMIT 1`),
      dossiers: await one(`SELECT id FROM dossier WHERE owner_org = 'ndrc-440000' LIMIT 1`),
      files: await one(`SELECT id FROM attachment LIMIT 1`),
      notifications: await one(`SELECT id FROM notification LIMIT 1`),
      organisations: 'ndrc-440000',
      users: await one(`SELECT id FROM app_user LIMIT 1`),
      editions: 'green-technology-2024',
      programmes: 'green-technology-2024',
    };
    await api.signIn();
    await api.app.listen(0, '127.0.0.1');
    reads = operationsOf(api.app).filter(({ method }) => method === 'GET');
  });
  afterAll(() => api.stop());

  /** An address with ids of things that are there, as far as the first word of the path tells whose they are. */
  const addressOf = ({ path }: Operation): string => {
    const [subject = ''] = path.split('/').filter((part) => part !== '');
    return `/api${path.replace(/:(\w+)/g, (_, name: string) => (name === 'id' && ids[subject]) || (name === 'version' ? '1' : 'cases'))}`;
  };

  it('are kept by nobody, but those that are named here', async () => {
    const kept: string[] = [];
    let answered = 0;
    for (const operation of reads.filter(({ name }) => name !== STREAM)) {
      const address = addressOf(operation);
      // Somebody of the round, and a stranger to it.
      for (const stranger of [false, true]) {
        const caller = api.caller(operation.roles, stranger);
        if (!caller) continue;
        const { statusCode, headers } = await api.app.inject({ method: 'GET', url: address, headers: caller.headers });
        if (statusCode < 300) answered += 1;
        if (keeps(headers['cache-control'])) kept.push(operation.name);
      }
    }
    expect([...new Set(kept)].sort()).toEqual(KEPT);
    expect([reads.length > 60, answered > 60]).toEqual([true, true]);
  });

  it('are the same however the path is spelt', async () => {
    const [caller] = api.callers;
    for (const url of ['/api/session', '/%61pi/session', '/api/%73ession', '/api/nowhere', '/%61pi/nowhere']) {
      const { statusCode, headers } = await api.app.inject({ method: 'GET', url, headers: caller?.headers ?? {} });
      expect([url, statusCode, headers['cache-control']]).toEqual([url, /nowhere/.test(url) ? 404 : 200, 'no-store']);
    }
  });

  it('that never end are not kept either', async () => {
    const stream = reads.find(({ name }) => name === STREAM);
    const cut = new AbortController();
    const answer = await fetch(`${await api.app.getUrl()}/api${stream?.path ?? ''}`, {
      headers: api.callers[0]?.headers ?? {},
      signal: cut.signal,
    });
    cut.abort();
    expect([answer.status, keeps(answer.headers.get('cache-control'))]).toEqual([200, false]);
  });
});

describe('pages of the public site', () => {
  const OBJECTOR = { name: '反映人甲', contact: '138-0000 0000', text: '该技术与在先专利权属存在争议，请核实。' };
  let round: PublicRound;
  let notice: string;
  let item: string;
  beforeAll(async () => {
    round = await PublicRound.start();
    round.at('2024-09-27T10:00:00+08:00');
    item = await round.place(0, 'public-notice.pending');
    notice = await round.publishNotice();
  });
  afterAll(() => round.stop());

  it('are kept only where they show what is released', async () => {
    const form = `/notices/${notice}/objections/${item}`;
    const sent = await round.post(form, {
      ...OBJECTOR,
      token: tokenIn((await round.get(form)).text),
      grounds: 'ownership',
      evidence: '专利号 ZL 2019 1 0010000.X',
    });
    const receipt = new URLSearchParams(sent.location.split('?')[1]).get('number') ?? '';
    expect([sent.status, receipt]).toEqual([303, expect.stringMatching(/^YY-/)]);
    const values: Record<string, string> = {
      id: notice,
      item,
      edition: 'green-technology-2024',
      file: 'x.csv',
      entry: 'y',
    };
    const found = new Set<string>();
    for (const { path, method } of operationsOf(round.portal).filter((one) => one.method === 'GET')) {
      const filled = path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? 'z');
      const { status, headers, text } = await round.get(
        path.endsWith('received') ? `${filled}?number=${receipt}` : filled,
      );
      const kept = keeps(headers['cache-control']);
      const personal = [...Object.values(OBJECTOR), receipt, 'name="token"'].some((word) => text.includes(word));
      if (kept)
        expect([method, path, status, personal, headers['set-cookie']]).toEqual([method, path, 200, false, undefined]);
      if (kept) found.add(path.replace(/^\/en(?=\/|$)/, '') || '/');
    }
    expect([...found].sort()).toEqual(RELEASED);
  });
});
