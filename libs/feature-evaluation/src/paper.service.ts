import { Inject, Injectable } from '@nestjs/common';
import type { PanelDetail, papers } from '@linxuan/contracts';
import { businessDateOf, nounsOf } from '@linxuan/domain';
import {
  DecisionRecordRepository,
  WorkspaceCaseRepository,
  EditionRepository,
  UnitOfWork,
  WorksheetRepository,
  type WorkspaceCaseRow,
  type Tx,
} from '@linxuan/persistence';
import {
  Clock,
  DomainError,
  EDITIONS,
  PAPERS,
  type CompiledEdition,
  type Editions,
  type Papers,
  type SessionActor,
} from '@linxuan/platform';
import { ConditionService } from './condition.service';
import { rowAsOf } from './workspace-case';
import { factLines, panelSummaryData, scoreSheetData, type DecidedVerdict } from './paper-data';
import { PanelService } from './panel.service';
import { ReviewService } from './review.service';

export interface DrawnPaper {
  fileName: string;
  bytes: Buffer;
}
type Named = Extract<papers.PaperName, `${string}.docx`>;
interface ConditionDecision {
  verdicts?: DecidedVerdict[];
  reason?: string;
}
interface ConditionDraft {
  verdicts?: Record<string, Omit<DecidedVerdict, 'ruleId'>>;
}
const VERDICTS = { agree: 'pass', disagree: 'fail', 'ask-back': 'ask-back' } as const;

/** The papers of the condition check, the departments and the panels, drawn from what the person may see. */
@Injectable()
export class PaperService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    @Inject(PAPERS) private readonly papers: Papers,
    private readonly clock: Clock,
    private readonly conditions: ConditionService,
    private readonly reviews: ReviewService,
    private readonly panels: PanelService,
  ) {}

  /** 条件审核表: verdicts as decided, or as the worksheet has them so far. */
  async eligibilityPaper(actor: SessionActor, caseId: string): Promise<DrawnPaper> {
    const { row, edition, area, decided, draft } = await this.work.run(actor.scope, async (tx) => {
      const now = await this.load(tx, caseId);
      const stage =
        [...now.edition.machine.stages.values()].find((one) => one.kind === 'check' && one.about === 'eligibility')
          ?.id ?? '';
      const last = await new DecisionRecordRepository(tx).lastDecided(caseId, stage);
      const unsent = await new WorksheetRepository(tx).of(caseId, stage, actor.orgId);
      return {
        ...(last ? await this.load(tx, caseId, last.decidedAt) : now),
        decided: last && { ...last, payload: last.payload as ConditionDecision },
        draft: (unsent.content as ConditionDraft).verdicts ?? {},
      };
    });
    const worksheet = await this.conditions.worksheet(actor, caseId, decided?.decidedAt);
    const verdictOf = (id: string) => decided?.payload.verdicts?.find(({ ruleId }) => ruleId === id) ?? draft[id];
    const person = decided?.decidedBy ?? actor.displayName;
    const date = decided ? businessDateOf(decided.decidedAt) : null;
    return this.draw('eligibility-sheet.docx', `条件审核表-${row.number}`, {
      title: `${edition.machine.definition.title.zh}条件审核表`,
      nouns: nounsOf(edition.machine.definition),
      caseNumber: row.number,
      name: row.title,
      holder: row.holderName,
      nominator: worksheet.case.nominator?.name.zh ?? '',
      area,
      ruleVersion: worksheet.ruleVersion,
      rules: worksheet.rules.map((rule) => {
        const given = verdictOf(rule.id);
        return {
          requirement: `${rule.basis.summary.zh}（${rule.basis.document}）`,
          facts: factLines(rule),
          computed: rule.computed,
          decided: given?.verdict ?? 'undetermined',
          ...(given?.reason ? { reason: given.reason } : {}),
          person: given ? person : '',
        };
      }),
      conclusion: decided
        ? decided.action === 'accept'
          ? '经审核，符合申报条件，转部门审核。'
          : `经审核，不符合申报条件。${decided.payload.reason ?? ''}`
        : '（尚未作出结论）',
      checkedBy: person,
      confirmedBy: '',
      date,
    });
  }

  /** 部门审核表 of the person's own department, or for the lead of any that has answered. */
  async departmentPaper(actor: SessionActor, caseId: string, stageId: string, org: string): Promise<DrawnPaper> {
    const worksheet = await this.reviews.worksheet(actor, caseId, stageId);
    const opinion = worksheet.opinions.find((one) => one.org === org);
    if (!opinion?.verdict) throw new DomainError('subject.notFound');
    const { row, edition, area, category } = await this.work.run(actor.scope, (tx) =>
      this.load(tx, caseId, opinion.answeredAt ?? undefined),
    );
    return this.draw(
      'department-review-sheet.docx',
      `${worksheet.stage.title.zh}-${opinion.orgName.zh}-${row.number}`,
      {
        title: `${worksheet.stage.title.zh}表`,
        nouns: nounsOf(edition.machine.definition),
        caseNumber: row.number,
        name: row.title,
        holder: row.holderName,
        nominator: worksheet.case.nominator?.name.zh ?? '',
        area,
        category,
        department: opinion.orgName.zh,
        duty: edition.machine.definition.ministryDepartments.find((one) => one.org === org)?.name.zh ?? '',
        dueDate: opinion.dueAt && businessDateOf(opinion.dueAt),
        verdict: VERDICTS[opinion.verdict as keyof typeof VERDICTS],
        points: [],
        opinion: opinion.text ?? '',
        reviewer: opinion.author ?? '',
        head: '',
        date: opinion.answeredAt && businessDateOf(opinion.answeredAt),
      },
    );
  }

  /** 专家评分表 of one seat of a complete panel, for the lead. */
  async scoreSheet(actor: SessionActor, caseId: string, stageId: string, seatId: string): Promise<DrawnPaper> {
    const panel = await this.panels.detail(actor, caseId, stageId);
    const sheet = panel.result?.sheets.find((one) => one.seatId === seatId);
    if (!sheet || !panel.rubric) throw new DomainError('subject.notFound');
    const sealedAt = panel.seats.find(({ id }) => id === seatId)?.sealedAt ?? null;
    const { row, area, edition } = await this.work.run(actor.scope, (tx) =>
      this.load(tx, caseId, sealedAt ?? undefined),
    );
    return this.draw(
      'expert-score-sheet.docx',
      `评分表-${row.number}-${sheet.expert}`,
      scoreSheetData({
        row,
        area,
        nouns: nounsOf(edition.machine.definition),
        stage: panel.stage.title.zh,
        title: panel.rubric.title.zh,
        passMark: panel.stage.passMark,
        rubric: panel.rubric,
        sheet,
        date: sealedAt && businessDateOf(sealedAt),
      }),
    );
  }

  /** 评审汇总表 of one panel. */
  async panelSummary(actor: SessionActor, caseId: string, stageId: string): Promise<DrawnPaper> {
    const panel = await this.panels.detail(actor, caseId, stageId);
    if (!panel.result || !panel.rubric) throw new DomainError('subject.notFound');
    const { row, area, edition } = await this.work.run(actor.scope, (tx) => this.load(tx, caseId, completedAt(panel)));
    return this.draw(
      'panel-summary.docx',
      `评审汇总表-${row.number}`,
      panelSummaryData({
        title: `${panel.stage.title.zh}汇总表`,
        stage: panel.stage.title.zh,
        nouns: nounsOf(edition.machine.definition),
        area,
        rubric: panel.rubric,
        panels: [{ ...panel, case: { ...panel.case, title: row.title } }],
        passMark: panel.stage.passMark,
        chair: '',
        recorder: actor.displayName,
        date: businessDateOf(completedAt(panel) ?? this.clock.iso()),
      }),
    );
  }

  /** 评审会议纪要 of one panel: members, recusals with their replacement, result, words of the experts. */
  async panelMinutes(actor: SessionActor, caseId: string, stageId: string): Promise<DrawnPaper> {
    const panel = await this.panels.detail(actor, caseId, stageId);
    if (!panel.result) throw new DomainError('subject.notFound');
    const { row, edition, notes } = await this.work.run(actor.scope, async (tx) => ({
      ...(await this.load(tx, caseId, completedAt(panel))),
      notes: (await new WorksheetRepository(tx).of(caseId, stageId, actor.orgId)).content as {
        chair?: string;
        proceedings?: string;
      },
    }));
    const live = panel.seats.filter(({ state }) => state === 'sealed');
    const gone = panel.seats.filter(({ state }) => state === 'recused' || state === 'replaced');
    const late = live.filter(({ invitedAt }) => gone.some((one) => one.invitedAt < invitedAt));
    return this.draw('panel-minutes.docx', `评审会议纪要-${row.number}`, {
      title: `${edition.machine.definition.title.zh}${panel.stage.title.zh}会议纪要`,
      nouns: nounsOf(edition.machine.definition),
      organiser: edition.machine.definition.issuers[0]?.zh ?? '',
      date: businessDateOf(panel.session?.at ?? this.clock.iso()),
      place: panel.session?.place ?? '线上评审',
      chair: notes.chair || (live[0]?.expert.name ?? ''),
      recorder: actor.displayName,
      members: live.map(({ expert }) => ({ name: expert.name, organisation: expert.orgName.zh, specialty: '' })),
      observers: [],
      recusals: gone.map(({ expert, reason }, index) => ({
        expert: expert.name,
        caseNumber: row.number,
        reason: reason ?? '',
        replacement: late[index]?.expert.name ?? null,
      })),
      proceedings: [
        ...(notes.proceedings ?? '').split(/\n+/).filter(Boolean),
        ...panel.result.sheets.map(({ expert, comment }) => `${expert}：${comment}`),
      ],
      results: [
        {
          caseNumber: row.number,
          name: row.title,
          mean: panel.result.mean,
          conclusion: panel.result.passed === null ? '按得分排序' : panel.result.passed ? '达到合格线' : '低于合格线',
        },
      ],
      dissents: [],
    });
  }

  /** The case; with `at`, as it was when what the paper tells of was decided. */
  private async load(
    tx: Tx,
    caseId: string,
    at?: string,
  ): Promise<{ row: WorkspaceCaseRow; edition: CompiledEdition; area: string; category: string }> {
    const current = await new WorkspaceCaseRepository(tx).byId(caseId);
    if (!current) throw new DomainError('subject.notFound');
    const row = at === undefined ? current : await rowAsOf(tx, current, at);
    const edition = await this.editions.get(tx, row.editionId);
    const names = new EditionRepository(tx);
    const nameOf = async (code: string | null) => (await names.entryName(row.editionId, code)) ?? code ?? '';
    return { row, edition, area: await nameOf(row.area), category: await nameOf(row.category) };
  }

  private async draw<K extends Named>(name: K, title: string, data: papers.PaperData[K]): Promise<DrawnPaper> {
    return { fileName: `${title}.docx`, bytes: await this.papers.render(name, data) };
  }
}

/** When the last sheet of a complete panel was sealed. */
function completedAt({ seats }: PanelDetail): string | undefined {
  return seats
    .flatMap(({ sealedAt }) => sealedAt ?? [])
    .sort()
    .at(-1);
}
