import { Module } from '@nestjs/common';
import { ApplicationController } from './application.controller';
import { DraftService } from './draft.service';
import { OpenApplicationService } from './open-application.service';
import { ReceiptPaperService } from './receipt-paper.service';
import { ReceiptService } from './receipt.service';
import { ReferenceController } from './reference.controller';
import { ReferenceService } from './reference.service';
import { SubmissionService } from './submission.service';

/** The applicant's side: open, fill in, submit, receipt. */
@Module({
  controllers: [ApplicationController, ReferenceController],
  providers: [
    OpenApplicationService,
    DraftService,
    SubmissionService,
    ReceiptService,
    ReceiptPaperService,
    ReferenceService,
  ],
})
export class ApplicationModule {}
