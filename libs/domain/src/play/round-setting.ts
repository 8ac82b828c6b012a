import type { FormDefinition, Json, JsonObject } from '@linxuan/form-rules';
import { calendarFromChineseDays, type CalendarData } from '../calendar';
import { compile } from '../programme/compile';
import type { CaseMachine } from '../programme/machine';
import type { DueDates } from '../workflow/context';
import type { CaseRow } from '../workflow/rows';
import type { ProgrammeDefinition } from '../programme/definition';
import type { Actor, Role } from '../workflow/actor';
import { dueDatesOf } from '../workflow/due-dates';
import { deriveId } from '../workflow/ids';
import { exampleContent } from './form-example';

/** An edition with what stands beside it, as far as a round needs it. */
export interface PlayedEdition {
  definition: ProgrammeDefinition;
  form: FormDefinition;
  taxonomy: { entries: readonly { code: string; level: number; parent: string | null }[] };
  organisations: readonly { code: string; kind: string }[];
}

/** An organisation that may apply on a route, as the database would hold it. */
export interface SampleApplicant {
  org: string;
  route: string;
  region: string;
  affiliation: string | null;
  parent: string | null;
}
export interface SamplePerson {
  name: string;
  org: string;
  role: Role;
}

export const EXPERTS = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7'];

/** What does not change while a round is played, shared by all copies of it. */
export class RoundSetting {
  readonly machine: CaseMachine;
  readonly dueDates: DueDates;
  readonly editionId: string;
  readonly applicants: SampleApplicant[];
  readonly people = new Map<string, SamplePerson>();
  readonly contents = new Map<string, JsonObject>();
  /** Content-addressed, so every copy of a round may share them. */
  readonly snapshots = new Map<string, unknown>();
  private readonly users = new Map<string, Actor>();
  readonly areas: Record<string, string>;
  private readonly categories: string[];

  constructor(
    readonly edition: PlayedEdition,
    calendar: CalendarData = calendarFromChineseDays(),
  ) {
    this.dueDates = dueDatesOf(calendar);
    const { definition, taxonomy, organisations } = edition;
    this.machine = compile(definition);
    this.editionId = `${definition.id}-${definition.edition}`;
    this.areas = Object.fromEntries(taxonomy.entries.map(({ code }) => [code, code.split('.')[0] ?? code]));
    this.categories = definition.taxonomy.openAreas.flatMap((area) => {
      const inside = taxonomy.entries.filter(({ code }) => this.areas[code] === area);
      const deepest = Math.max(1, ...inside.map(({ level }) => level));
      return inside
        .filter(({ level }) => level === deepest)
        .slice(0, 2)
        .map(({ code }) => code);
    });
    this.applicants = definition.routes.flatMap((route) =>
      applicantsOf(
        edition,
        route,
        organisations.filter(({ kind }) => kind === 'central-soe-group').map(({ code }) => code),
      ),
    );
  }

  user(org: string, role: Role, n: number): Actor {
    const name =
      role === 'system' ? 'system' : role === 'expert' ? (EXPERTS[n % EXPERTS.length] ?? '') : `${role}@${org}#${n}`;
    const key = `${name}|${org}`;
    const known = this.users.get(key);
    if (known) return known;
    const userId = deriveId('sample-person', name);
    this.people.set(`${userId}/${org}/${role}`, { name, org, role });
    const actor: Actor = { userId, orgId: org, role };
    this.users.set(key, actor);
    return actor;
  }

  /** An institute that is no party to any case. */
  get expertOrg(): string {
    return this.edition.organisations.find(({ kind }) => kind === 'institute')?.code ?? 'institute';
  }

  /** Which content a case submits next; each of its revisions has its own. */
  contentSeed({ revision }: CaseRow, variant: number): number {
    return revision * 7 + 1 + (variant % 2);
  }

  /** Content that the edition's form accepts in this round of it; the same seed gives the same content. */
  content(seed: number, round: string): JsonObject {
    const key = `${seed}/${round}`;
    const known =
      this.contents.get(key) ??
      exampleContent(this.edition.form, {
        seed,
        categories: this.categories,
        taxonomy: this.edition.definition.taxonomy.id,
        facts: this.formFacts('2026-12-31', round),
      });
    this.contents.set(key, known);
    return known;
  }

  formFacts(today: string, round: string): Record<string, Json> {
    return { today, accountUscc: null, round };
  }
}

function applicantsOf(
  { definition }: PlayedEdition,
  route: ProgrammeDefinition['routes'][number],
  groups: string[],
): SampleApplicant[] {
  const entries = definition.roster.filter((entry) => entry.route === route.id);
  switch (route.match) {
    case 'central-soe-group':
      return groups.map((group) => ({
        org: `sample-${group}`,
        route: route.id,
        region: '110105',
        affiliation: null,
        parent: group,
      }));
    case 'roster-group':
      return entries.map(({ org }) => ({
        org: `sample-${org}`,
        route: route.id,
        region: '110105',
        affiliation: null,
        parent: org,
      }));
    case 'own':
      return entries.map(({ org }) => ({ org, route: route.id, region: '110105', affiliation: null, parent: null }));
    case 'national':
    case 'region-or-affiliation':
      return (route.match === 'national' ? entries.slice(0, 1) : entries).map((entry) => ({
        org: `sample-${entry.org}`,
        route: route.id,
        region: (entry.regionPrefix ?? '11').padEnd(4, '0').padEnd(6, '0'),
        affiliation: entry.affiliation ?? null,
        parent: null,
      }));
  }
}
