import type { DecisionContext } from '../programme/machine';
import { personOf, type Actor } from './actor';
import { rowOf } from './context';
import { refuse, type Refusal } from './refusal';
import type { DossierRow } from './rows';

export interface TwoPersonRule {
  id: string;
  /** What is signed: a row of a machine, or what lies outside the machines. */
  subject: 'dossier' | 'opinion' | 'edition' | 'grant' | 'code';
  /** The kinds of stage whose machine carries it; none outside the machines. */
  stageKinds: readonly string[];
  /** Acts of whoever signs first. */
  first: readonly string[];
  /** The act that needs another person. */
  second: string;
  refusal: string;
}

/** Everything that needs two people. An action of a machine carries its rule as the guard `anotherPerson`. */
export const TWO_PERSON_RULES: readonly TwoPersonRule[] = [
  rule('nomination.release', 'dossier', ['nomination'], ['prepare', 'zero-return'], 'release'),
  rule('list.decide', 'dossier', ['list-decision'], ['prepare'], 'decide'),
  rule('notice.publish', 'dossier', ['public-notice'], ['prepare'], 'publish'),
  rule('publication.publish', 'dossier', ['publication'], ['prepare'], 'publish'),
  rule('quota-extra.decide', 'dossier', ['quota-extra'], ['propose'], 'decide'),
  rule('opinion.sign', 'opinion', ['joint-review', 'department-review'], ['answer'], 'sign'),
  rule('edition.approve', 'edition', [], ['save', 'import', 'propose'], 'approve'),
  rule('grant.confirm', 'grant', [], ['propose'], 'confirm'),
  rule('code.confirm', 'code', [], ['request'], 'confirm'),
];

function rule(
  id: string,
  subject: TwoPersonRule['subject'],
  stageKinds: readonly string[],
  first: string[],
  second: string,
): TwoPersonRule {
  return { id, subject, stageKinds, first, second, refusal: `${subject}.samePerson` };
}

/** Every account behind an act: the person at the keyboard and the one in whose name it is done. Both have signed. */
export function signersOf({ userId, deputy }: Pick<Actor, 'userId' | 'deputy'>): string[] {
  return deputy ? [userId, deputy] : [userId];
}

/**
 * Whether two acts have a person in common. `second` holds every account of the people behind the second act, so that another
 * account of the same identity makes nobody a second person; an act that nobody signed has no signer to differ from.
 */
export function samePerson(first: readonly (string | null)[], second: readonly string[]): boolean {
  return first.some((account) => account !== null && second.includes(account));
}

/** Who signed first, as a dossier keeps it. */
export function preparedNow({
  command,
}: DecisionContext): Pick<DossierRow, 'preparedBy' | 'preparedFor' | 'preparedAt'> {
  const { actor, acceptedAt } = command;
  return {
    preparedBy: personOf(actor),
    preparedFor: actor.deputy ? actor.userId : null,
    preparedAt: acceptedAt,
  };
}

export const NOT_PREPARED = { preparedBy: null, preparedFor: null, preparedAt: null } as const;

/** The guard of the second act: the facts name every account of who acts now; without them the actor's own are known. */
export function anotherPerson({ world, command, outside }: DecisionContext): Refusal | undefined {
  const now = outside.signers ?? signersOf(command.actor);
  if (command.subjectType === 'opinion') {
    const { authorUser, authorDeputy } = rowOf(world, 'opinion', command.subjectId);
    return samePerson([authorUser, authorDeputy], now) ? refuse('opinion.samePerson', {}) : undefined;
  }
  const { preparedBy, preparedFor } = rowOf(world, 'dossier', command.subjectId);
  return samePerson([preparedBy, preparedFor], now) ? refuse('dossier.samePerson', {}) : undefined;
}
