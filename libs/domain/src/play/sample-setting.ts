import { getAt, setAt, validateForm, type JsonObject } from '@linxuan/form-rules';
import type { CalendarData } from '../calendar';
import { bindingsOf } from '../programme/bindings';
import type { Text } from '../programme/definition';
import { nounsOf } from '../programme/nouns';
import type { CaseRow } from '../workflow/rows';
import { RoundSetting, type PlayedEdition, type SampleApplicant } from './round-setting';

/** An edition with the names of whom it names. */
export interface SampledEdition extends PlayedEdition {
  organisations: readonly { code: string; kind: string; name: Text }[];
}

/** How many contents one case may need; the next case has others. */
const CONTENTS_OF_A_CASE = 40;

/** The setting of a round that a person watches: each case has content of its own, and what is made up says 演示. */
export class SampleSetting extends RoundSetting {
  private readonly names: ReadonlyMap<string, Text>;
  private readonly marked = new Map<string, JsonObject>();
  /** The kinds of applicants that the edition has: for each who takes applications, one that comes to it. */
  readonly samples: readonly SampleApplicant[];

  constructor(edition: SampledEdition, calendar: CalendarData) {
    super(edition, calendar);
    const { definition, organisations } = edition;
    this.samples = [...this.applicants];
    this.names = new Map([
      ['system', { zh: '系统', en: 'The system' }],
      ['public', { zh: '社会公众', en: 'The public' }],
      ...organisations.map(({ code, name }) => [code, name] as const),
      ...definition.ministryDepartments.map(({ org, name }) => [org, name] as const),
      ...definition.roster.map(({ org, name }) => [org, name] as const),
    ]);
  }

  /**
   * An applicant like this one that has not applied yet. Where organisations of the roster apply themselves there is no
   * other, and it applies once more.
   */
  another(kind: SampleApplicant, cases: readonly CaseRow[]): SampleApplicant {
    const has = (org: string) => cases.some(({ applicantOrg }) => applicantOrg === org);
    const match = this.edition.definition.routes.find(({ id }) => id === kind.route)?.match;
    if (match === 'own' || !has(kind.org)) return kind;
    const like = { ...kind, org: `${kind.org}-${this.applicants.length + 1}` };
    this.applicants.push(like);
    return like;
  }

  override contentSeed(row: CaseRow, variant: number): number {
    return numberOf(row) * CONTENTS_OF_A_CASE + super.contentSeed(row, variant);
  }

  /**
   * Content that the form accepts, with a title and a holder that say that they are made up. What is asked for is made
   * once (up to 0.2 s for a long form); cases differ by their names.
   */
  override content(seed: number, round: string): JsonObject {
    const key = `${seed}/${round}`;
    const known =
      this.marked.get(key) ??
      this.mark(super.content(seed % CONTENTS_OF_A_CASE, round), Math.floor(seed / CONTENTS_OF_A_CASE), round);
    this.marked.set(key, known);
    return known;
  }

  /** Name of an organisation; applicants are made up. */
  nameOf(org: string): Text {
    const known = this.names.get(org);
    if (known) return known;
    const n = this.applicants.findIndex((one) => one.org === org) + 1;
    return n === 0 ? { zh: org, en: org } : { zh: `样例申报单位${n}（演示）`, en: `Sample applicant ${n} (sample)` };
  }

  /** Names replace what was made of the schema alone, where the form takes them. */
  private mark(content: JsonObject, n: number, round: string): JsonObject {
    const { definition, form } = this.edition;
    const noun = nounsOf(definition).item.zh;
    const names: [string, string][] = [
      [bindingsOf(definition).title, `${noun}样例${n}（演示）`],
      ['/holder/name', `样例申报单位${n}（演示）`],
    ];
    const faults = (candidate: JsonObject) => {
      const { attachments: _files, ...fields } = candidate;
      return validateForm(form, fields, this.formFacts('2026-12-31', round)).length;
    };
    return names.reduce((kept, [pointer, name]) => {
      if (typeof getAt(kept, pointer) !== 'string') return kept;
      const named = setAt(kept, pointer, name) as JsonObject;
      return faults(named) <= faults(kept) ? named : kept;
    }, content);
  }
}

/** Which case of the round it is, from 1. */
export function numberOf({ number }: Pick<CaseRow, 'number'>): number {
  return Number(number.slice(number.lastIndexOf('-') + 1));
}
