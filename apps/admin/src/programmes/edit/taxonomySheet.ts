/** A cell as a sheet has it. */
export type Cell = string | number | boolean | Date | null | undefined;

/** What a sheet of entries lacks to be a taxonomy: its name and the document that it comes from. */
export interface TaxonomyHead {
  id: string;
  title: { zh: string; en: string };
  source: { number: string; title: string; date: string };
}

export const TAXONOMY_COLUMNS = ['代码 Code', '名称 Name', '英文名称 English name', '标准 Standards'] as const;

/**
 * A sheet with a row for each entry (code, name, English name, standards divided by `;`) as YAML. Level and parent
 * follow from the dots of the code. The first row is the heading where its first cell has no digit. Nothing is judged
 * here; the server says what is wrong, and its line is that of the row below the head of the text.
 */
export function taxonomyOfSheet(rows: readonly (readonly Cell[])[], head: TaxonomyHead): string {
  const filled = rows.map((row) => row.map(words)).filter((row) => row.some((cell) => cell !== ''));
  const entries = filled.filter((row, index) => index > 0 || /\d/.test(row[0] ?? ''));
  return [
    `id: ${JSON.stringify(head.id)}`,
    `title: ${pair(head.title.zh, head.title.en)}`,
    `source: {number: ${JSON.stringify(head.source.number)}, title: ${JSON.stringify(head.source.title)}, date: ${JSON.stringify(head.source.date)}}`,
    'entries:',
    ...entries.map(([code = '', zh = '', en = '', standards = '']) => {
      const dots = code.split('.');
      const parent = dots.length > 1 ? JSON.stringify(dots.slice(0, -1).join('.')) : 'null';
      const listed = standards
        .split(/[;；]/)
        .map((one) => one.trim())
        .filter((one) => one !== '');
      return `  - {code: ${JSON.stringify(code)}, level: ${dots.length}, parent: ${parent}, name: ${pair(zh, en === '' ? zh : en)}${listed.length > 0 ? `, standards: ${JSON.stringify(listed)}` : ''}}`;
    }),
    '',
  ].join('\n');
}

const pair = (zh: string, en: string): string => `{zh: ${JSON.stringify(zh)}, en: ${JSON.stringify(en)}}`;

/** 1.1 is a number in a sheet whose cells are not text; a date is none of ours and becomes its day. */
function words(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).trim();
}
