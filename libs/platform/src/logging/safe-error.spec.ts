import { createLog } from './create-log';
import { safeError, safeMessage } from './safe-error';

const SECRETS = [
  '13800138000',
  'hunter2-password',
  '$argon2id$v=19$m=19456$c29tZXNhbHQ',
  '王小明的意见',
  'who@example.org',
];
const error = (message: string, fields: object = {}) => Object.assign(new Error(message), fields);

/** Errors as libraries throw them, with a value in every place in which one has been seen. */
const CARRIERS: Record<string, (secret: string) => unknown> = {
  'a failed statement': (secret) =>
    error(`duplicate key value violates unique constraint "app_user_login_key"`, {
      name: 'QueryFailedError',
      query: 'INSERT INTO app_user VALUES ($1)',
      parameters: [secret],
      driverError: error('duplicate key', {
        code: '23505',
        detail: `Key (login)=(${secret}) already exists.`,
        where: `unnamed portal parameter $1 = '${secret}'`,
        constraint: 'app_user_login_key',
      }),
    }),
  'a value PostgreSQL cannot read': (secret) =>
    error(`invalid input syntax for type uuid: "${secret}"`, { code: '22P02' }),
  'a broken document': (secret) =>
    error(`Unexpected token 'a', "${secret}" is not valid JSON`, { name: 'SyntaxError' }),
  'a command of Redis': (secret) =>
    error('WRONGTYPE', { name: 'ReplyError', command: { name: 'hset', args: ['job', JSON.stringify({ secret })] } }),
  'a refused mail': (secret) => error(`550 5.1.1 <${secret}@example.org> unknown`, { response: `550 ${secret}` }),
  'a failed call': (secret) => error(`GET https://host/path?contact=${secret} failed`, { config: { data: secret } }),
  'a connection URL': (secret) => error(`connect failed: postgres://app:${encodeURIComponent(secret)}@db:5432/linxuan`),
  'a cause': (secret) => error('outer', { cause: error(`inner "${secret}"`, { parameters: [secret] }) }),
  'several errors': (secret) => new AggregateError([error(`"${secret}"`)], `all failed: '${secret}'`),
  'a name that is a value': (secret) => error('x', { name: `Error of ${secret}`, code: `code ${secret}` }),
  'an object': (secret) => ({ message: `no "${secret}"`, body: secret }),
  'a thrown word': (secret) => `'${secret}'`,
};

describe.each(Object.entries(CARRIERS))('%s', (_, carry) => {
  it.each(SECRETS)('does not show %s', (secret) => {
    const lines: string[] = [];
    const log = createLog({ name: 'test', level: 'trace' }, { write: (line) => void lines.push(line) });
    const thrown = carry(secret);
    log.error({ err: thrown }, 'failed');
    log.warn({ err: thrown });
    log.warn({ cause: thrown, error: thrown instanceof Error ? thrown : undefined }, 'failed');
    if (thrown instanceof Error) log.fatal(thrown);
    const told = lines.slice(0, 2).join('') + lines.slice(3).join('');
    expect(told).not.toContain(secret);
    expect(told).not.toContain(encodeURIComponent(secret));
    if (thrown instanceof Error) expect(lines[2]).not.toContain(secret);
    expect(lines).toHaveLength(thrown instanceof Error ? 4 : 3);
  });
});

describe('safeError', () => {
  it('keeps what says where and what', () => {
    const found = safeError(CARRIERS['a failed statement']?.('x'));
    expect(found).toMatchObject({
      type: 'QueryFailedError',
      message: 'duplicate key value violates unique constraint "app_user_login_key"',
      code: '23505',
      constraint: 'app_user_login_key',
    });
    expect(found.stack).toMatch(/^\s+at .*safe-error\.spec\.ts/m);
  });

  it('keeps plain sentences and ids', () => {
    const sentence = 'No processor for transition.apply of 0b0f7a3e-3b55-4a86-9a0c-7a7f0e6a9d11';
    expect(safeMessage(sentence)).toBe(sentence);
  });
});
