import { Module } from '@nestjs/common';
import { LiveController } from './live.controller';
import { LiveHub } from './live-hub.service';

/** Change events to open pages, as server-sent events. */
@Module({ controllers: [LiveController], providers: [LiveHub] })
export class LiveModule {}
