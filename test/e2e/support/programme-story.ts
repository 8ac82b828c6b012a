import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeUscc, type Role, type SubjectType } from '@linxuan/domain';
import type { ProcessHarness, SessionClient, TransitionAnswer } from '@linxuan/testing';

const OWN = join(__dirname, '../../programmes/own');
const TABLES = {
  case: 'case_file',
  dossier: 'dossier',
  opinion: 'opinion',
  seat: 'seat',
  objection: 'objection',
  obligation: 'obligation',
  deadline: 'deadline',
} as const satisfies Record<SubjectType, string>;

/** An application that was not taken, with the problem that says why. */
export class Refused extends Error {
  constructor(
    readonly caseId: string,
    readonly problem: Record<string, unknown>,
  ) {
    super(JSON.stringify(problem));
  }
}

/**
 * One programme from its file to its result, each step over HTTP by the person whose step it is. Rows are looked up in
 * the database only to know what to ask for. Throws where a step is refused.
 */
export class ProgrammeStory {
  editionId = '';

  constructor(
    private readonly product: ProcessHarness,
    readonly authority = 'ndrc',
  ) {}

  async as(org: string, role: Role, name = `${role}-${org}`): Promise<SessionClient> {
    return this.product.client(await this.product.engine.person(name, org, role));
  }
  clerk(): Promise<SessionClient> {
    return this.as(this.authority, 'authority-clerk');
  }
  lead(): Promise<SessionClient> {
    return this.as(this.authority, 'authority-lead');
  }

  async rows<T>(sql: string, ...parameters: unknown[]): Promise<T[]> {
    return this.product.engine.work.source.query(sql, parameters) as Promise<T[]>;
  }

  /** Brings `test/programmes/own/<file>.yaml` in, changed where a story needs more of it, and opens it by two people. */
  async open(file: string, change = (text: string) => text): Promise<void> {
    const text = change(readFileSync(join(OWN, `${file}.yaml`), 'utf8'));
    const clerk = await this.clerk();
    const imported = await clerk.send<{ editionId: string }>('POST', '/api/programme-editions/import', { text });
    if (imported.status !== 200) throw new Error(JSON.stringify(imported.body));
    this.editionId = imported.body.editionId;
    const version = `/api/programme-editions/${this.editionId}/versions/1`;
    const letter = { documentNumber: '演示〔2026〕1号', reason: '新项目' };
    for (const { status, body } of [
      await clerk.send('POST', `${version}/propose`, letter),
      await (await this.lead()).send('POST', `${version}/approve`),
    ])
      if (status >= 300) throw new Error(JSON.stringify(body));
    await this.product.drained();
  }

  /** What came of one act; `refused` has the problem. */
  async act(
    client: SessionClient,
    subject: SubjectType,
    id: string,
    action: string,
    payload: Record<string, unknown> = {},
  ): Promise<TransitionAnswer> {
    const [row] = await this.rows<{ version: number }>(`SELECT version FROM ${TABLES[subject]} WHERE id = $1`, id);
    return client.settled(subject, id, action, payload, { version: row?.version ?? 0 });
  }

  async must(...args: Parameters<ProgrammeStory['act']>): Promise<void> {
    const { body } = await this.act(...args);
    if (body.status !== 'applied') throw new Error(`${args[3]} was refused: ${JSON.stringify(body)}`);
  }

  /** An application from its first word to its receipt; the applicant's organisation is made for it. */
  async applied(seed: number, area: string, more: Record<string, unknown> = {}, region = '440100'): Promise<string> {
    const org = await this.product.engine.enterprise(`${this.editionId}-${seed}`, region);
    const client = await this.as(org, 'enterprise-clerk');
    const opened = await client.send(
      'POST',
      '/api/cases',
      { editionId: this.editionId, title: `第${seed}号演示项目` },
      { 'idempotency-key': randomUUID() },
    );
    if (opened.status === 202) await client.outcome(String(opened.body['requestId']));
    const id = String(opened.body['id']);
    const content = {
      holder: {
        name: `演示单位${seed}`,
        uscc: makeUscc(seed),
        regionCode: region,
        affiliation: 'local',
        contact: { person: '联系人', phone: '020-88886666' },
      },
      technology: {
        name: `第${seed}号演示项目`,
        area,
        category: `${area}.1`,
        process: '主要内容、做法和目标的说明，足以让同行看懂。',
      },
      declarations: { truthful: true },
      ...more,
    };
    const patches = Object.entries(content).map(([key, value]) => ({ pointer: `/${key}`, value, baseVersion: 0 }));
    const saved = await client.send('PATCH', `/api/cases/${id}/draft`, { patches });
    const done = await this.sent(client, id, Number(saved.body['version']));
    if (done.body['status'] !== 'applied') throw new Refused(id, done.body);
    return id;
  }

  /** What came of sending a draft in. */
  async sent(client: SessionClient, id: string, draftVersion: number) {
    const sent = await client.send(
      'POST',
      `/api/cases/${id}/submit`,
      { draftVersion },
      { 'idempotency-key': randomUUID() },
    );
    return sent.status === 202 ? client.outcome(String(sent.body['requestId'])) : sent;
  }

  async stateOf(caseId: string): Promise<string> {
    const [row] = await this.rows<{ state: string }>(`SELECT state FROM case_file WHERE id = $1`, caseId);
    return row?.state ?? '';
  }

  async applicantOf(caseId: string): Promise<SessionClient> {
    const [row] = await this.rows<{ org: string }>(`SELECT applicant_org AS org FROM case_file WHERE id = $1`, caseId);
    return this.as(row?.org ?? '', 'enterprise-clerk');
  }

  async dossier(stage: string, owner = this.authority): Promise<string> {
    const [row] = await this.rows<{ id: string }>(
      `SELECT id FROM dossier WHERE edition_id = $1 AND stage = $2 AND owner_org = $3 AND state = 'drafted'`,
      this.editionId,
      stage,
      owner,
    );
    if (!row) throw new Error(`${owner} has no open dossier of ${stage}`);
    return row.id;
  }

  /** Seats people of the pool and lets each of them accept; returns them with their seats. */
  async seated(caseId: string, stage: string, names: string[], session?: Record<string, unknown>) {
    const people = await Promise.all(
      names.map((name) => this.product.engine.person(name, 'inst-north-energy', 'expert')),
    );
    await this.must(await this.clerk(), 'case', caseId, 'seat', {
      experts: people.map(({ userId }) => userId),
      ...(session ? { session } : {}),
    });
    const seats: { id: string; client: SessionClient }[] = [];
    for (const person of people) {
      const [seat] = await this.rows<{ id: string }>(
        `SELECT id FROM seat WHERE case_id = $1 AND stage = $2 AND expert_user = $3 AND state = 'invited'`,
        caseId,
        stage,
        person.userId,
      );
      seats.push({ id: seat?.id ?? '', client: await this.product.client(person) });
    }
    return seats;
  }

  /** The opinion of one body that is asked about a case: taken in, written and, where its lead signs, signed. */
  async opined(caseId: string, org: string, answer: Record<string, unknown>, action = 'answer'): Promise<void> {
    const opinion = async () => {
      const [row] = await this.rows<{ id: string; state: string; assignee: string | null }>(
        `SELECT id, state, assignee_user AS assignee FROM opinion WHERE case_id = $1 AND org_id = $2
         AND state NOT IN ('answered', 'cancelled', 'contributed', 'verified') AND stage = (SELECT stage FROM case_file WHERE id = $1)`,
        caseId,
        org,
      );
      return row;
    };
    const asked = await opinion();
    if (!asked) throw new Error(`${org} is not asked about ${caseId}`);
    const reviewer = await this.product.engine.person(`reviewer-${org}`, org, 'department-reviewer');
    if (asked.assignee === null)
      await this.must(await this.as(org, 'department-intake'), 'opinion', asked.id, 'assign', {
        userId: reviewer.userId,
      });
    await this.must(await this.product.client(reviewer), 'opinion', asked.id, action, answer);
    if ((await opinion())?.state === 'proposed')
      await this.must(await this.as(org, 'department-lead'), 'opinion', asked.id, 'sign', {});
  }

  /** A panel of three that gives every criterion of the sheet the same mark. */
  async scored(caseId: string, stage: string, score: number, session?: Record<string, unknown>): Promise<void> {
    for (const { id, client } of await this.seated(caseId, stage, ['x1', 'x2', 'x3'], session)) {
      await this.must(client, 'seat', id, 'accept', { noConflict: true });
      await this.must(client, 'seat', id, 'seal', {
        scores: ['level', 'use'].map((criterion) => ({ criterion, score, comment: '评语' })),
        comment: '总体评价',
      });
    }
  }

  /** From the list to the end of the public notice, for all of `cases`; `others` are left out by the list. */
  async listedAndNoticed(cases: string[], others: string[] = []): Promise<void> {
    const [clerk, lead, officer] = [await this.clerk(), await this.lead(), await this.officer()];
    const list = await this.dossier('list-decision');
    await this.must(clerk, 'dossier', list, 'prepare', {
      items: [
        ...cases.map((caseId) => ({ caseId, listed: true })),
        ...others.map((caseId) => ({ caseId, listed: false, reasonCode: 'below-cut-line', reason: '超出资金总额。' })),
      ],
      minutes: '经研究，同意列入。',
    });
    await this.must(lead, 'dossier', list, 'decide', {});
    const notice = await this.dossier('public-notice');
    await this.must(officer, 'dossier', notice, 'prepare', { title: '公示', text: '现予公示。', contact: '电话' });
    await this.must(lead, 'dossier', notice, 'publish');
    const [row] = await this.rows<{ ends: Date }>(`SELECT window_ends_at AS ends FROM dossier WHERE id = $1`, notice);
    await this.product.setClock(new Date((row?.ends.getTime() ?? 0) + 60_000).toISOString());
    await this.until(notice, 'closed');
  }

  officer(): Promise<SessionClient> {
    return this.as(this.authority, 'publicity-officer');
  }

  /** Waits until the worker's timer has brought a dossier into a state. */
  private async until(dossier: string, state: string): Promise<void> {
    for (let turn = 0; turn < 600; turn++) {
      const [row] = await this.rows<{ state: string }>(`SELECT state FROM dossier WHERE id = $1`, dossier);
      if (row?.state === state) return;
      await new Promise((go) => setTimeout(go, 100));
    }
    throw new Error(`Nobody brought the dossier to ${state}`);
  }

  /** Entries, their confirmation by the holders, and the catalogue. */
  async published(cases: string[]): Promise<void> {
    const officer = await this.officer();
    for (const id of cases) {
      await this.must(officer, 'case', id, 'draft-entry', {
        name: '演示条目',
        process: '主要做法。',
        parameters: [{ name: '指标', value: '1' }],
        cases: [],
      });
      await this.must(await this.applicantOf(id), 'case', id, 'confirm-entry');
    }
    const dossier = await this.dossier('publication');
    await this.must(officer, 'dossier', dossier, 'prepare', {
      title: '名单（演示）',
      number: '演示〔2026〕9号',
      date: '2026-12-31',
    });
    await this.must(await this.lead(), 'dossier', dossier, 'publish');
  }
}
