import type { FreezeBodyDto } from '@linxuan/contracts';
import type { Actor } from '@linxuan/domain';
import {
  isBeaconSignature,
  isOwnPlace,
  verifyTranscript,
  witnessDigest,
  type Entry,
  type Transcript,
} from '@linxuan/draw';
import { DomainError, type AppConfig, type SessionActor } from '@linxuan/platform';
import { breaches } from '@linxuan/testing';
import { EvaluationHarness } from '../evaluation-harness.spec-support';
import { DrawReader } from './draw-reader.service';
import { DrawRoundService } from './draw-round.service';

const STAGE = 'written-evaluation';
const thrown = (die: number) => ({
  dice: Array.from({ length: 20 }, (_, n) => 1 + ((n + die) % 6)),
  nonce: String(die).padStart(32, '0'),
});

describe('a round that is drawn in public', () => {
  let harness: EvaluationHarness;
  let cases: string[];
  let clerk: SessionActor;
  let lead: SessionActor;
  let experts: Actor[];
  let id: string;
  const rounds = () => new DrawRoundService(harness.work, harness.editions, harness.clock);
  const reader = () =>
    new DrawReader(harness.work, harness.editions, harness.clock, { portalUrl: 'http://portal.test' } as AppConfig);
  const view = () => reader().round(clerk, id);
  const act = async (who: SessionActor, body: unknown) =>
    rounds().act(who, id, { seq: (await view()).seq + 1, act: body } as never);
  const refused = async (code: string, run: () => Promise<unknown>) =>
    expect(((await run().catch((error: unknown) => error)) as DomainError).code).toBe(code);
  const body = async (more: Partial<FreezeBodyDto> = {}): Promise<FreezeBodyDto> => ({
    editionId: (await reader().rounds(clerk, STAGE)).editionId,
    stage: STAGE,
    cases: [cases[0] ?? ''],
    seats: 3,
    perEmployer: 1,
    perGroup: null,
    perRegion: null,
    areaAtLeast: 0,
    seniorsAtLeast: 0,
    source: { kind: 'witnesses' },
    ...more,
  });
  const freeze = async (more: Partial<FreezeBodyDto> = {}) => rounds().freeze(clerk, await body(more), true);
  const witness = async () => {
    for (const [who, n] of [
      [clerk, 1],
      [lead, 2],
    ] as const) {
      const { place } = await view();
      await act(who, { type: 'witness-committed', witness: n, digest: witnessDigest(place, n, thrown(n)) });
    }
    await act(clerk, { type: 'witness-revealed', witness: 1, ...thrown(1) });
    return act(lead, { type: 'witness-revealed', witness: 2, ...thrown(2) });
  };
  /** What the public reads, with nothing but the role of the public site. */
  const transcript = async (): Promise<Transcript> => {
    const row = await harness.one<Omit<Transcript, 'entries'>>(
      `SELECT frozen, commitment, experts, head FROM public_draw WHERE id = $1`,
      [id],
    );
    const entries: Entry[] = await harness.engine.work.source.query(
      `SELECT act, head FROM public_draw_act WHERE round_id = $1 ORDER BY seq`,
      [id],
    );
    return { ...row, entries };
  };
  const seat = async (users: string[]) =>
    harness.engine.act(await harness.clerk(), 'case', cases[0] ?? '', 'seat', { experts: users });

  beforeAll(async () => {
    harness = await EvaluationHarness.start();
    clerk = harness.session(await harness.clerk());
    lead = harness.session(await harness.lead());
    const orgs = ['inst-north-energy', 'inst-clearwater', 'inst-process', 'inst-economy'];
    experts = [];
    for (let n = 0; n < 8; n += 1) experts.push(await harness.expert(n + 1, orgs[n % 4]));
    cases = await harness.received(1, 2);
    for (const one of cases) {
      await harness.pass(one);
      await harness.answer(one, 'department-review');
    }
  }, 120_000);
  afterAll(() => harness.stop());

  it('is frozen once, with limits that a panel can keep', async () => {
    await refused('draw.noPanel', () => freeze({ seats: 5 }));
    await refused('draw.beaconPast', () => freeze({ source: { kind: 'beacon', network: 'drand-quicknet', round: 1 } }));
    await refused('subject.notFound', async () =>
      rounds().freeze(harness.session(experts[0] as Actor), await body(), true),
    );
    ({ id } = await freeze());
    await refused('draw.inRound', () => freeze());
    const shown = await view();
    expect(shown).toMatchObject({ phase: 'frozen', number: 1, experts: 8, redraws: 0 });
    // The public knows the digest and the root now, and nothing of the experts.
    expect(await transcript()).toMatchObject({ commitment: shown.place.commitment, experts: null, entries: [] });
    expect((await reader().rounds(clerk, STAGE)).candidates.map((one) => one.id)).toEqual([cases[1]]);
  });

  it('tells each expert her own code, which she can prove to herself', async () => {
    const own = (await reader().own(harness.session(experts[0] as Actor))).data;
    expect(own).toHaveLength(1);
    const name = await harness.one<{ name: string; org: string }>(
      `SELECT u.display_name AS name, o.name_zh AS org FROM app_user u, organisation o WHERE u.id = $1 AND o.id = $2`,
      [experts[0]?.userId, experts[0]?.orgId],
    );
    const [mine] = own;
    if (!mine) throw new Error('no code');
    const person = { id: experts[0]?.userId ?? '', name: name.name, organisation: name.org };
    expect(isOwnPlace(mine.place, person, { root: mine.root, experts: mine.experts })).toBe(true);
    expect((await reader().own(clerk)).data).toEqual([]);
  });

  it('seats nobody before it is drawn', async () => {
    expect(await seat(experts.slice(0, 3).map(({ userId }) => userId))).toMatchObject({
      state: 'refused',
      outcome: { code: 'draw.notDrawn' },
    });
  });

  it('is drawn by two witnesses, who are two people and bound before either shows anything', async () => {
    const { place } = await view();
    await act(clerk, { type: 'witness-committed', witness: 1, digest: witnessDigest(place, 1, thrown(1)) });
    await refused('draw.samePerson', () =>
      act(clerk, { type: 'witness-committed', witness: 2, digest: witnessDigest(place, 2, thrown(2)) }),
    );
    await refused('draw.notBound', () => act(clerk, { type: 'witness-revealed', witness: 1, ...thrown(1) }));
    await act(lead, { type: 'witness-committed', witness: 2, digest: witnessDigest(place, 2, thrown(2)) });
    await act(clerk, { type: 'witness-revealed', witness: 1, ...thrown(1) });
    await refused('draw.otherThrow', () => act(lead, { type: 'witness-revealed', witness: 2, ...thrown(3) }));
    await refused('draw.moved', () => rounds().act(lead, id, { seq: 1, act: { type: 'repeat-declined' } }));
    expect(await act(lead, { type: 'witness-revealed', witness: 2, ...thrown(2) })).toEqual({ seq: 5, phase: 'drawn' });
    const verdict = verifyTranscript(await transcript(), { isBeaconSignature });
    expect(verdict).toMatchObject({ ok: true, redraws: 0 });
    expect(JSON.stringify(await transcript())).not.toContain('expert-1');
  });

  it('gives seats to those who were drawn, and follows the reserves', async () => {
    const [panel] = (await view()).panels;
    const drawn = panel?.drawn ?? [];
    const usersOf = async (codes: string[]): Promise<string[]> =>
      (
        (await harness.engine.work.source.query(
          `SELECT user_id FROM draw_expert WHERE round_id = $1 AND code = ANY($2)`,
          [id, codes],
        )) as { user_id: string }[]
      ).map(({ user_id }) => user_id);
    const right = await usersOf(drawn.map(({ code }) => code));
    const stranger = experts.find(({ userId }) => !right.includes(userId))?.userId ?? '';
    expect(await seat([...right.slice(1), stranger])).toMatchObject({
      state: 'refused',
      outcome: { code: 'draw.otherPerson' },
    });
    const [first] = drawn;
    const [next, after] = first?.followers ?? [];
    if (!first || !next || !after) throw new Error('no followers');
    const replaced = { type: 'replaced', panel: panel?.code, out: first.code, ground: 'declined', passed: [] };
    await refused('draw.otherFollower', () => act(clerk, { ...replaced, in: after.code }));
    await act(clerk, { ...replaced, passed: [{ code: next.code, ground: 'ill' }], in: after.code });
    const seats = await usersOf([after.code, ...drawn.slice(1).map(({ code }) => code)]);
    expect(await seat(right)).toMatchObject({ state: 'refused', outcome: { code: 'draw.otherPerson' } });
    expect(await seat(seats)).toMatchObject({ state: 'applied' });
  });

  it('is drawn again by two people alone, not while somebody sits, and counted in public', async () => {
    await act(clerk, { type: 'repeat-proposed', how: 'redraw', reason: '演示：见证程序有误' });
    await refused('draw.samePerson', () => act(clerk, { type: 'repeat-confirmed', source: { kind: 'witnesses' } }));
    await refused('draw.seated', () => act(lead, { type: 'repeat-confirmed', source: { kind: 'witnesses' } }));
    const taken: { id: string }[] = await harness.engine.work.source.query(
      `SELECT id FROM seat WHERE case_id = $1 AND state = 'invited'`,
      [cases[0]],
    );
    for (const one of taken)
      await harness.engine.must(await harness.clerk(), 'seat', one.id, 'replace', { reason: '重抽' });
    await act(lead, { type: 'repeat-confirmed', source: { kind: 'witnesses' } });
    expect(await witness()).toMatchObject({ phase: 'drawn' });
    expect(verifyTranscript(await transcript(), { isBeaconSignature })).toMatchObject({ ok: true, redraws: 1 });
    expect(await harness.one(`SELECT draws FROM public_draw WHERE id = $1`, [id])).toEqual({ draws: 2 });
  });

  it('is ended by two people, and the next round has the next number', async () => {
    await act(lead, { type: 'repeat-proposed', how: 'annul', reason: '演示：名单有误' });
    await act(clerk, { type: 'repeat-confirmed', source: null });
    const ended = id;
    ({ id } = await freeze());
    expect(await view()).toMatchObject({ number: 2, phase: 'frozen' });
    expect((await reader().rounds(clerk, STAGE)).rounds.map(({ phase }) => phase)).toEqual(['frozen', 'annulled']);
    id = ended;
    await refused('draw.phase', () => act(clerk, { type: 'repeat-proposed', how: 'redraw', reason: '演示' }));
  });

  it('stands in the ledger, from which all is drawn again', async () => {
    const { work } = harness.engine;
    expect(await breaches(work)).toEqual([]);
    const other: { id: string }[] = await work.source.query(`SELECT id FROM draw_round ORDER BY number DESC LIMIT 1`);
    await work.source.query(`UPDATE draw_panel SET seats = '{X001,X002,X003}' WHERE round_id = $1`, [other[0]?.id]);
    expect(await breaches(work)).toEqual([`draw ${other[0]?.id} differs at seats`]);
  });
});
