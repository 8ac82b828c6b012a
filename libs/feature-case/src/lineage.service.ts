import { Inject, Injectable } from '@nestjs/common';
import type { LadderStepDto, LineageDto, ObligationDto } from '@linxuan/contracts';
import { obligationTitle, type CaseMachine, type CaseRow, type Text, type WorkingSet } from '@linxuan/domain';
import { UnitOfWork } from '@linxuan/persistence';
import { DomainError, EDITIONS, type Editions, type SessionActor } from '@linxuan/platform';
import { offered, type OfferContext } from './offered-actions';

const STAFF_OF_MANY = ['nominator-clerk', 'nominator-lead', 'authority-clerk', 'authority-lead', 'publicity-officer'];

/** Where a case comes from and how high its holder stands: the chain of programmes that feed each other, and the levels of ladders. */
@Injectable()
export class LineageService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
  ) {}

  /** From the case down to where it began and up to what grew from it, as far as the reader may see. */
  of(actor: SessionActor, caseId: string): Promise<LineageDto[]> {
    return this.work.run(actor.scope, async (tx) => {
      const rows: {
        id: string;
        edition_id: string;
        number: string;
        title: string;
        state: string;
        outcome: CaseRow['outcome'];
        depth: number;
      }[] = await tx.query(
        `WITH RECURSIVE down AS (
           SELECT c.*, 0 AS depth FROM case_file c WHERE c.id = $1 UNION ALL SELECT c.*, d.depth - 1 FROM case_file c JOIN down d ON c.id = d.source_case_id WHERE d.depth > -10),
         up AS (SELECT c.*, 0 AS depth FROM case_file c WHERE c.id = $1 UNION ALL SELECT c.*, u.depth + 1 FROM case_file c JOIN up u ON c.source_case_id = u.id WHERE u.depth < 10)
         SELECT id, edition_id, number, title, state, outcome, depth FROM down UNION SELECT id, edition_id, number, title, state, outcome, depth FROM up ORDER BY depth, number`,
        [caseId],
      );
      if (rows.length === 0) throw new DomainError('subject.notFound');
      const chain: LineageDto[] = [];
      for (const { id, edition_id, number, title, state, outcome } of rows) {
        const { machine } = await this.editions.get(tx, edition_id);
        chain.push({
          id,
          number,
          title,
          editionTitle: machine.definition.title,
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
      const rows: {
        ladder: string;
        level: number;
        title: Text;
        edition_id: string;
        case_number: string;
        event: string;
        at: Date;
      }[] = await tx.query(`SELECT * FROM ladder_history($1)`, [org]);
      return rows.map(({ edition_id, case_number, at, ...row }) => ({
        ...row,
        editionId: edition_id,
        number: case_number,
        at: at.toISOString(),
      }));
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
      availableActions: offered(context, 'obligation', row.id),
    }));
}

/** Shas of what obligations say. */
export function obligationTexts(workingSet: WorkingSet): string[] {
  return [...workingSet.obligation.values()]
    .flatMap(({ contentSha, answerSha }) => [contentSha, answerSha])
    .filter((sha): sha is string => sha !== null);
}
