import { Box, Button, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useText } from '../components';
import type { HomeView } from '../providers/types';

/** The way to the nomination workspace, with the quota and the dossiers in hand. */
export function NominationDoor({ quota, dossiers }: { quota: HomeView['quota']; dossiers: NonNullable<HomeView['dossiers']> }) {
  const translate = useTranslate();
  const text = useText();
  return (
    <Paper variant="outlined" component="section" aria-label={translate('home.nomination')} sx={{ p: 2, display: 'flex', gap: 2, alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap' }}>
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="h2">{translate('home.nomination')}</Typography>
        <Typography variant="body2" color="textSecondary">{translate('home.nominationHelp')}</Typography>
        {quota && <Typography sx={{ mt: 1, fontWeight: 650 }}>{translate('home.quotaUsed', quota)}</Typography>}
        {dossiers.map((dossier) => (
          <Typography key={dossier.id} variant="body2">
            {translate('home.dossierLine', { stage: text(dossier.stageTitle), state: translate(`dossierState.${dossier.state}`), items: dossier.items })}
            {dossier.timeLeft && ` · ${text(dossier.timeLeft)}`}
          </Typography>
        ))}
      </Box>
      <Button component={Link} to="/nomination" variant="outlined">{translate('home.openNomination')}</Button>
    </Paper>
  );
}
