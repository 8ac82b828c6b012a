import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { doorOf, EngineHarness, LETTER, sessionOf } from '@linxuan/testing';
import { DeliveryBench } from './delivery.spec-support';

jest.setTimeout(300_000);
const CLERK = 'nominator-clerk';
const GUANGDONG = 'ndrc-440000';

/**
 * A colleague in an office judges one of its cases: with the same account, with another one, or as somebody's
 * deputy. Nothing that is told of the case by any channel reaches that person there, and everything reaches the rest of
 * the office.
 */
describe.each(['the same account', 'a second account'])('what is told of a judged case, with %s', (disguise) => {
  let harness: EngineHarness;
  let bench: DeliveryBench;
  let api: UnitOfWork;
  let judge: Actor;
  let other: Actor;
  let judged: string;
  let free: string;
  beforeAll(async () => {
    harness = await EngineHarness.start();
    bench = new DeliveryBench(harness);
    api = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 2 }).initialize());
    judge = await harness.person('judge', GUANGDONG, CLERK);
    other = await harness.person('other', GUANGDONG, CLERK);
    const enterprise = await harness.enterprise('told-1');
    const applicant = await harness.person('applicant', enterprise, 'enterprise-clerk');
    judged = await harness.submitted(applicant, 1);
    free = await harness.submitted(applicant, 2);
    for (const { userId } of [judge, other]) await bench.contact(userId, `${userId}@example.org`);
    const seated = disguise === 'the same account' ? judge.userId : randomUUID();
    await bench.query(
      `INSERT INTO app_user (id, login, display_name, password_hash, person_id) VALUES ($1, $2, '某人', '', $3) ON CONFLICT DO NOTHING`,
      [seated, seated, judge.userId],
    );
    // Given the office's role after being seated: no check at the seating could know.
    const panel = randomUUID();
    await bench.query(
      `INSERT INTO panel (id, case_id, stage, lead_org, state, min_experts) VALUES ($1, $2, 'written-evaluation', 'ndrc', 'gathering', 3)`,
      [panel, judged],
    );
    await bench.query(
      `INSERT INTO seat (id, panel_id, case_id, stage, lead_org, expert_user, expert_org, state, version, invited_at) VALUES ($1, $2, $3, 'written-evaluation', 'ndrc', $4, 'inst-north-energy', 'accepted', 1, now())`,
      [randomUUID(), panel, judged, seated],
    );
  });
  afterAll(async () => {
    await api.source.destroy();
    await bench.close();
    await harness.stop();
  });

  const told = async () => {
    await bench.deliveries.handle();
    const mails = await Promise.all([judge, other].map(({ userId }) => bench.mail(`${userId}@example.org`)));
    return mails.map((all) => all.map(({ subject, body }) => `${subject}\n${body}`).join('\n'));
  };
  const numberOf = async (id: string) =>
    (await bench.query<{ number: string }>(`SELECT number FROM case_file WHERE id = $1`, [id]))[0]?.number ?? '';

  it('a notice goes to the rest of the office, by mail and by the bell', async () => {
    for (const caseId of [judged, free])
      await bench.query(
        `INSERT INTO notification (id, queue_key, kind, case_id, params, created_at) VALUES ($1, $2, 'case.withdrawn', $3, $4, now())`,
        [randomUUID(), `${GUANGDONG}/${CLERK}`, caseId, { number: await numberOf(caseId), title: '某技术' }],
      );
    const [mine, others] = await told();
    const [hidden, shown] = [await numberOf(judged), await numberOf(free)];
    expect([mine?.includes(hidden), mine?.includes(shown)]).toEqual([false, true]);
    expect([others?.includes(hidden), others?.includes(shown)]).toEqual([true, true]);
    const bell = (person: Actor) =>
      api.run(sessionOf(person).scope, (tx) =>
        tx.query(`SELECT count(*)::int AS n FROM notification WHERE case_id = $1`, [judged]),
      );
    expect([await bell(judge), await bell(other)]).toEqual([[{ n: 0 }], [{ n: 1 }]]);
  });

  it('a reminder of many pieces of work leaves the judged one to the others', async () => {
    await bench.query(`DELETE FROM mailbox_message`);
    const [due] = await bench.query<{ due_at: Date }>(
      `SELECT max(due_at) AS due_at FROM task WHERE case_id = $1 AND done_at IS NULL`,
      [judged],
    );
    bench.setClock(new Date((due?.due_at.getTime() ?? 0) + 3 * 86_400_000).toISOString());
    await bench.reminders.handle();
    const [mine, others] = await told();
    const [hidden, shown] = [await numberOf(judged), await numberOf(free)];
    expect([mine?.includes(hidden), mine?.includes(shown)]).toEqual([false, true]);
    expect([others?.includes(hidden), others?.includes(shown)]).toEqual([true, true]);
  });

  it('the calendar, the work queue, the search and the numbers of the office are without it', async () => {
    const seen = async (person: Actor) => {
      await bench.query(
        `INSERT INTO calendar_feed (user_id, token_hash, created_at) VALUES ($1, $2, now()) ON CONFLICT DO NOTHING`,
        [person.userId, createHash('sha256').update(person.userId).digest('hex')],
      );
      const number = await numberOf(judged);
      return api.run(sessionOf(person).scope, async (tx) => {
        const count = async (sql: string, ...values: unknown[]): Promise<number> =>
          ((await tx.query(sql, values)) as { n: number }[])[0]?.n ?? 0;
        const [edition] = await bench.query<{ edition_id: string }>(`SELECT edition_id FROM case_file WHERE id = $1`, [
          judged,
        ]);
        return {
          calendar: await count(
            `SELECT count(*)::int AS n FROM calendar_feed_items($1, now()) WHERE number = $2`,
            createHash('sha256').update(person.userId).digest('hex'),
            number,
          ),
          work: await count(`SELECT count(*)::int AS n FROM task WHERE case_id = $1 AND done_at IS NULL`, judged),
          titles: await count(`SELECT count(*)::int AS n FROM task WHERE number = $1`, number),
          search: await count(`SELECT count(*)::int AS n FROM case_search($1)`, number),
          hints: await count(`SELECT count(*)::int AS n FROM case_file WHERE id = $1`, judged),
          load: await count(`SELECT sum(cases)::int - 1 AS n FROM stage_load($1, now())`, edition?.edition_id),
        };
      });
    };
    expect(await seen(judge)).toEqual({ calendar: 0, work: 0, titles: 0, search: 0, hints: 0, load: 0 });
    expect(await seen(other)).toEqual({ calendar: 1, work: 1, titles: 1, search: 1, hints: 1, load: 1 });
  });

  it('a paper that names it is signed by somebody else', async () => {
    const [drafted] = await bench.query<{ id: string }>(
      `SELECT id FROM dossier WHERE owner_org = $1 AND state = 'drafted' AND stage = 'nomination'`,
      [GUANGDONG],
    );
    const dossier = drafted?.id ?? '';
    await bench.query(`INSERT INTO dossier_item (id, dossier_id, case_id, position) VALUES ($1, $2, $3, 1)`, [
      randomUUID(),
      dossier,
      judged,
    ]);
    const prepare = (person: Actor) =>
      api.run(sessionOf(person).scope, (tx) =>
        doorOf(api, bench.clock).accept(tx, sessionOf(person), {
          subjectType: 'dossier',
          subjectId: dossier,
          action: 'prepare',
          version: 1,
          payload: LETTER,
          idempotencyKey: randomUUID(),
        }),
      );
    await expect(prepare(judge)).rejects.toMatchObject({ code: 'dossier.recused' });
    await expect(prepare(other)).resolves.toEqual(expect.any(String));
  });
});
