import type { DraftDto } from '@linxuan/contracts';
import {
  formatPointer,
  type FieldSchema,
  type FormDefinition,
  type Json,
  type JsonObject,
  type Publicity,
} from '@linxuan/form-rules';
import { Box, Button, GlobalStyles, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { Page, ProblemAlert, useFormat, useLang, useNames, useRead, useText, valueText } from '../../components';
import { useEditionResolve } from '../parts/useResolve';

/** On paper nothing but the form: no bars, no menu, A4 with room for binding. */
const PAPER = {
  '@page': { size: 'A4', margin: '18mm 16mm 18mm 20mm' },
  '@media print': {
    'header, nav, aside, .MuiDrawer-root, .no-print': { display: 'none !important' },
    'body, #main-content': { background: '#fff !important', color: '#000', padding: '0 !important' },
    '.sheet': { border: '0 !important', padding: '0 !important', maxWidth: 'none !important', fontSize: '10.5pt' },
    '.sheet tr': { breakInside: 'avoid' },
    '.sheet h2': { breakAfter: 'avoid' },
  },
} as const;

/** The whole form as it is filed: tables, units, and what is not public marked as such. */
export default function PrintPage() {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const read = useRead<DraftDto>(`/cases/${id}/draft`, { staleTime: 0 });
  // What goes on paper waits for the names of places, which would stand there as codes.
  const regions = useRead<unknown[]>('/regions', { staleTime: Infinity });
  return (
    <Page title={translate('applications.print.title')} read={read} width={900}>
      {(draft) => (
        <>
          <GlobalStyles styles={PAPER} />
          <Box className="no-print" sx={{ display: 'flex', gap: 1, mb: 2, flexWrap: 'wrap' }}>
            <Button variant="contained" disabled={!regions.data} onClick={() => window.print()}>
              {translate('applications.print.button')}
            </Button>
            <Button component={RouterLink} to={`/applications/${id}`}>
              {translate('applications.print.back')}
            </Button>
          </Box>
          {regions.data && <PrintedForm draft={draft} />}
          {regions.error && <ProblemAlert error={regions.error} onRetry={() => void regions.refetch()} />}
        </>
      )}
    </Page>
  );
}

function PrintedForm({ draft }: { draft: DraftDto }) {
  const translate = useTranslate();
  const lang = useLang();
  const text = useText();
  const format = useFormat();
  const { form, content } = draft;
  const resolve = useNames(draft.attachments, useEditionResolve(draft.editionId));
  const words: Words = {
    value: (field, value) => valueText(form, field, value, lang, resolve) ?? '',
    title: (field, name) => field['x-title']?.[lang] ?? name,
    hidden: translate('applications.print.confidential'),
    file: (id) => draft.attachments.find((file) => file.id === id)?.name ?? id,
    marks: (typeof content['marks'] === 'object' && content['marks'] !== null ? content['marks'] : {}) as Record<
      string,
      string
    >,
  };
  return (
    <Box
      className="sheet"
      lang={lang === 'zh' ? 'zh-CN' : 'en'}
      sx={{
        bgcolor: '#fff',
        color: '#111',
        border: 1,
        borderColor: 'divider',
        p: { xs: 1.5, sm: 4 },
        overflowX: 'auto',
        '& table': { width: '100%', borderCollapse: 'collapse', mb: 2 },
        '& th, & td': {
          border: '1px solid #555',
          p: '4px 8px',
          textAlign: 'left',
          verticalAlign: 'top',
          fontWeight: 400,
          overflowWrap: 'anywhere',
          whiteSpace: 'pre-wrap',
        },
        '& th': { bgcolor: '#f2f2f2', width: '22%' },
        '& thead th': { width: 'auto' },
        '& h2': { fontSize: '1.05rem', my: 1 },
      }}
    >
      <Typography component="p" sx={{ textAlign: 'center', fontSize: '1.35rem', fontWeight: 700, mb: 0.5 }}>
        {text(form.title)}
      </Typography>
      <Typography component="p" sx={{ textAlign: 'center', mb: 2 }}>
        {draft.number} ·{' '}
        {translate(draft.editable ? 'applications.print.draft' : 'applications.print.version', {
          revision: draft.revision,
        })}{' '}
        · {format.dateTime(draft.updatedAt)}
      </Typography>
      {form.steps.map((step) => {
        const top = Object.entries(form.schema.properties ?? {}).filter(
          ([, field]) => (field['x-step'] ?? form.steps[0]?.id) === step.id,
        );
        return (
          <section key={step.id}>
            <h2>{step.title[lang]}</h2>
            {top.map(([name, field]) => (
              <Part
                key={name}
                form={form}
                field={field}
                name={name}
                path={[name]}
                value={content[name]}
                publicity={field['x-public'] ?? 'confidential'}
                words={words}
              />
            ))}
          </section>
        );
      })}
      <h2>{translate('applications.attachments')}</h2>
      <table>
        <tbody>
          {draft.attachments.map((file) => (
            <tr key={file.id}>
              <th>{form.attachments.find(({ id }) => id === file.slot)?.title[lang]}</th>
              <td>
                {file.name}
                <br />
                SHA-256 {file.sha256}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}

interface Words {
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
  words: Words;
}

function Part({ form, field, name, path, value, publicity, words }: PartProps) {
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
  words: Words,
): React.ReactNode[] {
  return Object.entries(field.properties ?? {})
    .filter(([key]) => key !== 'id')
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
function List({ field, value, words }: { field: FieldSchema; value: Json | undefined; words: Words }) {
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

function isHidden(path: string[], byDefault: Publicity, { marks }: Words): boolean {
  return byDefault === 'never' || (marks[formatPointer(path)] ?? byDefault) !== 'public';
}

function asObject(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
