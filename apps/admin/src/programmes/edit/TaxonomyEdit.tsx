import { decodeTextFile, type EditionTaxonomyReportDto, type EditionTextDto } from '@linxuan/contracts';
import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { DayField, EntryField, Panel, ProblemAlert, useLinxuan } from '../../components';
import { TaxonomyChange } from '../bundle/TaxonomyChange';
import { ChecksTab } from '../tabs/ChecksTab';
import { useWrite } from '../useWrite';
import { taxonomyOfSheet, type Cell, type TaxonomyHead } from './taxonomySheet';

interface Brought {
  name: string;
  /** Rows of a sheet, which need a head; null where the file is YAML. */
  rows: Cell[][] | null;
  text: string;
}

/** The taxonomy of a draft: taken from a sheet or a YAML file, with a report before it is put in place. */
export function TaxonomyEdit({ view }: { view: EditionTextDto }) {
  const translate = useTranslate();
  const provider = useLinxuan();
  const { busy, error, write, reset } = useWrite();
  const input = useRef<HTMLInputElement>(null);
  const [brought, setBrought] = useState<Brought | null>(null);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const [head, setHead] = useState<TaxonomyHead>(() => headOf(view));
  const [report, setReport] = useState<{ text: string; found: EditionTaxonomyReportDto } | null>(null);
  const path = `/programme-editions/${view.editionId}/versions/${view.version}/taxonomy`;
  const text = brought?.rows ? taxonomyOfSheet(brought.rows, head) : (brought?.text ?? '');
  const take = async (file: File | undefined) => {
    if (!file) return;
    reset();
    setReport(null);
    const read = await readFile(file);
    if (input.current) input.current.value = '';
    setUnreadable(read === null ? file.name : null);
    setBrought(read);
  };
  const look = async () => {
    const found = await write<EditionTaxonomyReportDto>('POST', `${path}/report`, { text }, '');
    if (found) setReport({ text, found });
  };
  const put = async () => {
    if (await write('PUT', path, { text, revision: view.revision }, 'programmes.saved')) {
      setBrought(null);
      setReport(null);
    }
  };
  const shown = report?.text === text ? report.found : null;
  const field = (label: string, value: string, onChange: (value: string) => void) => (
    <EntryField
      required
      size="small"
      label={translate(`programmes.taxonomy.${label}`)}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
  return (
    <Panel title={translate('programmes.taxonomy.title')}>
      <Typography color="textSecondary" sx={{ mb: 1.5 }}>
        {translate('programmes.taxonomy.help')}
      </Typography>
      <Stack direction="row" spacing={1} useFlexGap sx={{ mb: 1.5, flexWrap: 'wrap' }}>
        <Button variant="outlined" disabled={busy} onClick={() => input.current?.click()}>
          {translate('programmes.taxonomy.file')}
        </Button>
        <Button onClick={() => void provider.download(path)}>{translate('programmes.taxonomy.download')}</Button>
      </Stack>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.yaml,.yml"
        hidden
        aria-label={translate('programmes.taxonomy.file')}
        onChange={({ target }) => void take(target.files?.[0])}
      />
      {unreadable !== null && (
        <Alert severity="warning" role="alert" sx={{ mb: 1 }}>
          {translate('programmes.taxonomy.unreadable', { name: unreadable })}
        </Alert>
      )}
      {brought && <Typography role="status">{brought.name}</Typography>}
      {brought?.rows && (
        <Box sx={{ display: 'grid', gap: 1.5, mt: 1.5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr' } }}>
          {field('id', head.id, (id) => setHead({ ...head, id }))}
          <DayField
            required
            size="small"
            kind="paper"
            label={translate('programmes.taxonomy.date')}
            value={head.source.date}
            onChange={({ target }) => setHead({ ...head, source: { ...head.source, date: target.value } })}
          />
          {field('zh', head.title.zh, (zh) => setHead({ ...head, title: { ...head.title, zh } }))}
          {field('en', head.title.en, (en) => setHead({ ...head, title: { ...head.title, en } }))}
          {field('number', head.source.number, (number) => setHead({ ...head, source: { ...head.source, number } }))}
          {field('document', head.source.title, (title) => setHead({ ...head, source: { ...head.source, title } }))}
        </Box>
      )}
      {brought && (
        <Stack direction="row" spacing={1} useFlexGap sx={{ mt: 1.5, flexWrap: 'wrap' }}>
          <Button variant={shown?.change ? 'outlined' : 'contained'} loading={busy} onClick={() => void look()}>
            {translate('programmes.import.look')}
          </Button>
          <Button variant="contained" loading={busy} disabled={!shown?.change} onClick={() => void put()}>
            {translate('programmes.taxonomy.put')}
          </Button>
        </Stack>
      )}
      {error !== null && (
        <Box sx={{ mt: 1.5 }}>
          <ProblemAlert error={error} />
        </Box>
      )}
      {shown && (
        <Box sx={{ mt: 2 }}>
          {shown.change && <TaxonomyChange change={shown.change} />}
          <Box sx={{ mt: 1.5 }}>
            <ChecksTab problems={shown.problems} />
          </Box>
        </Box>
      )}
    </Panel>
  );
}

/** Null for a file that is neither a sheet nor a text. Reading a sheet is loaded when one is brought. */
async function readFile(file: File): Promise<Brought | null> {
  if (/\.xlsx$/i.test(file.name)) {
    try {
      const { default: readSheet } = await import('read-excel-file');
      return { name: file.name, rows: (await readSheet(file)) as Cell[][], text: '' };
    } catch {
      return null;
    }
  }
  const text = decodeTextFile(new Uint8Array(await file.arrayBuffer()));
  return text === null ? null : { name: file.name, rows: null, text };
}

/** What is likely: the name that the edition gives, and its own call. */
function headOf({ definition }: EditionTextDto): TaxonomyHead {
  const title = definition?.title ?? { zh: '', en: '' };
  return {
    id: definition?.taxonomy.id ?? '',
    title,
    source: {
      number: definition?.call.number ?? '',
      title: definition?.call.title ?? '',
      date: definition?.call.date ?? '',
    },
  };
}
