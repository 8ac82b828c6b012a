import type { EditionBundleReportDto, EditionImportedDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Title, useNotify, useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { EntryField, Panel, ProblemAlert, useLinxuan } from '../../components';
import { useWrite } from '../useWrite';
import { BundleReport } from './BundleReport';
import { FileButton } from './FileButton';

/** The text of an edition and all that it names, and what became of it. */
interface Shown {
  text: string;
  report: EditionBundleReportDto;
}

/** Brings an edition from a file or from what is pasted: first a report that stores nothing, then the import. */
export default function ImportPage() {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const provider = useLinxuan();
  const { busy, error, write, reset } = useWrite();
  const [text, setText] = useState('');
  const [shown, setShown] = useState<Shown | null>(null);
  const [line, setLine] = useState<number | null>(null);
  const change = (value: string) => {
    setText(value);
    setLine(null);
    reset();
  };
  const look = async (value: string) => {
    const report = await write<EditionBundleReportDto>(
      'POST',
      '/programme-editions/import/report',
      { text: value },
      '',
    );
    if (report) setShown({ text: value, report });
  };
  const take = async ({ report }: Shown) => {
    const taken = await write<EditionImportedDto>(
      'POST',
      '/programme-editions/import',
      { text, ...(report.draft ? { revision: report.draft.revision } : {}) },
      '',
    );
    if (!taken) return;
    notify(taken.changed ? 'programmes.import.done' : 'programmes.import.same', {
      type: taken.changed ? 'success' : 'info',
      messageArgs: { version: taken.version },
    });
    void navigate(
      taken.changed ? `/programmes/${taken.editionId}/edit/${taken.version}` : `/programmes/${taken.editionId}`,
    );
  };
  // What was typed behind a report makes it one of another text.
  const current = shown !== null && shown.text === text ? shown : null;
  const importable = current !== null && !['refused', 'same'].includes(current.report.outcome);
  return (
    <Box sx={{ maxWidth: 1280, mx: 'auto', minWidth: 0 }}>
      <Title title={translate('programmes.import.title')} />
      <Typography sx={{ mb: 1 }}>
        <Link to="/programmes">{translate('programmes.back')}</Link>
      </Typography>
      <Typography color="textSecondary" sx={{ mb: 2 }}>
        {translate('programmes.import.help')}
      </Typography>
      <Panel title={translate('programmes.import.text')}>
        <Stack direction="row" spacing={1} useFlexGap sx={{ mb: 1.5, flexWrap: 'wrap' }}>
          <FileButton
            label={translate('programmes.import.file')}
            disabled={busy}
            onText={(value) => {
              change(value);
              void look(value);
            }}
          />
          <Button onClick={() => void provider.download('/programme-editions/import/template')}>
            {translate('programmes.import.template')}
          </Button>
        </Stack>
        <EntryField
          multiline
          fullWidth
          rows={14}
          label={translate('programmes.import.paste')}
          value={text}
          onChange={({ target }) => change(target.value)}
          slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: 'monospace', fontSize: '0.8rem' } } }}
        />
        {line !== null && (
          <Alert severity="info" role="status" sx={{ mt: 1 }}>
            {translate('programmes.import.line', { line })}
            <Box component="pre" sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {text.split(/\r\n?|\n/)[line - 1] ?? ''}
            </Box>
          </Alert>
        )}
        <Stack direction="row" spacing={1} useFlexGap sx={{ mt: 1.5, flexWrap: 'wrap' }}>
          <Button
            variant={importable ? 'outlined' : 'contained'}
            loading={busy}
            disabled={!isVisible(text)}
            onClick={() => void look(text)}
          >
            {translate('programmes.import.look')}
          </Button>
          <Button
            variant="contained"
            loading={busy}
            disabled={!importable}
            onClick={() => {
              if (current) void take(current);
            }}
          >
            {translate('programmes.import.do')}
          </Button>
        </Stack>
        {error !== null && (
          <Box sx={{ mt: 1.5 }}>
            <ProblemAlert error={error} />
          </Box>
        )}
      </Panel>
      {current && <BundleReport report={current.report} onGo={({ line: at }) => setLine(at)} />}
      {shown && !current && (
        <Alert severity="info" role="status">
          {translate('programmes.import.stale')}
        </Alert>
      )}
    </Box>
  );
}
