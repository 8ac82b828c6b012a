import type { BulkAction } from '@linxuan/domain';
import { isVisible } from '@linxuan/form-rules';
import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  LinearProgress,
  MenuItem,
  Typography,
  useMediaQuery,
  type Theme,
} from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { SubjectType } from '../providers/types';
import { useLinxuan } from '../providers/useLinxuan';
import { startBulkRun, useBulkRun } from './bulkRun';
import { bulkSummary } from './BulkRunIndicator';
import { ProblemAlert } from './ProblemAlert';
import { useWords } from './words';
import { EntryField } from './typed';

export interface BulkSubject {
  type: SubjectType;
  id: string;
  title: string;
}
export interface BulkActDialogProps {
  subjects: BulkSubject[];
  actions: BulkAction[];
  /** `started` is true once something was done, so that the list can drop its selection. */
  onClose(started: boolean): void;
}

/** First shows for each selected row whether the action is possible, then runs the possible ones one by one. */
export function BulkActDialog({ subjects, actions, onClose }: BulkActDialogProps) {
  const translate = useTranslate();
  const words = useWords();
  const provider = useLinxuan();
  const queries = useQueryClient();
  const titleId = useId();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const [name, setName] = useState(actions[0]?.name ?? '');
  const [reason, setReason] = useState('');
  const [started, setStarted] = useState(false);
  const run = useBulkRun();
  const chosen = actions.find((action) => action.name === name);
  const dry = useQuery({
    queryKey: ['dry-run', name, subjects.map(({ id }) => id)],
    queryFn: () =>
      provider.dryRun(
        subjects.map(({ type, id }) => ({ type, id })),
        name,
      ),
    enabled: chosen !== undefined && !started,
    staleTime: 0,
  });
  const ready = (dry.data ?? []).filter(({ refusal }) => refusal === null);
  const start = () => {
    setStarted(true);
    void startBulkRun(provider, name, ready, chosen?.reason ? { reason: reason.trim() } : {}, () =>
      queries.invalidateQueries(),
    );
  };
  const shown = started ? run : null;
  const lineOf = (id: string) => {
    if (shown && id in shown.outcomes) return shown.outcomes[id]?.detail ?? translate('bulk.ok');
    const check = dry.data?.find((entry) => entry.id === id);
    return check
      ? check.refusal
        ? `${translate('bulk.refused')}${translate('mark.colon')}${check.refusal.detail}`
        : translate('bulk.ready')
      : '';
  };
  const failed = (id: string) =>
    shown && id in shown.outcomes
      ? shown.outcomes[id] !== null
      : (dry.data?.find((entry) => entry.id === id)?.refusal ?? null) !== null;
  return (
    <Dialog
      open
      onClose={() => onClose(started)}
      fullWidth
      maxWidth="sm"
      fullScreen={isNarrow}
      aria-labelledby={titleId}
    >
      <DialogTitle id={titleId}>{translate('bulk.title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5, alignContent: 'start' }}>
        {actions.length === 0 && <Alert severity="info">{translate('bulk.mixed')}</Alert>}
        {actions.length > 0 && (
          <EntryField
            select
            label={translate('bulk.action')}
            value={name}
            onChange={({ target }) => setName(target.value)}
            disabled={started}
          >
            {actions.map((action) => (
              <MenuItem key={action.name} value={action.name}>
                {words.action(action.name, action)}
              </MenuItem>
            ))}
          </EntryField>
        )}
        {chosen?.reason && (
          <EntryField
            label={translate('act.reason')}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            required
            multiline
            minRows={2}
            helperText={translate('bulk.confirm')}
            disabled={started}
          />
        )}
        {dry.isFetching && <Typography color="textSecondary">{translate('bulk.checking')}</Typography>}
        {dry.error && <ProblemAlert error={dry.error} onRetry={() => void dry.refetch()} />}
        {shown && (
          <Box role="status">
            <Typography>
              {shown.state === 'running'
                ? translate('bulk.running', { done: shown.done, total: shown.total })
                : translate('bulk.finished', bulkSummary(shown.outcomes))}
            </Typography>
            <LinearProgress
              variant="determinate"
              value={(shown.done / Math.max(shown.total, 1)) * 100}
              aria-label={translate('bulk.indicator', { done: shown.done, total: shown.total })}
            />
          </Box>
        )}
        {dry.data && (
          <Box component="section" aria-label={translate('bulk.dryRun')}>
            {ready.length === 0 && <Alert severity="warning">{translate('bulk.none')}</Alert>}
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {subjects.map(({ id, title }) => (
                <Box component="li" key={id} sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
                  <Typography sx={{ fontWeight: 550 }}>{title}</Typography>
                  <Typography variant="body2" sx={{ color: failed(id) ? 'warning.main' : 'success.main' }}>
                    {lineOf(id)}
                  </Typography>
                </Box>
              ))}
            </Box>
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={() => onClose(started)}>
          {translate(shown?.state === 'running' ? 'bulk.leave' : started ? 'keys.close' : 'act.cancel')}
        </Button>
        {!started && (
          <Button
            variant="contained"
            onClick={start}
            disabled={
              ready.length === 0 ||
              dry.isFetching ||
              run?.state === 'running' ||
              (chosen?.reason === true && !isVisible(reason))
            }
          >
            {translate('bulk.run', { smart_count: ready.length })}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
