import type { DrawnExpertView, DrawPanelView, DrawRoundView } from '@linxuan/contracts';
import { REPLACEMENT_GROUNDS, type ReplacementGround } from '@linxuan/draw';
import { Box, Button, Link as MuiLink, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { EntryField, Panel, ReasonDialog, useText } from '../components';
import { useDrawAct } from './useDrawAct';

/** Who was drawn for each case, and the replacement of one who cannot sit. */
export function DrawnPanels({ round }: { round: DrawRoundView }) {
  const translate = useTranslate();
  const text = useText();
  const [leaving, setLeaving] = useState<{ panel: DrawPanelView; seat: DrawnExpertView } | null>(null);
  return (
    <Panel title={translate('draws.drawn')}>
      {round.panels.map((panel) => (
        <Box component="section" key={panel.code} aria-label={panel.code} sx={{ mb: 2 }}>
          <Typography sx={{ fontWeight: 600 }}>
            {panel.code}
            {panel.case && (
              <>
                {' · '}
                <MuiLink component={Link} to={`/panels/${panel.case.id}/${round.stage.id}`}>
                  {panel.case.title}
                </MuiLink>
              </>
            )}
          </Typography>
          {!panel.case && <Typography variant="body2">{translate('draws.away')}</Typography>}
          <Box component="ol" sx={{ m: 0, pl: 3 }}>
            {panel.drawn.map((seat) => (
              <Box component="li" key={seat.code}>
                <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
                  <span>
                    {seat.name} · {text(seat.orgName)} <code>{seat.code}</code>
                  </span>
                  <Button
                    size="small"
                    disabled={round.proposal !== null}
                    aria-label={`${translate('draws.replace')} ${seat.name}`}
                    onClick={() => setLeaving({ panel, seat })}
                  >
                    {translate('draws.replace')}
                  </Button>
                </Box>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
      {leaving && <ReplaceDialog round={round} {...leaving} onClose={() => setLeaving(null)} />}
    </Panel>
  );
}

function ReplaceDialog({
  round,
  panel,
  seat,
  onClose,
}: {
  round: DrawRoundView;
  panel: DrawPanelView;
  seat: DrawnExpertView;
  onClose(): void;
}) {
  const translate = useTranslate();
  const text = useText();
  const { act, busy, error } = useDrawAct(round);
  const [ground, setGround] = useState<ReplacementGround>('declined');
  const [passed, setPassed] = useState<{ code: string; ground: ReplacementGround }[]>([]);
  const next = seat.followers[passed.length];
  const replace = async () => {
    if (!next) return;
    const body = { type: 'replaced', panel: panel.code, out: seat.code, ground, passed, in: next.code } as const;
    if (await act(body)) onClose();
  };
  return (
    <ReasonDialog
      open
      title={translate('draws.replaceTitle', { name: seat.name })}
      submitLabel={translate('draws.replaceNow')}
      busy={busy}
      disabled={!next}
      error={error}
      onSubmit={replace}
      onClose={onClose}
    >
      <Ground label={translate('draws.groundLabel')} value={ground} onChange={setGround} />
      {passed.map((one, index) => (
        <Ground
          key={one.code}
          label={translate('draws.passedBecause', { name: seat.followers[index]?.name ?? one.code })}
          value={one.ground}
          onChange={(value) => setPassed(passed.map((other) => (other === one ? { ...one, ground: value } : other)))}
        />
      ))}
      {next ? (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          <Typography>
            {translate('draws.next')}
            {translate('mark.colon')}
            {next.name} · {text(next.orgName)} <code>{next.code}</code>
          </Typography>
          <Button size="small" onClick={() => setPassed([...passed, { code: next.code, ground: 'unreachable' }])}>
            {translate('draws.pass')}
          </Button>
        </Box>
      ) : (
        <Typography>{translate('draws.nobodyLeft')}</Typography>
      )}
    </ReasonDialog>
  );
}

function Ground({
  label,
  value,
  onChange,
}: {
  label: string;
  value: ReplacementGround;
  onChange(value: ReplacementGround): void;
}) {
  const translate = useTranslate();
  return (
    <EntryField
      select
      size="small"
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value as ReplacementGround)}
    >
      {REPLACEMENT_GROUNDS.map((ground) => (
        <MenuItem key={ground} value={ground}>
          {translate(`draws.ground.${ground}`)}
        </MenuItem>
      ))}
    </EntryField>
  );
}
