import { Module } from '@nestjs/common';
import { LiveController } from './live.controller';
import { LiveHub } from './live-hub.service';

/** Hints to open pages by server-sent events. */
@Module({ controllers: [LiveController], providers: [LiveHub] })
export class LiveModule {}
