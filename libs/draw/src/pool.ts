/** An expert as a draw knows one: opaque codes in place of names, the same person the same code throughout a round. */
export interface DrawExpert {
  readonly code: string;
  readonly employer: string;
  readonly group: string | null;
  readonly region: string | null;
  readonly fields: readonly string[];
  readonly senior: boolean;
}

/** What every panel keeps to; null where nothing is demanded. */
export interface DrawLimits {
  readonly perEmployer: number | null;
  readonly perGroup: number | null;
  readonly perRegion: number | null;
  /** Fields with the seats that each takes at least. An expert of two fields counts for both. */
  readonly fields: readonly { readonly field: string; readonly atLeast: number }[];
  readonly seniorsAtLeast: number;
}

/** A panel to be drawn. */
export interface PanelSpec {
  readonly code: string;
  /** Digest of the case with a salt of its own: which case it is can be shown later, and never exchanged. */
  readonly case: string;
  readonly seats: number;
  readonly limits: DrawLimits;
  /** Who must keep away from it, with the ground. */
  readonly barred: readonly { readonly code: string; readonly ground: string }[];
}

export type LimitName = 'perEmployer' | 'perGroup' | 'perRegion' | 'fields' | 'seniors';

/** The classes that a limit counts, by its name. */
export const CLASSES = [
  ['perEmployer', (expert: DrawExpert) => expert.employer],
  ['perGroup', (expert: DrawExpert) => expert.group],
  ['perRegion', (expert: DrawExpert) => expert.region],
] as const;

/** The first limit that the seated break; undefined where they keep all. */
export function brokenLimit(seated: readonly DrawExpert[], limits: DrawLimits): LimitName | undefined {
  for (const [name, classOf] of CLASSES) {
    const most = limits[name];
    if (most === null) continue;
    const counts = new Map<string, number>();
    for (const expert of seated) {
      const of = classOf(expert);
      if (of === null) continue;
      const count = (counts.get(of) ?? 0) + 1;
      if (count > most) return name;
      counts.set(of, count);
    }
  }
  const covers = (field: string) => seated.filter(({ fields }) => fields.includes(field)).length;
  if (limits.fields.some(({ field, atLeast }) => covers(field) < atLeast)) return 'fields';
  return seated.filter(({ senior }) => senior).length < limits.seniorsAtLeast ? 'seniors' : undefined;
}

/** Who may be drawn for a panel, by code: the same order whatever order the pool came in. */
export function eligibleFor(experts: readonly DrawExpert[], { barred }: PanelSpec): DrawExpert[] {
  const away = new Set(barred.map(({ code }) => code));
  return experts.filter(({ code }) => !away.has(code)).sort((a, b) => (a.code < b.code ? -1 : 1));
}
