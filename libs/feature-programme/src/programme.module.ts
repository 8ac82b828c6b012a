import { Module } from '@nestjs/common';
import { ProgrammeController } from './programme.controller';
import { ProgrammeService } from './programme.service';

/** Editions to be read: by pages that show forms, and by whoever wants to know the rules. */
@Module({ controllers: [ProgrammeController], providers: [ProgrammeService] })
export class ProgrammeModule {}
