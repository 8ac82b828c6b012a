import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { isOurs, type BasisRef, type ProgrammeDefinition } from '@linxuan/domain';
import { markedPointers, OURS, oursOf } from '@linxuan/form-rules';
import {
  deliveredEdition,
  editionNames,
} from '../../libs/domain/src/programme/testing/delivered-editions.spec-support';

type Value = string | number | boolean | null;
interface Fact {
  fact: string;
  value?: Value;
  count?: number;
  source: string;
  at: string[];
}
interface Facts {
  documents: Record<string, BasisRef & { cited?: string }>;
  editions: Record<string, Fact[]>;
  absent: Record<string, { text: string; why: string }[]>;
  taxonomies: Record<string, { source: string; names: string[] }>;
}

const facts = parse(readFileSync(resolve(__dirname, 'facts.yaml'), 'utf8')) as Facts;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Names of the edition itself, its messages and its own marks state no rule of a document. */
const OWN_WORDS = /^\/(?:title|notifications|ours)(?:\/|$)/;
/** Documents are compared as a whole; a level of a ladder is an order, and a title of nobody's rule. */
const DOCUMENTS = /^\/(?:call|result|legalBasis)\//;

/** Leaves of a value with their pointers. */
function* leaves(value: unknown, pointer = ''): Generator<[string, unknown]> {
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* leaves(inner, `${pointer}/${key}`);
  else yield [pointer, value];
}
const at = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((inner, part) => (inner as Record<string, unknown> | undefined)?.[part], value);

/** The numbers that a leaf states: its own, or those that a Chinese text names. */
function stated(pointer: string, value: unknown): string[] {
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'string') return [];
  if (DAY.test(value)) return [value];
  return /\/zh$/.test(pointer) ? (value.match(/\d+(?:\.\d+)?/g) ?? []) : [];
}

/** Where the facts of an edition stand, and which values are stated there. */
function coveredBy(definition: ProgrammeDefinition, rows: Fact[]): Map<string, Set<string>> {
  const covered = new Map<string, Set<string>>();
  for (const { at: marks, value } of rows)
    for (const pointer of marks.flatMap((mark) => markedPointers(definition, mark)))
      covered.set(pointer, (covered.get(pointer) ?? new Set()).add(String(value)));
  return covered;
}

describe('facts of the delivered editions', () => {
  it('are held for every edition', () => {
    expect(Object.keys(facts.editions).sort()).toEqual(editionNames().sort());
  });

  describe.each(editionNames())('%s', (name) => {
    const { definition } = deliveredEdition(name);
    const rows = facts.editions[name] ?? [];

    it('holds each fact with its document and where it stands', () => {
      for (const { at: marks, value, count, source } of rows) {
        expect(facts.documents[source]).toBeDefined();
        for (const mark of marks) {
          const pointers = markedPointers(definition, mark);
          expect([mark, pointers.length > 0]).toEqual([mark, true]);
          for (const pointer of pointers) {
            const found = at(definition, pointer);
            if (count !== undefined) expect([pointer, (found as unknown[]).length]).toEqual([pointer, count]);
            else if (typeof found === 'string' && found !== value)
              expect([pointer, found]).toEqual([pointer, expect.stringContaining(String(value))]);
            else expect([pointer, found]).toEqual([pointer, value]);
            expect([pointer, isOurs(definition, pointer)]).toEqual([pointer, false]);
          }
        }
      }
    });

    it('states no number and no day that is neither sourced nor marked as its own', () => {
      const covered = coveredBy(definition, rows);
      const marked = oursOf(definition);
      const unsourced = [...leaves(definition)].flatMap(([pointer, value]) =>
        OWN_WORDS.test(pointer) || DOCUMENTS.test(pointer) || isOurs(definition, pointer, marked)
          ? []
          : stated(pointer, value)
              .filter((number) => !covered.get(pointer)?.has(number))
              .map((number) => `${pointer} states ${number}`),
      );
      // The document that an edition publishes is compared as a whole below.
      expect(unsourced.filter((line) => !/\/document\/date /.test(line))).toEqual([]);
    });

    it('names documents by the number, title and day that they print', () => {
      const known = Object.values(facts.documents);
      const marked = oursOf(definition);
      const named: [string, BasisRef][] = [['/call', definition.call]];
      if (definition.result) named.push(['/result', definition.result]);
      for (const [index, one] of definition.legalBasis.entries()) named.push([`/legalBasis/${index}`, one]);
      for (const [index, stage] of definition.stages.entries())
        if (stage.kind === 'publication' && stage.document.number !== null)
          named.push([`/stages/${index}/document`, stage.document]);
      for (const [pointer, { number, title, date }] of named) {
        if (isOurs(definition, pointer, marked)) continue;
        const found = known.find((one) => (number === null ? one.title === title : one.number === number));
        expect([pointer, found && { number: found.number, title: found.title, date: found.date }]).toEqual([
          pointer,
          { number, title, date },
        ]);
      }
      // An unnumbered document of the edition's own has a day that no document gives.
      for (const [index, stage] of definition.stages.entries())
        if (stage.kind === 'publication' && stage.document.number === null)
          expect([stage.id, isOurs(definition, `/stages/${index}/document/date`, marked)]).toEqual([stage.id, true]);
    });

    it('cites only documents of the table, or says that a rule is its own', () => {
      const known = new Set([OURS, ...Object.values(facts.documents).map(({ number, cited }) => cited ?? number)]);
      const cited = [...leaves(definition)].filter(([pointer]) => /\/(?:source|basis\/document)$/.test(pointer));
      expect(cited.filter(([, value]) => !known.has(String(value).replace(/（[^）]*本期设定）$/, '')))).toEqual([]);
      expect(cited.length).toBeGreaterThan(0);
    });

    it('does not say what its document does not', () => {
      const text = [...leaves(definition)]
        .filter(([pointer]) => !pointer.startsWith('/ours/'))
        .map(([, value]) => value);
      for (const { text: wrong, why } of facts.absent[name] ?? [])
        expect([wrong, why, text.filter((value) => String(value).includes(wrong))]).toEqual([wrong, why, []]);
    });

    it('marks what it sets itself, each mark at something that is there and in both languages', () => {
      expect(definition.ours?.length ?? 0).toBeGreaterThan(0);
      for (const { at: marks, zh, en } of definition.ours ?? []) {
        expect([zh, marks.filter((mark) => markedPointers(definition, mark).length === 0)]).toEqual([zh, []]);
        expect([en, /[\u4e00-\u9fff]/.test(en)]).toEqual([en, false]);
      }
    });
  });

  it.each(Object.entries(facts.taxonomies))('%s names its classes as printed', (id, { source, names }) => {
    const taxonomy = parse(readFileSync(resolve(__dirname, `../../config/taxonomies/${id}.yaml`), 'utf8')) as {
      source: { number: string };
      entries: { name: { zh: string } }[];
    };
    expect(taxonomy.source.number).toBe(facts.documents[source]?.number);
    expect(taxonomy.entries.map(({ name }) => name.zh)).toEqual(names);
  });
});
