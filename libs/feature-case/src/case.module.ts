import { Module } from '@nestjs/common';
import { CaseController } from './case.controller';
import { CaseDetailService } from './case-detail.service';
import { CaseListService } from './case-list.service';
import { DiffService } from './diff.service';
import { LadderController } from './ladder.controller';
import { LineageService } from './lineage.service';
import { NoteService } from './note.service';
import { SearchController } from './search.controller';
import { SearchService } from './search.service';
import { TimelineService } from './timeline.service';
import { WorksheetController } from './worksheet.controller';
import { WorksheetService } from './worksheet.service';

/** The reading side of a case, its notes, and the worksheets of its reviewers. */
@Module({
  controllers: [CaseController, LadderController, SearchController, WorksheetController],
  providers: [
    CaseListService,
    CaseDetailService,
    TimelineService,
    DiffService,
    LineageService,
    NoteService,
    SearchService,
    WorksheetService,
  ],
})
export class CaseModule {}
