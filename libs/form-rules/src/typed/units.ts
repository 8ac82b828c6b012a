import type { LocalText } from '../types';

/** A factor as a fraction of whole numbers, so that nothing is lost in converting. */
export type Factor = readonly [bigint, bigint];
export interface Unit {
  /** Only units of one dimension are converted into each other: a tonne of coal equivalent is no tonne. */
  dimension: string;
  /** How many base units of the dimension one is. */
  factor: Factor;
  /** What stands after the slash of 吨/年; empty where nothing does. */
  per: string;
}

const ONE: Factor = [1n, 1n];
/** Names of units by dimension, folded and in lower case, with how many base units one is. */
const UNITS: readonly [dimension: string, factor: Factor, names: readonly string[]][] = [
  ['money', ONE, ['元', '圆', '块', '元人民币', 'yuan', 'rmb', 'cny']],
  ['mass', [1n, 1000n], ['克', 'g']],
  ['mass', ONE, ['千克', '公斤', 'kg']],
  ['mass', [1000n, 1n], ['吨', '公吨', 't', 'tonne', 'tonnes']],
  ['coal', ONE, ['千克标准煤', '公斤标准煤', 'kgce']],
  ['coal', [1000n, 1n], ['吨标准煤', '吨标煤', 'tce', 't coal equivalent']],
  ['carbon', [1000n, 1n], ['吨二氧化碳', '吨co2', 'tco2', 't co2', '吨二氧化碳当量', 'tco2e', 't co2e']],
  ['volume', ONE, ['立方米', '立方', '方', 'm3', '立方公尺']],
  ['volume', [1n, 1000n], ['升', 'l']],
  ['persons', ONE, ['人', '名', '位', 'person', 'persons', 'people']],
  ['time', [12n, 1n], ['年', 'year', 'years', 'a']],
  ['time', ONE, ['月', '个月', 'month', 'months']],
  ['ratio', ONE, ['%', 'percent', 'per cent', '个百分点', '百分点']],
  ['ratio', [1n, 10n], ['‰']],
];
const BY_NAME = new Map(
  UNITS.flatMap(([dimension, factor, names]) => names.map((name) => [name, { dimension, factor }])),
);

/** Powers of ten that stand before a unit or alone: 5000万, 1.2亿元, 3 million yuan. Longer ones first. */
const MULTIPLIERS: readonly [name: string, power: number][] = [
  ['万亿', 12],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['亿', 8],
  ['万', 4],
  ['千', 3],
  ['百', 2],
  ['10,000', 4],
  ['million', 6],
  ['billion', 9],
  ['thousand', 3],
];

export interface Measure {
  /** Power of ten before the unit. */
  power: number;
  /** Undefined where no unit was written; null where its name is not known. */
  unit: Unit | null | undefined;
}

/** Reads `万元`, `万元/年`, `吨标准煤`, `10,000 yuan a year` (folded); a name such as 千克 is no multiplier and a unit. */
export function readMeasure(text: string): Measure {
  const [name = '', per = ''] = text
    .toLowerCase()
    .split(/\/| per | a (?=year|month)|(?<=.)每/)
    .map((part) => part.trim());
  return withPer(name, per);
}

function withPer(name: string, per: string): Measure {
  const plain = BY_NAME.get(name);
  if (plain) return { power: 0, unit: { ...plain, per } };
  const multiplier = MULTIPLIERS.find(([one]) => name.startsWith(one));
  if (multiplier) {
    const rest = withPer(name.slice(multiplier[0].length).trim(), per);
    return { power: multiplier[1] + rest.power, unit: rest.unit };
  }
  return { power: 0, unit: name === '' ? undefined : null };
}

/** The unit of a field, by its Chinese name; undefined where it has none or one that is not known here. */
export function unitOf(unit: LocalText | undefined): Measure | undefined {
  if (!unit) return undefined;
  const measure = readMeasure(unit.zh.normalize('NFKC'));
  return measure.unit ? measure : undefined;
}

const power = (exponent: number): bigint => 10n ** BigInt(exponent);

/**
 * By what a figure that was typed with `typed` is multiplied to stand in a field of the unit `field`; null where the
 * two cannot be converted or it is not clear what is meant. 万 and 亿 alone are of yuan in a field of 万元.
 */
export function conversion(typed: Measure, field: Measure | undefined): Factor | null {
  const to = field?.unit;
  if (typed.unit === null) return null;
  if (typed.unit === undefined) {
    if (typed.power === 0 || !to || field.power === 0) return [power(typed.power), 1n];
    return to.dimension === 'money' && [4, 8, 12].includes(typed.power)
      ? [power(typed.power), power(field.power)]
      : null;
  }
  if (!to || to.dimension !== typed.unit.dimension) return null;
  if (typed.unit.per !== '' && typed.unit.per !== to.per) return null;
  return [
    power(typed.power) * typed.unit.factor[0] * to.factor[1],
    power(field.power) * typed.unit.factor[1] * to.factor[0],
  ];
}
