import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';
import { EngineHarness, sessionOf, TEST_EDITION } from '@linxuan/testing';
import type { PlayView } from '@linxuan/domain';
import { EditionService } from '../edition.service';
import { PlayService } from './play.service';
import { PlayStore } from './play-store';

jest.setTimeout(180_000);

/** Every table in which something of a case, of the ledger, or of what is told or sent would stand. */
const EARNEST = [
  'case_file',
  'dossier',
  'task',
  'deadline',
  'quota_slot',
  'snapshot',
  'ledger_event',
  'decision_record',
  'transition_request',
  'outbox',
  'notification',
  'delivery',
] as const;

describe('the play of a version that is not open', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let author: SessionActor;
  let colleague: SessionActor;
  let lead: SessionActor;
  let stranger: SessionActor;
  let editions: EditionService;
  let plays: PlayService;
  const draft = { id: 'green-technology-2025', version: 1 };

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    const clock = new Clock();
    clock.shift(Date.parse(harness.now) - Date.now());
    const person = async (name: string, org: string, role: SessionActor['role']) =>
      sessionOf(await harness.person(name, org, role));
    author = await person('writer', 'ndrc', 'authority-clerk');
    colleague = await person('reader', 'ndrc', 'authority-clerk');
    lead = await person('signer', 'ndrc', 'authority-lead');
    stranger = await person('stranger', 'miit', 'authority-clerk');
    editions = new EditionService(work, clock);
    plays = new PlayService(work, new PlayStore());
    const title = { zh: '绿色技术推荐目录（2025年）', en: 'Green technologies 2025' };
    await editions.copy(author, { copyOf: TEST_EDITION, edition: '2025', title, years: 1 });
  });
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
  });

  const counts = async () =>
    Object.fromEntries(
      await Promise.all(
        EARNEST.map(async (table) => {
          const [row] = await harness.work.source.query(`SELECT count(*)::int AS n FROM ${table}`);
          return [table, (row as { n: number }).n] as const;
        }),
      ),
    );
  const viewed = async (by = plays): Promise<PlayView> => {
    const { view } = await by.show(author, draft.id, draft.version);
    if (!view) throw new Error('There is no play');
    return view;
  };
  const code = (cause: unknown) => (cause as { code?: string }).code;

  it('goes from the first application to its end and leaves no row but its own', async () => {
    expect(await plays.show(author, draft.id, 1)).toMatchObject({ state: 'none', view: null });
    const before = await counts();
    const begun = await plays.begin(author, draft.id, 1);
    expect(begun).toMatchObject({ state: 'playing', view: { cases: { done: 0 } } });
    let done = 0;
    let more = true;
    for (let requests = 0; more && requests < 200; requests++) {
      const ran = await plays.run(author, draft.id, 1, { done });
      ({ more } = ran);
      done = ran.view?.events.done ?? 0;
    }
    expect({ more, ended: done > 100 }).toEqual({ more: false, ended: true });
    expect(await counts()).toEqual(before);

    // Another process knows the events alone.
    const here = await viewed();
    expect(await viewed(new PlayService(work, new PlayStore()))).toEqual(here);
    expect(here.stages.flatMap(({ cases }) => cases).length).toBeGreaterThan(3);
    expect(here.notices.length).toBeGreaterThan(20);
  });

  it('names in the check what it never reached, until the text is changed', async () => {
    const codes = async () =>
      (await editions.text(author, draft.id, 1)).problems
        .map((one) => one.code)
        .filter((one) => one.startsWith('play.'));
    expect([...new Set(await codes())].sort()).toEqual(['play.acts-undone', 'play.notices-unsent']);
    const { revision, yaml, form } = await editions.text(author, draft.id, 1);
    await editions.save(author, draft.id, 1, { revision, yaml: `${yaml}\n# 演示\n`, form });
    expect(await codes()).toEqual([]);
    expect(await plays.show(author, draft.id, 1)).toMatchObject({ state: 'outdated' });
    await expect(plays.run(author, draft.id, 1, { done: 0 })).rejects.toMatchObject({ code: 'play.outdated' });
  });

  it('lets somebody apply, act as others and wait, and refuses what the rules refuse', async () => {
    await plays.begin(author, draft.id, 1);
    const opened = await plays.happen(author, draft.id, 1, { done: 0, event: { kind: 'open', applicant: 0 } });
    const [sample] = opened.view?.stages[0]?.cases ?? [];
    if (!sample) throw new Error('No sample');
    const subject = { subjectType: 'case' as const, subjectId: sample.subjectId, lang: 'zh' as const };
    const offers = await plays.offers(author, draft.id, 1, subject);
    const submit = offers.find(({ action }) => action === 'submit');
    expect(submit?.by[0]).toMatchObject({ role: 'enterprise-clerk', refusal: null });
    const act = {
      kind: 'act' as const,
      subjectType: 'case' as const,
      subjectId: sample.subjectId,
      stage: submit?.stage ?? '',
      action: 'submit',
      variant: submit?.by[0]?.variant ?? 0,
    };
    const submitted = await plays.happen(author, draft.id, 1, { done: 1, event: act });
    expect(submitted.view?.log[0]).toMatchObject({ action: 'submit', by: 'person' });
    expect(submitted.view?.stages.flatMap(({ cases }) => cases)[0]?.title).toContain('（演示）');
    await expect(plays.happen(author, draft.id, 1, { done: 2, event: act })).rejects.toMatchObject({
      code: 'state.wrong',
    });
    await expect(plays.happen(author, draft.id, 1, { done: 1, event: act })).rejects.toMatchObject({
      code: 'play.stale',
    });
    const now = submitted.view?.now ?? '';
    await expect(
      plays.happen(author, draft.id, 1, { done: 2, event: { kind: 'wait', until: now } }),
    ).rejects.toMatchObject({ code: 'play.past' });
    const next = submitted.view?.next ?? '';
    const waited = await plays.happen(author, draft.id, 1, { done: 2, event: { kind: 'wait', until: next } });
    expect(waited.view).toMatchObject({ now: next, events: { done: 3 } });
  });

  it('refuses what was typed in another shape than the act asks for', async () => {
    const view = await viewed();
    const [sample] = view.stages.flatMap(({ cases }) => cases);
    const subjectId = sample?.subjectId ?? '';
    const offers = await plays.offers(author, draft.id, 1, { subjectType: 'case', subjectId, lang: 'zh' });
    const [offer] = offers.filter(({ by }) => by.some(({ refusal }) => refusal === null));
    const { stage = '', action = '' } = offer ?? {};
    const variant = offer?.by.find(({ refusal }) => refusal === null)?.variant ?? 0;
    await expect(
      plays.happen(author, draft.id, 1, {
        done: view.events.done,
        event: { kind: 'act', subjectType: 'case', subjectId, stage, action, variant, edited: { unheard: 1 } },
      }),
    ).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('is for its authors, before it is open, and one for each person', async () => {
    const refusals = await Promise.all([
      plays.begin(colleague, draft.id, 1).catch(code),
      plays.show(lead, draft.id, 1).catch(code),
      plays.begin(stranger, draft.id, 1).catch(code),
      plays.begin(author, TEST_EDITION, 1).catch(code),
    ]);
    expect(refusals).toEqual(['play.notAuthor', 'play.notAuthor', 'subject.notFound', 'play.opened']);
    const others = await new UnitOfWork(work.source).run(colleague.scope, (tx) =>
      tx.query(`DELETE FROM edition_play RETURNING user_id`),
    );
    expect(others).toEqual([[], 0]);
  });

  it('is thrown away', async () => {
    await plays.discard(author, draft.id, 1);
    expect(await plays.show(author, draft.id, 1)).toEqual({ state: 'none', expiresAt: null, view: null, reach: null });
  });
});
