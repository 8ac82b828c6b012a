import { Module } from '@nestjs/common';
import { CatalogueService } from './catalogue.service';
import { ClassificationService } from './classification.service';
import { EntryService } from './entry.service';
import { NoticeService } from './notice.service';
import { ObjectionFileService } from './objection-file.service';
import { ObjectionService } from './objection.service';
import { PublicationPaperController } from './publication-paper.controller';
import { PublicationPaperService } from './publication-paper.service';
import { PublicationController } from './publication.controller';

/** What publicity officers and holders read on the way from the notice to the catalogue. */
@Module({
  controllers: [PublicationController, PublicationPaperController],
  providers: [
    NoticeService,
    ObjectionService,
    ObjectionFileService,
    ClassificationService,
    EntryService,
    CatalogueService,
    PublicationPaperService,
  ],
})
export class PublicationModule {}
