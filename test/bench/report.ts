import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, resolve } from 'node:path';
import { Client } from 'pg';
import { readFigures } from './compare.mjs';

const FILE = resolve(__dirname, '../../docs/performance.md');

/** Prints a table and puts it between its marks in the document; what is written around them stays. */
export async function keepTable(name: string, head: string[], rows: string[][]): Promise<void> {
  if (rows.length === 0) return;
  keepFigures(name, head, rows);
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(head), line(head.map((_, index) => (index < 2 ? '---' : '---:'))), ...rows.map(line)].join('\n');
  const block = `<!-- ${name}:begin -->\n${await machine()}\n\n${table}\n<!-- ${name}:end -->`;
  process.stderr.write(`\n${block}\n`);
  if (!existsSync(FILE)) return;
  const text = readFileSync(FILE, 'utf8');
  const marks = new RegExp(`<!-- ${name}:begin -->[\\s\\S]*<!-- ${name}:end -->`);
  writeFileSync(
    FILE,
    text.replace(marks, () => block),
  );
}

/** For `--compare`: the runner names the file. */
function keepFigures(name: string, head: string[], rows: string[][]): void {
  const file = process.env['BENCH_FIGURES'];
  if (!file) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...readFigures(file), [name]: { head, rows } }, null, 2));
}

async function machine(): Promise<string> {
  const client = new Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  await client.end();
  return `Measured on ${cpus().length} cores with Node ${process.versions.node} and PostgreSQL ${rows[0]?.server_version ?? ''}; database, api, worker, queue and the measuring client share them.`;
}
