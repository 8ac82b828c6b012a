import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  MembershipAddBody,
  UserBody,
  UserQuery,
  SamePersonBody,
  type AccountDisabledDto,
  type GrantProposedDto,
  type MembershipAddDto,
  type SamePersonBodyDto,
  type UserBodyDto,
  type UserDto,
  type UserQueryDto,
} from '@linxuan/contracts';
import { CurrentActor, Roles, SchemaPipe, UuidPipe, type SessionActor } from '@linxuan/platform';
import { UserService } from './user.service';

@ApiTags('operator')
@Roles('operator')
@Controller('operator')
export class UserController {
  constructor(private readonly users: UserService) {}

  @Get('users')
  list(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(UserQuery, 'query')) query: UserQueryDto,
  ): Promise<{ data: UserDto[]; total: number }> {
    return this.users.page(actor, query);
  }

  @Post('users')
  create(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(UserBody)) body: UserBodyDto,
  ): Promise<GrantProposedDto> {
    return this.users.create(actor, body);
  }

  @Post('users/:id/disable')
  @HttpCode(200)
  disable(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<AccountDisabledDto> {
    return this.users.disable(actor, id);
  }

  @Post('users/:id/enable')
  enable(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<GrantProposedDto> {
    return this.users.enable(actor, id);
  }

  @Post('users/:id/same-person')
  samePerson(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Body(new SchemaPipe(SamePersonBody)) { userId }: SamePersonBodyDto,
  ): Promise<GrantProposedDto> {
    return this.users.linkPersons(actor, id, userId);
  }

  @Post('users/:id/separate')
  separate(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<GrantProposedDto> {
    return this.users.separate(actor, id);
  }

  @Post('users/:id/reset')
  reset(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<GrantProposedDto> {
    return this.users.reset(actor, id);
  }

  @Post('users/:id/memberships')
  addMembership(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Body(new SchemaPipe(MembershipAddBody)) body: MembershipAddDto,
  ): Promise<GrantProposedDto> {
    return this.users.addMembership(actor, id, body);
  }

  @Post('memberships/:id/end')
  endMembership(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<GrantProposedDto> {
    return this.users.endMembership(actor, id);
  }
}
