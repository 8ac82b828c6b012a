import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type {
  ConditionWorkspace,
  ConditionWorksheet,
  ListWorkspace,
  ReceiptDetail,
  ReceiptRow,
} from '@linxuan/contracts';
import { CurrentActor, Operation, QueryTextPipe, Roles, UuidPipe, type SessionActor } from '@linxuan/platform';
import { ConditionService } from './condition.service';
import { ListService } from './list.service';
import { ReceiptService } from './receipt.service';

@ApiTags('ministry')
@Controller()
export class MinistryController {
  constructor(
    private readonly receipts: ReceiptService,
    private readonly conditions: ConditionService,
    private readonly lists: ListService,
  ) {}

  @Roles('authority-clerk', 'authority-lead', 'nominator-clerk', 'nominator-lead')
  @Operation('Lists dossiers that were transmitted and wait to be received.')
  @Get('receipts')
  receiptList(
    @CurrentActor() actor: SessionActor,
    @Query('editionId', QueryTextPipe) editionId?: string,
  ): Promise<{ data: ReceiptRow[]; total: number }> {
    return this.receipts.list(actor, editionId);
  }

  @Roles('authority-clerk', 'authority-lead', 'nominator-clerk', 'nominator-lead')
  @Operation('Shows one transmitted dossier with what receipt looks at.')
  @Get('receipts/:id')
  receipt(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<ReceiptDetail> {
    return this.receipts.detail(actor, id);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Shows the cases whose conditions are checked.')
  @Get('condition-checks')
  conditionWorkspace(
    @CurrentActor() actor: SessionActor,
    @Query('stage', QueryTextPipe) stage?: string,
    @Query('editionId', QueryTextPipe) editionId?: string,
  ): Promise<ConditionWorkspace> {
    return this.conditions.workspace(actor, stage, editionId);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Shows the worksheet on which the conditions of one case are checked.')
  @Get('condition-checks/:caseId')
  conditionWorksheet(
    @CurrentActor() actor: SessionActor,
    @Param('caseId', UuidPipe) caseId: string,
  ): Promise<ConditionWorksheet> {
    return this.conditions.worksheet(actor, caseId);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Shows the cases of which the list is decided, in their order.')
  @Get('list-workspace')
  listWorkspace(
    @CurrentActor() actor: SessionActor,
    @Query('editionId', QueryTextPipe) editionId?: string,
  ): Promise<ListWorkspace> {
    return this.lists.workspace(actor, editionId);
  }
}
