// What the launcher says: Chinese where the terminal is Chinese, English elsewhere.
import { createInterface } from 'node:readline/promises';

const chinese = (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '').startsWith('zh');
const colour = process.stdout.isTTY && !process.env.NO_COLOR;

/** Picks one of two sentences. */
export const either = (en, zh) => (chinese ? zh : en);

/** One line of progress. */
export const say = (en, zh) => process.stdout.write(`${dim('·')} ${either(en, zh)}\n`);

/**
 * An end of the start that is the user's to mend: shown as its one sentence, without a stack; `code` is what the
 * process ends with.
 */
export class Stop extends Error {
  constructor(en, zh, code = 1) {
    super(either(en, zh));
    this.name = 'Stop';
    this.code = code;
  }
}

export const bold = (text) => (colour ? `\u001b[1m${text}\u001b[0m` : text);
const dim = (text) => (colour ? `\u001b[2m${text}\u001b[0m` : text);

/** Prints a child's output line by line behind its name. */
export function prefixed(name, stream, target = process.stdout) {
  const tag = dim(`${name.padEnd(6)} |`);
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) target.write(`${tag} ${line}\n`);
  });
  stream.on('end', () => rest && target.write(`${tag} ${rest}\n`));
}

/** Asks before data is thrown away; anything but y or 是 is no. */
export async function confirm(en, zh) {
  if (!process.stdin.isTTY) return false;
  const ask = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await ask.question(`${either(en, zh)} [y/N] `);
    return /^(y|yes|是)$/i.test(answer.trim());
  } finally {
    ask.close();
  }
}
