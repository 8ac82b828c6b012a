import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { Client } from 'pg';

/** Ticks of a Linux process clock in milliseconds; 100 a second everywhere. */
const TICK_MS = 10;

/**
 * What the processes spent of the processor. On a machine that does other things too, times say little and this still
 * says what a transition costs. Zero where there is no /proc.
 */
export class CpuMeter {
  private before: Record<string, number> = {};
  private constructor(
    private readonly processes: Record<'api' | 'worker', number>,
    private readonly postmaster: number,
  ) {}

  static async of(processes: Record<'api' | 'worker', number>, databaseUrl: string): Promise<CpuMeter> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const parent = statOf(rows[0]?.pid ?? 0)?.parent ?? 0;
    await client.end();
    return new CpuMeter(processes, parent);
  }

  start(): void {
    this.before = this.spent();
  }

  /** Milliseconds per operation since the start. */
  each(operations: number): Record<'api' | 'worker' | 'database', number> {
    const now = this.spent();
    const cost = (name: string) => ((now[name] ?? 0) - (this.before[name] ?? 0)) / operations;
    return { api: cost('api'), worker: cost('worker'), database: cost('database') };
  }

  private spent(): Record<string, number> {
    const backends = existsSync('/proc')
      ? readdirSync('/proc')
          .filter((name) => /^\d+$/.test(name))
          .map((name) => statOf(Number(name)))
          .filter((stat) => stat?.parent === this.postmaster)
      : [];
    const all = [statOf(this.postmaster), ...backends];
    return {
      api: statOf(this.processes.api)?.ms ?? 0,
      worker: statOf(this.processes.worker)?.ms ?? 0,
      database: all.reduce((sum, stat) => sum + (stat?.ms ?? 0), 0),
    };
  }
}

/** Parent and processor time of a process, with that of its children that have ended. */
function statOf(pid: number): { parent: number; ms: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return {
      parent: Number(fields[1]),
      ms: [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0) * TICK_MS,
    };
  } catch {
    return undefined;
  }
}
