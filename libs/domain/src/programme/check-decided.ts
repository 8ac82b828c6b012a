import { compareDecimals, parseDecimal } from '@linxuan/form-rules';
import { formNodeAt, type CheckMaterial, type FormNode, type ProgrammeCheck } from './check-material';
import { problem, type ProgrammeProblem } from './check-problem';

/** A field beside a written text or number; what is compared otherwise depends on what is filled in. */
const COMPARISON = /(?<![\w.])([A-Za-z_]\w*(?:\.\w+)+)\s*(<=|>=|!=|=|<|>)\s*("[^"]*"|-?\d+(?:\.\d+)?)/g;

/**
 * A comparison that the form decides before anybody fills it in: a choice that no list has, a number beyond what the
 * field takes. The rule looks binding and never speaks, or always does.
 */
export const checkDecided: ProgrammeCheck = (definition, { form }) =>
  (definition.eligibility as { evaluator?: { kind?: string; expression?: string } }[]).flatMap(
    ({ evaluator }, index) =>
      evaluator?.kind === 'feel' && evaluator.expression !== undefined
        ? decidedIn(evaluator.expression, form, `/eligibility/${index}/evaluator/expression`)
        : [],
  );

function decidedIn(expression: string, form: CheckMaterial['form'], path: string): ProgrammeProblem[] {
  return [...expression.matchAll(COMPARISON)].flatMap(([whole, name = '', operator = '', literal = '']) => {
    const node = formNodeAt(form.schema, `/${name.replaceAll('.', '/')}`);
    const always = node && outcome(node, form, operator, literal);
    return always === undefined
      ? []
      : [
          problem(
            'condition.decided',
            path,
            always
              ? {
                  zh: `“${whole}”总是成立：表单只允许这样填写`,
                  en: `"${whole}" always holds: the form takes nothing else`,
                }
              : {
                  zh: `“${whole}”永远不成立：表单不允许这样填写`,
                  en: `"${whole}" never holds: the form does not take it`,
                },
            { severity: 'warning' },
          ),
        ];
  });
}

/** What the comparison always gives; undefined where it depends on what is filled in. */
function outcome(node: FormNode, form: CheckMaterial['form'], operator: string, literal: string): boolean | undefined {
  if (literal.startsWith('"')) {
    const list = node['x-list'] === undefined ? undefined : form.lists?.[node['x-list']];
    if (!list || (operator !== '=' && operator !== '!=')) return undefined;
    const known = list.some(({ code }) => code === literal.slice(1, -1));
    return known ? undefined : operator === '!=';
  }
  const [low, high] = [bound(node['x-min'] ?? node.minimum), bound(node['x-max'] ?? node.maximum)];
  const value = parseDecimal(literal);
  if (value === null) return undefined;
  const [belowAll, aboveAll] = [
    low === null ? null : compareDecimals(value, low),
    high === null ? null : compareDecimals(value, high),
  ];
  switch (operator) {
    case '<':
      return belowAll !== null && belowAll <= 0 ? false : aboveAll !== null && aboveAll > 0 ? true : undefined;
    case '>=':
      return belowAll !== null && belowAll <= 0 ? true : aboveAll !== null && aboveAll > 0 ? false : undefined;
    case '>':
      return aboveAll !== null && aboveAll >= 0 ? false : belowAll !== null && belowAll < 0 ? true : undefined;
    case '<=':
      return aboveAll !== null && aboveAll >= 0 ? true : belowAll !== null && belowAll < 0 ? false : undefined;
    default: {
      const outside = (belowAll !== null && belowAll < 0) || (aboveAll !== null && aboveAll > 0);
      return outside ? operator === '!=' : undefined;
    }
  }
}

function bound(value: string | number | undefined): ReturnType<typeof parseDecimal> {
  return value === undefined ? null : parseDecimal(String(value));
}
