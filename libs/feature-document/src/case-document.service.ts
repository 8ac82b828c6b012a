import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, EDITIONS, PAPERS, type Editions, type Papers, type SessionActor } from '@linxuan/platform';
import { applicantNotice } from './applicant-notice-data';
import { caseFacts } from './case-facts';
import { opinionPaper } from './opinion-paper';
import { receiptData } from './receipt-data';

export interface DrawnPaper {
  fileName: string;
  bytes: Buffer;
}

/** Papers of one case, drawn from its rows and snapshots as the reader may see them. */
@Injectable()
export class CaseDocumentService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    @Inject(PAPERS) private readonly papers: Papers,
    private readonly clock: Clock,
  ) {}

  /**
   * `name` is opinion-sheet.docx, notice.docx or receipt.docx; `kind` chooses among notices. Throws `subject.notFound`.
   */
  async draw(
    actor: SessionActor,
    caseId: string,
    name: string,
    options: { kind?: string | undefined; language: 'zh' | 'en' },
  ): Promise<DrawnPaper> {
    const paper = await this.work.run(actor.scope, async (tx): Promise<() => Promise<DrawnPaper>> => {
      const facts = await caseFacts(tx, this.editions, caseId);
      const { number } = facts.row;
      switch (name) {
        case 'opinion-sheet.docx': {
          const data = await opinionPaper(tx, facts, this.clock.iso());
          return async () => ({
            fileName: `${number} 会审意见表.docx`,
            bytes: await this.papers.render('joint-opinion-sheet.docx', data),
          });
        }
        case 'notice.docx': {
          const data = await applicantNotice(tx, facts, options.kind);
          return async () => ({
            fileName: `${number} ${NOTICE_NAMES[data.kind]}.docx`,
            bytes: await this.papers.render('applicant-notice.docx', data),
          });
        }
        case 'receipt.docx': {
          const data = await receiptData(tx, facts, options.language === 'en' ? 'en' : 'zh-CN');
          return async () => ({
            fileName: `${number} 提交回执.docx`,
            bytes: await this.papers.render('submission-receipt.docx', data),
          });
        }
        default:
          throw new DomainError('subject.notFound');
      }
    });
    // Drawing takes a while and needs no database.
    return paper();
  }
}

const NOTICE_NAMES = {
  acceptance: '受理通知书',
  correction: '补正通知书',
  'non-acceptance': '不予受理通知书',
} as const;
