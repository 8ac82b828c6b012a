import type { DrawRoundsView, FreezeBodyDto } from '@linxuan/contracts';
import { Box, Button, Checkbox, FormControlLabel, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { EntryField, Panel, ProblemAlert, ReasonDialog, useLinxuan } from '../components';
import { SourceField, sourceOf, type SourceChoice } from './SourceField';

const LIMITS = ['perEmployer', 'perGroup', 'perRegion'] as const;
const upTo = (most: number): number[] => Array.from({ length: most }, (_, n) => n + 1);

/** Step one: which cases, under which limits, and where the seed will come from. */
export function FreezeForm({ view }: { view: DrawRoundsView }) {
  const translate = useTranslate();
  const provider = useLinxuan();
  const navigate = useNavigate();
  const [cases, setCases] = useState<string[]>(view.candidates.map(({ id }) => id));
  const [seats, setSeats] = useState(view.minExperts);
  const [limits, setLimits] = useState<Record<(typeof LIMITS)[number], number>>({
    perEmployer: 1,
    perGroup: 0,
    perRegion: 0,
  });
  const [areaAtLeast, setArea] = useState(0);
  const [source, setSource] = useState<SourceChoice>('witnesses');
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (view.candidates.length === 0) return <Typography>{translate('draws.noCandidates')}</Typography>;
  const freeze = async () => {
    setBusy(true);
    setError(null);
    const body: FreezeBodyDto = {
      editionId: view.editionId,
      stage: view.stage.id,
      cases,
      seats,
      perEmployer: limits.perEmployer || null,
      perGroup: limits.perGroup || null,
      perRegion: limits.perRegion || null,
      areaAtLeast,
      seniorsAtLeast: 0,
      source: sourceOf(source, view.beacons),
    };
    try {
      const { id } = await provider.send<{ id: string }>('POST', '/draw-rounds', body);
      void navigate(`/draws/${id}`);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const toggle = (id: string) =>
    setCases((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  return (
    <Panel title={translate('draws.freezeTitle')}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {translate('draws.freezeHelp', { experts: view.experts })}
      </Typography>
      <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 1.5, minWidth: 0 }}>
        <Typography component="legend" sx={{ fontWeight: 600 }}>
          {translate('draws.cases', { count: cases.length })}
        </Typography>
        <Box sx={{ maxHeight: 280, overflow: 'auto' }}>
          {view.candidates.map((row) => (
            <FormControlLabel
              key={row.id}
              sx={{ display: 'flex', mr: 0 }}
              control={<Checkbox size="small" checked={cases.includes(row.id)} onChange={() => toggle(row.id)} />}
              label={`${row.number} ${row.title}`}
            />
          ))}
        </Box>
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(5, 1fr)' },
          alignItems: 'start',
          mb: 1.5,
        }}
      >
        <Choice
          label={translate('draws.seats')}
          value={seats}
          options={upTo(15).filter((n) => n >= view.minExperts)}
          onChange={setSeats}
        />
        {LIMITS.map((name) => (
          <Choice
            key={name}
            label={translate(`draws.limit.${name}`)}
            value={limits[name]}
            options={[0, ...upTo(5)]}
            none={translate('draws.noLimit')}
            onChange={(value) => setLimits({ ...limits, [name]: value })}
          />
        ))}
        <Choice
          label={translate('draws.areaAtLeast')}
          value={areaAtLeast}
          options={[0, ...upTo(seats)]}
          none={translate('draws.noLimit')}
          onChange={setArea}
        />
      </Box>
      <SourceField value={source} beacons={view.beacons} onChange={setSource} />
      <Button variant="contained" disabled={cases.length === 0} onClick={() => setAsking(true)} sx={{ mt: 1.5 }}>
        {translate('draws.freeze')}
      </Button>
      {error !== null && !asking && <ProblemAlert error={error} />}
      <ReasonDialog
        open={asking}
        title={translate('draws.freezeTitle')}
        submitLabel={translate('draws.freeze')}
        busy={busy}
        error={error}
        onSubmit={freeze}
        onClose={() => setAsking(false)}
      >
        <Typography>{translate('draws.freezeSure', { cases: cases.length, experts: view.experts })}</Typography>
      </ReasonDialog>
    </Panel>
  );
}

function Choice({
  label,
  value,
  options,
  none,
  onChange,
}: {
  label: string;
  value: number;
  options: number[];
  /** Word for nought. */
  none?: string;
  onChange(value: number): void;
}) {
  return (
    <EntryField
      select
      size="small"
      label={label}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {options.map((n) => (
        <MenuItem key={n} value={n}>
          {n === 0 ? none : n}
        </MenuItem>
      ))}
    </EntryField>
  );
}
