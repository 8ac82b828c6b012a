import { FilesUnavailable, missingFoundation } from './unavailable';

const error = (fields: object, message = 'failed') => Object.assign(new Error(message), fields);

describe('missingFoundation', () => {
  it.each([
    ['a refused connection', error({ code: 'ECONNREFUSED', syscall: 'connect' })],
    ['several refused addresses', new AggregateError([error({ code: 'ECONNREFUSED' })], '')],
    ['a server that stops', error({ code: '57P01' })],
    ['a server that starts', error({ driverError: error({ code: '57P03' }) })],
    ['no more connections', error({ code: '53300' })],
    ['a lost connection', error({}, 'Connection terminated unexpectedly')],
    ['a pool without a free connection', error({}, 'timeout exceeded when trying to connect')],
    ['one that is wrapped', error({ cause: error({ cause: error({ code: 'ECONNRESET' }) }) })],
  ])('knows %s as the database', (_, one) => expect(missingFoundation(one)).toBe('database'));

  it.each([
    ['a full disk', error({ code: 'ENOSPC', syscall: 'write' })],
    ['a read-only disk', error({ code: 'EROFS' })],
    ['a store that is away', new FilesUnavailable(error({ code: 'ECONNREFUSED' }))],
  ])('knows %s as the file store', (_, one) => expect(missingFoundation(one)).toBe('files'));

  it.each([
    ['a rule', error({ code: '23505' })],
    ['a wrong value', error({ code: '22P02' })],
    ['a serialization failure', error({ code: '40001' })],
    ['a bug', new TypeError('x is not a function')],
    ['nothing', undefined],
    ['a word', 'ECONNREFUSED'],
  ])('takes %s for something else', (_, one) => expect(missingFoundation(one)).toBeUndefined());
});
