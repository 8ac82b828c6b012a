import type { Text } from '../programme/rule-terms';
import type { DecisionContext } from '../programme/machine';
import { personOf, type Actor } from './actor';
import { refuse, type Refusal } from './refusal';
import type { DossierRow } from './rows';
import { rowOf } from './working-set';

export interface TwoPersonRule {
  id: string;
  /** What is signed: a row of a machine, or what lies outside the machines. */
  subject: 'dossier' | 'opinion' | 'edition' | 'grant' | 'code' | 'order' | 'registration' | 'draw';
  /** The kinds of stage whose machine carries it; none outside the machines. */
  stageKinds: readonly string[];
  /** Acts of whoever signs first. */
  first: readonly string[];
  /** The act that needs another person. */
  second: string;
  refusal: string;
  /** For the page of all rules. */
  words: Text;
}

/** Orders that give or take a power; the others change names and dates. */
export const ORDERS_BY_TWO = ['merge-nominator', 'replace-official'] as const;

/**
 * Everything that needs two people. An action of a machine carries its rule as the guard `anotherPerson`; `npm run
 * docs` lists the table.
 */
export const TWO_PERSON_RULES: readonly TwoPersonRule[] = [
  rule('nomination.release', 'dossier', ['nomination'], ['prepare', 'zero-return'], 'release', {
    zh: '推荐材料（含零报告）的拟制与报送',
    en: 'Preparing a nomination, or a return of none, and transmitting it',
  }),
  rule('list.decide', 'dossier', ['list-decision'], ['prepare'], 'decide', {
    zh: '拟入选名单的拟制与审定',
    en: 'Preparing a list and deciding it',
  }),
  rule('notice.publish', 'dossier', ['public-notice'], ['prepare'], 'publish', {
    zh: '公示的拟制与发布',
    en: 'Preparing a public notice and publishing it',
  }),
  rule('publication.publish', 'dossier', ['publication'], ['prepare'], 'publish', {
    zh: '目录（名单）的拟制与公布',
    en: 'Preparing a catalogue and publishing it',
  }),
  rule('quota-extra.decide', 'dossier', ['quota-extra'], ['propose'], 'decide', {
    zh: '增加名额的提出与批准',
    en: 'Proposing extra places and granting them',
  }),
  rule('opinion.sign', 'opinion', ['joint-review', 'department-review', 'lead'], ['answer', 'contribute'], 'sign', {
    zh: '部门意见的拟写与签发',
    en: 'Writing an opinion and signing it',
  }),
  rule('edition.approve', 'edition', [], ['save', 'import', 'propose'], 'approve', {
    zh: '方案的起草（含命令行导入）与批准',
    en: 'Writing an edition, also by import, and approving it',
  }),
  rule('grant.confirm', 'grant', [], ['propose'], 'confirm', {
    zh: '授予、结束身份及账号变更的提出与确认',
    en: 'Proposing that a power is given or taken, or an account changed, and confirming it',
  }),
  rule('order.confirm', 'order', [], ['propose'], 'confirm', {
    zh: '人员更替、推荐单位合并的提出与确认',
    en: 'Proposing that an official is replaced or nominators are merged, and confirming it',
  }),
  rule('code.confirm', 'code', [], ['request'], 'confirm', {
    zh: '校验位不符的信用代码的申请与核对确认',
    en: 'Asking for a credit code whose check digit fails and confirming it by its licence',
  }),
  rule('registration.confirm', 'registration', [], ['check'], 'confirm', {
    zh: '单位注册的核对与确认',
    en: 'Checking the registration of an applicant and confirming it',
  }),
  rule('draw.witness', 'draw', [], ['first-witness'], 'second-witness', {
    zh: '专家抽取的两名见证人',
    en: 'The two witnesses of a draw of experts',
  }),
  rule('draw.repeat', 'draw', [], ['propose'], 'confirm', {
    zh: '重新抽取专家、作废一轮抽取的提出与确认',
    en: 'Proposing that experts are drawn again, or that a round is ended, and confirming it',
  }),
];

function rule(
  id: string,
  subject: TwoPersonRule['subject'],
  stageKinds: readonly string[],
  first: string[],
  second: string,
  words: Text,
): TwoPersonRule {
  return { id, subject, stageKinds, first, second, refusal: `${subject}.samePerson`, words };
}

/** Every account behind an act: the person at the keyboard and the one in whose name it is done. Both have signed. */
export function signersOf({ userId, deputy }: Pick<Actor, 'userId' | 'deputy'>): string[] {
  return deputy ? [userId, deputy] : [userId];
}

/**
 * Whether two acts have a person in common. `second` holds every account of the people behind the second act, so that
 * another account of the same identity makes nobody a second person; an act that nobody signed has no signer to differ
 * from.
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

/**
 * The guard of the second act: the facts name every account of who acts now; without them the actor's own are known.
 */
export function anotherPerson({ workingSet, command, outside }: DecisionContext): Refusal | undefined {
  const now = outside.signers ?? signersOf(command.actor);
  if (command.subjectType === 'opinion') {
    const { authorUser, authorDeputy } = rowOf(workingSet, 'opinion', command.subjectId);
    return samePerson([authorUser, authorDeputy], now) ? refuse('opinion.samePerson', {}) : undefined;
  }
  const { preparedBy, preparedFor } = rowOf(workingSet, 'dossier', command.subjectId);
  return samePerson([preparedBy, preparedFor], now) ? refuse('dossier.samePerson', {}) : undefined;
}
