import { HashQueue } from './hash-queue';

describe('HashQueue', () => {
  const later = () => {
    let done: () => void = () => undefined;
    const promise = new Promise<void>((settle) => (done = settle));
    return { promise, done };
  };

  it('runs a few at once, the others in their order, and refuses what is too much', async () => {
    const queue = new HashQueue(2, 3);
    const gates = [1, 2, 3, 4, 5].map(later);
    const order: number[] = [];
    const runs = gates.map(({ promise }, n) =>
      queue.run(async () => {
        order.push(n);
        await promise;
        return n;
      }),
    );
    await expect(queue.run(() => Promise.resolve(6))).rejects.toMatchObject({
      code: 'service.busy',
      params: { seconds: 5 },
    });
    expect(order).toEqual([0, 1]);
    gates.forEach(({ done }) => done());
    expect(await Promise.all(runs)).toEqual([0, 1, 2, 3, 4]);
    expect(order).toEqual([0, 1, 2, 3, 4]);
  });

  it('goes on after a failure', async () => {
    const queue = new HashQueue(1, 1);
    await expect(queue.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await queue.run(() => Promise.resolve('yes'))).toBe('yes');
  });
});
