import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const root = resolve(__dirname, '../..');
const CHINESE = /[\u3400-\u9fff]/;

const filesOf = (folder: string, end: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => join(root, folder, name));

/** Every `{zh, en}` of a tree whose two texts differ. */
function pairs(tree: unknown, found: Set<string>): void {
  if (typeof tree !== 'object' || tree === null) return;
  const { zh, en } = tree as { zh?: unknown; en?: unknown };
  if (typeof zh === 'string' && typeof en === 'string' && zh !== en) found.add(zh.trim());
  for (const value of Object.values(tree)) pairs(value, found);
}

/**
 * Chinese texts that have an English counterpart: the messages of the back office and all that the definitions say in
 * both languages. None of them may stand on an English page.
 */
export function translatedTexts(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const file of filesOf('apps/admin/src', '.zh.json')) {
    const read = (name: string) => JSON.parse(readFileSync(name, 'utf8')) as Record<string, string>;
    const [zh, en] = [read(file), read(file.replace(/\.zh\.json$/, '.en.json'))];
    for (const [key, text] of Object.entries(zh)) if (text !== en[key]) found.add(text.trim());
  }
  for (const file of filesOf('config', '.yaml')) pairs(parse(readFileSync(file, 'utf8')), found);
  return new Set([...found].filter((text) => CHINESE.test(text)));
}

/** A key of a message table that was printed in place of its text, or a value that is none. */
export const isNoText = (words: string): boolean =>
  /^[a-z][a-zA-Z]*(\.[a-zA-Z][\w-]*)+$/.test(words) ||
  /%\{\w+\}|\|\|\|\||\[object |\bNaN\b|Invalid Date|^(undefined|null)$/.test(words);
