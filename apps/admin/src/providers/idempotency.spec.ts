import { withKey } from './idempotency';
import { clientProblem } from './problem';

/** Sends once and tells the key that was used. */
async function keyOf(content: unknown, failure?: Error): Promise<string> {
  let used = '';
  const sent = withKey(content, (key) => {
    used = key;
    return failure ? Promise.reject(failure) : Promise.resolve();
  });
  await sent.catch(() => undefined);
  return used;
}

describe('the idempotency key of a write', () => {
  it('is kept by the same content while nobody knows what became of it', async () => {
    const first = await keyOf(['nominate', 1], clientProblem('client.offline'));
    expect(await keyOf(['nominate', 1], clientProblem('client.timeout', 504))).toBe(first);
    expect(await keyOf(['nominate', 1])).toBe(first);
  });

  it('is a new one once the write was taken', async () => {
    const first = await keyOf(['nominate', 2]);
    expect(await keyOf(['nominate', 2])).not.toBe(first);
  });

  it('is a new one once the write was refused, since the reason may pass', async () => {
    const first = await keyOf(['nominate', 3], clientProblem('client.fieldWrong', 422));
    expect(await keyOf(['nominate', 3])).not.toBe(first);
  });

  it('is never shared by different content', async () => {
    const first = await keyOf(['nominate', 4], clientProblem('client.offline'));
    expect(await keyOf(['nominate', 5], clientProblem('client.offline'))).not.toBe(first);
  });

  it('throws what stood against the write', async () => {
    const failure = clientProblem('client.offline');
    await expect(withKey('x', () => Promise.reject(failure))).rejects.toBe(failure);
  });
});
