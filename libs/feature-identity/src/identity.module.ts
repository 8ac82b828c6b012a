import { Global, Module } from '@nestjs/common';
import { SESSION_READER } from '@linxuan/platform';
import { PasswordModule } from './password.module';
import { PasswordChangeService } from './password-change.service';
import { SessionController } from './session.controller';
import { SessionFinder } from './session-finder.service';
import { SessionService } from './session.service';
import { SessionViewService } from './session-view.service';
import { SignInService } from './sign-in.service';

@Global()
@Module({
  imports: [PasswordModule],
  controllers: [SessionController],
  providers: [
    SessionFinder,
    SessionService,
    SessionViewService,
    { provide: SESSION_READER, useExisting: SessionFinder },
    SignInService,
    PasswordChangeService,
  ],
  exports: [SESSION_READER, PasswordModule, SessionService],
})
export class IdentityModule {}
