import { problemText } from '@linxuan/form-rules';
import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { bytes, ProblemAlert, useFormat, useLang } from '../../components';
import { ProblemError } from '../../providers/problem';
import type { UploadLineState } from './useUploads';

export function UploadLine({ line, onRetry, onCancel }: { line: UploadLineState; onRetry(): void; onCancel(): void }) {
  const translate = useTranslate();
  const lang = useLang();
  const format = useFormat();
  return (
    <Box sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography sx={{ flex: '1 1 200px', minWidth: 0 }}>
          {line.file.name} · {bytes(line.file.size, format.number)}
        </Typography>
        {line.running && (
          <Typography variant="body2">{translate('upload.progress', { percent: line.percent })}</Typography>
        )}
        {!line.running && !line.problem && !isFinal(line.error) && (
          <Button size="small" onClick={onRetry}>
            {translate('upload.resume')}
          </Button>
        )}
        <Button size="small" onClick={onCancel}>
          {translate(line.running ? 'act.cancel' : 'upload.remove')}
        </Button>
      </Box>
      {line.running && (
        <LinearProgress variant="determinate" value={line.percent} aria-label={line.file.name} sx={{ mt: 0.5 }} />
      )}
      {line.problem && (
        <Typography variant="body2" color="error" role="alert">
          {problemText(line.problem)[lang]}
        </Typography>
      )}
      {line.error !== null && <ProblemAlert error={line.error} hideFields />}
    </Box>
  );
}

/** A file that will not be taken, however often it is sent: it takes no place of its slot. */
export function isRefused({ problem, error }: UploadLineState): boolean {
  return problem !== null || isFinal(error);
}

/** What the server refused for what it is will be refused again. */
function isFinal(error: unknown): boolean {
  return error instanceof ProblemError && [404, 413, 422].includes(error.status);
}
