import { randomUUID } from 'node:crypto';
import { makeUscc, type Actor } from '@linxuan/domain';
import { CATALOGUE, EngineHarness, OBJECTION, PUBLIC_ACTOR, RoundDriver } from '@linxuan/testing';

export const GUANGDONG = 'ndrc-440000';
export const JIANGSU = 'ndrc-320000';
export const GROUP = 'soe-zhenghe-energy';
/** A file that an objection names. */
const EVIDENCE = { name: '现场.pdf', size: 1, sha256: 'a'.repeat(64) };

/**
 * A small world in which every stage has somebody in it: two provinces and a city that shares a cap, a central group,
 * cases from draft to catalogue, panels before and after they are complete, objections, and all plain rows beside them.
 */
export async function seedWorld(engine: EngineHarness): Promise<void> {
  const round = await RoundDriver.with(engine);
  await beforeTheProvinces(engine);
  await inTheProvinces(engine, round);
  await inTheGroup(engine);
  await atTheMinistry(engine, round);
  await plainRows(engine);
}

async function applicant(
  engine: EngineHarness,
  name: string,
  region: string,
  parent: string | null = null,
): Promise<Actor> {
  return engine.person(`clerk-of-${name}`, await engine.enterprise(name, region, parent), 'enterprise-clerk');
}

async function beforeTheProvinces(engine: EngineHarness): Promise<void> {
  const one = await applicant(engine, 'lanxi', '440100');
  const other = await applicant(engine, 'suhe', '320500');
  await engine.submittable(one, 1);
  await engine.submittable(other, 2);
  await engine.submitted(one, 3);
  await engine.submitted(other, 4);
  await engine.submitted(await applicant(engine, 'pengcheng', '440300'), 5);
  const gone = await engine.submitted(other, 6);
  await engine.must(other, 'case', gone, 'withdraw', { reason: '不再申报' });
}

async function inTheProvinces(engine: EngineHarness, round: RoundDriver): Promise<void> {
  const [clerk, jiangsu] = [await round.clerkOf(GUANGDONG), await round.clerkOf(JIANGSU)];
  const one = await applicant(engine, 'lanxi', '440100');
  const returned = await engine.submitted(one, 10);
  await engine.must(clerk, 'case', returned, 'return', { fields: ['/technology/name'], reason: '名称不规范' });
  const rejected = await engine.submitted(one, 11);
  await engine.must(clerk, 'case', rejected, 'reject', { reasonCode: 'duplicate', reason: '重复申报' });
  const reviewed = await engine.submitted(one, 12);
  await engine.must(clerk, 'case', reviewed, 'accept');
  await engine.must(clerk, 'case', reviewed, 'ask', { departments: ['440000-miit', '440000-mee'] });
  const reviewer = await engine.person('reviewer-440000-mee', '440000-mee', 'department-reviewer');
  const [opinion] = await engine.work.source.query(
    `SELECT id FROM opinion WHERE case_id = $1 AND org_id = '440000-mee'`,
    [reviewed],
  );
  await engine.must({ ...reviewer, role: 'department-intake' }, 'opinion', opinion.id, 'assign', {
    userId: reviewer.userId,
  });
  await engine.must(reviewer, 'opinion', opinion.id, 'answer', { verdict: 'disagree', text: '减排数据依据不足。' });
  const [first = '', second = ''] = await round.pool([20, 21], JIANGSU, '320500');
  await engine.must(jiangsu, 'case', first, 'nominate');
  await round.prepare(JIANGSU);
  expect(await engine.stateOf(second)).toBe('nomination.pooled');
}

async function inTheGroup(engine: EngineHarness): Promise<void> {
  const subsidiary = await applicant(engine, 'zhenghe-sub', '320500', GROUP);
  const clerk = await engine.person('group-clerk', GROUP, 'group-clerk');
  const [sent, waiting] = [await engine.submitted(subsidiary, 30), await engine.submitted(subsidiary, 31)];
  await engine.must(clerk, 'case', sent, 'nominate');
  const [dossier] = await engine.work.source.query(
    `SELECT id FROM dossier WHERE stage = 'group-nomination' AND owner_org = $1`,
    [GROUP],
  );
  await engine.must(clerk, 'dossier', dossier.id, 'prepare', {
    number: '正禾〔2024〕1号',
    date: '2024-07-16',
    signatories: ['集团'],
  });
  await engine.must(await engine.person('group-clerk-2', GROUP, 'group-clerk'), 'dossier', dossier.id, 'release');
  expect(await engine.stateOf(waiting)).toBe('group-nomination.pooled');
}

/** Five cases of one dossier, each left at another place of the ministry's part; a second dossier is on its way. */
async function atTheMinistry(engine: EngineHarness, round: RoundDriver): Promise<void> {
  const cases = await round.pool([40, 41, 42, 43, 44], GUANGDONG);
  const [checking = '', reviewing = '', scoring = '', complete = '', published = ''] = cases;
  await round.receive(await round.transmit(cases, GUANGDONG));
  for (const id of cases.filter((one) => one !== checking)) await round.passConditions(id);
  await round.departments(scoring, 'department-review');
  await round.departments(complete, 'department-review');
  await round.departments(published, 'department-review');
  expect(await engine.stateOf(reviewing)).toBe('department-review.reviewing');
  await round.evaluate(scoring, 'written-evaluation', 1);
  const [, accepting, recusing] = await round.experts();
  await answer(engine, scoring, accepting, 'accept', { noConflict: true });
  await answer(engine, scoring, recusing, 'recuse', { reason: '与持有单位有合作' });
  await round.evaluate(complete, 'written-evaluation', 3, false);
  await round.evaluate(published, 'written-evaluation');
  await round.evaluate(published, 'oral-defence');
  await round.departments(published, 'recheck');
  const [onTheWay = ''] = await round.pool([45], GUANGDONG);
  const [received] = await engine.work.source.query(
    `SELECT id FROM dossier WHERE owner_org = $1 AND state = 'receipted'`,
    [GUANGDONG],
  );
  await engine.must(await round.clerkOf(GUANGDONG), 'dossier', received.id, 'open-next');
  await round.transmit([onTheWay], GUANGDONG);
  await toTheCatalogue(engine, round, published);
}

async function answer(
  engine: EngineHarness,
  caseId: string,
  expert: Actor | undefined,
  action: string,
  payload: Record<string, unknown>,
): Promise<void> {
  const [seat] = await engine.work.source.query(`SELECT id FROM seat WHERE case_id = $1 AND expert_user = $2`, [
    caseId,
    expert?.userId,
  ]);
  await engine.must(expert ?? PUBLIC_ACTOR, 'seat', seat.id, action, payload);
}

async function toTheCatalogue(engine: EngineHarness, round: RoundDriver, caseId: string): Promise<void> {
  await round.list([caseId]);
  const notice = await round.notice();
  const filed = await engine.request(PUBLIC_ACTOR, 'case', caseId, 'object', { ...OBJECTION, files: [EVIDENCE] });
  await engine.work.source.query(
    `INSERT INTO objection_file (id, request_id, position, name, mime, size, sha, received_at) VALUES ($1, $2, 0, $3, 'application/pdf', $4, $5, now())`,
    [randomUUID(), filed, EVIDENCE.name, EVIDENCE.size, EVIDENCE.sha256],
  );
  await engine.transitions.apply(filed);
  const [objection] = await engine.work.source.query(`SELECT id FROM objection WHERE case_id = $1`, [caseId]);
  await engine.must(round.officer, 'objection', objection.id, 'admit', {});
  await engine.must(round.officer, 'objection', objection.id, 'dismiss', { answer: '经核实，数据属实。' });
  await round.close(notice);
  await round.draftEntry(caseId);
  await engine.must(await round.applicantOf(caseId), 'case', caseId, 'confirm-entry');
  const catalogue = await round.dossier('publication');
  await engine.must(round.officer, 'dossier', catalogue, 'prepare', CATALOGUE);
  await engine.must(round.lead, 'dossier', catalogue, 'publish');
}

/**
 * Rows that no decision writes: worksheets of organisations and persons, files, notes, reminders, draws and messages.
 */
async function plainRows(engine: EngineHarness): Promise<void> {
  const query = (sql: string, ...params: unknown[]) => engine.work.source.query(sql, params);
  const cases: { id: string; applicant_org: string; edition_id: string }[] = await query(
    `SELECT id, applicant_org, edition_id FROM case_file ORDER BY number`,
  );
  const organisations = [GUANGDONG, JIANGSU, 'ndrc', '440000-mee', 'miit'];
  const experts = (await RoundDriver.with(engine)).experts();
  const anybody = randomUUID();
  for (const { id, applicant_org, edition_id } of cases) {
    await query(
      `INSERT INTO attachment (id, case_id, org_id, slot, name, sha, size, mime, uploaded_by) VALUES ($1, $2, $3, 'licence', 'a.pdf', 'x', 1, 'application/pdf', $4)`,
      randomUUID(),
      id,
      applicant_org,
      anybody,
    );
    await query(
      `INSERT INTO upload (id, case_id, org_id, slot, name, size, uploaded_by) VALUES ($1, $2, $3, 'licence', 'b.pdf', 1, $4)`,
      randomUUID(),
      id,
      applicant_org,
      anybody,
    );
    await query(
      `INSERT INTO case_note (id, case_id, org_id, user_id, kind, body) VALUES ($1, $2, 'ndrc', $3, 'investigation', '核查')`,
      randomUUID(),
      id,
      anybody,
    );
    await query(`INSERT INTO snapshot (sha, content) VALUES ($1, '"报告"')`, `obligation-${id}`);
    await query(
      `INSERT INTO obligation (id, case_id, stage, kind, rule_id, lead_org, state, version, round, content_sha, opened_at) VALUES ($1, $2, 'follow-up', 'report', 'yearly', 'ndrc', 'submitted', 1, 1, $3, now())`,
      randomUUID(),
      id,
      `obligation-${id}`,
    );
    await query(
      `INSERT INTO draw (id, edition_id, stage, seed, pool, result, drawn_by, org_id, drawn_at) VALUES ($1, $2, 'written-evaluation', 's', '[]', '[]', $3, 'ndrc', now())`,
      randomUUID(),
      edition_id,
      anybody,
    );
    for (const org of organisations)
      await query(
        `INSERT INTO worksheet (id, subject_type, subject_id, stage, org_id, updated_by) VALUES ($1, 'case', $2, 'desk', $3, $4)`,
        randomUUID(),
        id,
        org,
        anybody,
      );
    for (const { userId, orgId } of await experts) {
      await query(
        `INSERT INTO worksheet (id, subject_type, subject_id, stage, org_id, user_id, updated_by) VALUES ($1, 'seat', $2, 'sheet', $3, $4, $4)`,
        randomUUID(),
        id,
        orgId,
        userId,
      );
      await query(
        `INSERT INTO notification (id, queue_key, kind, created_at) VALUES ($1, $2, 'note', now())`,
        randomUUID(),
        `user:${userId}`,
      );
    }
    await query(
      `INSERT INTO notification (id, queue_key, kind, case_id, created_at) VALUES ($1, $2, 'note', $3, now())`,
      randomUUID(),
      `${applicant_org}/enterprise-clerk`,
      id,
    );
  }
  await drawnRound(query, cases[0], await experts);
  const people: { user_id: string }[] = await query(`SELECT DISTINCT user_id FROM membership`);
  const mail = randomUUID();
  await query(
    `INSERT INTO mass_mail (id, edition_id, audience, subject, body, recipients, sender_user, sender_org, state, counted_at) VALUES ($1, 'green-technology-2024', 'applicants', '{}', '{}', '{}', $2, 'ndrc', 'counted', now())`,
    mail,
    anybody,
  );
  await query(
    `INSERT INTO grant_request (id, kind, user_id, proposed_by, proposed_at) SELECT gen_random_uuid(), 'reset', id, gen_random_uuid(), now() FROM app_user ORDER BY id LIMIT 2 ON CONFLICT DO NOTHING`,
  );
  const holders: { id: string }[] = await query(
    `SELECT id FROM organisation WHERE kind = 'enterprise' ORDER BY id LIMIT 2`,
  );
  for (const { id: org } of holders)
    await query(
      `INSERT INTO code_confirmation (id, code, org_id, file_name, file_mime, file_size, sha, requested_by, requested_at) VALUES ($1, '91350203M0001QKT19', $2, '营业执照.pdf', 'application/pdf', 1, repeat('0', 64), $3, now())`,
      randomUUID(),
      org,
      anybody,
    );
  // One line for each of two holders under its own code; where it was read names the holder, for the oracle.
  for (const [n, { id: org }] of holders.entries()) {
    await query(`UPDATE organisation SET uscc = $2 WHERE id = $1 AND uscc IS NULL`, org, makeUscc(900 + n));
    await query(
      `INSERT INTO register_entry (id, register_id, uscc, name, number, issued_on, source, imported_by, imported_at)
       SELECT gen_random_uuid(), 'demo', uscc, '示例', 'GR1', '2024-01-01', id, gen_random_uuid(), now() FROM organisation WHERE id = $1`,
      org,
    );
  }
  await query(
    `INSERT INTO registration (id, number_digest, code, org_name, region_code, person_name, phone, email, dispute, file_name, file_mime, file_size, sha, filed_at)
     SELECT gen_random_uuid(), region_code, '91350211M000100Y43', '示例', region_code, '某人', '010-12345678', 'a@example.org', '', '营业执照.pdf', 'application/pdf', 1, repeat('0', 64), now()
     FROM (SELECT DISTINCT region_code FROM organisation WHERE kind = 'nominator' AND region_code IS NOT NULL) places`,
  );
  await query(
    `INSERT INTO order_proposal (id, edition_id, authority_org, kind, body, changes, proposed_by, proposed_at) SELECT $1, id, authority_org, 'replace-official', '{}', '[]', $2, now() FROM edition LIMIT 1`,
    randomUUID(),
    anybody,
  );
  for (const [index, { user_id }] of people.entries()) {
    const delivery = randomUUID();
    await query(`INSERT INTO expert_profile (user_id, updated_at) VALUES ($1, now()) ON CONFLICT DO NOTHING`, user_id);
    await query(
      `INSERT INTO expert_fact (id, user_id, kind, party, entered_at) VALUES (gen_random_uuid(), $1, 'employment', '某单位', now())`,
      user_id,
    );
    await query(`INSERT INTO contact (user_id, email) VALUES ($1, 'a@example.org') ON CONFLICT DO NOTHING`, user_id);
    await query(
      `INSERT INTO delivery (id, delivery_key, user_id, mass_mail_id, kind, channel, urgency, locale, subject, body, state, due_at, created_at) VALUES ($1, gen_random_uuid()::text, $2, $3, 'note', 'email', 'normal', 'zh-CN', '主题', '正文', 'sent', now(), now())`,
      delivery,
      user_id,
      index % 2 ? mail : null,
    );
    await query(
      `INSERT INTO delivery_attempt (delivery_id, attempt, at, outcome) VALUES ($1, 1, now(), 'sent')`,
      delivery,
    );
  }
  await query(
    `INSERT INTO edition_version (edition_id, version, programme_id, authority_org, state, yaml, form, taxonomy, digest, authors, saved_at) SELECT id, 2, programme_id, authority_org, 'draft', yaml, '', '{}', 'x', ARRAY[$1::uuid], now() FROM edition LIMIT 1`,
    anybody,
  );
  await query(
    `INSERT INTO edition_play (edition_id, version, user_id, authority_org, play_id, revision, trace) SELECT edition_id, version, (SELECT id FROM app_user ORDER BY id LIMIT 1), authority_org, gen_random_uuid(), 1, '{}' FROM edition_version WHERE state = 'draft' LIMIT 1`,
  );
  for (const org of [GUANGDONG, JIANGSU])
    await query(
      `INSERT INTO reminder (id, edition_id, org_id, sent_by, sender_org, sent_at, open_tasks, overdue_tasks) VALUES ($1, 'green-technology-2024', $2, $3, 'ndrc', now(), 1, 1)`,
      randomUUID(),
      org,
      anybody,
    );
  for (const { id, owner_org } of (await query(
    `SELECT id, owner_org FROM dossier WHERE kind = 'nomination' AND state <> 'drafted'`,
  )) as { id: string; owner_org: string }[])
    await query(
      `INSERT INTO dossier_scan (id, dossier_id, org_id, name, mime, size, sha, uploaded_by, uploaded_at) VALUES ($1, $2, $3, 's.pdf', 'application/pdf', 1, 'x', $4, now())`,
      randomUUID(),
      id,
      owner_org,
      anybody,
    );
}

/** A round with one act, one panel, and two experts in it. */
async function drawnRound(
  query: (sql: string, ...params: unknown[]) => Promise<unknown>,
  one: { id: string; edition_id: string } | undefined,
  experts: readonly { userId: string }[],
): Promise<void> {
  const round = randomUUID();
  await query(
    `INSERT INTO draw_round (id, edition_id, stage, number, authority_org, frozen, commitment, leaves, head, frozen_by, frozen_at) VALUES ($1, $2, 'written-evaluation', 1, 'ndrc', '{}', 'c', '[]', 'c', $3, now())`,
    round,
    one?.edition_id,
    randomUUID(),
  );
  await query(
    `INSERT INTO draw_act (round_id, seq, act, head, by_user) VALUES ($1, 1, '{}', 'h', $2)`,
    round,
    randomUUID(),
  );
  await query(
    `INSERT INTO draw_panel (round_id, code, case_id, stage, salt, live) VALUES ($1, 'P01', $2, 'written-evaluation', 's', false)`,
    round,
    one?.id,
  );
  for (const [index, { userId }] of experts.slice(0, 2).entries())
    await query(
      `INSERT INTO draw_expert (round_id, user_id, code, salt) VALUES ($1, $2, $3, 's')`,
      round,
      userId,
      `X00${index + 1}`,
    );
}
