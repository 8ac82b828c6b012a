import { randomUUID } from 'node:crypto';
import { deriveId, type Actor, type Role, type SubjectType } from '@linxuan/domain';
import { EditionCache, OutsideFactsService, TransitionBatches, TransitionService } from '@linxuan/feature-workflow';
import { createDataSource, SnapshotRepository, TransitionRequestEntity, UnitOfWork } from '@linxuan/persistence';
import { applicationContent } from './application-content';
import { warmPool } from './meeting';
import { editionTexts, seedEdition, seedProgramme, seedSources, TEST_EDITION } from './seed-edition';
import { createTestDatabase, type TestDatabase } from './test-database';

const CONNECTIONS = 50;

/**
 * The engine on a real PostgreSQL with the 2024 edition, without HTTP and queue: requests are written as the API writes
 * them and applied as the worker applies them. States are reached through the service, never by writing a column.
 */
export class EngineHarness {
  private constructor(
    readonly database: TestDatabase,
    readonly work: UnitOfWork,
    readonly transitions: TransitionService,
  ) {}

  /** What a worker applies requests by that wait at the same moment. */
  readonly batches = new TransitionBatches(this.transitions, { workerConcurrency: 4 });

  /** Instant at which requests count as accepted; before the deadline of the call unless a test moves it. */
  now = '2024-07-15T01:00:00.000Z';

  static async start(editions?: string[], at?: string): Promise<EngineHarness> {
    const database = await createTestDatabase();
    const work = new UnitOfWork(
      await createDataSource(database.url, { poolSize: CONNECTIONS, pipelined: true }).initialize(),
    );
    const harness = new EngineHarness(
      database,
      work,
      new TransitionService(work, new EditionCache(), new OutsideFactsService()),
    );
    if (at) harness.now = at;
    await seedEdition(work, harness.now, editions);
    return harness;
  }

  async stop(): Promise<void> {
    await this.work.source.destroy();
    await this.database.drop();
  }

  /** An enterprise; `parent` puts it under a group. */
  async enterprise(code: string, region = '440100', parent: string | null = null): Promise<string> {
    await this.work.source.query(
      `INSERT INTO organisation (id, kind, name_zh, name_en, region_code, parent_id) VALUES ($1, 'enterprise', $1, $1, $2, $3) ON CONFLICT DO NOTHING`,
      [code, region, parent],
    );
    return code;
  }

  /** A person in a role; the same name is the same person. */
  async person(name: string, orgId: string, role: Role): Promise<Actor> {
    const userId = deriveId('sample-person', name);
    await this.work.source.query(
      `INSERT INTO app_user (id, login, display_name, password_hash) VALUES ($1, $2, $2, '') ON CONFLICT DO NOTHING`,
      [userId, name],
    );
    await this.work.source.query(
      `INSERT INTO membership (id, user_id, org_id, role) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [deriveId(userId, `${orgId}/${role}`), userId, orgId, role],
    );
    return { userId, orgId, role };
  }

  /** Opens a further edition, as `programme/edition`; requests count from `at` on. Returns the edition's id. */
  async programme(name: string, at: string): Promise<string> {
    this.now = at;
    return seedProgramme(this.work, name, at);
  }

  /** The same with a changed text of the edition. */
  async programmeFrom(name: string, change: (yaml: string) => string, at: string): Promise<string> {
    this.now = at;
    const sources = editionTexts(name);
    return seedSources(this.work, { ...sources, yaml: change(sources.yaml) }, at);
  }

  /**
   * Opens the next year's edition of a programme: every date that it states is a year later. Returns the edition's id.
   */
  yearAfter(name: string, at: string): Promise<string> {
    const year = Number(name.split('/')[1]);
    const later = (yaml: string, mark: string) => yaml.replaceAll(`"${year}${mark}`, `"${year + 1}${mark}`);
    return this.programmeFrom(name, (yaml) => later(later(yaml, '"'), '-'), at);
  }

  /** Opens an application of another edition. */
  async opened(
    applicant: Actor,
    editionId: string,
    title: string,
    more: Record<string, unknown> = {},
  ): Promise<string> {
    const caseId = randomUUID();
    await this.must(applicant, 'case', caseId, 'open', { editionId, title, ...more });
    return caseId;
  }

  /** Writes a request as the API does and returns its id; nothing is applied yet. */
  async request(
    actor: Actor,
    subjectType: SubjectType,
    subjectId: string,
    action: string,
    payload: Record<string, unknown> = {},
    version: number | null = null,
    id: string = randomUUID(),
  ): Promise<string> {
    await this.work.source.query(
      `INSERT INTO transition_request (id, subject_type, subject_id, action, expected_version, payload, user_id, org_id, role, idempotency_key, body_hash, accepted_at, acting_for) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $11, '', $10, $12)`,
      [
        id,
        subjectType,
        subjectId,
        action,
        version,
        payload,
        actor.userId,
        actor.orgId,
        actor.role,
        this.now,
        id,
        actor.deputy ?? null,
      ],
    );
    return id;
  }

  /** Requests and applies; the stored request with its outcome comes back. */
  async act(
    actor: Actor,
    subjectType: SubjectType,
    subjectId: string,
    action: string,
    payload: Record<string, unknown> = {},
    version: number | null = null,
  ): Promise<TransitionRequestEntity> {
    const id = await this.request(actor, subjectType, subjectId, action, payload, version);
    await this.transitions.apply(id);
    return this.outcome(id);
  }

  /**
   * Acts at the same moment: all are accepted first and have a connection each, then all are applied at once. The
   * outcomes come in the order of the acts.
   */
  async together(acts: readonly Parameters<EngineHarness['act']>[]): Promise<TransitionRequestEntity[]> {
    const ids = await Promise.all(acts.map((one) => this.request(...one)));
    await this.applyTogether(ids);
    return Promise.all(ids.map((id) => this.outcome(id)));
  }

  /**
   * Acts that one worker finds waiting at the same moment: all are accepted first, then applied in common transactions.
   * The outcomes come in the order of the acts.
   */
  async inCompany(acts: readonly Parameters<EngineHarness['act']>[]): Promise<TransitionRequestEntity[]> {
    const ids: string[] = [];
    for (const one of acts) ids.push(await this.request(...one));
    await Promise.all(ids.map((id) => this.batches.apply(id)));
    return Promise.all(ids.map((id) => this.outcome(id)));
  }

  /** Applies requests that were written before, all at the same moment. */
  async applyTogether(
    requestIds: readonly string[],
    apply: (id: string, index: number) => Promise<void> = (id) => this.transitions.apply(id),
  ): Promise<void> {
    await warmPool(this.work.source, Math.min(requestIds.length, CONNECTIONS));
    await Promise.all(requestIds.map(apply));
  }

  async outcome(requestId: string): Promise<TransitionRequestEntity> {
    return this.work.source.getRepository(TransitionRequestEntity).findOneByOrFail({ id: requestId });
  }

  /** Acts and throws unless it was applied: for the way to the state that a test is about. */
  async must(...args: Parameters<EngineHarness['act']>): Promise<TransitionRequestEntity> {
    const done = await this.act(...args);
    if (done.state !== 'applied') throw new Error(`${args[3]} was refused: ${JSON.stringify(done.outcome)}`);
    return done;
  }

  /** An opened application and the payload that submits it. */
  async submittable(
    applicant: Actor,
    seed: number,
    more: Parameters<typeof applicationContent>[1] = {},
  ): Promise<{ caseId: string; payload: { revisionSha: string; draftVersion: number } }> {
    const caseId = randomUUID();
    await this.must(applicant, 'case', caseId, 'open', { editionId: TEST_EDITION, title: `技术${seed}` });
    return { caseId, payload: { revisionSha: await this.store(applicationContent(seed, more)), draftVersion: 0 } };
  }

  /** Opens and submits an application of an enterprise; returns the case id. */
  async submitted(
    applicant: Actor,
    seed: number,
    more: Parameters<typeof applicationContent>[1] = {},
  ): Promise<string> {
    const { caseId, payload } = await this.submittable(applicant, seed, more);
    await this.must(applicant, 'case', caseId, 'submit', payload);
    return caseId;
  }

  store(content: unknown): Promise<string> {
    return this.work.system((tx) => new SnapshotRepository(tx).put(content));
  }

  /** A case that waits in the pool of a nominator, of Guangdong unless another is named. */
  async pooled(
    seed: number,
    province = 'ndrc-440000',
    region = '440100',
    more: Parameters<typeof applicationContent>[1] = {},
  ): Promise<string> {
    const applicant = await this.person(
      `applicant-${seed}`,
      await this.enterprise(`enterprise-${seed}`, region),
      'enterprise-clerk',
    );
    const clerk = await this.person(`clerk-${province}`, province, 'nominator-clerk');
    const caseId = await this.submitted(applicant, seed, more);
    await this.must(clerk, 'case', caseId, 'accept');
    // The department stands beside the body that asks it: a city with separate planning has its own.
    const office = `${province.slice('ndrc-'.length)}-miit`;
    const department = await this.person(`department-${office}`, office, 'department-reviewer');
    await this.person(`department-${office}`, office, 'department-intake');
    await this.must(clerk, 'case', caseId, 'ask', { departments: [department.orgId] });
    const [opinion] = await this.work.source.query(`SELECT id FROM opinion WHERE case_id = $1 AND state = 'asked'`, [
      caseId,
    ]);
    await this.must({ ...department, role: 'department-intake' }, 'opinion', opinion.id, 'assign', {
      userId: department.userId,
    });
    await this.must(department, 'opinion', opinion.id, 'answer', { verdict: 'agree', text: '同意。' });
    await this.must(clerk, 'case', caseId, 'conclude', { notAsked: '只涉及一个部门的职责。' });
    return caseId;
  }

  async stateOf(caseId: string): Promise<string> {
    const [row] = await this.work.source.query(`SELECT state FROM case_file WHERE id = $1`, [caseId]);
    return row.state;
  }
}
