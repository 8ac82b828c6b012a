import { cleanText } from '@linxuan/form-rules';
import { FACTS, PublicRound, tokenIn } from '../../apps/portal/src/testing/round';
import { expectWithin } from '../support/time-budget';
import { BODIES, BROKEN_ESCAPES, PATH_TEXTS, QUERY_TEXTS } from './absurd-values';
import { operationsOf, type Operation } from './routes';

/**
 * Names that some page of the site reads in its address. Each is tried on every page: what is not read must not hurt
 * either.
 */
const QUERIES = ['q', 'section', 'category', 'co2', 'sort', 'page', 'edition', 'number'] as const;
/** Those that the catalogue understands, or else names as left out. */
const UNDERSTOOD = ['section', 'category', 'co2', 'sort', 'page'];
const MOST_MS = 200;
/** Written with four bytes in UTF-8 and two units in JavaScript. */
const RARE = '𬭎';

const GOOD = {
  name: '反映人甲',
  contact: '',
  grounds: 'ownership',
  text: '该技术与在先专利权属存在争议，请予以核实。',
  evidence: '专利号（演示）',
};
type Field = keyof typeof GOOD;
const MOST: Record<Exclude<Field, 'grounds'>, number> = { name: 120, contact: 200, text: 5000, evidence: 2000 };
/** Texts that say nothing, as bytes. */
const EMPTY = ['', '   ', '\u200b\u2060\ufeff', '\u202e', '\r\n\t', '\u0000', '\u3164'];
/** Bytes that are no text in UTF-8. */
const BROKEN = [
  Buffer.from([0xed, 0xa0, 0x80, 0x41]),
  Buffer.from([0x80]),
  Buffer.from([0xc0, 0x80]),
  Buffer.from([0xe4, 0xbd]),
];
const ODD = [
  '甲\u0000乙丙丁戊己庚辛壬癸子丑',
  '\u202e甲乙丙丁戊己庚辛壬癸子丑',
  '甲乙丙丁戊己庚辛\r\n壬癸子丑',
  "'; DROP TABLE case_file; --",
  '<script>alert(1)</script>',
  '${7*7}{{7*7}}%00%s',
];

describe('absurd requests to the public site', () => {
  let round: PublicRound;
  let operations: Operation[];
  let notice: string;
  let item: string;
  let asked = 0;
  beforeAll(async () => {
    round = await PublicRound.start();
    const fact = FACTS[0] as (typeof FACTS)[number];
    await round.confirmEntry(await round.place(0, 'classification.pending', fact), 0, fact);
    await round.publishCatalogue();
    round.at('2024-09-27T10:00:00+08:00');
    item = await round.place(1, 'public-notice.pending');
    notice = await round.publishNotice();
    // Probes and metrics are no pages, and the framework lists a prefix twice where a controller has two.
    operations = operationsOf(round.portal).filter(
      ({ name, path }) => !/^(Health|Metrics)/.test(name) && !/^\/([^/]+)\/\1\b/.test(path),
    );
  }, 240_000);
  afterAll(() => round.stop());

  const form = () => `/notices/${notice}/objections/${item}`;
  const from = () => ({ 'x-forwarded-for': `10.${(++asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}` });
  const there: Record<string, (path: string) => string> = {
    id: () => notice,
    item: () => item,
    edition: () => 'green-technology-2024',
    entry: () => '1-01',
    file: () => 'green-technology-2024.json',
  };
  const addressOf = ({ path }: Operation, replaced: Record<string, string> = {}): string =>
    path.replace(/:(\w+)/g, (_whole, name: string) => replaced[name] ?? there[name]?.(path) ?? 'x');
  const ask = async (method: string, url: string, body?: Buffer | string, headers: Record<string, string> = {}) => {
    const at = performance.now();
    const answer = await round.portal.inject({
      method: method as 'GET',
      url,
      headers: { ...from(), ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: answer.statusCode, text: answer.body, ms: performance.now() - at };
  };

  it('knows every page, and every address is tried with what is there', async () => {
    expect(operations.length).toBeGreaterThan(15);
    const found = await Promise.all(
      operations
        .filter(({ method, path }) => method === 'GET' && !path.endsWith('/received'))
        .map(async (one) => [one.path, (await ask('GET', addressOf(one))).status]),
    );
    // Nothing is drawn in this round: a draw that is there is read in the story of draws.
    const isDraw = (path: unknown) => /\/draws\/:id/.test(String(path));
    expect(found.filter(([path, status]) => status !== (isDraw(path) ? 404 : 200))).toEqual([]);
  });

  it('are answered with a page that says what is wrong, never with 5xx, and soon', async () => {
    const wrong: string[] = [];
    const times: number[] = [];
    const check = async (what: string, operation: Operation, url: string, named?: string) => {
      const { status, text, ms } = await ask(operation.method, url);
      times.push(ms);
      if (status >= 500) wrong.push(`${operation.name} ${what}: ${status}`);
      if (named !== undefined && !(text.includes(named) && (status === 200 || status === 400)))
        wrong.push(`${operation.name} ${what}: ${status} does not name ${named}`);
    };
    for (const operation of operations.filter(({ method }) => method === 'GET')) {
      for (const name of operation.pathParams)
        for (const text of [...PATH_TEXTS, ...BROKEN_ESCAPES, 'x'.repeat(3000), '%F0%AC%AD%8E'.repeat(90)])
          await check(`path ${name}=${text.slice(0, 30)}`, operation, addressOf(operation, { [name]: text }));
      for (const name of QUERIES) {
        for (const text of [...QUERY_TEXTS, '%E2%80%AE%E7%94%B2', '%F0%AC%AD%8E'.repeat(81), '%0D%0A'])
          await check(`query ${name}=${text.slice(0, 30)}`, operation, `${addressOf(operation)}?${name}=${text}`);
        for (const text of BROKEN_ESCAPES)
          await check(`query ${name}=${text}`, operation, `${addressOf(operation)}?${name}=${text}`, name);
        await check(`query ${name} twice`, operation, `${addressOf(operation)}?${name}=a&${name}=b&${name}[a]=1`);
      }
    }
    expect([wrong.slice(0, 40), wrong.length]).toEqual([[], 0]);
    times.sort((a, b) => a - b);
    expectWithin('the median page for an absurd address', times[times.length >> 1] ?? 0, MOST_MS, 'ms');
  }, 900_000);

  it('say which part of a search was left out, and show no text in another direction', async () => {
    for (const name of UNDERSTOOD) {
      const { status, text } = await ask('GET', `/catalogue?${name}=999999999999999999`);
      expect([name, status, text.includes(` ${name}</p>`)]).toEqual([name, 200, true]);
    }
    const long = await ask('GET', `/catalogue?q=${encodeURIComponent(RARE.repeat(81))}`);
    expect([long.status, long.text.includes('最多80字'), long.text.includes(`value="${RARE.repeat(80)}"`)]).toEqual([
      200,
      true,
      true,
    ]);
    expect((await ask('GET', `/catalogue?q=${encodeURIComponent(RARE.repeat(80))}`)).text).not.toContain('未采用');
    expect((await ask('GET', `/catalogue?q=${encodeURIComponent('\u202e甲')}`)).text).not.toContain('\u202e');
  });

  const escaped = (bytes: Buffer) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const encoders: Record<string, (values: Record<string, Buffer>) => { body: Buffer; type: string }> = {
    urlencoded: (values) => ({
      type: 'application/x-www-form-urlencoded',
      body: Buffer.from(
        Object.entries(values)
          .map(([name, value]) => `${name}=${escaped(value)}`)
          .join('&'),
      ),
    }),
    multipart: (values) => ({
      type: 'multipart/form-data; boundary=edge',
      body: Buffer.concat([
        ...Object.entries(values).flatMap(([name, value]) => [
          Buffer.from(`--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n`),
          value,
          Buffer.from('\r\n'),
        ]),
        Buffer.from('--edge--\r\n'),
      ]),
    }),
  };
  /** The form with one field replaced; each is another person's from another place, and a form of its own. */
  const filed = async (encoding: string, field: Field, value: Buffer) => {
    const own = tokenIn((await round.get(form())).text);
    const typed = { ...GOOD, contact: `person-${asked}@example.org` };
    const all = { token: own, ...typed };
    const values = Object.fromEntries(Object.entries(all).map(([name, text]) => [name, Buffer.from(text)]));
    const { body, type } = encoders[encoding]?.({ ...values, [field]: value }) ?? { body: Buffer.alloc(0), type: '' };
    const answer = await ask('POST', form(), body, { 'content-type': type });
    const kept = Object.entries(typed).every(
      ([name, text]) => name === field || name === 'grounds' || answer.text.includes(text),
    );
    return { ...answer, kept, named: answer.text.includes(`id="${field}-error"`) };
  };

  it.each(Object.keys(encoders))(
    'in a form (%s) are refused by their field, and the rest of what was typed stays',
    async (encoding) => {
      const wrong: unknown[] = [];
      for (const field of Object.keys(GOOD) as Field[]) {
        for (const value of [...EMPTY.map((text) => Buffer.from(text)), ...BROKEN]) {
          const { status, kept, named } = await filed(encoding, field, value);
          if (status !== 422 || !kept || !named) wrong.push([field, value.toString('hex'), status, kept, named]);
        }
        for (const text of ODD) {
          // Three objections to an item is the most that one contact may send.
          const value = Buffer.from(field === 'contact' ? `${asked}${text}` : text);
          const { status, kept, named } = await filed(encoding, field, value);
          const taken = status === 303 && field !== 'grounds';
          if (!taken && !(status === 422 && kept && named)) wrong.push([field, text, status, kept, named]);
        }
        if (field === 'grounds') continue;
        const most = MOST[field];
        const [fits, over] = [
          await filed(encoding, field, Buffer.from(RARE.repeat(most))),
          await filed(encoding, field, Buffer.from(RARE.repeat(most + 1))),
        ];
        if (fits.status !== 303 || over.status !== 422 || !over.kept || !over.named)
          wrong.push([field, 'limit', fits.status, over.status]);
        const huge = await filed(encoding, field, Buffer.from('长'.repeat(100_000)));
        if (huge.status !== 413) wrong.push([field, 'huge', huge.status]);
      }
      expect(wrong).toEqual([]);
    },
    900_000,
  );

  it('leave nothing in the record that cannot be seen, and no line break in one line', async () => {
    const rows: { payload: Record<string, string> }[] = await round.engine.work.source.query(
      `SELECT payload FROM transition_request WHERE role = 'public'`,
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const { payload } of rows)
      for (const [name, text] of Object.entries(payload))
        expect([name, text]).toEqual([
          name,
          cleanText(text, name in { name: 1, contact: 1, grounds: 1 } ? 'line' : 'paragraphs'),
        ]);
  });

  it('as bodies of another kind, or for the look-up, are refused as pages', async () => {
    const wrong: unknown[] = [];
    const times: number[] = [];
    for (const operation of operations.filter(({ method }) => method === 'POST'))
      for (const [type, bodies] of [
        ['application/json', BODIES],
        ['text/plain', ['x']],
        [
          'application/x-www-form-urlencoded',
          ['', '&&==&', `number=${'%00'.repeat(2000)}`, 'number=%ED%A0%80&contact=%80', `${'a=1&'.repeat(9000)}`],
        ],
        ['multipart/form-data; boundary=x', ['', '--x', '--x\r\n\r\n\r\n--x--', 'y'.repeat(9000)]],
      ] as const)
        for (const body of bodies) {
          const { status, ms, text } = await ask('POST', addressOf(operation), body, { 'content-type': type });
          const says = status === 200 && text.includes('<main');
          if (!says && !(status >= 400 && status < 500)) wrong.push([operation.name, type, body.slice(0, 20), status]);
          times.push(ms);
        }
    expect(wrong).toEqual([]);
    times.sort((a, b) => a - b);
    expectWithin('the median answer to an absurd body', times[times.length >> 1] ?? 0, MOST_MS, 'ms');
  }, 300_000);
});
