import type { ExpertFactBodyDto } from '@linxuan/contracts';
import {
  CONFLICT_CODES,
  makePatentNumber,
  makeUscc,
  RECUSAL_GROUNDS,
  type Actor,
  type ConflictCode,
} from '@linxuan/domain';
import { EvaluationHarness } from './evaluation-harness.spec-support';
import { ExpertProfileService } from './expert-profile.service';
import { ExpertService } from './expert.service';
import { PanelService } from './panel.service';

const STAGE = 'written-evaluation';
const HOLDER = '试验单位1有限公司';
const JOINT = { id: 'j1', name: '某某联合研究院（虚构）', uscc: makeUscc(77) };
type Fact = Partial<ExpertFactBodyDto> & Pick<ExpertFactBodyDto, 'kind'>;

/** How each ground comes about from what a screen takes: a fact of the expert's, or where the account belongs. */
type Entered = { fact: Fact } | { org: string; role?: Actor['role'] } | { name: string } | { elsewhere: string };
const ENTERED = {
  'same-organisation': { fact: { kind: 'employment', party: 'enterprise-1' } },
  'same-group': { org: 'sister' },
  'joint-holder': { fact: { kind: 'employment', party: '联合研究院旧名', uscc: JOINT.uscc } },
  'joint-holder-group': { elsewhere: 'the joint holder of this case belongs to no group; conflicts.spec has it' },
  'report-issuer': { fact: { kind: 'employment', party: '检测机构（虚构）' } },
  'report-author': { fact: { kind: 'report', number: 'bg-2023-1' } },
  'co-inventor': { fact: { kind: 'patent', number: makePatentNumber(2019, 'invention', 10_001).replace('ZL', '') } },
  'patent-owner': { fact: { kind: 'employment', party: HOLDER } },
  'site-owner': { fact: { kind: 'employment', party: '用户单位2' } },
  nominator: { org: 'ndrc-440000' },
  handler: { org: 'ndrc', role: 'publicity-officer' },
  'same-region': { elsewhere: 'asked for only where an edition says so' },
  'former-organisation': { fact: { kind: 'employment', party: 'enterprise-1', until: '2022-05-01' } },
  adviser: { fact: { kind: 'education', party: '联系人' } },
  'person-of-the-case': { name: '联系人' },
  'declared-relation': { fact: { kind: 'relation', party: HOLDER, relation: 'dispute' } },
  'same-person': { elsewhere: 'needs two accounts; duties-of-a-person.int-spec' },
} satisfies Record<ConflictCode, Entered>;

describe('recusal on a real database', () => {
  let harness: EvaluationHarness;
  let clerk: Actor;
  let caseId: string;
  let others: Actor[];
  const profiles = () => new ExpertProfileService(harness.work, harness.clock);
  const pool = () => new ExpertService(harness.work, harness.editions, harness.clock);
  const state = (expert: Actor, fact: Fact) => profiles().addFact(harness.session(expert), { party: '', ...fact });
  const found = async (expert: Actor) => {
    const { experts } = await pool().pool(harness.session(clerk), caseId);
    return experts.find(({ id }) => id === expert.userId)?.conflicts ?? [];
  };
  const invite = (expert: Actor) =>
    harness.engine.act(clerk, 'case', caseId, 'seat', { experts: [expert, ...others].map(({ userId }) => userId) });

  beforeAll(async () => {
    harness = await EvaluationHarness.start();
    clerk = await harness.clerk();
    await harness.engine.enterprise('group-of-1');
    await harness.engine.enterprise('sister', '440100', 'group-of-1');
    [caseId = ''] = await harness.receivedWith({ jointHolders: [JOINT] }, 1);
    await harness.engine.work.source.query(
      `UPDATE organisation SET parent_id = 'group-of-1' WHERE id = 'enterprise-1'`,
    );
    await harness.pass(caseId);
    await harness.answer(caseId, 'department-review');
    others = [await harness.expert(91, 'inst-clearwater'), await harness.expert(92, 'inst-process')];
  }, 120_000);
  afterAll(() => harness.stop());

  const rows = CONFLICT_CODES.filter((code) => !('elsewhere' in ENTERED[code]));
  it.each(rows)('%s comes about from what a screen takes, in the pool and at the seat', async (code) => {
    const entered: Entered = ENTERED[code];
    const name = 'name' in entered ? entered.name : `expert-of-${code}`;
    const org = 'org' in entered ? entered.org : 'inst-north-energy';
    const expert = await harness.engine.person(name, 'org' in entered ? 'inst-north-energy' : org, 'expert');
    if ('org' in entered) await harness.engine.person(name, org, entered.role ?? 'expert');
    if ('fact' in entered) {
      expect(await found(expert)).toEqual([]);
      await state(expert, entered.fact);
    }
    const { strength } = RECUSAL_GROUNDS[code];
    expect(await found(expert)).toContainEqual(expect.objectContaining({ code, strength }));
    if (strength === 'asks') return;
    const { outcome } = await invite(expert);
    expect(outcome).toMatchObject({ code: 'evaluation.conflict', fields: [{ pointer: '/experts/0' }] });
    expect(String((outcome?.['params'] as { conflict?: string }).conflict).split(', ')).toContain(code);
  });

  it('asks again at each step of a seat, and lets the expert state the facts where it only asks', async () => {
    const namesake = await harness.engine.person('联系人', 'inst-north-energy', 'expert');
    const late = await harness.engine.person('late', 'inst-north-energy', 'expert');
    await harness.seat(caseId, [namesake, late, ...others]);
    const seat = async (expert: Actor) => (await harness.seatOf(caseId, STAGE, expert)).id;
    const accept = async (expert: Actor, more: object = {}) =>
      harness.engine.act(expert, 'seat', await seat(expert), 'accept', { noConflict: true, ...more });

    const silent = await accept(namesake);
    expect(silent.outcome).toMatchObject({ code: 'evaluation.explain', fields: [{ pointer: '/explanation' }] });
    expect((await accept(namesake, { explanation: '同名，并非同一人。' })).state).toBe('applied');

    expect((await accept(late)).state).toBe('applied');
    await state(late, { kind: 'relation', party: HOLDER, relation: 'shareholding' });
    const panel = new PanelService(harness.work, harness.editions, harness.clock);
    const { seats } = await panel.detail(harness.session(clerk), caseId, STAGE);
    expect(seats.find(({ expert }) => expert.id === late.userId)?.mustRecuse).toEqual(['declared-relation']);
    expect(seats.find(({ expert }) => expert.id === namesake.userId)?.mustRecuse).toEqual([]);
    const scores = [{ criterion: 'innovation', score: 80, comment: '' }];
    const sealed = await harness.engine.act(late, 'seat', await seat(late), 'seal', { comment: '好', scores });
    expect(sealed.outcome).toMatchObject({ code: 'evaluation.mustRecuse' });
    expect(String((sealed.outcome?.['params'] as { conflict?: string }).conflict)).toBe('declared-relation');
    expect((await harness.engine.act(late, 'seat', await seat(late), 'recuse', { reason: '持股。' })).state).toBe(
      'applied',
    );
  });

  it('shows a history to its expert and to who runs evaluations, and to nobody else', async () => {
    const expert = await harness.expert(93);
    const { id } = (await state(expert, { kind: 'employment', party: '某单位', since: '2020-01-01' })).facts[0] ?? {
      id: '',
    };
    const rowsOf = (actor: Actor) =>
      harness.work.run(harness.session(actor).scope, (tx) =>
        tx.query(`SELECT id FROM expert_fact WHERE user_id = $1`, [expert.userId]),
      );
    const elsewhere = await harness.engine.person('expert-93', 'enterprise-1', 'enterprise-clerk');
    expect(await rowsOf(expert)).toEqual([{ id }]);
    expect(await rowsOf(clerk)).toEqual([{ id }]);
    for (const actor of [others[0] ?? clerk, elsewhere, await harness.engine.person('x', 'ndrc', 'publicity-officer')])
      expect(await rowsOf(actor)).toEqual([]);
    await expect(profiles().withdrawFact(harness.session(others[0] ?? clerk), id)).rejects.toThrow('subject.notFound');
  });

  it('keeps what was taken back on record, and asks for nothing of it', async () => {
    const expert = await harness.expert(94);
    const stated = await state(expert, { kind: 'employment', party: 'enterprise-1' });
    expect(await found(expert)).toHaveLength(1);
    const after = await profiles().withdrawFact(harness.session(expert), stated.facts[0]?.id ?? '');
    expect([after.facts.length, after.withdrawn.length, (await found(expert)).length]).toEqual([0, 1, 0]);
  });

  it('is vetted by somebody else as it was read, and is changed by whatever is stated after', async () => {
    const expert = await harness.expert(95);
    const profile = { title: '研究员', level: 'senior' as const, loadCap: 3, awayFrom: null, awayUntil: null };
    const vet = (actor: Actor, version: number) =>
      profiles().vet(harness.session(actor), expert.userId, { version, until: '2025-06-30' });
    await expect(vet(clerk, 1)).rejects.toThrow('subject.notFound');
    const own = await profiles().save(harness.session(expert), { version: 0, consent: true, ...profile });
    expect([own.version, own.vetting, own.consentedAt !== null]).toEqual([1, 'none', true]);
    await expect(profiles().save(harness.session(expert), { version: 0, consent: true, ...profile })).rejects.toThrow(
      'expert.profileChanged',
    );
    await expect(vet(clerk, 2)).rejects.toThrow('expert.profileChanged');
    const self = await harness.engine.person('expert-95', 'ndrc', 'authority-clerk');
    await expect(vet(self, 1)).rejects.toThrow('expert.ownVetting');
    expect((await vet(clerk, 1)).vetting).toBe('valid');
    const page = await profiles().list(harness.session(clerk), {
      page: 1,
      perPage: 10,
      order: 'ASC',
      vetting: 'valid',
    });
    expect([page.total, page.data[0]?.id]).toEqual([1, expert.userId]);
    harness.at('2024-07-20T02:00:00.000Z');
    await state(expert, { kind: 'report', number: 'X-1' });
    expect((await profiles().own(harness.session(expert))).vetting).toBe('changed');
  });
});
