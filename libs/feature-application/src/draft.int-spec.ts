import { randomUUID } from 'node:crypto';
import type { DraftPatchDto } from '@linxuan/contracts';
import type { Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor } from '@linxuan/platform';
import { editionsOf, EngineHarness, sessionOf, TEST_EDITION } from '@linxuan/testing';
import { DraftService } from './draft.service';
import { ReceiptService } from './receipt.service';
import { ReferenceService } from './reference.service';

jest.setTimeout(120_000);

describe('drafts on PostgreSQL', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let drafts: DraftService;
  let receipts: ReceiptService;
  let reference: ReferenceService;
  let clerk: Actor;
  let colleague: Actor;
  let stranger: Actor;
  const as = (actor: Actor): SessionActor =>
    sessionOf(actor, { displayName: actor === clerk ? '经办人甲' : '经办人乙' });
  const open = async (actor = clerk) => {
    const id = randomUUID();
    await harness.must(actor, 'case', id, 'open', { editionId: TEST_EDITION, title: '余热利用技术' });
    return id;
  };
  const patch = (id: string, patches: DraftPatchDto['patches'], knownVersion?: number, actor = clerk) =>
    drafts.patch(as(actor), id, { patches, ...(knownVersion === undefined ? {} : { knownVersion }) });
  const codeOf = (promise: Promise<unknown>) =>
    promise.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 12 }).initialize());
    const clock = new Clock();
    clock.shift(Date.parse(harness.now) - Date.now());
    drafts = new DraftService(work, editionsOf(), clock);
    receipts = new ReceiptService(work, editionsOf());
    reference = new ReferenceService(work, clock);
    await harness.enterprise('soe-sub', '440100', 'soe-zhenghe-energy');
    clerk = await harness.person('clerk-a', await harness.enterprise('holder-a'), 'enterprise-clerk');
    colleague = await harness.person('clerk-b', 'holder-a', 'enterprise-clerk');
    stranger = await harness.person('clerk-c', await harness.enterprise('holder-c'), 'enterprise-clerk');
  });
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
  });

  it('begins with what the register knows, also the group of a subsidiary', async () => {
    const draft = await drafts.get(as(clerk), await open());
    expect(draft).toMatchObject({
      version: 0,
      editable: true,
      action: 'submit',
      content: {
        holder: { name: 'holder-a', regionCode: '440100', affiliation: 'local' },
        technology: { name: '余热利用技术' },
      },
      correctionPointers: [],
      previous: null,
    });
    expect(draft.completeness.percent).toBeLessThan(100);
    const subsidiary = await harness.person('clerk-s', 'soe-sub', 'enterprise-clerk');
    const id = await open(subsidiary);
    expect((await drafts.get(as(subsidiary), id)).content['holder']).toMatchObject({
      affiliation: 'central-soe',
      groupCode: 'soe-zhenghe-energy',
    });
    await patch(id, [{ pointer: '/holder/affiliation', value: 'local', baseVersion: 0 }], undefined, subsidiary);
    const ticked = await drafts.get(as(subsidiary), id);
    expect(ticked.facts['registered']).toEqual({
      affiliation: 'central-soe',
      groupCode: 'soe-zhenghe-energy',
      regionCode: '440100',
    });
    expect(ticked.problems).toContainEqual(
      expect.objectContaining({ pointer: '/holder/affiliation', code: 'not-as-registered', severity: 'warning' }),
    );
  });

  it('keeps what was prefilled once the first field is written, and carries the contact to the next application', async () => {
    const id = await open();
    await patch(id, [
      {
        pointer: '/holder/contact',
        value: { person: '联系人', phone: '020-1', email: 'a@example.com' },
        baseVersion: 0,
      },
      { pointer: '/holder/address', value: '科技路 1 号', baseVersion: 0 },
    ]);
    expect((await drafts.get(as(clerk), id)).content['holder']).toMatchObject({
      name: 'holder-a',
      address: '科技路 1 号',
    });
    expect((await drafts.get(as(clerk), await open())).content['holder']).toMatchObject({
      address: '科技路 1 号',
      contact: { person: '联系人' },
    });
  });

  it('merges forty simultaneous changes of different fields without losing one', async () => {
    const id = await open();
    const rows = Array.from({ length: 40 }, (_, i) => `p${i}`);
    await Promise.all(
      rows.map((row, i) =>
        patch(
          id,
          [
            {
              pointer: `/technology/parameters/@${row}`,
              value: { id: row, name: `参数${i}`, value: String(i) },
              baseVersion: 0,
            },
          ],
          undefined,
          i % 2 ? colleague : clerk,
        ),
      ),
    );
    const draft = await drafts.get(as(clerk), id);
    const parameters = (draft.content['technology'] as { parameters: { id: string }[] }).parameters;
    expect(parameters.map((row) => row.id).sort()).toEqual([...rows].sort());
    expect(draft.version).toBe(40);
  });

  it('lets one of two people win the same field and shows the other both values and the name', async () => {
    const id = await open();
    const [one, two] = await Promise.all([
      patch(id, [{ pointer: '/technology/scope', value: '甲写的', baseVersion: 0 }]),
      patch(id, [{ pointer: '/technology/scope', value: '乙写的', baseVersion: 0 }], undefined, colleague),
    ]);
    const conflicts = [...one.conflicts, ...two.conflicts];
    expect(conflicts).toHaveLength(1);
    const [conflict] = conflicts;
    const winner = conflict?.theirs === '甲写的' ? '经办人甲' : '经办人乙';
    expect(conflict).toMatchObject({ pointer: '/technology/scope', by: winner, theirVersion: 1 });
    const loser = winner === '经办人甲' ? colleague : clerk;
    const again = await patch(
      id,
      [{ pointer: '/technology/scope', value: '商定的', baseVersion: 1 }],
      undefined,
      loser,
    );
    expect([again.conflicts, again.version]).toEqual([[], 2]);
  });

  it('tells what others wrote since, and only that', async () => {
    const id = await open();
    await patch(id, [{ pointer: '/technology/scope', value: '甲', baseVersion: 0 }]);
    const answer = await patch(id, [{ pointer: '/technology/innovation', value: '乙', baseVersion: 0 }], 0, colleague);
    expect(answer.remote).toMatchObject([{ pointer: '/technology/scope', value: '甲', version: 1, by: '经办人甲' }]);
    expect((await patch(id, [], 1)).remote).toMatchObject([
      { pointer: '/technology/innovation', value: '乙', by: '经办人乙' },
    ]);
    expect((await patch(id, [], 2)).remote).toEqual([]);
    expect((await drafts.get(as(clerk), id)).version).toBe(2);
  });

  it('keeps markup, formulas and rare characters as text, and drops what a database cannot hold', async () => {
    const id = await open();
    const text = '<img src=x onerror=alert(1)> =1+1 @x 㐂䶮 😀';
    await patch(id, [
      { pointer: '/technology/scope', value: text, baseVersion: 0 },
      { pointer: '/technology/innovation', value: 'a\u0000b\ud800', baseVersion: 0 },
    ]);
    expect((await drafts.get(as(clerk), id)).content['technology']).toMatchObject({
      scope: text,
      innovation: 'ab\ufffd',
    });
  });

  it('refuses ten thousand rows, unknown places and hostile names, and keeps the good rest', async () => {
    const id = await open();
    const many = Array.from({ length: 10_000 }, (_, i) => ({ id: `r${i}`, name: 'n', value: 'v' }));
    await expect(patch(id, [{ pointer: '/technology/parameters', value: many, baseVersion: 0 }])).rejects.toMatchObject(
      { code: 'draft.refused', more: { fields: [{ pointer: '/technology/parameters', code: 'too-many-rows' }] } },
    );
    const answer = await patch(id, [
      { pointer: '/__proto__/x', value: 1, baseVersion: 0 },
      { pointer: '/nothing', value: 1, baseVersion: 0 },
      { pointer: '', value: {}, baseVersion: 0 },
      { pointer: '/marks', value: {}, baseVersion: 0 },
      { pointer: '/technology/scope', value: '好', baseVersion: 0 },
    ]);
    expect(answer.refused.map(({ pointer }) => pointer)).toEqual(['/__proto__/x', '/nothing', '', '/marks']);
    expect((await drafts.get(as(clerk), id)).content['technology']).toMatchObject({ scope: '好' });
  });

  it('says of a foreign case what it says of none', async () => {
    const id = await open();
    for (const actor of [stranger, await harness.person('province', 'ndrc-440000', 'nominator-clerk')]) {
      expect(await codeOf(drafts.get(as(actor), id))).toBe('subject.notFound');
      expect(
        await codeOf(patch(id, [{ pointer: '/technology/scope', value: 'x', baseVersion: 0 }], undefined, actor)),
      ).toBe('subject.notFound');
    }
    expect(await codeOf(drafts.get(as(clerk), randomUUID()))).toBe('subject.notFound');
    expect(await codeOf(drafts.get(as(clerk), "' OR 1=1"))).toBe('subject.notFound');
  });

  it('closes with the submission, opens with a return that names the fields, and gives a receipt to colleagues', async () => {
    const caseId = await harness.submitted(clerk, 901);
    expect(await drafts.get(as(clerk), caseId)).toMatchObject({ editable: false, action: null });
    expect(await codeOf(patch(caseId, [{ pointer: '/technology/scope', value: 'x', baseVersion: 0 }]))).toBe(
      'draft.notEditable',
    );
    expect(await receipts.get(as(colleague), caseId)).toMatchObject({
      revision: 1,
      holderName: '试验单位901有限公司',
      at: harness.now,
      submittedBy: 'clerk-a',
    });
    expect(await codeOf(receipts.get(as(stranger), caseId))).toBe('subject.notFound');
    const province = await harness.person('province', 'ndrc-440000', 'nominator-clerk');
    await harness.must(province, 'case', caseId, 'return', {
      fields: ['/cases/0/startDate', '/technology/scope'],
      reason: '请补充投运日期的证明。',
    });
    const draft = await drafts.get(as(clerk), caseId);
    expect(draft).toMatchObject({
      editable: true,
      action: 'resubmit',
      correctionPointers: ['/cases/0/startDate', '/technology/scope'],
      correction: { reason: '请补充投运日期的证明。' },
      previous: { technology: { scope: '适用于工业余热回收。' } },
    });
    expect(draft.correction?.byOrg?.zh).toContain('广东');
    expect(
      (await patch(caseId, [{ pointer: '/technology/scope', value: '改后', baseVersion: draft.version }])).conflicts,
    ).toEqual([]);
  });

  it('names the nominator’s own date before the national one, says whose it is, and forgets one that is later', async () => {
    const id = await open();
    const lead = await harness.person('lead-own', 'ndrc-440000', 'nominator-lead');
    const set = (until: string, at: string) =>
      harness.work.source.query(
        `INSERT INTO recorded_order (id, edition_id, kind, org_id, payload, document_number, reason, ordered_by, ordered_at) VALUES (gen_random_uuid(), $1, 'own-date', 'ndrc-440000', $2, '粤发改〔2024〕9号', '安排', $3, $4)`,
        [TEST_EDITION, { what: 'application', until }, lead.userId, at],
      );
    expect(await drafts.get(as(clerk), id)).toMatchObject({ closesAt: '2024-07-31T15:59:59.999Z', ownClose: null });
    await set('2024-07-22T15:59:59.999Z', '2024-07-15T01:00:00.000Z');
    expect(await drafts.get(as(clerk), id)).toMatchObject({
      closesAt: '2024-07-22T15:59:59.999Z',
      ownClose: { nominator: { zh: '广东省发展和改革委员会' }, nationalAt: '2024-07-31T15:59:59.999Z', passed: false },
    });
    await set('2024-07-31T15:59:59.999Z', '2024-07-15T02:00:00.000Z');
    expect((await drafts.get(as(clerk), id)).ownClose).toBeNull();
  });

  it('gives the pickers what they choose from', async () => {
    expect(await reference.editions(as(clerk))).toMatchObject([
      { id: TEST_EDITION, open: true, closesAt: '2024-07-31T15:59:59.999Z' },
    ]);
    const taxonomy = await reference.taxonomy(as(clerk), TEST_EDITION);
    expect([taxonomy.length, taxonomy.filter(({ level, open: isOpen }) => level === 1 && isOpen).length]).toEqual([
      284, 6,
    ]);
    expect((await reference.centralGroups(as(clerk))).length).toBeGreaterThan(3);
  });
});
