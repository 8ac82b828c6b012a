import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portClaims } from '../../apps/cli/launcher/port-claims.mjs';
import { choosePorts } from '../../apps/cli/launcher/ports.mjs';

const taken =
  (...ports: number[]) =>
  (port: number) =>
    Promise.resolve(!ports.includes(port));

describe('the ports of an installation', () => {
  it.each([
    [{}, undefined, taken(), [8080, 8081, 8082]],
    [{}, undefined, taken(8081), [8090, 8091, 8092]],
    [{ PORT: '9000' }, undefined, taken(), [9000, 9001, 9002]],
    [{ PORT: '9000' }, '9100', taken(), [9100, 9101, 9102]],
    [{ PORTAL_PORT: '8080' }, undefined, taken(), [8090, 8080, 8092]],
  ])('%j and --port %s', async (env, option, isFree, expected) => {
    const chosen = await choosePorts(env, option, isFree);
    expect([chosen.PORT, chosen.PORTAL_PORT, chosen.WORKER_PORT]).toEqual(expected);
  });

  const names = ['PORT', 'PORTAL_PORT', 'WORKER_PORT'] as const;
  const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const));
  it.each(pairs)('%s and %s are never the same', async (one, other) => {
    const env = { PORT: '9000', PORTAL_PORT: '9001', WORKER_PORT: '9002', [one]: '9005', [other]: '9005' };
    await expect(choosePorts(env, undefined, taken())).rejects.toThrow(
      `${one} and ${other} are both 9005: each program needs a port of its own.`,
    );
  });

  it('a port that follows from another one collides as well', async () => {
    await expect(choosePorts({ PORT: '9000', WORKER_PORT: '9001' }, undefined, taken())).rejects.toThrow(
      'PORTAL_PORT and WORKER_PORT are both 9001: each program needs a port of its own.',
    );
  });

  it('one that is taken is named', async () => {
    await expect(choosePorts({ PORT: '9000' }, undefined, taken(9002))).rejects.toThrow(
      'WORKER_PORT 9002 is taken by another program.',
    );
  });
});

describe('a port that a launcher has chosen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-claims-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const heldBy = (port: number, pid: number) => writeFileSync(join(folder, `linxuan-port-${port}`), String(pid));

  it('is nobody else’s while it lives, and anybody’s once it is gone', () => {
    const claim = portClaims(folder);
    heldBy(9000, process.ppid);
    heldBy(9001, 2 ** 22 + 1);
    expect([9000, 9001, 9002, 9002].map((port) => claim(port))).toEqual([false, true, true, true]);
    expect(readFileSync(join(folder, 'linxuan-port-9001'), 'utf8')).toBe(String(process.pid));
  });
});
