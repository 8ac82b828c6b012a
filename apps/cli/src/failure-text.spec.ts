import { DomainError } from '@linxuan/platform';
import { failureText } from './failure-text';

describe('what a command says when it fails', () => {
  it('is its own words', () => {
    expect(failureText(new Error('There is no account “wang.li”.'))).toBe('There is no account “wang.li”.');
    expect(failureText(new DomainError('user.loginTaken', { login: 'wang.li' }))).toBe(
      'user.loginTaken {"login":"wang.li"}',
    );
  });

  const secret = ['wang.li', '王丽', '13911170076', '$argon2id$v=19$m=19456', 'postgres-password'];
  const database = Object.assign(new Error(`duplicate key value violates unique constraint "app_user_login"`), {
    code: '23505',
    detail: `Key (login)=(${secret.join()}) already exists.`,
    where: secret.join(),
    constraint: 'app_user_login',
  });
  const failures: Record<string, unknown> = {
    // As TypeORM wraps it, with the driver's fields copied.
    'a failed statement': Object.assign(new Error(database.message), {
      ...database,
      query: `INSERT INTO app_user VALUES ('王丽')`,
      parameters: secret,
      driverError: database,
    }),
    'an error of the driver': database,
    'one with a cause': new Error('The account was not opened', { cause: database }),
    'a connection': Object.assign(new Error('connect ECONNREFUSED postgres://linxuan:postgres-password@db/x'), {
      code: 'ECONNREFUSED',
    }),
  };
  it.each(Object.keys(failures))('holds no value of %s', (name) => {
    const text = failureText(failures[name]);
    expect(text).toMatch(/23505|ECONNREFUSED|not opened/);
    expect(secret.filter((one) => text.includes(one))).toEqual([]);
  });
});
