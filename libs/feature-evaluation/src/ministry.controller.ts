import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ConditionDesk, ConditionSheet, ListWorkspace, ReceiptDetail, ReceiptRow } from '@linxuan/contracts';
import { CurrentActor, QueryTextPipe, Roles, type SessionActor } from '@linxuan/platform';
import { ConditionService } from './condition.service';
import { idOf } from './ids';
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
  @Get('receipts')
  receiptList(
    @CurrentActor() actor: SessionActor,
    @Query('editionId', QueryTextPipe) editionId?: string,
  ): Promise<{ data: ReceiptRow[]; total: number }> {
    return this.receipts.list(actor, editionId);
  }

  @Roles('authority-clerk', 'authority-lead', 'nominator-clerk', 'nominator-lead')
  @Get('receipts/:id')
  receipt(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<ReceiptDetail> {
    return this.receipts.detail(actor, idOf(id));
  }

  @Roles('authority-clerk', 'authority-lead')
  @Get('condition-checks')
  conditionDesk(
    @CurrentActor() actor: SessionActor,
    @Query('stage', QueryTextPipe) stage?: string,
    @Query('editionId', QueryTextPipe) editionId?: string,
  ): Promise<ConditionDesk> {
    return this.conditions.desk(actor, stage, editionId);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Get('condition-checks/:caseId')
  conditionSheet(@CurrentActor() actor: SessionActor, @Param('caseId') caseId: string): Promise<ConditionSheet> {
    return this.conditions.sheet(actor, idOf(caseId));
  }

  @Roles('authority-clerk', 'authority-lead')
  @Get('list-workspace')
  listWorkspace(
    @CurrentActor() actor: SessionActor,
    @Query('editionId', QueryTextPipe) editionId?: string,
  ): Promise<ListWorkspace> {
    return this.lists.workspace(actor, editionId);
  }
}
