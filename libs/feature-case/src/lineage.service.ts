import { Inject, Injectable } from '@nestjs/common';
import type { LadderStepDto, LineageDto, ObligationDto } from '@linxuan/contracts';
import { editionName, obligationTitle, type CaseMachine, type WorkingSet } from '@linxuan/domain';
import { CaseHistoryRepository, UnitOfWork } from '@linxuan/persistence';
import {
  DomainError,
  EDITIONS,
  offeredActions,
  type Editions,
  type OfferContext,
  type SessionActor,
} from '@linxuan/platform';

const STAFF_OF_MANY = ['nominator-clerk', 'nominator-lead', 'authority-clerk', 'authority-lead', 'publicity-officer'];

/**
 * Where a case comes from and how high its holder stands: the chain of programmes that feed each other, and the levels
 * of ladders.
 */
@Injectable()
export class LineageService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
  ) {}

  /** From the case down to where it began and up to what grew from it, as far as the reader may see. */
  of(actor: SessionActor, caseId: string): Promise<LineageDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const rows = await new CaseHistoryRepository(tx).lineageOf(caseId);
      if (rows.length === 0) throw new DomainError('subject.notFound');
      const chain: LineageDto[] = [];
      for (const { id, editionId, number, title, state, outcome } of rows) {
        const { machine } = await this.editions.get(tx, editionId);
        chain.push({
          id,
          number,
          title,
          editionTitle: editionName(machine.definition),
          level: machine.definition.ladder?.title ?? null,
          state,
          outcome,
        });
      }
      return chain;
    });
  }

  /** Levels that an organisation reached and lost, in order; an enterprise asks for itself only. */
  levels(actor: SessionActor, org: string): Promise<LadderStepDto[]> {
    if (org !== actor.orgId && !STAFF_OF_MANY.includes(actor.role)) throw new DomainError('subject.notFound');
    return this.work.run(actor.scope, async (tx) => {
      const rows = await new CaseHistoryRepository(tx).ladderOf(org);
      return rows.map(({ caseNumber, ...row }) => ({ ...row, number: caseNumber }));
    });
  }
}

/** Reports, payments, changes and measures of a case with what the reader can do about each. */
export function obligationsOf(
  context: OfferContext,
  machine: CaseMachine,
  workingSet: WorkingSet,
  texts: Map<string, unknown>,
): ObligationDto[] {
  return [...workingSet.obligation.values()]
    .sort((a, b) => (a.openedAt === b.openedAt ? a.ruleId.localeCompare(b.ruleId) : a.openedAt < b.openedAt ? -1 : 1))
    .map((row) => ({
      ...row,
      title: obligationTitle(machine, row),
      content: row.contentSha ? (texts.get(row.contentSha) ?? null) : null,
      answer: row.answerSha ? (texts.get(row.answerSha) ?? null) : null,
      availableActions: offeredActions(context, 'obligation', row.id),
    }));
}

/** Shas of what obligations say. */
export function obligationTexts(workingSet: WorkingSet): string[] {
  return [...workingSet.obligation.values()]
    .flatMap(({ contentSha, answerSha }) => [contentSha, answerSha])
    .filter((sha): sha is string => sha !== null);
}
