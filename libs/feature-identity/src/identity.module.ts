import { Module } from '@nestjs/common';
import { SESSION_READER } from '@linxuan/platform';
import { SessionController } from './session.controller';
import { SessionService } from './session.service';
import { SessionViewService } from './session-view.service';

@Module({
  controllers: [SessionController],
  providers: [SessionService, SessionViewService, { provide: SESSION_READER, useExisting: SessionService }],
  exports: [SESSION_READER, SessionService],
})
export class IdentityModule {}
