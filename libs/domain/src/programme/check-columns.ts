import { pointerParts } from './load-positions';
import { problem, type ProgrammeProblem } from './check-problem';
import { formNodeAt, stagesAt, type FormNode, type ProgrammeCheck } from './check-material';
import { fieldColumns, OWN_COLUMN_KEYS } from './result-columns';

/**
 * Columns that the form fills: each field exists, holds something that can be printed, and is public by the form, since
 * a catalogue prints nothing that an applicant was promised to keep.
 */
export const checkColumns: ProgrammeCheck = (definition, { form }) =>
  stagesAt(definition).flatMap(({ stage, path }) => {
    if (stage.kind !== 'publication') return [];
    const seen = new Set<string>();
    return fieldColumns(stage).flatMap(({ column: { key, field }, index }) => {
      const at = `${path}/columns/${index}`;
      const problems: ProgrammeProblem[] = [];
      if (OWN_COLUMN_KEYS.includes(key) || seen.has(key))
        problems.push(
          problem('column.key-taken', `${at}/key`, {
            zh: `列名“${key}”已被使用`,
            en: `The key "${key}" is taken by another column`,
          }),
        );
      seen.add(key);
      const node = formNodeAt(form.schema, field);
      if (!node)
        problems.push(
          problem('column.unknown-field', `${at}/field`, {
            zh: `表单中没有字段“${field}”，该列将一直为空`,
            en: `The form has no field "${field}": the column would stay empty`,
          }),
        );
      else if (!['string', 'number', 'integer'].includes(node.type ?? ''))
        problems.push(
          problem('column.not-printable', `${at}/field`, {
            zh: `“${field}”不是文字或数字，不能印成一列`,
            en: `"${field}" is neither text nor number and cannot be printed in a column`,
          }),
        );
      else if (publicityAt(form.schema, field) !== 'public')
        problems.push(
          problem('column.not-public', `${at}/field`, {
            zh: `表单规定“${field}”不公开，不能印入目录`,
            en: `The form keeps "${field}" from the public: it must not be printed`,
          }),
        );
      return problems;
    });
  });

/** What the form says of a field's publicity: its own word, or that of the nearest part above it. */
function publicityAt(schema: FormNode, field: string): string {
  const parts = pointerParts(field);
  const above = parts.map((_, index) => formNodeAt(schema, `/${parts.slice(0, index + 1).join('/')}`));
  return above.reduce((found, node) => node?.['x-public'] ?? found, schema['x-public'] ?? 'confidential');
}
