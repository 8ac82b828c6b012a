import type { CodeConfirmationDto } from '@linxuan/contracts';
import { compactIdentifier } from '@linxuan/form-rules';
import { Box, Button, Link, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useRefresh, useTranslate } from 'react-admin';
import { useFormat } from '../i18n/useText';
import { http } from '../providers/api';
import { addressOf } from '../providers/download';
import { useRead } from '../providers/useLinxuan';
import { bytes } from './FileList';
import { ProblemAlert } from './ProblemAlert';

/**
 * Shown where nothing but the check digit of a credit code fails: the licence can be sent, and what an operator said
 * of it is shown. An operator sees the requests of everybody for this code, an enterprise its own.
 */
export function CodeEvidence({ code }: { code: string }) {
  const translate = useTranslate();
  const format = useFormat();
  const refresh = useRefresh();
  const input = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const wanted = encodeURIComponent(compactIdentifier(code));
  const read = useRead<{ data: CodeConfirmationDto[] }>(`/code-confirmations?code=${wanted}&page=1&perPage=1`, {
    refetchInterval: 30_000,
  });
  const last = read.data?.data[0];
  const send = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setError(null);
    try {
      await http(`/code-confirmations?code=${wanted}&name=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        raw: file,
        headers: { 'content-type': 'application/octet-stream' },
      });
      await read.refetch();
      refresh();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const isOpen = last?.state === 'requested' || last?.state === 'confirmed';
  return (
    <Box role="group" aria-label={translate('codes.title')} sx={{ mt: 0.75, position: 'relative' }}>
      {last && (
        <Typography variant="body2" color="textSecondary">
          {translate(`codes.last.${last.state}`, {
            at: format.dateTime(last.withdrawnAt ?? last.decidedAt ?? last.requestedAt),
            reason: last.withdrawnReason ?? last.reason ?? '',
          })}{' '}
          <LicenceLink confirmation={last} />
        </Typography>
      )}
      {!isOpen && (
        <>
          <Typography variant="body2" color="textSecondary">
            {translate('codes.help')}
          </Typography>
          <Button component="label" htmlFor={input} size="small" variant="outlined" loading={busy} sx={{ mt: 0.5 }}>
            {translate('codes.send')}
          </Button>
          <Box
            component="input"
            id={input}
            type="file"
            accept=".pdf,.jpg,.jpeg,.png"
            aria-label={translate('codes.send')}
            onChange={({ target }) => void send(target.files?.[0])}
            sx={{ position: 'absolute', width: '1px', height: '1px', opacity: 0, overflow: 'hidden' }}
          />
        </>
      )}
      {error !== null && <ProblemAlert error={error} />}
    </Box>
  );
}

export function LicenceLink({ confirmation: { id, file } }: { confirmation: CodeConfirmationDto }) {
  const format = useFormat();
  return (
    <Link href={addressOf(`/code-confirmations/${id}/licence`, { inline: '1' })} target="_blank" rel="noopener">
      {file.name} · {bytes(file.size, format.number)}
    </Link>
  );
}
