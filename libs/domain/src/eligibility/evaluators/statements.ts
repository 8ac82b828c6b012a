import {
  compileExpression,
  getAt,
  scopeOf,
  type FeelScope,
  type FormDefinition,
  type Json,
  counted,
} from '@linxuan/form-rules';
import { bindingsOf } from '../../programme/bindings';
import { fieldOf, worst } from '../counting';
import type { EligibilityEvaluator, EligibilityFacts, EligibilityVerdict, Finding } from '../rule';

type CleanConfig = Extract<EligibilityEvaluator, { kind: 'declared-clean' }>;
type AreaConfig = Extract<EligibilityEvaluator, { kind: 'area-open' }>;
type FeelConfig = Extract<EligibilityEvaluator, { kind: 'feel' }>;

/** The applicant's declaration for each list, and the authority's look-up, which counts more than the declaration. */
export function declaredClean(config: CleanConfig, content: Json, facts: EligibilityFacts): Finding {
  const lists = config.lists.map((list) => {
    const said = fieldOf(content, 'declarations', list);
    const declared = typeof said === 'boolean' ? said : null;
    const record = facts.records?.[list] ?? null;
    return { list, declared, record, verdict: cleanVerdict(declared, record, config.checked) };
  });
  const verdict = worst(lists.map((one) => one.verdict));
  const named = (wanted: EligibilityVerdict): string[] =>
    lists.filter((one) => one.verdict === wanted).map((one) => one.list);
  const [bad, open] = [named('not-met'), named('undetermined')];
  return {
    verdict,
    facts: { lists, checked: config.checked },
    explanation: {
      zh:
        bad.length > 0
          ? `有 ${bad.length} 项名录或记录不符合要求。`
          : open.length > 0
            ? `有 ${open.length} 项尚未声明或核查。`
            : '各项声明和核查结果均符合要求。',
      en:
        bad.length > 0
          ? `${counted(bad.length, 'list or record is', 'lists or records are')} not clean.`
          : open.length > 0
            ? `${counted(open.length, 'list is', 'lists are')} not declared or looked up yet.`
            : 'All declarations and look-ups are clean.',
    },
  };
}

function cleanVerdict(
  declared: boolean | null,
  record: 'clean' | 'listed' | null,
  checked: boolean,
): EligibilityVerdict {
  if (record === 'listed' || declared === false) return 'not-met';
  if (declared === null && record === null) return 'undetermined';
  return checked && record === null ? 'undetermined' : 'met';
}

/** Whether the area is one that the edition has opened; publication may still use another one. */
export function areaOpen(config: AreaConfig, content: Json, { areaField }: EligibilityFacts): Finding {
  const stated = getAt(content, areaField ?? bindingsOf({}).area);
  const area = typeof stated === 'string' && stated !== '' ? stated : null;
  const verdict = area === null ? 'undetermined' : config.areas.includes(area) ? 'met' : 'not-met';
  return {
    verdict,
    facts: { area, open: [...config.areas] },
    explanation: {
      zh: area === null ? '未选择领域。' : `所选领域 ${area} ${verdict === 'met' ? '属于' : '不属于'}本次开放的领域。`,
      en:
        area === null ? 'No area is chosen.' : `Area ${area} is ${verdict === 'met' ? '' : 'not '}among the open ones.`,
    },
  };
}

/** A condition of the edition. With the form its fields are read as dates and decimals; without, as they stand. */
export function condition(
  config: FeelConfig,
  content: Json,
  facts: EligibilityFacts,
  form: FormDefinition | undefined,
): Finding {
  const given = { ...facts.more, submittedOn: facts.submittedOn, deadline: facts.deadline };
  const names = typeof content === 'object' && content !== null && !Array.isArray(content) ? content : {};
  const outcome = compileExpression(config.expression, eligibilityScope(form, names)).test({ ...names, facts: given });
  const verdict = outcome === 'undetermined' ? 'undetermined' : outcome ? 'met' : 'not-met';
  const words = {
    met: { zh: '满足', en: 'holds' },
    'not-met': { zh: '不满足', en: 'does not hold' },
    undetermined: { zh: '资料不足，无法判断', en: 'cannot be determined' },
  }[verdict];
  return {
    verdict,
    facts: { expression: config.expression, facts: given },
    explanation: { zh: `条件${words.zh}。`, en: `The condition ${words.en}.` },
  };
}

/** Names that a condition may use: the form's fields and `facts`; without a form, whatever the content holds. */
export function eligibilityScope(
  form: FormDefinition | undefined,
  content: Readonly<Record<string, Json>> = {},
): FeelScope {
  const facts = { kind: 'any' } as const;
  if (form) return { ...scopeOf(form), facts };
  return { ...Object.fromEntries(Object.keys(content).map((name) => [name, { kind: 'any' } as const])), facts };
}
