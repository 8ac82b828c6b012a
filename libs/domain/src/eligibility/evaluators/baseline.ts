import { compareDecimals, formatDecimal, getAt, parseDecimal, type Json, counted } from '@linxuan/form-rules';
import type { EligibilityEvaluator, EligibilityFacts, EligibilityVerdict, Finding } from '../rule';
import { worst } from '../counting';

type Config = Extract<EligibilityEvaluator, { kind: 'baseline' }>;

/**
 * Indicators of an earlier edition by type, as they stand in config/catalogue: what a new application of the same type
 * is held against.
 */
export interface EarlierEdition {
  title: { zh: string; en: string };
  source: string;
  types: { type: string; indicators: Record<string, string> }[];
}

interface Compared {
  id: string;
  stated: string | null;
  earlier: string | null;
  better: 'higher' | 'lower';
  verdict: EligibilityVerdict;
}

/**
 * Indicator by indicator against the same type of the earlier edition (工信厅联节函〔2025〕20号: 同类技术指标应有所提升). Where the earlier
 * edition has no such type, or leaves an indicator out, a person judges.
 */
export function baseline(config: Config, content: Json, facts: EligibilityFacts): Finding {
  const edition = facts.earlier?.[config.file];
  const type = getAt(content, config.typeField);
  const same = typeof type === 'string' ? edition?.types.find((one) => one.type === type.trim()) : undefined;
  const compared = config.indicators.map((indicator): Compared => {
    const stated = parseDecimal(getAt(content, indicator.field));
    const earlier = parseDecimal(same?.indicators[indicator.id]);
    const order = stated && earlier ? compareDecimals(stated, earlier) : null;
    const verdict =
      order === null ? 'undetermined' : (indicator.better === 'higher' ? order > 0 : order < 0) ? 'met' : 'not-met';
    return {
      id: indicator.id,
      stated: stated && formatDecimal(stated),
      earlier: earlier && formatDecimal(earlier),
      better: indicator.better,
      verdict,
    };
  });
  const known = compared.filter(({ earlier }) => earlier !== null);
  const verdict = known.length === 0 ? 'undetermined' : worst(known.map((one) => one.verdict));
  const worse = compared.filter((one) => one.verdict === 'not-met').map(({ id }) => id);
  const words = edition?.title ?? { zh: config.file, en: config.file };
  return {
    verdict,
    facts: {
      file: config.file,
      type: typeof type === 'string' ? type : null,
      sameType: same !== undefined,
      compared: compared.map((one) => ({ ...one })),
    },
    explanation:
      same === undefined
        ? {
            zh: `${words.zh}中没有同类条目，由审核人员判断。`,
            en: `${words.en} has no entry of the same type; to be judged by a person.`,
          }
        : worse.length > 0
          ? {
              zh: `与${words.zh}同类条目相比，指标 ${worse.join('、')} 没有提升。`,
              en: `Against the same type in ${words.en} these indicators are not better: ${worse.join(', ')}.`,
            }
          : {
              zh: `与${words.zh}同类条目相比，可比指标 ${known.length} 项${verdict === 'met' ? '均有提升' : '，部分未填写'}。`,
              en: `${counted(known.length, 'indicator')} compared with the same type in ${words.en}${verdict === 'met' ? ', all better' : ', some are not stated'}.`,
            },
  };
}
