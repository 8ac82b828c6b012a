import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  RegisterBody,
  RegisterOwnQuery,
  RegisterParams,
  type RegisterBodyDto,
  type RegisterDto,
  type RegisterOwnDto,
  type RegisterReportDto,
} from '@linxuan/contracts';
import { CurrentActor, Operation, Roles, SchemaPipe, type SessionActor } from '@linxuan/platform';
import { RegisterService } from './register.service';

const KEEPERS = ['authority-clerk', 'authority-lead'] as const;

@ApiTags('programmes')
@Controller('registers')
export class RegisterController {
  constructor(private readonly registers: RegisterService) {}

  @Roles(...KEEPERS)
  @Operation('Lists the registers by which editions of the authority let applicants in.')
  @Get()
  list(@CurrentActor() actor: SessionActor): Promise<RegisterDto[]> {
    return this.registers.list(actor);
  }

  @Roles('enterprise-clerk')
  @Operation('Shows what the registers of an edition know of the own organisation.')
  @Get('own')
  own(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(RegisterOwnQuery, 'query')) { editionId }: { editionId: string },
  ): Promise<RegisterOwnDto> {
    return this.registers.own(actor, editionId);
  }

  @Roles(...KEEPERS)
  @Operation('Says what a sheet would do to a register, row by row; nothing changes.')
  @Post(':register/report')
  @HttpCode(200)
  report(
    @CurrentActor() actor: SessionActor,
    @Param(new SchemaPipe(RegisterParams, 'query')) { register }: { register: string },
    @Body(new SchemaPipe(RegisterBody)) { rows }: RegisterBodyDto,
  ): Promise<RegisterReportDto> {
    return this.registers.take(actor, register, rows, false);
  }

  @Roles(...KEEPERS)
  @Operation('Brings a sheet into a register, all of it or nothing.')
  @Post(':register')
  @HttpCode(200)
  import(
    @CurrentActor() actor: SessionActor,
    @Param(new SchemaPipe(RegisterParams, 'query')) { register }: { register: string },
    @Body(new SchemaPipe(RegisterBody)) { rows }: RegisterBodyDto,
  ): Promise<RegisterReportDto> {
    return this.registers.take(actor, register, rows, true);
  }
}
