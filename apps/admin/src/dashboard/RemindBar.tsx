import type { ReminderResult } from '@linxuan/contracts';
import NotificationsActiveIcon from '@mui/icons-material/NotificationsActiveOutlined';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ProblemAlert, useJoin, useLinxuan } from '../components';

interface Props {
  /** The programme that the reminder is about; the one on show where it is left out. */
  editionId?: string;
  chosen: readonly string[];
  late: readonly string[];
  names: ReadonlyMap<string, string>;
  onChooseLate(): void;
  onDone(): void;
}

/** Chooses the late ones and reminds them; what was sent and who was left alone is said at once. */
export function RemindBar({ editionId, chosen, late, names, onChooseLate, onDone }: Props) {
  const translate = useTranslate();
  const provider = useLinxuan();
  const join = useJoin();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [result, setResult] = useState<ReminderResult | null>(null);
  const send = async () => {
    setBusy(true);
    setError(null);
    setResult(null);
    try {
      setResult(
        await provider.send<ReminderResult>('POST', '/dashboard/reminders', {
          orgIds: chosen,
          ...(editionId && { editionId }),
        }),
      );
      onDone();
      await queries.invalidateQueries();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const list = (orgs: readonly string[]) => join(orgs.map((org) => names.get(org) ?? org));
  return (
    <Box sx={{ mb: 2 }}>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <Button variant="outlined" disabled={late.length === 0} onClick={onChooseLate}>
          {translate('dashboard.chooseLate', { count: late.length })}
        </Button>
        <Button
          variant="contained"
          startIcon={<NotificationsActiveIcon />}
          loading={busy}
          disabled={chosen.length === 0}
          onClick={() => void send()}
        >
          {translate('dashboard.remind', { count: chosen.length })}
        </Button>
        <Typography variant="body2" color="textSecondary">
          {translate('dashboard.remindHelp')}
        </Typography>
      </Box>
      {/* The choice may stand where it is not seen, on another view or further down: whoever is reminded is named. */}
      {chosen.length > 0 && (
        <Typography variant="body2" sx={{ mt: 1 }}>
          {translate('dashboard.remindWhom', { names: list(chosen) })}
        </Typography>
      )}
      {error !== null && (
        <Box sx={{ mt: 1 }}>
          <ProblemAlert error={error} />
        </Box>
      )}
      {result && (
        <Alert severity="success" sx={{ mt: 1 }} onClose={() => setResult(null)}>
          {translate('dashboard.reminded', {
            count: result.sent.length,
            names: list(result.sent.map(({ org }) => org)),
          })}
          {result.skipped.length > 0 &&
            ` ${translate('dashboard.skipped', { names: list(result.skipped.map(({ org }) => org)) })}`}
        </Alert>
      )}
    </Box>
  );
}
