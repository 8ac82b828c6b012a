import type { FormRule } from '@linxuan/form-rules';

/** “Needed where another field is so”: a comparison of one field with one value. */
export interface Condition {
  /** JSON pointer of the field that decides. */
  field: string;
  is: '=' | '!=';
  /** As FEEL writes it: `true`, `"code"`, `12`. */
  value: string;
}

/** A pointer as FEEL names the field; inside of a row the row's own columns begin with `row`. */
export function feelName(pointer: string): string {
  const row = pointer.lastIndexOf('/*/');
  return row >= 0 ? `row.${pointer.slice(row + 3).replaceAll('/', '.')}` : pointer.slice(1).replaceAll('/', '.');
}

const idOf = (pointer: string): string => `needed${pointer.replaceAll('/*', '').replaceAll('/', '-')}`;

/** The rule by which a field is needed under a condition. */
export function neededRule(pointer: string, condition: Condition): FormRule {
  return {
    id: idOf(pointer),
    at: pointer,
    severity: 'error',
    source: 'form',
    when: `${feelName(condition.field)} ${condition.is} ${condition.value} and ${feelName(pointer)} = null`,
    message: { zh: '请填写此项', en: 'Please fill this in' },
  };
}

/** The condition under which a field is needed; null where there is none, `null` fields where only FEEL can say it. */
export function neededWhen(
  rules: readonly FormRule[],
  pointer: string,
  fields: readonly string[],
): { rule: FormRule; condition: Condition | null } | null {
  const end = ` and ${feelName(pointer)} = null`;
  const rule = rules.find(({ at, when }) => at === pointer && when.replaceAll(/\s+/g, ' ').endsWith(end));
  if (!rule) return null;
  const said = /^([\w.]+) (=|!=) (true|false|"[^"]*"|-?\d+(?:\.\d+)?)$/.exec(
    rule.when.replaceAll(/\s+/g, ' ').slice(0, -end.length),
  );
  const field = fields.find((one) => feelName(one) === said?.[1]);
  return {
    rule,
    condition: said && field ? { field, is: said[2] as Condition['is'], value: said[3] ?? '' } : null,
  };
}
