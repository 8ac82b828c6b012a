import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DeputyBody, type DeputyBodyDto, type DeputyDto } from '@linxuan/contracts';
import { CurrentActor, Operation, SchemaPipe, UuidPipe, type SessionActor } from '@linxuan/platform';
import { DeputyService } from './deputy.service';

@ApiTags('deputies')
@Controller('deputies')
export class DeputyController {
  constructor(private readonly deputies: DeputyService) {}

  @Operation('Lists deputies that the person named, is, or has to know of.')
  @Get()
  list(@CurrentActor() actor: SessionActor): Promise<DeputyDto[]> {
    return this.deputies.list(actor);
  }

  @Operation('Lists who may deputise for a membership.')
  @Get('candidates')
  candidates(
    @CurrentActor() actor: SessionActor,
    @Query('membershipId', UuidPipe) membershipId: string,
  ): Promise<{ id: string; displayName: string; roles: string[] }[]> {
    return this.deputies.candidates(actor, membershipId);
  }

  @Operation('Names a deputy for a time.')
  @Post()
  name(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(DeputyBody)) body: DeputyBodyDto,
  ): Promise<{ id: string }> {
    return this.deputies.name(actor, body);
  }

  @Operation('Ends a deputation.')
  @Delete(':id')
  @HttpCode(204)
  end(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.deputies.end(actor, id);
  }
}
