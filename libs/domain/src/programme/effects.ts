import { addDays, addMonths, businessDateOf } from '../calendar';
import type { EffectRule, PublicationStage, Text } from './definition';

/** When an entry counts, for those whom one rule is about. Days are business days and count themselves. */
export interface Effect {
  /** Whom it is about; null: everybody. */
  for: Text | null;
  from: string;
  /** Last day of effect; null where it has no end. Before `from` where the entry was taken off too early to count. */
  until: string | null;
  /** Day on which the entry was taken off; what lies behind it is the transition. */
  removedOn: string | null;
}
export type EffectState = 'pending' | 'in-effect' | 'transition' | 'ended';

/** What a rule's class is told by: the place in the taxonomy and the columns that the form fills. */
export interface ClassedEntry {
  category: string;
  fields: readonly { key: string; values: readonly string[] }[];
  /** When it was taken off, as an instant; null where that is not known. */
  ended?: { at: string | null } | null | undefined;
}

/** How closely a rule names the class of an entry; null where it is about others. A column goes before a branch. */
function closeness({ of, where }: EffectRule, { category, fields }: ClassedEntry): number | null {
  const branches = (of ?? []).filter((branch) => category === branch || category.startsWith(`${branch}.`));
  if (of && branches.length === 0) return null;
  const values = fields.find(({ key }) => key === where?.column)?.values ?? [];
  if (where && !values.some((value) => where.in.includes(value))) return null;
  return (where ? 100 : 0) + Math.max(0, ...branches.map((branch) => branch.split('.').length));
}

/** When an entry counts, by the rules that name its class most closely; none where the edition says nothing of it. */
export function effectsOf({ effects = [] }: Pick<PublicationStage, 'effects'>, entry: ClassedEntry): Effect[] {
  const matching = effects.flatMap((rule) => {
    const close = closeness(rule, entry);
    return close === null ? [] : [{ rule, close }];
  });
  const closest = Math.max(...matching.map(({ close }) => close));
  const removedOn = entry.ended?.at ? businessDateOf(entry.ended.at) : null;
  return matching
    .filter(({ close }) => close === closest)
    .map(({ rule }) => ({
      for: rule.for ?? null,
      from: rule.from,
      until: earliest(rule.until, removedOn === null ? undefined : lastAfterRemoval(rule, removedOn)),
      removedOn,
    }));
}

/** Without a transition the day on which an entry is taken off is its last. */
function lastAfterRemoval({ afterRemoval }: EffectRule, removedOn: string): string {
  if (!afterRemoval) return removedOn;
  return afterRemoval.kind === 'months' ? addMonths(removedOn, afterRemoval.n) : addDays(removedOn, afterRemoval.n);
}

const earliest = (...days: (string | undefined)[]): string | null =>
  days.filter((day) => day !== undefined).sort()[0] ?? null;

/** The same with how each stands on a business day, as a page shows it. */
export function effectsToday(
  stage: Pick<PublicationStage, 'effects'>,
  entry: ClassedEntry,
  day: string,
): (Effect & { state: EffectState })[] {
  return effectsOf(stage, entry).map((effect) => ({ ...effect, state: effectOn(effect, day) }));
}

/** How it stands on a business day. */
export function effectOn({ from, until, removedOn }: Effect, day: string): EffectState {
  if (until !== null && (day > until || until < from)) return 'ended';
  if (day < from) return 'pending';
  return removedOn !== null && day > removedOn ? 'transition' : 'in-effect';
}
