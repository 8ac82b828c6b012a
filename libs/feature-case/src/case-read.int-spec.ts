import type { CaseQueryDto } from '@linxuan/contracts';
import type { Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor, type TableRenderer } from '@linxuan/platform';
import { applicationContent, editionsOf, EngineHarness, queryCounter, sessionOf } from '@linxuan/testing';
import { CaseDetailService } from './case-detail.service';
import { CaseListService } from './case-list.service';
import { DiffService } from './diff.service';
import { NoteService } from './note.service';
import { TimelineService } from './timeline.service';
import { WorksheetService } from './worksheet.service';

jest.setTimeout(120_000);
const PAGE: CaseQueryDto = { page: 1, perPage: 25, order: 'DESC', sort: 'enteredAt' };
const tables: TableRenderer = { render: (table) => Promise.resolve(Buffer.from(JSON.stringify(table.rows))) };

describe('reading cases on PostgreSQL', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let lists: CaseListService;
  let details: CaseDetailService;
  let timelines: TimelineService;
  let diffs: DiffService;
  let notes: NoteService;
  let worksheets: WorksheetService;
  const people: Record<string, Actor> = {};
  const as = (name: string): SessionActor => sessionOf(people[name] as Actor);
  const cases: string[] = [];
  /** Acts a minute later than before, so that the record has an order. */
  const must = (...args: Parameters<EngineHarness['must']>) => {
    harness.now = new Date(Date.parse(harness.now) + 60_000).toISOString();
    return harness.must(...args);
  };

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    const clock = new Clock();
    clock.shift(Date.parse(harness.now) - Date.now());
    const editions = editionsOf();
    lists = new CaseListService(work, editions, clock, tables);
    details = new CaseDetailService(work, editions, clock);
    timelines = new TimelineService(work, editions);
    diffs = new DiffService(work, editions);
    notes = new NoteService(work, clock);
    worksheets = new WorksheetService(work, clock);
    people['clerk'] = await harness.person('clerk', 'ndrc-440000', 'nominator-clerk');
    people['colleague'] = await harness.person('colleague', 'ndrc-440000', 'nominator-clerk');
    people['zhejiang'] = await harness.person('zhejiang', 'ndrc-330000', 'nominator-clerk');
    people['ministry'] = await harness.person('ministry', 'ndrc', 'authority-clerk');
    people['intake'] = await harness.person('intake', '440000-miit', 'department-intake');
    people['reviewer'] = await harness.person('reviewer', '440000-miit', 'department-reviewer');
    people['other-intake'] = await harness.person('other-intake', '440000-most', 'department-intake');
    for (const seed of [1, 2, 3]) {
      people[`applicant-${seed}`] = await harness.person(
        `applicant-${seed}`,
        await harness.enterprise(`enterprise-${seed}`),
        'enterprise-clerk',
      );
      cases.push(await harness.submitted(people[`applicant-${seed}`] as Actor, seed));
    }
  });
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
  });
  const first = () => cases[0] as string;

  it('lists what is visible, with exact totals, and nothing else', async () => {
    expect((await lists.page(as('clerk'), { ...PAGE, perPage: 2 })).total).toBe(3);
    expect((await lists.page(as('applicant-1'), PAGE)).data.map(({ id }) => id)).toEqual([first()]);
    for (const name of ['zhejiang', 'ministry', 'reviewer'])
      expect(await lists.page(as(name), PAGE)).toMatchObject({ data: [], total: 0 });
    const found = await lists.page(as('clerk'), {
      ...PAGE,
      stage: 'preliminary-check',
      state: ['received', 'returned'],
      outcome: 'running',
      area: '1',
      route: 'province',
      nominatorOrg: 'ndrc-440000',
    });
    expect(found.data[0]).toMatchObject({
      heldBy: 'nominator',
      stageTitle: { en: 'Formal check' },
      nominatorName: { zh: '广东省发展和改革委员会' },
      urgency: 'normal',
      score: null,
    });
    expect(found.total).toBe(3);
  });

  it('searches exactly the rows that row-level security shows, wildcards taken as they are', async () => {
    for (const name of ['clerk', 'applicant-1', 'zhejiang', 'ministry', 'reviewer'])
      for (const words of ['余热', '第2号', '试验单位1', '%', '_', '\\', '2024-']) {
        const byPolicy: { id: string }[] = await work.run(as(name).scope, (tx) =>
          tx.query(
            `SELECT id FROM case_file WHERE strpos(lower(title || ' ' || holder_name || ' ' || number), lower($1)) > 0 ORDER BY id`,
            [words],
          ),
        );
        const bySearch: { id: string }[] = await work.run(as(name).scope, (tx) =>
          tx.query(`SELECT id FROM case_search($1) AS id ORDER BY 1`, [words]),
        );
        expect(bySearch).toEqual(byPolicy);
      }
    expect((await lists.page(as('clerk'), { ...PAGE, q: '第2号余热' })).total).toBe(1);
  });

  it('exports the list in the language of the page', async () => {
    const { name, content } = await lists.export(as('clerk'), { ...PAGE, format: 'csv' }, 'en');
    expect([name, (JSON.parse(content.toString()) as unknown[]).length]).toEqual(['Applications.csv', 3]);
  });

  it('answers for what is not visible as for what is not there', async () => {
    for (const name of ['zhejiang', 'ministry', 'reviewer', 'applicant-2']) {
      await expect(details.view(as(name), first(), 'zh')).rejects.toMatchObject({ code: 'subject.notFound' });
      await expect(timelines.of(as(name), first())).rejects.toMatchObject({ code: 'subject.notFound' });
      await expect(diffs.between(as(name), first(), 1, 1)).rejects.toMatchObject({ code: 'subject.notFound' });
      await expect(notes.add(as(name), first(), { kind: 'note', body: 'x' })).rejects.toMatchObject({
        code: 'subject.notFound',
      });
      await expect(worksheets.read(as(name), 'case', first(), 'preliminary-check')).rejects.toMatchObject({
        code: 'subject.notFound',
      });
    }
  });

  it('tells the reviewer what can be done, what the rules say and where the case is', async () => {
    const view = await details.view(as('clerk'), first(), 'zh');
    expect(view.availableActions.map(({ name, refusal }) => [name, refusal?.code ?? null])).toEqual([
      ['accept', null],
      ['return', null],
      ['reject', null],
    ]);
    expect(view.availableActions[2]?.reasonCodes.map(({ code }) => code)).toContain('incomplete');
    expect(view.path.filter(({ state }) => state === 'now').map(({ stage }) => stage)).toEqual(['preliminary-check']);
    expect(view.eligibility.length).toBeGreaterThan(4);
    expect(view.eligibility.find(({ ruleId }) => ruleId.includes('case'))?.verdict).toBe('met');
    expect(view.quota).toMatchObject({ cap: 6, used: 0 });
    expect(view.deadlines.map(({ id }) => id)).toEqual(['stage', 'nomination']);
    expect(view.deadlines[0]?.explanation.zh).toContain('5个工作日');
    expect(view.content).toMatchObject({ technology: { name: '第1号余热梯级利用技术' } });
    const applicant = await details.view(as('applicant-1'), first(), 'en');
    expect([applicant.quota, applicant.eligibility, applicant.notes, applicant.canNote]).toEqual([null, [], [], false]);
    expect(applicant.availableActions.map(({ name }) => name)).toEqual(['withdraw']);
  });

  it('shows a department its own opinion and says in words why a review cannot be concluded', async () => {
    await must(people['clerk'] as Actor, 'case', first(), 'accept');
    await must(people['clerk'] as Actor, 'case', first(), 'ask', { departments: ['440000-miit', '440000-most'] });
    const opinions: { id: string; org_id: string }[] = await harness.work.source.query(
      `SELECT id, org_id FROM opinion WHERE case_id = $1`,
      [first()],
    );
    const mine = opinions.find(({ org_id }) => org_id === '440000-miit');
    await must(people['intake'] as Actor, 'opinion', mine?.id ?? '', 'assign', { userId: people['reviewer']?.userId });
    await must(people['reviewer'] as Actor, 'opinion', mine?.id ?? '', 'answer', {
      verdict: 'disagree',
      text: '节能量依据不足。',
      restsOn: ['/effects'],
    });
    const view = await details.view(as('clerk'), first(), 'zh');
    expect(view.opinions.map(({ orgId, text, authorName }) => [orgId, text, authorName]).sort()).toEqual([
      ['440000-miit', '节能量依据不足。', null],
      ['440000-most', null, null],
    ]);
    const conclude = view.availableActions.find(({ name }) => name === 'conclude');
    expect(conclude?.refusal).toMatchObject({ code: 'review.waiting', status: 422, title: '意见未齐' });
    expect(
      (await details.view(as('reviewer'), first(), 'en')).opinions.map(({ orgId, authorName }) => [orgId, authorName]),
    ).toEqual([['440000-miit', 'reviewer']]);
    expect((await details.view(as('applicant-1'), first(), 'en')).opinions).toEqual([]);
  });

  it('needs as many statements for a case with opinions, notes and files as for one without', async () => {
    const counter = queryCounter(work);
    await details.view(as('clerk'), cases[2] as string, 'zh');
    counter.take();
    await details.view(as('clerk'), cases[2] as string, 'zh');
    const plain = counter.take();
    await notes.add(as('clerk'), first(), { kind: 'investigation', body: '核查第三方报告的真实性。' });
    await notes.add(as('clerk'), first(), { kind: 'note', body: '已电话联系。' });
    counter.take();
    await details.view(as('clerk'), first(), 'zh');
    expect(counter.take()).toBe(plain);
    await lists.page(as('applicant-1'), PAGE);
    const one = counter.take();
    await lists.page(as('clerk'), PAGE);
    expect(counter.take()).toBe(one);
    counter.stop();
  });

  it('shows what a correction changed under the headings of the form, and which opinion it touches', async () => {
    await must(people['clerk'] as Actor, 'case', first(), 'return', {
      fields: ['/effects/annualTce'],
      reason: '请补充节能量依据。',
    });
    const returned = await details.view(as('clerk'), first(), 'zh');
    expect(returned.deadlines[0]).toMatchObject({ id: 'correction', strength: 'hard' });
    expect(returned.availableActions.find(({ name }) => name === 'reject')?.refusal?.code).toBe('correction.running');
    const content = applicationContent(1);
    (content['effects'] as Record<string, string>)['annualTce'] = '1300';
    ((content['cases'] as Record<string, string>[])[1] as Record<string, string>)['site'] = '南海现场';
    await must(people['applicant-1'] as Actor, 'case', first(), 'resubmit', {
      revisionSha: await harness.store(content),
      draftVersion: 1,
    });
    const { changes } = await diffs.between(as('clerk'), first(), 1, 2);
    expect(changes.map(({ before, after, titles }) => [before, after, titles.map(({ en }) => en).length])).toEqual([
      ['1200.5', '1300', 2],
      ['第2现场', '南海现场', 3],
    ]);
    expect(changes[1]?.titles[1]).toEqual({ zh: '第2项', en: 'no. 2' });
    await expect(diffs.between(as('clerk'), first(), 1, 7)).rejects.toMatchObject({ code: 'revision.unknown' });
    const again = (await details.view(as('clerk'), first(), 'zh')).opinions.find(
      ({ orgId }) => orgId === '440000-miit',
    );
    expect([again?.state, again?.round]).toEqual(['assigned', 2]);
  });

  it('names people to their own organisation only', async () => {
    const mine = await timelines.of(as('clerk'), first());
    expect(mine.map(({ event }) => event)).toEqual([
      'case.opened',
      'case.submitted',
      'case.accepted',
      'case.opinionsAsked',
      'opinion.assigned',
      'opinion.answered',
      'case.returned',
      'case.resubmitted',
    ]);
    expect(mine.find(({ event }) => event === 'case.accepted')).toMatchObject({
      actorName: 'clerk',
      actorOrg: { zh: '广东省发展和改革委员会' },
    });
    const theirs = await timelines.of(as('applicant-1'), first());
    expect(theirs.map(({ event, actorName }) => [event, actorName])).toEqual([
      ['case.opened', 'applicant-1'],
      ['case.submitted', 'applicant-1'],
      ['case.accepted', null],
      ['case.returned', null],
      ['case.resubmitted', 'applicant-1'],
    ]);
    expect(theirs.find(({ event }) => event === 'case.returned')?.reason).toBe('请补充节能量依据。');
  });

  it('shows equal patents of another route as evidence, without what the other case says', async () => {
    const rival = await harness.person(
      'rival',
      await harness.enterprise('enterprise-rival', '330100'),
      'enterprise-clerk',
    );
    const twin = await harness.submitted(rival, 1, { name: '另一家的余热技术', holder: '别的单位', uscc: undefined });
    const [found] = (await details.view(as('clerk'), first(), 'zh')).duplicates.filter(({ kind }) => kind === 'patent');
    expect(found).toMatchObject({ nominator: { zh: '浙江省发展和改革委员会' }, other: null });
    expect(JSON.stringify(found)).not.toContain('另一家');
    expect((await details.view(as('applicant-1'), first(), 'zh')).duplicates).toEqual([]);
    expect(await work.run(as('reviewer').scope, (tx) => tx.query(`SELECT * FROM case_duplicates($1)`, [twin]))).toEqual(
      [],
    );
  });

  it('keeps an office’s unsent work, and shows what a colleague saved meanwhile instead of overwriting it', async () => {
    const at = ['case', first(), 'preliminary-review'] as const;
    expect(await worksheets.read(as('clerk'), ...at)).toEqual({
      content: {},
      version: 0,
      updatedAt: null,
      updatedBy: null,
    });
    expect((await worksheets.write(as('clerk'), ...at, { text: '一' }, 0)).version).toBe(1);
    expect(await worksheets.write(as('colleague'), ...at, { text: '二' }, 1)).toMatchObject({
      version: 2,
      updatedBy: 'colleague',
    });
    await expect(worksheets.write(as('clerk'), ...at, { text: '三' }, 1)).rejects.toMatchObject({
      code: 'worksheet.stale',
      params: { by: 'colleague' },
      more: { theirs: { content: { text: '二' }, version: 2 } },
    });
    await expect(worksheets.write(as('clerk'), ...at, { text: '三' }, 0)).rejects.toMatchObject({
      code: 'worksheet.stale',
    });
    // A department has a worksheet of its own on the same case.
    expect((await worksheets.read(as('reviewer'), ...at)).version).toBe(0);
  });

  it('keeps an investigation open when the application is withdrawn', async () => {
    await must(people['applicant-1'] as Actor, 'case', first(), 'withdraw', { reason: '主动撤回' });
    const view = await details.view(as('clerk'), first(), 'zh');
    expect(view.path.find(({ state }) => state === 'now')?.stage).toBe('preliminary-review');
    const note = view.notes.find(({ kind }) => kind === 'investigation');
    expect(note).toMatchObject({ closedAt: null, mine: true, userName: 'clerk' });
    await expect(notes.close(as('colleague'), first(), note?.id ?? '')).rejects.toMatchObject({
      code: 'actor.notAllowed',
    });
    await notes.close(as('clerk'), first(), note?.id ?? '');
    expect(
      (await details.view(as('clerk'), first(), 'zh')).notes.find(({ id }) => id === note?.id)?.closedAt,
    ).not.toBeNull();
  });
});
