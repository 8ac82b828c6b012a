import { Module } from '@nestjs/common';
import { OpinionInboxService } from './opinion-inbox.service';
import { ReviewOptionsService } from './review-options.service';
import { DossierController } from './dossier.controller';
import { DossierListService } from './dossier-list.service';
import { DossierViewService } from './dossier-view.service';
import { NominationController } from './nomination.controller';
import { NominationPapersService } from './nomination-papers.service';
import { ScanService } from './scan.service';
import { WorkspaceService } from './workspace.service';

/** Choosing, ranking and sending a batch within a quota; and reading the dossiers of every kind. */
@Module({
  controllers: [DossierController, NominationController],
  providers: [
    WorkspaceService,
    ReviewOptionsService,
    OpinionInboxService,
    DossierListService,
    DossierViewService,
    NominationPapersService,
    ScanService,
  ],
})
export class NominationModule {}
