import { Module } from '@nestjs/common';
import { BundleController } from './bundle/bundle.controller';
import { BundleService } from './bundle/bundle.service';
import { TaxonomyService } from './bundle/taxonomy.service';
import { EditionFlowService } from './edition-flow.service';
import { EditionGraphService } from './edition-graph.service';
import { EditionController } from './edition.controller';
import { EditionService } from './edition.service';
import { MigrationService } from './migration.service';
import { ProgrammeController } from './programme.controller';
import { ProgrammeService } from './programme.service';
import { QuotaLedgerService } from './quota-ledger.service';

/**
 * Editions: read by pages that show forms and by whoever wants to know the rules; written, proposed and approved by
 * their authority.
 */
@Module({
  controllers: [ProgrammeController, BundleController, EditionController],
  providers: [
    ProgrammeService,
    EditionService,
    EditionFlowService,
    BundleService,
    TaxonomyService,
    EditionGraphService,
    MigrationService,
    QuotaLedgerService,
  ],
})
export class ProgrammeModule {}
