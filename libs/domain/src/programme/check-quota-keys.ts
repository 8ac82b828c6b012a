import { branchesOf, keyedQuotas, provinceOf } from '../quota';
import { bindingsOf } from './bindings';
import type { CheckMaterial, ProgrammeCheck } from './check-material';
import { formNodeAt } from './check-material';
import { problem, type ProgrammeProblem } from './check-problem';
import type { ProgrammeDefinition, QuotaDefinition, QuotaKey, Text } from './definition';

/** Rows of accounts and places that one quota may open; an edition that needs more counts by too much. */
const MOST_PLACES = 20_000;

type Keyed = QuotaDefinition & { key: QuotaKey };

/** A quota by a key counts something that cases have, nobody else holds it, and its pot is one and the same everywhere. */
export const checkKeys: ProgrammeCheck = (definition, material) =>
  keyedQuotas(definition).flatMap((quota) => {
    const path = `/quotas/${definition.quotas.indexOf(quota)}`;
    return [
      ...counted(definition, material, quota, path),
      ...alsoHeld(definition, quota, path),
      ...inPot(definition, material, quota, path),
    ];
  });

/** A value that no case can have, or more accounts than one quota may have. */
function counted(
  definition: ProgrammeDefinition,
  material: CheckMaterial,
  { key, title, cap, type }: Keyed,
  path: string,
): ProgrammeProblem[] {
  const never = neverHad(definition, material, key);
  if (never)
    return [
      problem('quota.key-empty', `${path}/key`, {
        zh: `名额“${title.zh}”不会计入任何项目：${never.zh}`,
        en: `The quota "${title.en}" counts no case: ${never.en}`,
      }),
    ];
  const places = holders(definition, material, key) * branches(material, key) * (type === 'cap' ? (cap ?? 0) : 1);
  return places > MOST_PLACES
    ? [
        problem('quota.key-too-many', `${path}/key`, {
          zh: `名额“${title.zh}”会产生${places}个名额，超过${MOST_PLACES}`,
          en: `The quota "${title.en}" makes ${places} places, more than ${MOST_PLACES}`,
        }),
      ]
    : [];
}

function neverHad(definition: ProgrammeDefinition, material: CheckMaterial, key: QuotaKey): Text | null {
  const route = definition.routes.find(({ match }) => match === 'central-soe-group');
  if (key.who === 'group' && !route) return { zh: '没有集团报送的渠道', en: 'no route is one of groups' };
  if (key.who === 'region' && !definition.roster.some(({ org }) => provinceOf(definition, org)))
    return { zh: '推荐单位都没有所在地（regionPrefix）', en: 'no nominator stands for a place (regionPrefix)' };
  if (key.by && branches(material, key) === 0)
    return { zh: '分类目录没有这一级', en: 'the taxonomy has no such level' };
  if (key.by && !formNodeAt(material.form.schema, bindingsOf(definition)[key.by]))
    return { zh: '申报表没有相应的字段（bindings）', en: 'the form has no such field (bindings)' };
  return null;
}

const holders = (definition: ProgrammeDefinition, material: CheckMaterial, { who }: QuotaKey): number => {
  switch (who) {
    case 'nominator':
      return definition.roster.length;
    case 'group':
      return material.organisations.filter(({ kind }) => kind === 'central-soe-group').length;
    case 'region':
      return new Set(definition.roster.flatMap(({ org }) => provinceOf(definition, org) ?? [])).size;
    case 'all':
      return 1;
  }
};

const branches = (material: CheckMaterial, { by }: QuotaKey): number =>
  by === undefined ? 1 : branchesOf(by, material.taxonomy.entries).length;

/** The roster and groupQuota give a holder an account of its own; places beyond a cap are granted to such a holder. */
function alsoHeld(definition: ProgrammeDefinition, { id, title, extras }: Keyed, path: string): ProgrammeProblem[] {
  const named = [
    ...(definition.groupQuota === id ? ['/groupQuota'] : []),
    ...definition.roster.flatMap(({ quota }, index) => (quota === id ? [`/roster/${index}/quota`] : [])),
  ];
  return [
    ...named.map((at) =>
      problem('quota.key-held', at, {
        zh: `“${title.zh}”按key计算，不由推荐单位持有`,
        en: `"${title.en}" counts by its key and is held by nobody`,
      }),
    ),
    ...(extras
      ? [
          problem('quota.key-extras', `${path}/extras`, {
            zh: `“${title.zh}”按key计算，没有可以申请追加名额的持有单位`,
            en: `"${title.en}" counts by its key; nobody holds it who could apply for more`,
          }),
        ]
      : []),
  ];
}

/**
 * Editions that share a pot state the same places and count by the same. A higher number raises the pot for all of them
 * and is only warned of, since places never go away; a lower one, or another key, would say what does not hold.
 */
function inPot(
  definition: ProgrammeDefinition,
  material: CheckMaterial,
  quota: Keyed,
  path: string,
): ProgrammeProblem[] {
  const { key, title } = quota;
  if (key.yearly && key.pot === undefined)
    return [
      problem('quota.key-yearly', `${path}/key/yearly`, {
        zh: `“${title.zh}”不与其他各期共用，按年度计算没有意义`,
        en: `"${title.en}" is shared with no other edition, so there is no year to count by`,
      }),
    ];
  if (key.pot === undefined) return [];
  const elsewhere = [
    ...keyedQuotas(definition)
      .filter(
        (other) => other.key.pot === key.pot && definition.quotas.indexOf(other) < definition.quotas.indexOf(quota),
      )
      .map((other) => ({ edition: definition.edition, quota: other })),
    ...(material.editions ?? []).flatMap(({ edition, quotas }) =>
      keyedQuotas({ quotas: edition === definition.edition ? [] : quotas })
        .filter((other) => other.key.pot === key.pot)
        .map((other) => ({ edition, quota: other })),
    ),
  ];
  return elsewhere.flatMap(({ edition, quota: other }) => differing(quota, other, edition, path));
}

function differing(quota: Keyed, other: Keyed, edition: string, path: string): ProgrammeProblem[] {
  const { title, cap } = quota;
  if (shapeOf(other) !== shapeOf(quota))
    return [
      problem('quota.pot-key', `${path}/key`, {
        zh: `共用名额“${title.zh}”在${edition}中按别的口径计算`,
        en: `The shared places "${title.en}" are counted by something else in ${edition}`,
      }),
    ];
  if (other.cap === cap) return [];
  const raises = (cap ?? 0) > (other.cap ?? 0);
  return [
    problem(
      'quota.pot-differs',
      `${path}/cap`,
      {
        zh: `共用名额“${title.zh}”在${edition}中是${other.cap ?? 0}，这里是${cap ?? 0}${raises ? '，批准后各期一并提高' : ''}`,
        en: `The shared places "${title.en}" are ${other.cap ?? 0} in ${edition} and ${cap ?? 0} here${raises ? '; approval raises them for all' : ''}`,
      },
      { severity: raises ? 'warning' : 'error' },
    ),
  ];
}

const shapeOf = ({ type, strength, key }: Keyed): string =>
  [type, strength, key.who, key.by ?? '', key.yearly ?? false].join('/');
