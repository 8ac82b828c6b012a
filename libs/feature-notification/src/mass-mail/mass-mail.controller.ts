import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  MassMailBody,
  MassMailConfirmBody,
  type MassMailBodyDto,
  type MassMailCountDto,
  type MassMailPageDto,
} from '@linxuan/contracts';
import { CurrentActor, Operation, Roles, SchemaPipe, UuidPipe, type SessionActor } from '@linxuan/platform';
import { MassMailService } from './mass-mail.service';

@ApiTags('notifications')
@Roles('operator', 'authority-lead')
@Controller('mass-mails')
export class MassMailController {
  constructor(private readonly mails: MassMailService) {}

  @Operation('Lists mass mails and whom they may be sent to.')
  @Get()
  list(@CurrentActor() actor: SessionActor): Promise<MassMailPageDto> {
    return this.mails.list(actor);
  }

  @Operation('Counts whom a mass mail would reach and gives the token that confirms it.')
  @Post('count')
  count(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(MassMailBody)) body: MassMailBodyDto,
  ): Promise<MassMailCountDto> {
    return this.mails.count(actor, body);
  }

  @Operation('Sends a counted mass mail.')
  @Post(':id/confirm')
  @HttpCode(204)
  confirm(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Body(new SchemaPipe(MassMailConfirmBody)) { token }: { token: string },
  ): Promise<void> {
    return this.mails.confirm(actor, id, token);
  }
}
