import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { decodeTextFile, type ConfigFaultDto } from '@linxuan/contracts';
import { isUnopened, openYaml, type ProgrammeProblem } from '@linxuan/domain';
import { AppSettingRepository, type Tx } from '@linxuan/persistence';
import Ajv from 'ajv';
import { isMap, isSeq, type Document, type LineCounter } from 'yaml';

/** Where the faults of the last reading are kept, for the operator's page and for each further start. */
export const FAULTS_SETTING = 'config.faults';

/** A YAML file as it was read: its content, or what is wrong with it and where. */
export interface ReadFile {
  content: unknown;
  faults: ConfigFaultDto[];
}

/** Reads a YAML file and, where a schema is named, checks its shape. Never throws for what the file holds. */
export function readYaml(file: string, schema?: string): ReadFile {
  if (!existsSync(file))
    return { content: undefined, faults: [faultAt(file, 1, 1, `没有文件${shown(file)}`, `There is no such file`)] };
  const text = decodeTextFile(readFileSync(file));
  if (text === null)
    return { content: undefined, faults: [faultAt(file, 1, 1, '不是文本文件', 'This is no text file')] };
  const opened = openYaml(text);
  if (isUnopened(opened)) return { content: undefined, faults: [faultOf(file, opened)] };
  const { document, lines, problems } = opened;
  if (problems.length > 0)
    return { content: undefined, faults: problems.slice(0, 5).map((each) => faultOf(file, each)) };
  const content: unknown = document.toJS({ maxAliasCount: 0 });
  return { content, faults: schema ? shapeFaults(file, content, document, lines, schema) : [] };
}

function shapeFaults(
  file: string,
  content: unknown,
  document: Document.Parsed,
  lines: LineCounter,
  schema: string,
): ConfigFaultDto[] {
  const check = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(schema, 'utf8')) as object);
  if (check(content)) return [];
  return (check.errors ?? []).slice(0, 5).map(({ instancePath, message }) => {
    const { line, col } = lines.linePos(offsetOf(document, instancePath));
    const where = instancePath || '/';
    return faultAt(file, line, col, `${where}不符合格式：${message ?? ''}`, `${where} ${message ?? 'is wrong'}`);
  });
}

/** Where the innermost part of a path that exists begins in the text. */
function offsetOf(document: Document.Parsed, pointer: string): number {
  let node: unknown = document.contents;
  for (const step of pointer.split('/').slice(1)) {
    const next: unknown = isMap(node) || isSeq(node) ? node.get(isSeq(node) ? Number(step) : step, true) : undefined;
    if (!next) break;
    node = next;
  }
  return (node as { range?: [number, number, number] } | null)?.range?.[0] ?? 0;
}

export function faultAt(file: string, line: number, column: number, zh: string, en: string): ConfigFaultDto {
  return { file: shown(file), line, column, message: { zh, en } };
}

export function faultOf(file: string, { line = 1, column = 1, message }: ProgrammeProblem): ConfigFaultDto {
  return faultAt(file, line, column, message.zh, message.en);
}

/** One line that an editor can jump to. */
export function faultLine({ file, line, column, message }: ConfigFaultDto): string {
  return `${file}:${line}:${column} ${message.zh} / ${message.en}`;
}

/** Says which files are skipped, on the error stream, and keeps it for the operator; what was mended is forgotten. */
export async function keepFaults(tx: Tx, faults: ConfigFaultDto[]): Promise<void> {
  await new AppSettingRepository(tx).set(FAULTS_SETTING, faults);
}

/** What the last reading kept, as lines for the terminal; empty where every file was in order. */
export async function keptFaults(tx: Tx): Promise<string> {
  const faults = await new AppSettingRepository(tx).get<ConfigFaultDto[]>(FAULTS_SETTING);
  if (!faults || faults.length === 0) return '';
  return [
    '以下配置文件有误，已跳过（修正后重新启动即可） / these configuration files are faulty and are skipped (mend them and start again):',
    ...faults.map((fault) => `  ${faultLine(fault)}`),
    '',
  ].join('\n');
}

const shown = (file: string): string => {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : join(path);
};
