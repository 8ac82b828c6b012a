import type { DrawView, ExpertPool, PanelDetail, PoolExpert } from '@linxuan/contracts';
import { Box, Button, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  ActionButton,
  Panel,
  ProblemAlert,
  useFormat,
  useJoin,
  useLinxuan,
  useRead,
  type Subject,
} from '../components';
import type { OfferedAction } from '../providers/types';
import { PoolList } from './PoolList';
import { BLANK_SESSION, inputTime, isComplete, sessionPayload } from './session';
import { SessionFields } from './SessionFields';

/** Seats experts by hand or by a draw whose seed is on record; at least as many as the edition asks for. */
export function SeatPicker({
  panel,
  action,
  subject,
  missing,
}: {
  panel: PanelDetail;
  action: OfferedAction;
  subject: Subject;
  missing: number;
}) {
  const translate = useTranslate();
  const join = useJoin();
  const format = useFormat();
  const provider = useLinxuan();
  const queries = useQueryClient();
  const pool = useRead<ExpertPool>(`/experts/pool?caseId=${panel.case.id}`);
  const [open, setOpen] = useState(missing > 0);
  const [chosen, setChosen] = useState<string[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [session, setSession] = useState(
    panel.session
      ? { title: panel.session.title, at: inputTime(panel.session.at), place: panel.session.place }
      : BLANK_SESSION,
  );
  const oral = panel.stage.sessions;
  if (!open && missing === 0)
    return <Button onClick={() => setOpen(true)}>{translate('evaluation.moreExperts')}</Button>;
  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  const seatOf = ({ seat }: PoolExpert) =>
    seat && seat.state !== 'replaced' ? translate(`seatState.${seat.state}`) : null;
  const draw = async () => {
    setError(null);
    try {
      const drawn = await provider.send<DrawView>('POST', '/experts/draws', {
        caseId: panel.case.id,
        seats: Math.max(missing, 1),
      });
      setChosen(drawn.seats.map(({ expert }) => expert));
      await queries.invalidateQueries({ queryKey: ['read', `/experts/pool?caseId=${panel.case.id}`] });
    } catch (thrown) {
      setError(thrown);
    }
  };
  const names = (ids: string[]) => join(ids.map((id) => pool.data?.experts.find((one) => one.id === id)?.name ?? id));
  const ready = chosen.length >= Math.max(missing, 1) && (!oral || isComplete(session));
  return (
    <Panel title={translate(missing > 0 ? 'evaluation.pickMissing' : 'evaluation.pickMore', { count: missing })}>
      {oral && <SessionFields value={session} onChange={setSession} />}
      {error !== null && <ProblemAlert error={error} />}
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'center', my: 1 }}>
        <Button variant="outlined" onClick={() => void draw()}>
          {translate('evaluation.draw', { count: Math.max(missing, 1) })}
        </Button>
        <Typography variant="body2" color="textSecondary">
          {translate('evaluation.drawHelp')}
        </Typography>
      </Box>
      {(pool.data?.draws.length ?? 0) > 0 && (
        <Box component="section" aria-label={translate('evaluation.draws')} sx={{ mb: 1 }}>
          {pool.data?.draws.map((one, index) => (
            <Typography key={one.id} variant="body2">
              {translate('evaluation.drawLine', {
                number: index + 1,
                at: format.dateTime(one.drawnAt),
                by: one.drawnBy,
              })}{' '}
              {names(one.seats.map(({ expert }) => expert)) || '—'}
              {one.short > 0 && ` · ${translate('evaluation.drawShort', { count: one.short })}`}
              <br />
              <Box component="code" sx={{ fontSize: '0.75rem', color: 'text.secondary', overflowWrap: 'anywhere' }}>
                {translate('evaluation.seed')} {one.seed}
              </Box>
            </Typography>
          ))}
        </Box>
      )}
      {pool.error && <ProblemAlert error={pool.error} onRetry={() => void pool.refetch()} />}
      {pool.data && (
        <PoolList
          experts={pool.data.experts}
          names={pool.data.names}
          chosen={chosen}
          onToggle={toggle}
          barred={seatOf}
        />
      )}
      <Box sx={{ mt: 1.5 }}>
        <ActionButton
          subject={subject}
          action={action}
          disabled={!ready}
          label={translate('evaluation.seat_n', { count: chosen.length })}
          payload={() => ({
            experts: chosen,
            ...(oral ? { session: sessionPayload(session, panel.session?.position ?? null) } : {}),
          })}
          onDone={() => setChosen([])}
        >
          <Typography>{translate('evaluation.seatHelp', { names: names(chosen) })}</Typography>
        </ActionButton>
      </Box>
    </Panel>
  );
}
