import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useJoin } from '../i18n/useText';

/** The holidays of a year are announced, or soon will be, and nobody has entered them yet. */
export function CalendarTask({ years }: { years: readonly number[] }) {
  const translate = useTranslate();
  const join = useJoin();
  const open = (
    <Button component={Link} to="/working-calendar" size="small" color="inherit">
      {translate('home.openCalendar')}
    </Button>
  );
  return (
    <Alert severity="warning" sx={{ mb: 2 }} action={open}>
      {translate('home.calendarYears', { years: join(years.map(String)) })}
    </Alert>
  );
}
