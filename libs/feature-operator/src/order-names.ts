import { randomUUID } from 'node:crypto';
import type { OrderBodyDto } from '@linxuan/contracts';
import type { Tx } from '@linxuan/persistence';
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
const rename = (tx: Tx, org: string, { zh, en }: Name): Promise<unknown> =>
  tx.query(`UPDATE organisation SET name_zh = $2, name_en = $3 WHERE id = $1`, [org, zh, en]);

/** Another name for a nominator: every screen and paper from now on shows it; what is recorded keeps the name it was recorded under. */
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
    apply: async (inside) => void (await rename(inside, body.orgId, name)),
  };
}

/**
 * One nominator goes on under another: its desk with its account, cases and queue stays what it is, the other's people work it from
 * now on, its own people no longer do, and its name says whose desk it is.
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
  const people: { user_id: string; role: string; org_id: string; display_name: string }[] = await tx.query(
    `SELECT m.user_id, m.role, m.org_id, u.display_name FROM membership m JOIN app_user u ON u.id = m.user_id
     WHERE m.org_id = ANY($1) AND m.ended_at IS NULL AND u.disabled_at IS NULL AND m.role IN ('nominator-clerk', 'nominator-lead', 'group-clerk') ORDER BY m.role, u.display_name`,
    [[body.orgId, body.into]],
  );
  const named = (org: string) => [
    ...new Set(people.filter(({ org_id }) => org_id === org).map(({ display_name }) => display_name)),
  ];
  const changes = [
    ...namesOf(before, name),
    { what: { zh: '办理人员', en: 'Who works it' }, before: some(named(body.orgId)), after: some(named(body.into)) },
  ];
  return {
    orgId: body.orgId,
    payload: { name, before, into: body.into, changes },
    work: null,
    named: people.filter(({ org_id }) => org_id === body.into).map(({ user_id }) => user_id),
    effect: { changes, organisations: await touchedBy(tx, editionId, [body.orgId, body.into], null), handedOver: [] },
    apply: async (inside, at) => {
      await rename(inside, body.orgId, name);
      await inside.query(
        `UPDATE membership SET ended_at = $2 WHERE org_id = $1 AND ended_at IS NULL AND role IN ('nominator-clerk', 'nominator-lead', 'group-clerk')`,
        [body.orgId, at],
      );
      for (const { user_id, role } of people.filter(({ org_id }) => org_id === body.into))
        await nameOfficial(inside, user_id, body.orgId, role);
    },
  };
}

const some = (names: string[]): string[] | null => (names.length > 0 ? names : null);

/** Gives a role that the person may have held before; never to who records the order, nor beside an office that excludes it. */
export async function nameOfficial(tx: Tx, userId: string, org: string, role: string): Promise<void> {
  const [fit]: { excluded: string | null; self: boolean; name: string }[] = await tx.query(
    `SELECT excluding_role(id, $2) AS excluded, id = ANY(accounts_of(ARRAY[app_user()])) AS self, display_name AS name FROM app_user WHERE id = $1`,
    [userId, role],
  );
  if (fit?.self) throw new DomainError('grant.self');
  if (fit?.excluded) throw new DomainError('grant.exclusive', { displayName: fit.name, role: fit.excluded });
  const held: { id: string }[] = await tx.query(
    `SELECT id FROM membership WHERE user_id = $1 AND org_id = $2 AND role = $3`,
    [userId, org, role],
  );
  if (held[0]) await tx.query(`UPDATE membership SET ended_at = NULL WHERE id = $1`, [held[0].id]);
  else
    await tx.query(`INSERT INTO membership (id, user_id, org_id, role) VALUES ($1, $2, $3, $4)`, [
      randomUUID(),
      userId,
      org,
      role,
    ]);
}
