import type { ExpertPool, PanelRowView, PoolExpert } from '@linxuan/contracts';
import {
  Box,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Typography,
} from '@mui/material';
import { useQueries } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { EachLine, ProblemAlert, useActEach, useLinxuan } from '../components';
import { PoolList } from './PoolList';
import { BLANK_SESSION, isComplete, sessionPayload } from './session';
import { SessionFields } from './SessionFields';

/**
 * One session for several defences: time and place, the order in which they were chosen, and one panel free of
 * conflicts with all.
 */
export function SessionDialog({
  waiting,
  minExperts,
  onClose,
}: {
  waiting: PanelRowView[];
  minExperts: number;
  onClose(): void;
}) {
  const translate = useTranslate();
  const provider = useLinxuan();
  const titleId = useId();
  const [session, setSession] = useState(BLANK_SESSION);
  const [cases, setCases] = useState<string[]>([]);
  const [experts, setExperts] = useState<string[]>([]);
  const each = useActEach('seat');
  const pools = useQueries({
    queries: cases.map((id) => ({
      queryKey: ['read', `/experts/pool?caseId=${id}`],
      queryFn: () => provider.get<ExpertPool>(`/experts/pool?caseId=${id}`),
    })),
  });
  const failed = pools.find(({ error }) => error)?.error ?? null;
  const merged = mergePools(pools.flatMap(({ data }) => data ?? []));
  const toggle = (set: (change: (before: string[]) => string[]) => void) => (id: string) =>
    set((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  const start = async () => {
    const items = cases.flatMap((id, index) => {
      const row = waiting.find((one) => one.case.id === id);
      return row
        ? [
            {
              type: 'case' as const,
              id,
              version: row.case.version,
              title: row.case.title,
              payload: { experts, session: sessionPayload(session, index + 1) },
            },
          ]
        : [];
    });
    if (await each.start(items)) onClose();
  };
  return (
    <Dialog open onClose={each.busy ? undefined : onClose} fullWidth maxWidth="md" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{translate('evaluation.newSessionTitle')}</DialogTitle>
      <DialogContent>
        <SessionFields value={session} onChange={setSession} />
        <Typography variant="h3" sx={{ mt: 2 }}>
          {translate('evaluation.sessionCases', { count: cases.length })}
        </Typography>
        <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {waiting.map(({ case: one }) => (
            <li key={one.id}>
              <FormControlLabel
                control={<Checkbox checked={cases.includes(one.id)} onChange={() => toggle(setCases)(one.id)} />}
                label={`${cases.includes(one.id) ? `${cases.indexOf(one.id) + 1}. ` : ''}${one.title}${translate('mark.aside', { words: one.holderName })}`}
              />
            </li>
          ))}
        </Box>
        {cases.length > 0 && (
          <Typography variant="h3" sx={{ mt: 2 }}>
            {translate('evaluation.sessionPanel', { count: experts.length, min: minExperts })}
          </Typography>
        )}
        {failed && <ProblemAlert error={failed} />}
        {cases.length > 0 && (
          <PoolList experts={merged.experts} names={merged.names} chosen={experts} onToggle={toggle(setExperts)} />
        )}
        <EachLine run={each.run} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={each.busy}>
          {translate('act.cancel')}
        </Button>
        <Button
          variant="contained"
          loading={each.busy}
          disabled={!isComplete(session) || cases.length === 0 || experts.length < minExperts}
          onClick={() => void start()}
        >
          {translate('evaluation.schedule', { count: cases.length })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** An expert must be free of conflicts with every case of the session. */
function mergePools(pools: ExpertPool[]): { experts: PoolExpert[]; names: ExpertPool['names'] } {
  const first = pools[0];
  if (!first) return { experts: [], names: {} };
  const experts = first.experts.map((expert) => {
    const same = pools.flatMap((pool) => pool.experts.find(({ id }) => id === expert.id) ?? []);
    return {
      ...expert,
      match: Math.min(...same.map(({ match }) => match)) as PoolExpert['match'],
      conflicts: same.flatMap(({ conflicts }) => conflicts),
    };
  });
  return {
    experts: experts.sort(
      (a, b) => Number(a.conflicts.length > 0) - Number(b.conflicts.length > 0) || b.match - a.match || a.load - b.load,
    ),
    names: Object.assign({}, ...pools.map(({ names }) => names)) as ExpertPool['names'],
  };
}
