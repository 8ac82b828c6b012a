import { decodeTextFile, type EditionImportedDto } from '@linxuan/contracts';
import { Alert, Box, Button, Tooltip } from '@mui/material';
import { useRef, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { ProblemAlert } from '../components';
import { useWrite } from './useWrite';

/** Takes the YAML of an edition in, as a draft; a file that is known changes nothing. */
export function ImportButton() {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const { busy, error, write } = useWrite();
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const yaml = decodeTextFile(new Uint8Array(await file.arrayBuffer()));
    if (input.current) input.current.value = '';
    setUnreadable(yaml === null ? file.name : null);
    if (yaml === null) return;
    const taken = await write<EditionImportedDto>('POST', '/programme-editions/import', { yaml }, '');
    if (!taken) return;
    notify(taken.changed ? 'programmes.import.done' : 'programmes.import.same', {
      type: taken.changed ? 'success' : 'info',
      messageArgs: { version: taken.version },
    });
    void navigate(
      taken.changed ? `/programmes/${taken.editionId}/edit/${taken.version}` : `/programmes/${taken.editionId}`,
    );
  };
  return (
    <Box sx={{ minWidth: 0 }}>
      <Tooltip describeChild title={translate('programmes.import.help')}>
        <Button variant="outlined" loading={busy} onClick={() => input.current?.click()}>
          {translate('programmes.import.open')}
        </Button>
      </Tooltip>
      <input
        ref={input}
        type="file"
        accept=".yaml,.yml"
        hidden
        aria-label={translate('programmes.import.file')}
        onChange={({ target }) => void take(target.files?.[0])}
      />
      {unreadable !== null && (
        <Alert severity="warning" role="alert" sx={{ mt: 1 }}>
          {translate('programmes.import.unreadable', { name: unreadable })}
        </Alert>
      )}
      {error !== null && (
        <Box sx={{ mt: 1 }}>
          <ProblemAlert error={error} />
        </Box>
      )}
    </Box>
  );
}
