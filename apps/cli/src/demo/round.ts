import { randomUUID } from 'node:crypto';
import type { ProgrammeDefinition } from '@linxuan/domain';
import type { DemoCompany } from '../seed/demo-companies';
import { demoApplication } from './application';
import type { DemoClient } from './http-client';
import { pdfFile } from './pdf-file';
import type { PlanLine } from './plan';
import { applicantLogin } from '../seed/applicant-login';

/** One application on its way through the round: what the driver knows of it. */
export interface Running {
  line: PlanLine;
  company: DemoCompany;
  id: string;
  version: number;
}

interface CaseView {
  case: { id: string; version: number; state: string; reasonCode: string | null };
  opinions: { id: string; orgId: string; stage: string; state: string; version: number }[];
  panels: { stage: string; seats: { id: string; expertUser: string; version: number }[] }[];
}

export const applicantOf = ({ line }: Pick<Running, 'line'>): string => applicantLogin(line.company);
export const clerkOf = (org: string): string => `clerk@${org}`;
export const leadOf = (org: string): string => `lead@${org}`;

/** When the defences of a whole round are heard: nothing is sealed before. */
export const ORAL_DEFENCE = '2024-09-10T01:00:00.000Z';

/** The acts of a round, each done by the person whose it is. */
export class Round {
  constructor(
    readonly client: DemoClient,
    readonly definition: ProgrammeDefinition,
    readonly editionId: string,
    /** Folder-wide answers that decide who sits on panels: user id by login. */
    readonly userId: (login: string) => string,
    /** Files an objection on the public site. */
    readonly fileObjection: (noticeId: string, itemId: string) => Promise<void>,
  ) {}

  /** An act on a case by whoever holds it; the version of the case moves on with it. */
  async act(running: Running, login: string, action: string, payload: object = {}): Promise<void> {
    const done = await this.client.act(login, 'cases', running.id, action, running.version, payload);
    running.version = done.version;
  }

  async open(line: PlanLine, company: DemoCompany): Promise<Running> {
    const login = applicantOf({ line });
    const opened = await this.client.post<{ id: string; version: number; status: string; requestId: string }>(
      login,
      '/api/cases',
      { editionId: this.editionId, title: line.technology.name.slice(0, 60) },
      { 'idempotency-key': randomUUID() },
    );
    if (opened.status !== 'applied') await this.client.settled(login, opened);
    return { line, company, id: opened.id, version: 1 };
  }

  /** Fills in the form field by field group, uploads what the slots ask for, and submits. */
  async submit(running: Running): Promise<void> {
    const login = applicantOf(running);
    const { version } = await this.client.get<{ version: number }>(login, `/api/cases/${running.id}/draft`);
    const content = demoApplication(running.line, running.company);
    const patches = Object.entries(content).map(([root, value]) => ({
      pointer: `/${root}`,
      value,
      baseVersion: version,
    }));
    const patched = (await this.client.raw(
      login,
      'PATCH',
      `/api/cases/${running.id}/draft`,
      Buffer.from(JSON.stringify({ patches })),
      { 'content-type': 'application/json' },
    )) as { version: number; refused: unknown[]; conflicts: unknown[] };
    if (patched.refused.length + patched.conflicts.length > 0)
      throw new Error(`The draft was not taken: ${JSON.stringify(patched)}`);
    await this.upload(running, login);
    const sent = await this.client.post<{ status: string; requestId: string; version: number }>(
      login,
      `/api/cases/${running.id}/submit`,
      { draftVersion: patched.version },
      { 'if-match': `"${running.version}"`, 'idempotency-key': randomUUID() },
    );
    running.version = (await this.client.settled(login, sent)).version;
  }

  private async upload(running: Running, login: string): Promise<void> {
    const { fate, index } = running.line;
    const slots = [
      'licence',
      'commitment',
      ...(fate === 'no-patent' ? [] : ['patents']),
      ...(fate === 'no-report' ? [] : ['report']),
      ...(index % 3 === 0 ? ['case-proof'] : []),
    ];
    for (const slot of slots) {
      const bytes = pdfFile(`${slot} ${running.line.company}`, 1 + (index % 4));
      const { id } = await this.client.post<{ id: string }>(login, `/api/cases/${running.id}/uploads`, {
        slot,
        name: `${slot}-${index + 1}.pdf`,
        size: bytes.length,
      });
      await this.client.raw(login, 'PATCH', `/api/uploads/${id}`, bytes, { 'upload-offset': '0' });
      await this.client.post(login, `/api/uploads/${id}/finish`, {});
    }
  }

  view(login: string, running: Running): Promise<CaseView> {
    return this.client.get<CaseView>(login, `/api/cases/${running.id}`);
  }

  /** The nominator's departments answer in parallel; `against`: one of them says no. */
  async askDepartments(running: Running, against: boolean, count = 2): Promise<void> {
    await this.ask(running, count);
    await this.answerAll(running, against);
  }

  async ask(running: Running, count: number): Promise<void> {
    const { nominator, index } = running.line;
    const all = this.definition.roster.find(({ org }) => org === nominator)?.departments ?? [];
    await this.act(running, clerkOf(nominator), 'ask', {
      departments: Array.from({ length: count }, (_, i) => all[(index + i) % all.length] ?? ''),
    });
  }

  async answerAll(running: Running, against: boolean): Promise<void> {
    const { opinions } = await this.view(clerkOf(running.line.nominator), running);
    await Promise.all(
      opinions
        .filter(({ state }) => state === 'asked')
        .map((opinion, i) => this.answer(running, opinion, against && i === 0 ? 'disagree' : 'agree', false)),
    );
  }

  async answer(
    running: Running,
    opinion: { id: string; orgId: string; version: number },
    verdict: 'agree' | 'disagree',
    signed: boolean,
  ): Promise<void> {
    const staff = `staff@${opinion.orgId}`;
    const asIntake = await this.client.act(staff, 'opinions', opinion.id, 'assign', opinion.version, {
      userId: this.userId(staff),
    });
    const words =
      verdict === 'agree'
        ? ['工艺成熟，效果有依据，同意推荐。', '经核对材料，未发现问题，同意。', '符合本领域要求，建议支持。']
        : ['能耗核算口径与本领域规定不一致，不同意推荐。', '案例证明不足以支持所报效果，不同意。'];
    const given = await this.client.act(reviewerOf(staff), 'opinions', opinion.id, 'answer', asIntake.version, {
      verdict,
      text: words[running.line.index % words.length],
    });
    if (signed) await this.client.act(leadOf(opinion.orgId), 'opinions', opinion.id, 'sign', given.version, {});
  }

  /** 按职责分工: every department that duty names reviews, its lead signs, the ministry's lead concludes. */
  async ministryReview(running: Running, against: boolean): Promise<void> {
    const clerk = clerkOf('ndrc');
    const { opinions } = await this.view(clerk, running);
    const open = opinions.filter(({ state }) => state === 'asked');
    await Promise.all(
      open.map((opinion, i) => this.answer(running, opinion, against && i === 0 ? 'disagree' : 'agree', true)),
    );
    if (against)
      await this.act(running, clerk, 'reject', {
        reasonCode: 'department-disagrees',
        reason: '部门审核未通过，材料与核算口径不一致。',
      });
    else await this.act(running, clerk, 'conclude', { note: '各部门均已反馈，同意通过。' });
  }

  /** Every condition is confirmed; what only a person can judge gets its reason. */
  async judgeConditions(running: Running): Promise<void> {
    const failing: Partial<Record<PlanLine['fate'], [reasonCode: string, reason: string]>> = {
      'case-364-days': ['eligibility-cases', '第二个应用案例截至推荐截止日仅应用364天，不足1年。'],
      'no-patent': ['eligibility-patent', '未提供专利证书。'],
      'no-report': ['eligibility-report', '未提供第三方机构报告。'],
    };
    const { eligibility } = await this.client.get<{
      eligibility: { ruleId: string; verdict: 'met' | 'not-met' | 'undetermined' }[];
    }>(clerkOf('ndrc'), `/api/cases/${running.id}`);
    const fails = failing[running.line.fate];
    const unmet = eligibility.filter(({ verdict }) => verdict === 'not-met').map(({ ruleId }) => ruleId);
    if ((fails !== undefined) !== unmet.length > 0)
      throw new Error(
        `${running.line.company} (${running.line.fate}) computed as unmet: ${unmet.join(', ') || 'nothing'}`,
      );
    if (fails) return this.act(running, clerkOf('ndrc'), 'reject', { reasonCode: fails[0], reason: fails[1] });
    const verdicts = eligibility.map(({ ruleId, verdict }) => ({
      ruleId,
      computed: verdict,
      verdict: 'met',
      ...(verdict === 'met' ? {} : { reason: '经审阅材料，认为符合。' }),
    }));
    return this.act(running, clerkOf('ndrc'), 'accept', { verdicts });
  }

  /**
   * Seats a panel, lets every expert accept and seal, and concludes. `level` is the mark in percent the experts are
   * around.
   */
  async panel(
    running: Running,
    stage: string,
    experts: string[],
    level: number,
    passes: boolean,
    sessionAt = ORAL_DEFENCE,
  ): Promise<void> {
    const oral = stage === 'oral-defence';
    const session = {
      title: `第${1 + (running.line.index % 6)}场`,
      at: sessionAt,
      place: '北京会议中心（演示）',
      position: 1 + Math.floor(running.line.index / 6),
    };
    await this.act(running, clerkOf('ndrc'), 'seat', {
      experts: experts.map((login) => this.userId(login)),
      ...(oral ? { session } : {}),
    });
    const { panels } = await this.view(clerkOf('ndrc'), running);
    const seats = panels.find((panel) => panel.stage === stage)?.seats ?? [];
    const definition = this.definition.stages.find(({ id }) => id === stage);
    const rubric = this.definition.rubrics.find(
      ({ id }) => definition && 'rubric' in definition && id === definition.rubric,
    );
    await Promise.all(
      experts.map(async (login, i) => {
        const seat = seats.find(({ expertUser }) => expertUser === this.userId(login));
        if (!seat || !rubric) throw new Error(`${login} has no seat`);
        const accepted = await this.client.act(login, 'seats', seat.id, 'accept', seat.version, { noConflict: true });
        const scores = rubric.criteria.map(({ id }, c) => ({
          criterion: id,
          score: Math.round((rubric.scale * (level + ((running.line.index * 7 + c * 5 + i * 3) % 13) - 6)) / 100),
          comment: COMMENTS[(running.line.index + c + i) % COMMENTS.length] ?? '',
        }));
        await this.client.act(login, 'seats', seat.id, 'seal', accepted.version, {
          scores,
          comment: passes ? '总体水平较高，建议通过。' : '核心指标支撑不足，建议不予通过。',
        });
      }),
    );
    if (passes) await this.act(running, leadOf('ndrc'), 'conclude', {});
    else
      await this.act(running, leadOf('ndrc'), 'reject', { reasonCode: 'low-score', reason: '专家平均分低于合格线。' });
  }
}

const COMMENTS = [
  '依据充分。',
  '与同类技术相比有优势。',
  '数据完整，可核实。',
  '推广条件尚需说明。',
  '示范效果明确。',
  '经济性较好。',
  '创新点表述清楚。',
];

/** In the demo one person of a department holds both roles; each session acts in one of them. */
export function reviewerOf(staff: string): string {
  return `${staff}#department-reviewer`;
}
