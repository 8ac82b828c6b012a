import { Global, Module } from '@nestjs/common';
import { PASSWORDS, SESSION_READER } from '@linxuan/platform';
import { hashPassword } from './password';
import { SessionController } from './session.controller';
import { SessionFinder } from './session-finder.service';
import { SessionService } from './session.service';
import { SessionViewService } from './session-view.service';

@Global()
@Module({
  controllers: [SessionController],
  providers: [
    SessionFinder,
    SessionService,
    SessionViewService,
    { provide: SESSION_READER, useExisting: SessionFinder },
    { provide: PASSWORDS, useValue: { hash: hashPassword } },
  ],
  exports: [SESSION_READER, PASSWORDS, SessionService],
})
export class IdentityModule {}
