// Reads the lists of planted bugs: one text file for each area, laid out as a diff is, so that a reader sees the bug.
//
//   claim-last-free (equal-case)
//     in libs/domain/src/quota/claim.ts
//     by libs/domain/src/quota/claim.spec.ts
//     - number <= upTo
//     + number < upTo
//
// `-` stands exactly once in the file and is replaced by `+`; `by` names the specs that must fail then. Several lines of
// one sign are one text of several lines. An empty `+` removes the text.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a bug is about; a survivor of a kind says which sort of test is missing. */
export const KINDS = [
  'equal-case',
  'second-occurrence',
  'session',
  'order',
  'words',
  'escape',
  'index',
  'policy',
  'guard',
  'key',
  'retry',
  'conflict',
  'one-person',
  'lock',
  'filter',
  'reset',
  'swallowed-error',
  'stale-cache',
  'version',
  'arithmetic',
];

/**
 * @typedef {{ id: string, kind: string, area: string, file: string, specs: string[], find: string, replace: string }} Mutant
 */

/** All mutants of a folder, in the order of its files; an area is a file's name. @returns {Mutant[]} */
export function readMutants(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mutants'))
    .sort()
    .flatMap((name) => parseMutants(name.slice(0, -'.mutants'.length), readFileSync(join(folder, name), 'utf8')));
}

/** @returns {Mutant[]} */
export function parseMutants(area, text) {
  const found = [];
  for (const [index, line] of text.split('\n').entries()) {
    const fail = (why) => {
      throw new Error(`${area}.mutants:${index + 1} ${why}: ${line}`);
    };
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, id, kind] = /^([a-z0-9-]+) \(([a-z-]+)\)$/.exec(line) ?? [];
    if (id) {
      if (!KINDS.includes(kind)) fail('has no kind');
      found.push({ id, kind, area, file: '', specs: [], before: [], after: [] });
      continue;
    }
    const [, sign, rest] = /^ {2}(in|by|-|\+)(?: (.*))?$/.exec(line) ?? fail('is no line of a mutant');
    const mutant = found.at(-1) ?? fail('belongs to no mutant');
    if (sign === 'in') mutant.file = rest;
    else if (sign === 'by') mutant.specs.push(rest);
    else (sign === '-' ? mutant.before : mutant.after).push(rest ?? '');
  }
  return found.map(({ before, after, ...mutant }) => ({
    ...mutant,
    find: before.join('\n'),
    replace: after.join('\n'),
  }));
}

/** The text with the bug in it; throws where the place is not there exactly once. */
export function planted(text, { id, file, find, replace }) {
  const times = find === '' ? 0 : text.split(find).length - 1;
  if (times !== 1) throw new Error(`${id}: its text stands ${times} times in ${file}, once is wanted`);
  return text.split(find).join(replace);
}
