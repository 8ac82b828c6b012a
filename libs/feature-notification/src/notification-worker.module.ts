import { Module } from '@nestjs/common';
import { TransitionAppliedProcessor } from './applied.processor';

@Module({ providers: [TransitionAppliedProcessor], exports: [TransitionAppliedProcessor] })
export class NotificationWorkerModule {}
