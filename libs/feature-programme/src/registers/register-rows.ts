import type { RegisterColumn, RegisterLineDto, RegisterReportDto, RegisterRowDto } from '@linxuan/contracts';
import { isBusinessDate, parseUscc, type Text } from '@linxuan/domain';
import type { RegisterLine } from '@linxuan/persistence';

const SAID = {
  missing: { zh: '未填写', en: 'is missing' },
  uscc: { zh: '不是有效的统一社会信用代码', en: 'is no valid credit code' },
  day: { zh: '不是日期（年-月-日，例如 2025-01-31）', en: 'is no day such as 2025-01-31' },
  ends: { zh: '早于发证（公布）日期', en: 'lies before the first day' },
  twice: { zh: '与前面的行重复', en: 'stands in an earlier row' },
} as const satisfies Record<string, Text>;

const REQUIRED: readonly RegisterColumn[] = ['uscc', 'name', 'number', 'issuedOn', 'source'];
const keyOf = ({ uscc, number }: Pick<RegisterLine, 'uscc' | 'number'>): string => `${uscc}|${number}`;

/** Each row by itself: the line that it makes, or what is wrong with it, by column. */
function lineOf(
  row: RegisterRowDto,
  confirmed: readonly string[],
): { line: RegisterLine; problems: RegisterLineDto['problems'] } {
  const problems: RegisterLineDto['problems'] = [];
  const say = (column: RegisterColumn, message: Text) => problems.push({ column, message });
  for (const column of REQUIRED) if (!row[column]) say(column, SAID.missing);
  const code = row.uscc ? parseUscc(row.uscc, confirmed) : undefined;
  if (code && !code.ok) say('uscc', SAID.uscc);
  for (const column of ['issuedOn', 'validUntil'] as const)
    if (row[column] && !isBusinessDate(row[column])) say(column, SAID.day);
  const issuedOn = row.issuedOn ?? '';
  const validUntil = row.validUntil ? row.validUntil : null;
  if (problems.length === 0 && validUntil !== null && validUntil < issuedOn) say('validUntil', SAID.ends);
  return {
    line: {
      uscc: (row.uscc ?? '').toUpperCase(),
      name: row.name ?? '',
      number: row.number ?? '',
      issuedOn,
      validUntil,
      source: row.source ?? '',
    },
    problems,
  };
}

/** What a sheet does to what is known, row by row, and the lines that are to be kept. */
export function readRegister(
  rows: readonly RegisterRowDto[],
  confirmed: readonly string[],
  known: readonly RegisterLine[],
): { lines: RegisterLine[]; report: Omit<RegisterReportDto, 'done'> } {
  const before = new Map(known.map((line) => [keyOf(line), line]));
  const seen = new Set<string>();
  const kept: RegisterLine[] = [];
  const lines = rows.map((row, index): RegisterLineDto => {
    const { line, problems } = lineOf(row, confirmed);
    if (problems.length === 0 && seen.has(keyOf(line))) problems.push({ column: 'number', message: SAID.twice });
    if (problems.length > 0) return { row: index + 1, becomes: null, problems };
    seen.add(keyOf(line));
    const earlier = before.get(keyOf(line));
    const becomes = earlier === undefined ? 'new' : isSame(earlier, line) ? 'known' : 'changed';
    if (becomes !== 'known') kept.push(line);
    return { row: index + 1, becomes, problems };
  });
  const count = (becomes: RegisterLineDto['becomes']) => lines.filter((line) => line.becomes === becomes).length;
  return {
    lines: kept,
    report: {
      lines,
      figures: { added: count('new'), changed: count('changed'), known: count('known'), problems: count(null) },
    },
  };
}

const isSame = (one: RegisterLine, other: RegisterLine): boolean =>
  (Object.keys(other) as (keyof RegisterLine)[]).every((key) => one[key] === other[key]);
