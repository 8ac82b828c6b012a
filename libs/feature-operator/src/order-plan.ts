import type { OrderBodyDto, OrderChangeDto, OrderEffectDto } from '@linxuan/contracts';
import { businessDateOf, endOfBusinessDay, type ProgrammeDefinition, type Text } from '@linxuan/domain';
import type { Tx } from '@linxuan/persistence';
import { DomainError } from '@linxuan/platform';
import { mergePlan, renamePlan } from './order-names';
import { replacePlan } from './order-official';

/** What an order would write and whom it would touch, worked out before anything is written. */
export interface OrderPlan {
  orgId: string | null;
  payload: Record<string, unknown> & { changes: OrderChangeDto[] };
  effect: OrderEffectDto;
  /** What the pieces of work are, and what the order does to each. */
  work: { subjectType: 'opinion' | 'dossier'; action: 'hand-over' | 'postpone' } | null;
  /** Who would be given a role: never who proposes the order, nor who confirms it. */
  named?: readonly string[];
  /** Effects outside the order's own row; the pieces of work named in `payload.subjects` go through the request service. */
  apply(tx: Tx, at: string): Promise<void>;
}
export interface OrderScene {
  editionId: string;
  definition: ProgrammeDefinition;
  /** Every organisation that holds a quota or stands in the roster. */
  holders: Set<string>;
}

/** Throws the refusal that the order would meet. */
export function planOf(tx: Tx, scene: OrderScene, body: OrderBodyDto): Promise<OrderPlan> {
  switch (body.kind) {
    case 'extend-nomination':
      return extensionPlan(tx, scene, body);
    case 'rename-nominator':
      return renamePlan(tx, scene, body);
    case 'merge-nominator':
      return mergePlan(tx, scene, body);
    case 'replace-official':
      return replacePlan(tx, scene, body);
  }
}

/** Throws `order.notLater` unless the date lies after the one in force for the same organisation. */
async function extensionPlan(
  tx: Tx,
  { editionId, definition, holders }: OrderScene,
  body: Extract<OrderBodyDto, { kind: 'extend-nomination' }>,
): Promise<OrderPlan> {
  if (body.orgId !== null) mustHold(holders, body.orgId, '/orgId');
  const stated =
    definition.stages
      .flatMap((stage) =>
        stage.kind === 'nomination' && stage.deadline.date ? [endOfBusinessDay(stage.deadline.date)] : [],
      )
      .sort()
      .at(-1) ?? '';
  const [known] = await tx.query(
    `SELECT max(payload->>'until') AS until FROM recorded_order WHERE edition_id = $1 AND kind = $2 AND (org_id IS NULL OR org_id = $3)`,
    [editionId, body.kind, body.orgId],
  );
  const inForce = [stated, (known?.until as string | null) ?? ''].sort().at(-1) ?? '';
  const until = endOfBusinessDay(body.until);
  if (until <= inForce)
    throw new DomainError(
      'order.notLater',
      { until: businessDateOf(inForce) },
      {
        fields: [
          {
            pointer: '/until',
            code: 'later',
            words: { zh: `应晚于${businessDateOf(inForce)}`, en: `Must be later than ${businessDateOf(inForce)}` },
          },
        ],
      },
    );
  const changes = [
    {
      what: { zh: '推荐截止日期', en: 'Nominations close' },
      before: inForce ? businessDateOf(inForce) : null,
      after: body.until,
    },
  ];
  const touched = body.orgId === null ? [...holders] : [body.orgId];
  const open: { id: string }[] = await tx.query(`SELECT id FROM order_open_nominations($1, $2)`, [
    editionId,
    body.orgId,
  ]);
  return {
    orgId: body.orgId,
    payload: { until, subjects: open.map(({ id }) => id), changes },
    work: { subjectType: 'dossier', action: 'postpone' },
    effect: { changes, organisations: await touchedBy(tx, editionId, touched, null), handedOver: [] },
    apply: () => Promise.resolve(),
  };
}

export function mustHold(holders: Set<string>, org: string, pointer: string): void {
  if (!holders.has(org))
    throw new DomainError('organisation.unknown', { id: org }, { fields: [{ pointer, code: 'unknown' }] });
}

export async function nameOf(tx: Tx, org: string, pointer: string): Promise<Text> {
  const [row]: Text[] = await tx.query(`SELECT name_zh AS zh, name_en AS en FROM organisation WHERE id = $1`, [org]);
  if (!row) throw new DomainError('organisation.unknown', { id: org }, { fields: [{ pointer, code: 'unknown' }] });
  return { zh: row.zh, en: row.en };
}

/** Organisations with their running cases and open tasks, as counts. */
export async function touchedBy(
  tx: Tx,
  editionId: string,
  orgs: string[],
  user: string | null,
): Promise<OrderEffectDto['organisations']> {
  const rows: { id: string; zh: string; en: string; running: number; tasks: number }[] = await tx.query(
    `SELECT o.id, o.name_zh AS zh, o.name_en AS en,
       (SELECT count(*) FROM edition_running_cases($1) c WHERE c.nominator_org = o.id OR c.group_org = o.id)::int AS running,
       (SELECT coalesce(sum(w.open), 0) FROM order_open_work($1, ARRAY[o.id], $3::uuid) w)::int AS tasks
     FROM organisation o WHERE o.id = ANY($2) ORDER BY o.id`,
    [editionId, orgs, user],
  );
  return rows.map(({ id, zh, en, running, tasks }) => ({ id, name: { zh, en }, running, openTasks: tasks }));
}
