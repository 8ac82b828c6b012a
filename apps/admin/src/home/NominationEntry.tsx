import { Box, Button, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DeadlineChip, useText } from '../components';
import type { HomeView } from '../providers/types';

type Dossier = NonNullable<HomeView['dossiers']>[number];

/** The way to each nomination workspace, what is due next first, with its quota and the dossier in hand. */
export function NominationEntry({ dossiers }: { dossiers: Dossier[] }) {
  const translate = useTranslate();
  const first = dossiers.filter(
    (one, index) =>
      dossiers.findIndex(({ editionId, stage }) => editionId === one.editionId && stage === one.stage) === index,
  );
  return (
    <Paper variant="outlined" component="section" aria-label={translate('home.nomination')} sx={{ p: 2 }}>
      <Typography variant="h2">{translate('home.nomination')}</Typography>
      <Typography variant="body2" color="textSecondary">
        {translate('home.nominationHelp')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {first.map((dossier) => (
          <Place key={dossier.id} dossier={dossier} />
        ))}
      </Box>
    </Paper>
  );
}

function Place({ dossier }: { dossier: Dossier }) {
  const translate = useTranslate();
  const text = useText();
  const open = translate('home.openNomination');
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        gap: 2,
        alignItems: 'center',
        justifyContent: 'space-between',
        flexWrap: 'wrap',
        py: 1.25,
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <Box sx={{ minWidth: 0, flex: '1 1 260px' }}>
        <Typography sx={{ fontWeight: 650 }}>{text(dossier.title)}</Typography>
        <Typography variant="body2">
          {[
            translate('home.dossierLine', {
              stage: text(dossier.stageTitle),
              state: translate(`dossierState.${dossier.state}`),
              items: dossier.items,
            }),
            dossier.quota && translate('home.quotaUsed', dossier.quota),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        {dossier.deadline && (
          <DeadlineChip dueAt={dossier.deadline} urgency={dossier.urgency} timeLeft={dossier.timeLeft} />
        )}
      </Box>
      <Button
        component={Link}
        to={`/nomination?stage=${dossier.stage}&editionId=${dossier.editionId}`}
        variant="outlined"
        aria-label={`${open}${translate('mark.colon')}${text(dossier.title)}`}
      >
        {open}
      </Button>
    </Box>
  );
}
