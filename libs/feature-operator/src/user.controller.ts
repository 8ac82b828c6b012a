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
import { CurrentActor, Operation, Roles, SchemaPipe, UuidPipe, type SessionActor } from '@linxuan/platform';
import { UserService } from './user.service';

@ApiTags('operator')
@Roles('operator')
@Controller('operator')
export class UserController {
  constructor(private readonly users: UserService) {}

  @Operation('Lists accounts, a page at a time.')
  @Get('users')
  list(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(UserQuery, 'query')) query: UserQueryDto,
  ): Promise<{ data: UserDto[]; total: number }> {
    return this.users.page(actor, query);
  }

  @Operation('Reads an account with what it may act as.')
  @Get('users/:id')
  one(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<UserDto> {
    return this.users.one(actor, id);
  }

  @Operation('Proposes an account; another person confirms it.')
  @Post('users')
  create(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(UserBody)) body: UserBodyDto,
  ): Promise<GrantProposedDto> {
    return this.users.create(actor, body);
  }

  @Operation('Closes an account at once.')
  @Post('users/:id/disable')
  @HttpCode(200)
  disable(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<AccountDisabledDto> {
    return this.users.disable(actor, id);
  }

  @Operation('Proposes to open an account again.')
  @Post('users/:id/enable')
  enable(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<GrantProposedDto> {
    return this.users.enable(actor, id);
  }

  @Operation('Proposes that two accounts belong to one person.')
  @Post('users/:id/same-person')
  samePerson(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Body(new SchemaPipe(SamePersonBody)) { userId }: SamePersonBodyDto,
  ): Promise<GrantProposedDto> {
    return this.users.linkPersons(actor, id, userId);
  }

  @Operation('Proposes that an account belongs to a person of its own.')
  @Post('users/:id/separate')
  separate(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<GrantProposedDto> {
    return this.users.separate(actor, id);
  }

  @Operation('Proposes a new password for an account.')
  @Post('users/:id/reset')
  reset(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<GrantProposedDto> {
    return this.users.reset(actor, id);
  }

  @Operation('Proposes a role for an account.')
  @Post('users/:id/memberships')
  addMembership(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Body(new SchemaPipe(MembershipAddBody)) body: MembershipAddDto,
  ): Promise<GrantProposedDto> {
    return this.users.addMembership(actor, id, body);
  }

  @Operation('Takes a role from an account, or proposes it.')
  @Post('memberships/:id/end')
  endMembership(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<GrantProposedDto> {
    return this.users.endMembership(actor, id);
  }
}
