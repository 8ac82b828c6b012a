import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { GrantQuery, type GrantConfirmedDto, type GrantDto, type GrantQueryDto } from '@linxuan/contracts';
import { CurrentActor, Operation, Roles, SchemaPipe, UuidPipe, type SessionActor } from '@linxuan/platform';
import { GrantService } from './grant.service';

/** What one proposes and another confirms: accounts, roles, passwords, deputies named by an operator. */
@ApiTags('operator')
@Roles('operator', 'security-officer')
@Controller('operator/grants')
export class GrantController {
  constructor(private readonly grants: GrantService) {}

  @Operation('Lists powers that were proposed, a page at a time.')
  @Get()
  list(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(GrantQuery, 'query')) query: GrantQueryDto,
  ): Promise<{ data: GrantDto[]; total: number }> {
    return this.grants.page(actor, query);
  }

  @Operation('Confirms a proposed power; another person than who proposed it.')
  @Post(':id/confirm')
  @HttpCode(200)
  confirm(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<GrantConfirmedDto> {
    return this.grants.confirm(actor, id);
  }

  @Operation('Declines a proposed power.')
  @Post(':id/decline')
  @HttpCode(204)
  decline(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.grants.decline(actor, id);
  }

  @Operation("Withdraws one's own proposal of a power.")
  @Post(':id/withdraw')
  @HttpCode(204)
  withdraw(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.grants.withdraw(actor, id);
  }
}
