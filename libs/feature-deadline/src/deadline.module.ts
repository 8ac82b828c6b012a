import { Module } from '@nestjs/common';
import { CalendarProcessor } from './calendar.processor';
import { CalendarService } from './calendar.service';
import { DeadlineController } from './deadline.controller';
import { DeadlineService } from './deadline.service';
import { OwnDateService } from './own-date.service';

@Module({ controllers: [DeadlineController], providers: [CalendarService, DeadlineService, OwnDateService] })
export class DeadlineModule {}

/** The worker's half: moves what a new year of the calendar moves. */
@Module({ providers: [CalendarProcessor], exports: [CalendarProcessor] })
export class DeadlineWorkerModule {}
