import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Draining } from './draining';
import { closeConnectionsWhileDraining } from './stop-gracefully';

const DRAIN_MS = 300;

describe('the end of draining', () => {
  const timed = async (draining: Draining, mostMs: number, signal?: AbortSignal): Promise<number> => {
    const from = performance.now();
    draining.begin();
    await draining.over(DRAIN_MS, mostMs, signal);
    return performance.now() - from;
  };

  it('comes after its time where every answer closed its connection', async () => {
    expect(Math.round(await timed(new Draining(), 10_000))).toBeGreaterThanOrEqual(DRAIN_MS - 5);
  });

  it('waits as long after the last answer that kept its connection, but not for ever', async () => {
    const draining = new Draining();
    setTimeout(() => draining.kept(), 200);
    expect(Math.round(await timed(draining, 10_000))).toBeGreaterThanOrEqual(200 + DRAIN_MS - 5);

    const busy = new Draining();
    const answers = setInterval(() => busy.kept(), 20);
    const took = await timed(busy, 200);
    clearInterval(answers);
    expect(Math.round(took)).toBeGreaterThanOrEqual(DRAIN_MS + 200 - 5);
  });

  it('does not wait for who is impatient', async () => {
    expect(await timed(new Draining(), 10_000, AbortSignal.abort())).toBeLessThan(DRAIN_MS);
  });

  it('knows of an answer that was begun before and ends later', async () => {
    const adapter = new FastifyAdapter();
    const server = adapter.getInstance();
    const draining = new Draining();
    const kept = jest.spyOn(draining, 'kept');
    closeConnectionsWhileDraining({ getHttpAdapter: () => adapter } as unknown as NestFastifyApplication, draining);
    const body = new PassThrough();
    server.get('/long', (_request, reply) => reply.send(body));
    server.get('/short', (_request, reply) => reply.send('short'));
    const origin = await server.listen({ port: 0, host: '127.0.0.1' });
    body.write('first ');
    const long = await fetch(`${origin}/long`);
    expect(long.headers.get('connection')).toBe('keep-alive');
    draining.begin();
    const short = await fetch(`${origin}/short`);
    expect([short.headers.get('connection'), await short.text(), kept.mock.calls.length]).toEqual([
      'close',
      'short',
      0,
    ]);
    body.end('last');
    expect(await long.text()).toBe('first last');
    for (let tries = 0; tries < 100 && kept.mock.calls.length === 0; tries += 1) await pause(20);
    expect(kept).toHaveBeenCalledTimes(1);
    await server.close();
  });
});
