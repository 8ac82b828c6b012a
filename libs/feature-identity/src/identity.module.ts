import { Global, Module } from '@nestjs/common';
import { PASSWORDS, SESSION_READER, type Passwords } from '@linxuan/platform';
import { HashQueue } from './hash-queue';
import { hashPassword } from './password';
import { PasswordChangeService } from './password-change.service';
import { SessionController } from './session.controller';
import { SessionFinder } from './session-finder.service';
import { SessionService } from './session.service';
import { SessionViewService } from './session-view.service';
import { SignInService } from './sign-in.service';

@Global()
@Module({
  controllers: [SessionController],
  providers: [
    SessionFinder,
    SessionService,
    SessionViewService,
    { provide: SESSION_READER, useExisting: SessionFinder },
    SignInService,
    PasswordChangeService,
    { provide: HashQueue, useFactory: () => new HashQueue() },
    {
      provide: PASSWORDS,
      inject: [HashQueue],
      useFactory: (hashes: HashQueue): Passwords => ({ hash: (password) => hashes.run(() => hashPassword(password)) }),
    },
  ],
  exports: [SESSION_READER, PASSWORDS, SessionService],
})
export class IdentityModule {}
