import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { GrantQuery, type GrantConfirmedDto, type GrantDto, type GrantQueryDto } from '@linxuan/contracts';
import { CurrentActor, Roles, SchemaPipe, UuidPipe, type SessionActor } from '@linxuan/platform';
import { GrantService } from './grant.service';

/** What one proposes and another confirms: accounts, roles, passwords, deputies named by an operator. */
@ApiTags('operator')
@Roles('operator', 'security-officer')
@Controller('operator/grants')
export class GrantController {
  constructor(private readonly grants: GrantService) {}

  @Get()
  list(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(GrantQuery, 'query')) query: GrantQueryDto,
  ): Promise<{ data: GrantDto[]; total: number }> {
    return this.grants.page(actor, query);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  confirm(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<GrantConfirmedDto> {
    return this.grants.confirm(actor, id);
  }

  @Post(':id/decline')
  @HttpCode(204)
  decline(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.grants.decline(actor, id);
  }

  @Post(':id/withdraw')
  @HttpCode(204)
  withdraw(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.grants.withdraw(actor, id);
  }
}
