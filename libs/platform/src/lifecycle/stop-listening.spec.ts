import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { stopListening } from './stop-listening';

/** A client of its own process: it opens that many connections at once, and says what became of each. */
const CLIENT = `
  const { request } = require('node:http');
  const [port, many] = process.argv.slice(1).map(Number);
  const one = () => new Promise((settle) => {
    const sent = request({ host: '127.0.0.1', port, agent: false }, (answer) => {
      answer.resume();
      answer.on('end', () => settle(answer.statusCode));
    });
    sent.on('error', (error) => settle(error.code));
    sent.end();
  });
  process.stdin.once('data', async () => {
    const all = Array.from({ length: many }, one);
    console.log(JSON.stringify(await Promise.all(all)));
    process.exit();
  });
  console.log('here');`;
const MANY = 12;

const outcomes = async (stop: (server: Server) => Promise<unknown>): Promise<unknown[]> => {
  const server = createServer((_request, reply) => reply.setHeader('connection', 'close').end('answered'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = spawn(process.execPath, ['-e', CLIENT, String(port), String(MANY)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let said = '';
  client.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  while (!said.includes('here')) await pause(10);
  const ended = once(client, 'close');
  await new Promise<void>((settle) => client.stdin.write('go\n', () => settle()));
  // This process is busy while they come, so they all wait where the kernel keeps them.
  for (const until = performance.now() + 1_500; performance.now() < until;) continue;
  await stop(server);
  await ended;
  const line = said.split('\n').find((one) => one.startsWith('[')) ?? '[]';
  return JSON.parse(line) as unknown[];
};

describe('the end of listening', () => {
  it('answers all that waited to be accepted', async () => {
    expect(await outcomes((server) => stopListening(server))).toEqual(Array.from({ length: MANY }, () => 200));
  });

  it('resets them where it comes at once, which is why it does not', async () => {
    const met = await outcomes((server) => new Promise((settle) => server.close(settle)));
    expect(met).toContain('ECONNRESET');
  });

  it('comes in the end, however many go on coming', async () => {
    const server = createServer((_request, reply) => reply.setHeader('connection', 'close').end());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    let over = false;
    const knock = () => {
      if (over) return;
      server.emit('connection');
      setImmediate(knock);
    };
    const from = Date.now();
    server.removeAllListeners('connection');
    knock();
    await stopListening(server, 100).finally(() => (over = true));
    expect([Date.now() - from >= 100, server.listening]).toEqual([true, false]);
  });
});
