import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  MassMailBody,
  MassMailConfirmBody,
  type MassMailBodyDto,
  type MassMailCountDto,
  type MassMailPageDto,
} from '@linxuan/contracts';
import { CurrentActor, Roles, SchemaPipe, UuidPipe, type SessionActor } from '@linxuan/platform';
import { MassMailService } from './mass-mail.service';

@ApiTags('notifications')
@Roles('operator', 'authority-lead')
@Controller('mass-mails')
export class MassMailController {
  constructor(private readonly mails: MassMailService) {}

  @Get()
  list(@CurrentActor() actor: SessionActor): Promise<MassMailPageDto> {
    return this.mails.list(actor);
  }

  @Post('count')
  count(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(MassMailBody)) body: MassMailBodyDto,
  ): Promise<MassMailCountDto> {
    return this.mails.count(actor, body);
  }

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
