// Holds the figures of a run against those of an earlier one.
import { existsSync, readFileSync } from 'node:fs';

/**
 * A table as `report.ts` keeps it: its columns and rows of text, by name.
 * @typedef {Record<string, { head: string[], rows: string[][] }>} Figures
 */

/** @param {string} file @returns {Figures} nothing where there is no such file */
export function readFigures(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/**
 * A Markdown table for each that both runs have: every figure as `before → after (ratio)`, for rows that agree in all
 * cells that are no measured figures.
 *
 * @param {Figures} before @param {Figures} after @returns {string}
 */
export function compareFigures(before, after) {
  return Object.entries(after)
    .filter(([name]) => before[name])
    .map(([name, { head, rows }]) => {
      const earlier = new Map(before[name].rows.map((row) => [keyOf(before[name].head, row), row]));
      const lines = rows.flatMap((row) => {
        const old = earlier.get(keyOf(head, row));
        return old
          ? [row.map((cell, n) => (isKey(head[n]) ? cell : change(old[before[name].head.indexOf(head[n])], cell)))]
          : [];
      });
      const line = (cells) => `| ${cells.join(' | ')} |`;
      return [`${name}:`, line(head), line(head.map(() => '---')), ...lines.map(line)].join('\n');
    })
    .join('\n\n');
}

/** What a row is about stands in these columns; the others hold what was measured. */
const KEYS = ['queue', 'transition', 'clients', 'tasks', 'open in the queue', 'who', 'needle', 'finds'];
const isKey = (column) => KEYS.includes(column);
const keyOf = (head, row) => KEYS.map((column) => row[head.indexOf(column)] ?? '').join('/');

function change(before, after) {
  const [from, to] = [Number(before), Number(after)];
  if (before === undefined || before === '' || after === '' || Number.isNaN(from) || Number.isNaN(to)) return after;
  return `${before} → ${after}${from > 0 ? ` (${(to / from).toFixed(2)})` : ''}`;
}
