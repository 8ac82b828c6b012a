import { Module } from '@nestjs/common';
import { BundleController } from './bundle/bundle.controller';
import { BundleService } from './bundle/bundle.service';
import { TaxonomyService } from './bundle/taxonomy.service';
import { EditionFlowService } from './edition-flow.service';
import { EditionGraphService } from './edition-graph.service';
import { EditionController } from './edition.controller';
import { EditionService } from './edition.service';
import { MigrationService } from './migration.service';
import { PlayController } from './play/play.controller';
import { PlayService } from './play/play.service';
import { PlayStore } from './play/play-store';
import { ProgrammeController } from './programme.controller';
import { ProgrammeService } from './programme.service';
import { RegisterController } from './registers/register.controller';
import { RegisterService } from './registers/register.service';
import { QuotaLedgerService } from './quota-ledger.service';

/**
 * Editions: read by pages that show forms and by whoever wants to know the rules; written, proposed and approved by
 * their authority.
 */
@Module({
  controllers: [ProgrammeController, BundleController, EditionController, PlayController, RegisterController],
  providers: [
    ProgrammeService,
    EditionService,
    EditionFlowService,
    BundleService,
    TaxonomyService,
    EditionGraphService,
    MigrationService,
    QuotaLedgerService,
    PlayService,
    PlayStore,
    RegisterService,
  ],
})
export class ProgrammeModule {}
