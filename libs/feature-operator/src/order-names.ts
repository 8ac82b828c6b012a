import type { OrderBodyDto } from '@linxuan/contracts';
import { MembershipRepository, OrganisationRepository, type Tx } from '@linxuan/persistence';
import { DomainError } from '@linxuan/platform';
import { mustHold, nameOf, touchedBy, type OrderPlan, type OrderScene } from './order-scene';

interface Name {
  zh: string;
  en: string;
}
/** A body has a name in each language; an order may change one of them. */
const namesOf = (before: Name, after: Name) =>
  [
    { what: { zh: '中文名称', en: 'Chinese name' }, before: before.zh, after: after.zh },
    { what: { zh: '英文名称', en: 'English name' }, before: before.en, after: after.en },
  ].filter((change) => change.before !== change.after);
const rename = (tx: Tx, org: string, { zh, en }: Name): Promise<void> =>
  new OrganisationRepository(tx).change(org, { nameZh: zh, nameEn: en });
/** Roles of those who work for a nominator. */
const NOMINATOR_ROLES = ['nominator-clerk', 'nominator-lead', 'group-clerk'];

/**
 * Another name for a nominator: every screen and paper from now on shows it; what is recorded keeps the name it was
 * recorded under.
 */
export async function renamePlan(
  tx: Tx,
  { editionId, holders }: OrderScene,
  body: Extract<OrderBodyDto, { kind: 'rename-nominator' }>,
): Promise<OrderPlan> {
  mustHold(holders, body.orgId, '/orgId');
  const before = await nameOf(tx, body.orgId, '/orgId');
  const name = { zh: body.nameZh, en: body.nameEn };
  if (before.zh === name.zh && before.en === name.en)
    throw new DomainError('order.unchanged', {}, { fields: [{ pointer: '/nameZh', code: 'const' }] });
  const changes = namesOf(before, name);
  return {
    orgId: body.orgId,
    payload: { name, before, changes },
    work: null,
    effect: { changes, organisations: await touchedBy(tx, editionId, [body.orgId], null), handedOver: [] },
    apply: (inside) => rename(inside, body.orgId, name),
  };
}

/**
 * One nominator goes on under another: its organisation with its account, cases and queue stays what it is, the other's
 * people work for it from now on, its own people no longer do, and its name says whose it is.
 */
export async function mergePlan(
  tx: Tx,
  { editionId, holders }: OrderScene,
  body: Extract<OrderBodyDto, { kind: 'merge-nominator' }>,
): Promise<OrderPlan> {
  mustHold(holders, body.orgId, '/orgId');
  mustHold(holders, body.into, '/into');
  if (body.into === body.orgId)
    throw new DomainError('order.unchanged', {}, { fields: [{ pointer: '/into', code: 'const' }] });
  const before = await nameOf(tx, body.orgId, '/orgId');
  const into = await nameOf(tx, body.into, '/into');
  const name = { zh: `${into.zh}（原${before.zh}）`, en: `${into.en} (formerly ${before.en})` };
  const officials = await new MembershipRepository(tx).officialsOf([body.orgId, body.into]);
  const people = officials.filter(({ role }) => NOMINATOR_ROLES.includes(role));
  const successors = people.filter(({ orgId }) => orgId === body.into);
  const named = (org: string) => [...new Set(people.filter(({ orgId }) => orgId === org).map((one) => one.name))];
  const changes = [
    ...namesOf(before, name),
    { what: { zh: '办理人员', en: 'Who works it' }, before: some(named(body.orgId)), after: some(named(body.into)) },
  ];
  return {
    orgId: body.orgId,
    payload: { name, before, into: body.into, changes },
    work: null,
    named: successors.map(({ userId }) => userId),
    effect: { changes, organisations: await touchedBy(tx, editionId, [body.orgId, body.into], null), handedOver: [] },
    apply: async (inside, at) => {
      await rename(inside, body.orgId, name);
      await new MembershipRepository(inside).takeFromAll(body.orgId, NOMINATOR_ROLES, at);
      for (const { userId, role } of successors) await nameOfficial(inside, userId, body.orgId, role);
    },
  };
}

const some = (names: string[]): string[] | null => (names.length > 0 ? names : null);

/**
 * Gives a role that the person may have held before; never to who records the order, nor beside an office that excludes
 * it.
 */
export async function nameOfficial(tx: Tx, userId: string, org: string, role: string): Promise<void> {
  const memberships = new MembershipRepository(tx);
  const hindrance = await memberships.hindranceOf(userId, role);
  if (hindrance?.self) throw new DomainError('grant.self');
  if (hindrance?.excluded)
    throw new DomainError('grant.exclusive', { displayName: hindrance.name, role: hindrance.excluded });
  await memberships.give(userId, org, role);
}
