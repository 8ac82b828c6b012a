import type {
  EditionBundleReportDto,
  EditionComparisonDto,
  EditionPlayDto,
  EditionPlayRunDto,
  EditionTaxonomyReportDto,
} from '@linxuan/contracts';
import { ProcessHarness, queueKindOfRun, type SessionClient } from '@linxuan/testing';

jest.setTimeout(300_000);

const ID = 'rain-gardens';
const TAXONOMY = `id: ${ID}-fields-2024
title: {zh: 申报领域（演示）, en: Fields (demonstration)}
source: {number: 本期设定, title: 关于组织申报的通知, date: "2024-07-15"}
entries:
  - {code: "1", level: 1, parent: null, name: {zh: 屋面雨水（演示）, en: Water of roofs}}
  - {code: "1.1", level: 2, parent: "1", name: {zh: 方向一, en: Direction one}}
  - {code: "2", level: 1, parent: null, name: {zh: 领域二, en: Field two}}
  - {code: "2.1", level: 2, parent: "2", name: {zh: 方向一, en: Direction one}}
`;

/** An installation that has no programme gets its first one as a file, over HTTP alone. */
describe(`a programme as one file, with the queue on ${queueKindOfRun()}`, () => {
  let product: ProcessHarness;
  let clerk: SessionClient;
  let lead: SessionClient;
  let text: string;
  let edition: string;
  const version = () => `/api/programme-editions/${edition}/versions/1`;

  beforeAll(async () => {
    product = await ProcessHarness.start({ editions: [] });
    const signIn = async (name: string, role: 'authority-clerk' | 'authority-lead') =>
      product.client(await product.engine.person(name, 'ndrc', role));
    clerk = await signIn('bundle-clerk', 'authority-clerk');
    lead = await signIn('bundle-lead', 'authority-lead');
    const template = await fetch(`${product.origin}/api/programme-editions/import/template`, {
      headers: { cookie: clerk.cookie },
    });
    expect(template.status).toBe(200);
    text = (await template.text()).replaceAll('my-programme', ID);
  });
  afterAll(() => product.stop());

  it('is reported and taken in as a draft, once', async () => {
    const report = await clerk.send<EditionBundleReportDto>('POST', '/api/programme-editions/import/report', { text });
    expect(report).toMatchObject({ status: 200, body: { outcome: 'programme', version: 1, base: null } });
    const imported = await clerk.send<{ editionId: string }>('POST', '/api/programme-editions/import', { text });
    edition = imported.body.editionId;
    expect(imported).toMatchObject({ status: 200, body: { editionId: report.body.editionId, changed: true } });
    const again = await clerk.send('POST', '/api/programme-editions/import', { text });
    expect(again).toMatchObject({ status: 200, body: { editionId: edition, version: 1, changed: false } });
  });

  it('has another taxonomy put into it, after a report of what that changes', async () => {
    const report = await clerk.send<EditionTaxonomyReportDto>('POST', `${version()}/taxonomy/report`, {
      text: TAXONOMY,
    });
    expect(report).toMatchObject({
      status: 200,
      body: {
        change: { entries: 4, added: [], removed: [], renamed: [{ code: '1', before: '领域一' }] },
        problems: [],
      },
    });
    const put = await clerk.send('PUT', `${version()}/taxonomy`, { text: TAXONOMY, revision: 1 });
    expect(put).toMatchObject({ status: 200, body: { revision: 2 } });
    const stale = await clerk.send('PUT', `${version()}/taxonomy`, {
      text: TAXONOMY.replace('屋面', '路面'),
      revision: 1,
    });
    expect(stale).toMatchObject({ status: 409, body: { code: 'edition.stale' } });
  });

  it('is compared in words with the file that it came from', async () => {
    const { status, body } = await lead.send<EditionComparisonDto>('POST', '/api/programme-editions/compare', {
      before: { text },
      after: { id: edition, version: 1 },
    });
    expect([status, body.taxonomy?.renamed.map(({ code, name }) => [code, name.zh])]).toEqual([
      200,
      [['1', '屋面雨水（演示）']],
    ]);
    const file = await clerk.send('POST', '/api/programme-editions/compare', {
      before: { text: '[' },
      after: { id: edition, version: 1 },
    });
    expect(file).toMatchObject({ status: 422, body: { code: 'edition.unreadable' } });
  });

  it('is tried out with samples by its author before it is open, and by the lead once it is proposed', async () => {
    const play = `${version()}/play`;
    expect((await clerk.get(play)).body).toMatchObject({ state: 'none' });
    const begun = await clerk.send<EditionPlayDto>('POST', play);
    expect(begun).toMatchObject({ status: 200, body: { state: 'playing' } });
    const event = { kind: 'open', applicant: 0 };
    const opened = await clerk.send<EditionPlayDto>('POST', `${play}/events`, { done: 0, event });
    expect(opened).toMatchObject({ status: 200, body: { view: { cases: { done: 1 } } } });
    const sample = opened.body.view?.stages[0]?.cases[0]?.subjectId ?? '';
    const offers = await clerk.get(`${play}/offers/case/${sample}`);
    expect(offers).toMatchObject({ status: 200, body: [{ action: 'submit' }] });
    const ran = await clerk.send<EditionPlayRunDto>('POST', `${play}/run`, { done: 1 });
    expect(ran).toMatchObject({ status: 200, body: { state: 'playing' } });
    expect(await lead.send('POST', play)).toMatchObject({ status: 403, body: { code: 'play.notAuthor' } });
    expect((await clerk.send('DELETE', play)).status).toBe(204);
  });

  it('is opened by two people, after which a file changes it no more', async () => {
    const letter = { documentNumber: '演示〔2024〕1号', reason: '新项目' };
    expect((await clerk.send('POST', `${version()}/propose`, letter)).status).toBeLessThan(300);
    expect((await lead.send('POST', `${version()}/approve`)).status).toBeLessThan(300);
    await product.drained();
    expect((await clerk.get(`/api/programme-editions/${edition}`)).body['state']).toBe('open');
    const put = await clerk.send('PUT', `${version()}/taxonomy`, { text: TAXONOMY, revision: 2 });
    expect(put).toMatchObject({ status: 404, body: { code: 'subject.notFound' } });
  });
});
