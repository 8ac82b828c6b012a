import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Actor } from '@linxuan/domain';
import { MAINLAND_PREFIXES } from '@linxuan/form-rules';
import { UnitOfWork } from '@linxuan/persistence';
import { Clock, createLog, loadConfig } from '@linxuan/platform';
import { EngineHarness, TEST_EDITION } from '@linxuan/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { holdAnswer } from '../../../../test/support/held-answers.cjs';
import { createPortal } from '../create-portal';

interface PublishedFact {
  area: string;
  category: string;
  name: string;
  cases: { title: string; annualCO2Tonnes: number | null; annualCoalEquivTonnes: number | null }[];
}
/** Names, categories and figures of the published catalogue, for cases whose holders are fictional. */
export const FACTS = (
  JSON.parse(readFileSync(resolve(__dirname, '../../../../config/catalogue/green-technology-2024.json'), 'utf8')) as {
    technologies: PublishedFact[];
  }
).technologies;

/** The provinces in turn, Guangdong before the others: each may nominate six technologies only. */
const PROVINCES = ['44', ...MAINLAND_PREFIXES.filter((prefix) => prefix !== '44')];
const regionOf = (seed: number): string => `${PROVINCES[seed % PROVINCES.length] ?? ''}0100`;

/** The late stages of a round on a real database, and the public site in front of it. */
export class PublicRound {
  private constructor(
    readonly engine: EngineHarness,
    readonly officer: Actor,
    readonly lead: Actor,
    readonly portal: NestFastifyApplication,
    readonly publicWork: UnitOfWork,
    /** Where the site keeps files. */
    readonly folder: string,
    private readonly clock: Clock,
  ) {}

  static async start(): Promise<PublicRound> {
    const engine = await EngineHarness.start();
    const officer = await engine.person('officer', 'ndrc', 'publicity-officer');
    const lead = await engine.person('lead', 'ndrc', 'authority-lead');
    const folder = mkdtempSync(join(tmpdir(), 'linxuan-public-'));
    const portal = await createPortal(
      loadConfig({ DATABASE_URL: engine.database.url, DATA_DIR: folder, TRUSTED_PROXIES: 'loopback' }),
      createLog({ name: 'portal', level: 'error' }),
    );
    await portal.init();
    await portal.getHttpAdapter().getInstance().ready();
    const round = new PublicRound(engine, officer, lead, portal, portal.get(UnitOfWork), folder, portal.get(Clock));
    round.at(engine.now);
    return round;
  }

  async stop(): Promise<void> {
    await this.portal.close();
    await this.engine.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Moves the product's time, for the engine and for the site. */
  at(instant: string): void {
    this.engine.now = new Date(instant).toISOString();
    this.clock.shift(Date.parse(instant) - Date.now());
  }

  applicantOf(seed: number): Promise<Actor> {
    return this.engine.person(`applicant-${seed}`, `enterprise-${seed}`, 'enterprise-clerk');
  }

  /**
   * A submitted application that has passed everything before the given state; the way there is other suites' matter.
   */
  async place(seed: number, state: string, more: Partial<PublishedFact> = {}): Promise<string> {
    const { engine } = this;
    const fact = { ...FACTS[seed % FACTS.length], ...more } as PublishedFact;
    const area = fact.area === '7' ? '1' : fact.area;
    const applicant = await engine.person(
      `applicant-${seed}`,
      await engine.enterprise(`enterprise-${seed}`, regionOf(seed)),
      'enterprise-clerk',
    );
    const now = engine.now;
    engine.now = '2024-07-15T01:00:00.000Z';
    const id = await engine.submitted(applicant, seed, {
      name: fact.name,
      holder: `青屏第${seed}环保科技有限公司`,
      area,
      category: fact.area === '7' ? '1.1' : fact.category,
    });
    engine.now = now;
    await engine.work.source.query(`UPDATE case_file SET state = $2, stage = $3 WHERE id = $1`, [
      id,
      state,
      state.split('.')[0],
    ]);
    await engine.work.source.query(
      `INSERT INTO party (id, case_id, org_id, relation) VALUES (gen_random_uuid(), $1, 'ndrc', 'authority')`,
      [id],
    );
    return id;
  }

  async dossier(stage: string, state: string): Promise<string> {
    const [row] = await this.engine.work.source.query(
      `SELECT id FROM dossier WHERE stage = $1 AND state = $2 AND edition_id = $3`,
      [stage, state, TEST_EDITION],
    );
    return row?.id ?? '';
  }

  /** Prepares and publishes a notice over all pending cases; its id. */
  async publishNotice(): Promise<string> {
    const id = await this.dossier('public-notice', 'drafted');
    await this.engine.must(this.officer, 'dossier', id, 'prepare', {
      title: '关于《绿色技术推广目录（2024年版）》拟入选技术名单的公示',
      text: '根据绿色技术推荐工作安排，经申报、推荐、审核和评审，形成拟入选技术名单，现予公示。\n公示期内，任何单位和个人对公示内容有异议的，可以在线或者书面提出，说明理由并提供可以核实的线索。对反映人的信息予以保密。',
      contact: '联系单位：绿色技术推荐工作秘书处（演示）\n联系电话：010-00000000\n电子邮箱：objection@example.org',
    });
    await this.engine.must(this.lead, 'dossier', id, 'publish');
    return id;
  }

  /** Leads a case from classification to its confirmed entry. */
  async confirmEntry(
    caseId: string,
    seed: number,
    fact: PublishedFact,
    text = '利用多级换热与相变储热装置分级回收余热，按负荷预测优化运行。',
  ): Promise<void> {
    await this.engine.must(this.officer, 'case', caseId, 'classify', { category: fact.category });
    await this.engine.must(this.officer, 'case', caseId, 'draft-entry', {
      name: fact.name,
      process: text,
      parameters: [
        { name: '热效率', value: '≥92', unit: '%' },
        { name: '设计寿命', value: '20', unit: '年' },
      ],
      cases: fact.cases.slice(0, 2).map((one, index) => ({
        caseKey: `c${index + 1}`,
        title: one.title,
        content: '建设余热回收装置及配套控制系统。',
        scale: '2×350MW',
        benefit: '',
        annualCO2Tonnes: one.annualCO2Tonnes,
        annualCoalEquivTonnes: one.annualCoalEquivTonnes,
      })),
    });
    await this.engine.must(await this.applicantOf(seed), 'case', caseId, 'confirm-entry');
  }

  async publishCatalogue(): Promise<string> {
    const id = await this.dossier('publication', 'drafted');
    await this.engine.must(this.officer, 'dossier', id, 'prepare', {
      title: '绿色技术推广目录（2024年版）',
      number: '发改环资〔2024〕1812号',
      date: '2024-12-24',
    });
    await this.engine.must(this.lead, 'dossier', id, 'publish');
    return id;
  }

  async get(url: string): Promise<{ status: number; text: string; headers: Record<string, unknown> }> {
    const answer = held('GET', url, await this.portal.inject({ method: 'GET', url }));
    return { status: answer.statusCode, text: answer.body, headers: answer.headers };
  }

  async post(
    url: string,
    form: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; text: string; location: string }> {
    const payload = new URLSearchParams(form).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
    const answer = held('POST', url, await this.portal.inject({ method: 'POST', url, payload, headers: type }));
    return { status: answer.statusCode, text: answer.body, location: String(answer.headers['location'] ?? '') };
  }

  /** Sends a form with files as a browser does; a file field that is left empty has no name. */
  async send(
    url: string,
    form: Record<string, string>,
    files: Record<string, readonly [name: string, content: Buffer]>,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; text: string; location: string }> {
    const data = new FormData();
    for (const [name, value] of Object.entries(form)) data.append(name, value);
    for (const [field, [name, content]] of Object.entries(files)) data.append(field, new File([content], name));
    const encoded = new Response(data);
    const payload = Buffer.from(await encoded.arrayBuffer());
    const type = { 'content-type': encoded.headers.get('content-type') ?? '', ...headers };
    const answer = held('POST', url, await this.portal.inject({ method: 'POST', url, payload, headers: type }));
    return { status: answer.statusCode, text: answer.body, location: String(answer.headers['location'] ?? '') };
  }
}

/** An answer, held against docs/openapi-portal.json. */
function held<T extends { statusCode: number; headers: object; body: string }>(
  method: string,
  url: string,
  answer: T,
): T {
  const type = String((answer.headers as Record<string, unknown>)['content-type'] ?? '');
  const path = url.split('?', 1)[0] ?? '';
  holdAnswer({
    method,
    path,
    status: answer.statusCode,
    type,
    body: type.includes('json') ? answer.body : undefined,
  });
  return answer;
}

/** The hidden token of a form on a page. */
export function tokenIn(page: string): string {
  return /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
}
