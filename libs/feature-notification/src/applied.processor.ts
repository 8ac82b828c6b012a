import { Injectable } from '@nestjs/common';
import { Processor, type JobMap, type JobProcessor } from '@linxuan/jobs';
import {
  movesOfRequests,
  requestsOfJob,
  Together,
  UnitOfWork,
  writeNoticesAlone,
  type NewNotice,
} from '@linxuan/persistence';
import { noticesOf } from '@linxuan/domain';
import { workingCalendar } from '@linxuan/platform';
import { NoticeTables } from './notice-table';

/** Jobs whose notices are planned at once, at most. */
const MOST_TOGETHER = 32;

/**
 * Tells applicants, nominators, groups and departments what became of what is theirs, of all jobs that wait at once.
 * Records with a narrow audience stay with that audience: nobody learns from a notice what the case page would not show.
 * Of an act on a date the plan says who that is.
 */
@Injectable()
@Processor('transition.applied')
export class TransitionAppliedProcessor implements JobProcessor<'transition.applied'> {
  readonly together = true;
  private readonly jobs: Together<string[], void>;

  constructor(
    private readonly work: UnitOfWork,
    private readonly tables: NoticeTables,
  ) {
    this.jobs = new Together((jobs) => this.tell(jobs), { most: MOST_TOGETHER });
  }

  handle(job: JobMap['transition.applied']): Promise<void> {
    return this.jobs.do(requestsOfJob(job));
  }

  private async tell(jobs: string[][]): Promise<void[]> {
    const notices: NewNotice[] = [];
    for (const move of await movesOfRequests(this.work, jobs.flat())) {
      if (!move.editionId) continue;
      const edition = await this.tables.get(this.work.source.manager, move.editionId, move.editionDigest);
      notices.push(...noticesOf(move, edition, workingCalendar));
    }
    // What was recorded stays so, and a second run writes nothing new: no transaction has to hold the two together.
    await writeNoticesAlone(this.work, notices);
    return jobs.map(() => undefined);
  }
}
