import { problem, type ProgrammeProblem } from './check-problem';
import { stagesAt, type ProgrammeCheck } from './check-material';
import { compile } from './compile';
import { checkKeys } from './check-quota-keys';
import {
  PROMISES,
  type ProgrammeDefinition,
  type PromiseKind,
  type QuotaDefinition,
  type StageDefinition,
} from './definition';

/** Every quota has a holder, every holder's quota exists, and a shared account is one that somebody holds. */
export const checkQuota: ProgrammeCheck = (definition, material) => [
  ...caps(definition),
  ...holders(definition),
  ...sharedAccounts(definition),
  ...groups(definition),
  ...bindingNowhere(definition),
  ...checkKeys(definition, material),
];

function caps({ quotas }: ProgrammeDefinition): ProgrammeProblem[] {
  return quotas.flatMap(({ type, cap, title }, index) =>
    (type === 'uncapped') === (cap === null)
      ? []
      : [
          problem('quota.cap', `/quotas/${index}/cap`, {
            zh: `“${title.zh}”的类型和数量不一致`,
            en: `Type and number of "${title.en}" do not agree`,
          }),
        ],
  );
}

function holders({ quotas, roster, groupQuota }: ProgrammeDefinition): ProgrammeProblem[] {
  const known = new Set(quotas.map(({ id }) => id));
  const held = new Set([groupQuota, ...roster.filter(({ sharesQuotaOf }) => !sharesQuotaOf).map(({ quota }) => quota)]);
  const unknown = [
    ...(groupQuota === null ? [] : [{ quota: groupQuota, path: '/groupQuota' }]),
    ...roster.flatMap(({ quota }, index) => (quota === null ? [] : [{ quota, path: `/roster/${index}/quota` }])),
  ].filter(({ quota }) => !known.has(quota));
  return [
    ...unknown.map(({ quota, path }) =>
      problem('quota.unknown', path, { zh: `没有名额“${quota}”`, en: `There is no quota "${quota}"` }),
    ),
    ...quotas.flatMap(({ id, title, key }, index) =>
      held.has(id) || key
        ? []
        : [
            problem('quota.no-holder', `/quotas/${index}`, {
              zh: `名额“${title.zh}”没有持有单位`,
              en: `Nobody holds the quota "${title.en}"`,
            }),
          ],
    ),
  ];
}

/** An entry that shares without naming the quota would nominate without a cap. */
function sharedAccounts({ roster }: ProgrammeDefinition): ProgrammeProblem[] {
  return roster.flatMap((entry, index) => {
    if (!entry.sharesQuotaOf) return [];
    const holder = roster.find(({ org }) => org === entry.sharesQuotaOf);
    const path = `/roster/${index}/sharesQuotaOf`;
    if (!holder || holder.sharesQuotaOf)
      return [
        problem('quota.shared-account', path, {
          zh: `“${entry.sharesQuotaOf}”没有自己的名额账户`,
          en: `"${entry.sharesQuotaOf}" holds no account of its own`,
        }),
      ];
    return holder.quota === entry.quota
      ? []
      : [
          problem('quota.shared-differs', path, {
            zh: '共用名额的双方名额编号应一致',
            en: 'Both sides of a shared account name the same quota',
          }),
        ];
  });
}

function groups(definition: ProgrammeDefinition): ProgrammeProblem[] {
  return stagesAt(definition).flatMap(({ stage, path }) =>
    stage.kind === 'nomination' && stage.by === 'group' && definition.groupQuota === null
      ? [
          problem('quota.group-missing', path, {
            zh: '集团报送没有规定名额（groupQuota）',
            en: 'The nomination by groups has no quota (groupQuota)',
          }),
        ]
      : [],
  );
}

/**
 * A stated cap is held where places or money are promised; where the cases that it counts pass no such stage, or only
 * ones before the promise that it waits for, it would be a mere word.
 */
function bindingNowhere(definition: ProgrammeDefinition): ProgrammeProblem[] {
  const claims = new Set(
    compile(definition)
      .actions.filter(({ quota, subject }) => quota === 'claim' && subject !== 'obligation')
      .map(({ stage }) => stage),
  );
  const binds = ({ claimedFrom, key }: QuotaDefinition, route: string, by: 'group' | 'nominator') =>
    definition.stages.some(
      (stage) =>
        claims.has(stage.id) &&
        (!stage.route || stage.route === route) &&
        (stage.kind !== 'nomination' || stage.by === by || (key !== undefined && key.who !== by)) &&
        PROMISES.indexOf(PROMISE_OF[stage.kind] ?? 'nomination') >= PROMISES.indexOf(claimedFrom ?? 'nomination'),
    );
  const free = (quota: QuotaDefinition) => [
    ...definition.roster.filter((entry) => entry.quota === quota.id && !binds(quota, entry.route, 'nominator')),
    ...(definition.groupQuota === quota.id
      ? definition.routes.filter(({ id, match }) => match === 'central-soe-group' && !binds(quota, id, 'group'))
      : []),
    ...(quota.key &&
    !definition.routes.some(({ id }) => binds(quota, id, quota.key?.who === 'group' ? 'group' : 'nominator'))
      ? [quota]
      : []),
  ];
  return definition.quotas.flatMap((quota, index) =>
    quota.type === 'uncapped' || free(quota).length === 0
      ? []
      : [
          problem('quota.binds-nowhere', `/quotas/${index}`, {
            zh: `名额“${quota.title.zh}”在任何环节都不起作用：其计算的项目不经过推荐、确定名单、签订任务书或者发布，或者只经过规定起算环节之前的环节`,
            en: `The quota "${quota.title.en}" binds nowhere: the cases that it counts pass no nomination, list, agreement or publication, or only ones before it is claimed`,
          }),
        ],
  );
}

/** What a stage of a kind promises; obligations belong to the agreement before them. */
const PROMISE_OF: Partial<Record<StageDefinition['kind'], PromiseKind>> = {
  nomination: 'nomination',
  'list-decision': 'list',
  agreement: 'agreement',
  publication: 'publication',
};
