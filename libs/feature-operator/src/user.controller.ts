import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  MembershipAddBody,
  UserBody,
  UserQuery,
  type InitialPasswordDto,
  type MembershipAddDto,
  type UserBodyDto,
  type UserDto,
  type UserQueryDto,
} from '@linxuan/contracts';
import { CurrentActor, Roles, SchemaPipe, type SessionActor } from '@linxuan/platform';
import { UserService } from './user.service';
import { UuidPipe } from './uuid.pipe';

@ApiTags('operator')
@Roles('operator')
@Controller('operator')
export class UserController {
  constructor(@Inject(UserService) private readonly users: UserService) {}

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
  ): Promise<InitialPasswordDto> {
    return this.users.create(actor, body);
  }

  @Post('users/:id/disable')
  @HttpCode(204)
  disable(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.users.setDisabled(actor, id, true);
  }

  @Post('users/:id/enable')
  @HttpCode(204)
  enable(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.users.setDisabled(actor, id, false);
  }

  @Post('users/:id/reset')
  @HttpCode(200)
  reset(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<InitialPasswordDto> {
    return this.users.reset(actor, id);
  }

  @Post('users/:id/memberships')
  addMembership(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Body(new SchemaPipe(MembershipAddBody)) body: MembershipAddDto,
  ): Promise<{ id: string }> {
    return this.users.addMembership(actor, id, body);
  }

  @Post('memberships/:id/end')
  @HttpCode(204)
  endMembership(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.users.endMembership(actor, id);
  }
}
