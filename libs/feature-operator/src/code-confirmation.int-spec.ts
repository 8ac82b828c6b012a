import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { makeUscc } from '@linxuan/domain';
import { USCC_ALPHABET } from '@linxuan/form-rules';
import { confirmedCodes, createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, type FileStore, type SessionActor } from '@linxuan/platform';
import { EngineHarness, hostileFiles, sessionOf } from '@linxuan/testing';
import { CodeConfirmationService, MOST_OPEN } from './code-confirmation.service';
import { OrganisationService } from './organisation.service';

jest.setTimeout(120_000);
const LICENCE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PAGE = { page: 1, perPage: 50, order: 'ASC' as const };

/** A right code with its last character changed to the next one. */
function slipped(seed: number): string {
  const right = makeUscc(seed, '350000');
  const next = (USCC_ALPHABET.indexOf(right.slice(17)) + 1) % USCC_ALPHABET.length;
  return `${right.slice(0, 17)}${USCC_ALPHABET[next] ?? ''}`;
}

describe('a code that exists although its check digit fails', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let folder: string;
  let codes: CodeConfirmationService;
  let organisations: OrganisationService;
  let operator: SessionActor;
  let second: SessionActor;
  let twin: SessionActor;
  let clerk: SessionActor;
  let stranger: SessionActor;
  const kept = new Map<string, number>();
  const bytes = () => Readable.from([LICENCE]);
  const person = async (login: string, org: string, role: Parameters<EngineHarness['person']>[2]) =>
    sessionOf(await harness.person(login, org, role));
  const ask = async (actor: SessionActor, code: string) =>
    (await codes.request(actor, { code, name: '营业执照.png' }, bytes())).id;
  const known = () => work.run(clerk.scope, (tx) => confirmedCodes(tx));

  beforeAll(async () => {
    harness = await EngineHarness.start();
    folder = await mkdtemp(join(tmpdir(), 'licence-'));
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    const clock = new Clock();
    clock.shift(Date.parse(harness.now) - Date.now());
    const store = {
      put: (sha: string, _path: string, size: number) => Promise.resolve(void kept.set(sha, size)),
      read: () => Promise.resolve(bytes()),
    } as unknown as FileStore;
    codes = new CodeConfirmationService(work, store, { dataDir: folder }, clock);
    organisations = new OrganisationService(work);
    const operations = await harness.enterprise('operations');
    operator = await person('operator-1', operations, 'operator');
    second = await person('operator-2', operations, 'operator');
    twin = await person('operator-1-again', operations, 'operator');
    clerk = await person('clerk', await harness.enterprise('asking'), 'enterprise-clerk');
    stranger = await person('stranger', await harness.enterprise('other'), 'enterprise-clerk');
    await harness.work.source.query(
      `UPDATE app_user SET person_id = (SELECT person_id FROM app_user WHERE id = $1) WHERE id = $2`,
      [operator.scope.userId, twin.scope.userId],
    );
  });
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('is asked for with a licence that can be opened', async () => {
    const hostile = await hostileFiles();
    for (const { what, name, content } of hostile) {
      const asked = codes.request(clerk, { code: slipped(40), name }, Readable.from([content]));
      const code = await asked.then(
        () => 'taken',
        (error: { code?: string }) => error.code ?? String(error),
      );
      expect([what, code]).toEqual([what, expect.stringMatching(/^file\./)]);
    }
    expect(kept.size).toBe(0);
  });

  it('is asked for with the licence, decided by another person, accepted alone, and taken back', async () => {
    const [code, other] = [slipped(41), slipped(42)];
    const body = { id: 'slipped', kind: 'enterprise' as const, nameZh: '示例', nameEn: 'Example', uscc: code };
    await expect(organisations.create(operator, body)).rejects.toMatchObject({
      code: 'organisation.usccInvalid',
      more: { fields: [{ pointer: '/uscc', code: 'uscc-check-digit' }] },
    });
    const id = await ask(operator, ` ${code.toLowerCase().slice(0, 9)}\u200b${code.toLowerCase().slice(9)} `);
    expect(await known()).toEqual([]);
    for (const actor of [
      operator,
      twin,
      {
        ...second,
        actingFor: operator.scope.userId,
        scope: { ...second.scope, deputy: operator.scope.userId },
      } as SessionActor,
    ])
      await expect(codes.decide(actor, id, 'confirmed', '与执照一致')).rejects.toMatchObject({
        code: 'code.samePerson',
      });
    await codes.decide(second, id, 'confirmed', '与执照一致');
    expect(await known()).toEqual([code]);
    await expect(organisations.create(operator, { ...body, id: 'not-this', uscc: other })).rejects.toMatchObject({
      code: 'organisation.usccInvalid',
    });
    await organisations.create(operator, body);
    await expect(ask(clerk, code)).rejects.toMatchObject({ code: 'code.needsNone' });
    await expect(codes.decide(second, id, 'refused', '再看')).rejects.toMatchObject({ code: 'code.settled' });
    await codes.decide(operator, id, 'withdrawn', '执照系伪造');
    expect(await known()).toEqual([]);
    const [row] = (await codes.page(operator, { ...PAGE, code: code.toLowerCase() })).data;
    expect(row).toMatchObject({
      code,
      state: 'withdrawn',
      reason: '与执照一致',
      withdrawnReason: '执照系伪造',
      mine: true,
      file: { name: '营业执照.png', mime: 'image/png', size: LICENCE.length },
    });
    const record: { kind: string; detail: string }[] = await harness.work.source.query(
      `SELECT kind, detail FROM audit_event WHERE subject_type = 'code' AND subject_id = $1 ORDER BY id`,
      [code],
    );
    expect(record.map(({ kind }) => kind)).toEqual(['code.created', 'code.changed', 'code.changed']);
    expect(record.map(({ detail }) => detail).join()).toContain('执照系伪造');
  });

  it('is refused with a reason, and can be asked for again with a better licence', async () => {
    const code = slipped(43);
    const id = await ask(clerk, code);
    await expect(ask(clerk, code)).rejects.toMatchObject({ code: 'code.open' });
    await codes.decide(operator, id, 'refused', '图片不清楚');
    expect(await known()).toEqual([]);
    const again = await ask(clerk, code);
    expect((await codes.page(clerk, { ...PAGE, code })).data.map((one) => [one.id, one.state])).toEqual([
      [again, 'requested'],
      [id, 'refused'],
    ]);
    await codes.decide(operator, again, 'confirmed', '与执照一致');
    expect(await known()).toEqual([code]);
    await codes.decide(operator, again, 'withdrawn', '更正');
  });

  it('is seen by its sender and by operators, and decided by operators alone', async () => {
    const id = await ask(clerk, slipped(44));
    expect((await codes.page(stranger, PAGE)).data).toEqual([]);
    await expect(codes.licence(stranger, id, false)).rejects.toMatchObject({ code: 'subject.notFound' });
    expect((await codes.licence(operator, id, true)).headers['content-type']).toBe('image/png');
    for (const actor of [clerk, stranger])
      for (const verdict of ['confirmed', 'refused', 'withdrawn'] as const)
        await expect(codes.decide(actor, id, verdict, 'x')).rejects.toMatchObject({ code: 'subject.notFound' });
    await expect(codes.decide(operator, id, 'withdrawn', 'x')).rejects.toMatchObject({ code: 'code.settled' });
    await expect(
      work.run(clerk.scope, (tx) => tx.query(`UPDATE code_confirmation SET state = 'confirmed' WHERE id = $1`, [id])),
    ).rejects.toThrow(/permission denied/);
  });

  it.each([
    ['91350203', 'code.invalid'],
    ['0'.repeat(18), 'code.invalid'],
    ['1'.repeat(17) + '2', 'code.invalid'],
    ['91350203M0001OKT19', 'code.invalid'],
    [makeUscc(7), 'code.needsNone'],
  ])('%s is no case for a licence', async (code, refusal) => {
    await expect(ask(clerk, code)).rejects.toMatchObject({ code: refusal });
  });

  it('takes no file that nobody can open, and no more than may wait', async () => {
    await expect(
      codes.request(clerk, { code: slipped(45), name: 'licence.pdf' }, Readable.from([Buffer.from('MZ\x90\x00')])),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^file\./) });
    for (let seed = 100; (await codes.page(stranger, PAGE)).total < MOST_OPEN; seed += 1)
      await ask(stranger, slipped(seed));
    await expect(ask(stranger, slipped(99))).rejects.toMatchObject({ code: 'code.tooMany' });
  });
});
