import { Button, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';

export function NominationDoor() {
  const translate = useTranslate();
  return (
    <Paper variant="outlined" component="section" sx={{ p: 2, display: 'flex', gap: 2, alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap' }}>
      <div>
        <Typography variant="h2">{translate('home.nomination')}</Typography>
        <Typography variant="body2" color="textSecondary">{translate('home.nominationHelp')}</Typography>
      </div>
      <Button component={Link} to="/nomination" variant="outlined">{translate('home.openNomination')}</Button>
    </Paper>
  );
}
