import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Scripts of the page of a draw. */
export const DRAW_SCRIPTS = ['draw.js', 'draw-beacon.js'] as const;
export type DrawScript = (typeof DRAW_SCRIPTS)[number];

/** Beside the process that serves them; where the sources run, in the folder of the build. */
const FOLDERS = [__dirname, resolve(__dirname, '../../../../dist/apps/portal')];

const known = new Map<DrawScript, string>();

/** The text of a script; undefined where nothing was built. */
export function drawScript(name: DrawScript): string | undefined {
  const found = known.get(name);
  if (found !== undefined) return found;
  const file = FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (file === undefined) return undefined;
  const text = readFileSync(file, 'utf8');
  known.set(name, text);
  return text;
}

/**
 * What the page of a draw may do beyond the others: run the scripts of this site, and read its transcript. Nothing
 * inline, nothing from elsewhere.
 */
export function drawPolicy(policy: string): string {
  return `${policy};script-src 'self';connect-src 'self'`;
}
