import { dataProvider, listQuery, WorksheetConflict } from './dataProvider';
import { ProblemError } from './problem';

interface Sent {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: unknown;
}
let sent: Sent[];
let answers: (Response | Error)[];

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const problem = (status: number, code: string, more: object = {}) =>
  json({ type: 'about:blank', code, title: code, status, detail: code, params: {}, ...more }, status);
const keys = () => sent.map(({ headers }) => headers['idempotency-key']);
const offline = () => Array.from({ length: 4 }, () => new TypeError('failed'));

beforeEach(() => {
  jest.useFakeTimers({ advanceTimers: true });
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void) => {
    queueMicrotask(run);
    return 0;
  }) as never);
  sent = [];
  jest.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
    sent.push({
      url: String(url),
      method: init?.method ?? 'GET',
      headers: init?.headers as Record<string, string>,
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    });
    const answer = answers.shift() ?? json({ status: 'applied', requestId: 'r' });
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
  answers = [];
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('the key of an act', () => {
  const act = (id: string, version: number, payload = {}, sheet?: string) =>
    dataProvider
      .act('case', id, 'nominate', version, payload, sheet === undefined ? {} : { worksheet: sheet })
      .catch((error: unknown) => error);

  it('is the same while nobody knows what became of it, over every retry and the next click', async () => {
    answers = offline();
    await act('lost', 3);
    await act('lost', 3);
    expect([sent.length, new Set(keys()).size]).toEqual([5, 1]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['another version of the subject', () => act('one', 4, {}, 'check/1')],
    ['another worksheet', () => act('one', 3, {}, 'check/2')],
    ['another payload', () => act('one', 3, { reason: 'x' }, 'check/1')],
    ['another subject', () => act('two', 3, {}, 'check/1')],
  ])('is another one for %s', async (_what, other) => {
    answers = offline();
    await act('one', 3, {}, 'check/1');
    const [first] = keys();
    sent = [];
    answers = offline();
    await other();
    expect(keys()[0]).not.toBe(first);
  });

  it('goes with the version in if-match and the worksheet that is signed', async () => {
    await act('headers', 9, {}, 'nomination/4');
    expect(sent[0]).toMatchObject({
      url: '/api/cases/headers/actions/nominate',
      method: 'POST',
      headers: { 'if-match': '"9"', 'x-worksheet': 'nomination/4' },
    });
  });
});

describe('a worksheet', () => {
  const put = () => dataProvider.putWorksheet('case', 'c1', 'check', { a: 1 }, 2);

  it('that somebody else saved meanwhile comes back as a conflict with theirs', async () => {
    answers = [problem(409, 'worksheet.stale', { theirs: { content: { a: 9 }, version: 3 } })];
    const error = (await put().catch((thrown: unknown) => thrown)) as WorksheetConflict<object>;
    expect(error).toBeInstanceOf(WorksheetConflict);
    expect(error.theirs).toEqual({ content: { a: 9 }, version: 3 });
    expect(sent[0]?.body).toEqual({ content: { a: 1 }, baseVersion: 2 });
  });

  it('that is refused for another reason is no conflict', async () => {
    answers = [problem(422, 'request.invalid')];
    const error = await put().catch((thrown: unknown) => thrown);
    expect([error instanceof ProblemError, error instanceof WorksheetConflict]).toEqual([true, false]);
  });

  it('that is not there is none; one that cannot be read is a failure', async () => {
    const get = () => dataProvider.getWorksheet('case', 'c1', 'check');
    answers = [problem(404, 'subject.notFound'), problem(500, 'internal')];
    expect(await get()).toBeNull();
    await expect(get()).rejects.toMatchObject({ status: 500 });
  });
});

describe('a list', () => {
  it('names page, order and every value of a filter, and leaves out what is blank', () => {
    expect(
      listQuery({
        pagination: { page: 2, perPage: 25 },
        sort: { field: 'dueAt', order: 'DESC' },
        filter: { kind: ['check', 'opinion'], q: '', state: null, stage: 'review' },
      }),
    ).toBe('?page=2&perPage=25&sort=dueAt&order=DESC&kind=check&kind=opinion&stage=review');
    expect(listQuery({})).toBe('');
  });
});
