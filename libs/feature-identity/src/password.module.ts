import { Global, Module } from '@nestjs/common';
import { PASSWORDS, type Passwords } from '@linxuan/platform';
import { HashQueue } from './hash-queue';
import { hashPassword } from './password';
import { checkPassword } from './password-rules';

/** Passwords in every process that takes one: checked against habits, hashed in the bounded queue. */
@Global()
@Module({
  providers: [
    { provide: HashQueue, useFactory: () => new HashQueue() },
    {
      provide: PASSWORDS,
      inject: [HashQueue],
      useFactory: (hashes: HashQueue): Passwords => ({
        check: checkPassword,
        hash: (password) => hashes.run(() => hashPassword(password)),
      }),
    },
  ],
  exports: [HashQueue, PASSWORDS],
})
export class PasswordModule {}
