import type { OrderBodyDto } from '@linxuan/contracts';
import { businessDateOf, endOfBusinessDay } from '@linxuan/domain';
import { RecordedOrderRepository, type Tx } from '@linxuan/persistence';
import { DomainError } from '@linxuan/platform';
import { mergePlan, renamePlan } from './order-names';
import { replacePlan } from './order-official';
import { mustHold, touchedBy, type OrderPlan, type OrderScene } from './order-scene';

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
  const extended = await new RecordedOrderRepository(tx).nominationExtendedTo(editionId, body.orgId);
  const inForce = [stated, extended ?? ''].sort().at(-1) ?? '';
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
  const subjects = await new RecordedOrderRepository(tx).openNominations(editionId, body.orgId);
  return {
    orgId: body.orgId,
    payload: { until, subjects, changes },
    work: { subjectType: 'dossier', action: 'postpone' },
    effect: { changes, organisations: await touchedBy(tx, editionId, touched, null), handedOver: [] },
    apply: () => Promise.resolve(),
  };
}
