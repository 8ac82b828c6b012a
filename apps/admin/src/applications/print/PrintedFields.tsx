import {
  formatPointer,
  type FieldSchema,
  type FormDefinition,
  type Json,
  type JsonObject,
  type Publicity,
} from '@linxuan/form-rules';

/** How values, titles and files are called on paper. */
export interface PrintWords {
  value(field: FieldSchema, value: Json | undefined): string;
  title(field: FieldSchema, name: string): string;
  file(id: string): string;
  hidden: string;
  marks: Record<string, string>;
}
interface PartProps {
  form: FormDefinition;
  field: FieldSchema;
  name: string;
  path: string[];
  value: Json | undefined;
  publicity: Publicity;
  words: PrintWords;
}

/** A field of a step: its table, or one table for each of its rows. */
export function PrintedField({ form, field, name, path, value, publicity, words }: PartProps) {
  if (field.type === 'array')
    return <Rows form={form} field={field} name={name} path={path} value={value} publicity={publicity} words={words} />;
  const inner = asObject(value);
  return (
    <table>
      <tbody>{lines(field, path, inner, publicity, words)}</tbody>
    </table>
  );
}

function lines(
  field: FieldSchema,
  path: string[],
  value: JsonObject,
  publicity: Publicity,
  words: PrintWords,
): React.ReactNode[] {
  return Object.entries(field.properties ?? {})
    .filter(([key, child]) => key !== 'id' && isPrinted(child, field.required?.includes(key) ?? false, value[key]))
    .flatMap(([key, child]): React.ReactNode[] => {
      const at = [...path, key];
      const own = child['x-public'] ?? publicity;
      if (child.type === 'object') return lines(child, at, asObject(value[key]), own, words);
      if (child.type === 'array')
        return [
          <tr key={key}>
            <th>{words.title(child, key)}</th>
            <td>
              <List field={child} value={value[key]} words={words} />
            </td>
          </tr>,
        ];
      const shown =
        child['x-widget'] === 'attachment-ref' && typeof value[key] === 'string'
          ? words.file(value[key])
          : words.value(child, value[key]);
      return [
        <tr key={key}>
          <th>{words.title(child, key)}</th>
          <td>
            {shown}
            {isHidden(at, own, words) && shown !== '' ? words.hidden : ''}
          </td>
        </tr>,
      ];
    });
}

/** A list inside a section: one table in the cell. */
function List({ field, value, words }: { field: FieldSchema; value: Json | undefined; words: PrintWords }) {
  const columns = Object.entries(field.items?.properties ?? {}).filter(([key]) => key !== 'id');
  const rows = Array.isArray(value) ? value : [];
  if (rows.length === 0) return null;
  return (
    <table style={{ margin: 0 }}>
      <thead>
        <tr>
          {columns.map(([key, column]) => (
            <th key={key}>{words.title(column, key)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            {columns.map(([key, column]) => (
              <td key={key}>{words.value(column, asObject(row)[key])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Rows with many fields: one table each. */
function Rows({ field, name, path, value, publicity, words }: PartProps) {
  const rows = Array.isArray(value) ? value : [];
  const items = field.items;
  if (!items || rows.length === 0) return null;
  return rows.map((row, i) => (
    <table key={i}>
      <thead>
        <tr>
          <th colSpan={2}>
            {words.title(field, name)} {i + 1}
          </th>
        </tr>
      </thead>
      <tbody>{lines(items, [...path, `@${String(asObject(row)['id'] ?? i)}`], asObject(row), publicity, words)}</tbody>
    </table>
  ));
}

/** What need not be filled in and is not, does not concern this applicant: paper has no line for it. */
export function isPrinted(field: FieldSchema, isRequired: boolean, value: Json | undefined): boolean {
  if (field['x-widget'] === 'hidden') return false;
  if (isRequired) return true;
  if (field.type === 'object')
    return Object.entries(field.properties ?? {}).some(([key, child]) =>
      isPrinted(child, field.required?.includes(key) ?? false, asObject(value)[key]),
    );
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
}

function isHidden(path: string[], byDefault: Publicity, { marks }: PrintWords): boolean {
  return byDefault === 'never' || (marks[formatPointer(path)] ?? byDefault) !== 'public';
}

export function asObject(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
