import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { joinBundle } from '@linxuan/domain';

const PAGE = join(__dirname, '../../../../../docs/definition.md');
const PARTS = ['edition', 'form', 'taxonomy', 'organisations', 'earlier'];

/** A block of the page, ```yaml bundle PART [complete], with the part of the bundle that it adds to. */
export interface TaughtBlock {
  part: string;
  text: string;
  /** The page says that with this block the programme is complete so far. */
  complete: boolean;
  /** Line of the page on which the block begins, from 1. */
  line: number;
}

/** The blocks that build a programme, in the order of the page. */
export function taughtBlocks(page = readFileSync(PAGE, 'utf8')): TaughtBlock[] {
  return [...page.matchAll(/^```yaml bundle(.*)\n([^]*?)^```$/gm)].map(({ 1: info = '', 2: text = '', index }) => {
    const [part = '', ...words] = info.trim().split(/\s+/);
    const line = page.slice(0, index).split('\n').length;
    if (!PARTS.includes(part) || words.some((word) => word !== 'complete'))
      throw new Error(`docs/definition.md:${line}: a block of no part of a bundle: ${info}`);
    return { part, text, complete: words.includes('complete'), line };
  });
}

/** The blocks as one file. A key that comes again goes on with what it had: further rows, further keys. */
export function taughtBundle(blocks: readonly TaughtBlock[]): string {
  const parts = new Map<string, Map<string, string>>();
  for (const { part, text } of blocks) {
    const keys = parts.get(part) ?? new Map<string, string>();
    parts.set(part, keys);
    for (const [whole, key = ''] of text.matchAll(/^(\w+):.*\n(?:[^\w].*\n|\n)*/gm)) {
      const before = keys.get(key);
      keys.set(key, before === undefined ? whole : before + whole.slice(whole.indexOf('\n') + 1));
    }
  }
  return joinBundle(
    [...parts.values()].map((keys) => ({ text: [...keys.values()].join('') })),
    'docs/definition.md',
  );
}
