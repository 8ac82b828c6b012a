import { compile, eligibilityRulesOf, toBpmn, toSvg, workflowMarkdown } from '@linxuan/domain';
import { completeness, formFields } from '@linxuan/form-rules';
import { examineBundle, keepsOut } from '../examine-bundle';
import { openBundle } from '../open-bundle';
import { taxonomyText } from '../write-bundle';
import { around, DELIVERED, deliveredBundle } from './delivered-bundles';
import { mutated, randomOf } from './mutations';

/** What became of mutated bundles. */
export interface Fuzzed {
  refused: number;
  importable: number;
  /** What broke a promise: how it was mutated, of which edition, and how it showed. */
  broken: string[];
}

/**
 * Mutates the delivered editions `count` times. Each must be refused with the place of an error in its lines, with words
 * and a remedy in both languages, or be an edition that can be compiled, drawn, written down and filled in.
 */
export function fuzz(count: number, seed: number): Fuzzed {
  const random = randomOf(seed);
  const texts = DELIVERED.map(([programme, edition]) => deliveredBundle(programme, edition));
  const done: Fuzzed = { refused: 0, importable: 0, broken: [] };
  for (let turn = 0; turn < count; turn++) {
    const { text, what } = mutated(texts[turn % texts.length] ?? '', random);
    const name = `${(DELIVERED[turn % texts.length] ?? []).join('/')}, seed ${seed}, turn ${turn}: ${what}`;
    try {
      const flaw = flawOf(text, done);
      if (flaw) done.broken.push(`${name}\n  ${flaw}`);
    } catch (error) {
      done.broken.push(
        `${name}\n  ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join('\n') : String(error)}`,
      );
    }
  }
  return done;
}

function flawOf(text: string, done: Fuzzed): string | null {
  const read = examineBundle(openBundle(text), around);
  const lines = text.split('\n').length;
  const faults = read.problems.filter(keepsOut);
  for (const { code, line, column, message, suggestion } of faults) {
    if (!(line >= 1 && line <= lines + 1 && column >= 1)) return `${code} at ${line}:${column} of ${lines} lines`;
    if (!message.zh || !message.en) return `${code} has no words`;
    if (!suggestion?.zh || !suggestion.en) return `${code} (${message.en}) has no remedy`;
  }
  if (faults.length > 0) {
    done.refused += 1;
    return null;
  }
  if (!read.definition || !read.form || !read.taxonomy) return 'Nothing is wrong, and yet it cannot be read';
  done.importable += 1;
  const machine = compile(read.definition);
  toSvg(machine, { language: 'zh' });
  toBpmn(machine, 'en');
  workflowMarkdown(machine);
  eligibilityRulesOf(machine, read.form);
  formFields(read.form);
  completeness(read.form, {}, [], { today: '2026-12-01', accountUscc: '' });
  taxonomyText(read.taxonomy);
  return null;
}
