import { Injectable } from '@nestjs/common';
import { Processor, type JobProcessor } from '@linxuan/jobs';
import { movesOfRequest, UnitOfWork, writeNoticesAlone, type NewNotice } from '@linxuan/persistence';
import { noticesOf } from '@linxuan/domain';
import { workingCalendar } from '@linxuan/platform';
import { NoticeTables } from './notice-table';

/**
 * Tells applicants, nominators, groups and departments what became of what is theirs. Records with a narrow audience
 * stay with that audience: nobody learns from a notice what the case page would not show. Of an act on a date the plan
 * says who that is.
 */
@Injectable()
@Processor('transition.applied')
export class TransitionAppliedProcessor implements JobProcessor<'transition.applied'> {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tables: NoticeTables,
  ) {}

  async handle({ requestId }: { requestId: string }): Promise<void> {
    const moves = await movesOfRequest(this.work, requestId);
    const notices: NewNotice[] = [];
    for (const move of moves) {
      if (!move.editionId) continue;
      const edition = await this.tables.get(this.work.source.manager, move.editionId, move.editionDigest);
      notices.push(...noticesOf(move, edition, workingCalendar));
    }
    // What was recorded stays so, and a second run writes nothing new: no transaction has to hold the two together.
    await writeNoticesAlone(this.work, notices);
  }
}
