import type { HomeCallsDto } from '@linxuan/contracts';
import { Alert, AlertTitle, Box, Button, Link } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useFormat, useText } from '../components';
import type { Role } from '../providers/types';

/**
 * Which programmes take no applications, since when, and what follows: to the authority with the way to begin it, to
 * the operator with who does. An applicant is told where nothing at all is open.
 */
export function CallTask({ calls: { open, closed }, role }: { calls: HomeCallsDto; role: Role }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const isApplicant = role === 'enterprise-clerk';
  if (isApplicant ? open > 0 : closed.length === 0 && open > 0) return null;
  const closedLine = ({ title, closesAt }: HomeCallsDto['closed'][number]) =>
    closesAt === null
      ? translate('home.callEnded', { title: text(title) })
      : translate('home.callClosed', { title: text(title), at: format.dateTime(closesAt) });
  if (isApplicant)
    return (
      <Alert severity="info" sx={{ my: 2 }}>
        {[translate('home.noCallApplicant'), ...closed.map(closedLine)].map((line) => (
          <div key={line}>{line}</div>
        ))}
      </Alert>
    );
  return (
    <Alert severity={open === 0 ? 'warning' : 'info'} component="section" role="note" sx={{ my: 2 }}>
      <AlertTitle>{translate(open === 0 ? 'home.noCall' : 'home.someCallsClosed')}</AlertTitle>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {closed.map((one) => (
          <li key={one.programmeId}>
            <Link component={RouterLink} to={`/programmes/${one.editionId}`} color="inherit">
              {closedLine(one)}
            </Link>
            {one.next && (
              <Link
                component={RouterLink}
                to={`/programmes/${one.next.editionId}`}
                color="inherit"
                sx={{ display: 'block', fontWeight: 600 }}
              >
                {translate(`home.callNext.${one.next.state}`)}
              </Link>
            )}
          </li>
        ))}
      </Box>
      <Box sx={{ mt: 0.5 }}>{translate(`home.callHow.${role}`)}</Box>
      {role !== 'operator' && (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: 1 }}>
          <Button component={RouterLink} to="/programmes" size="small" variant="outlined" color="inherit">
            {translate('home.openProgrammes')}
          </Button>
          {role === 'authority-clerk' && (
            <Button component={RouterLink} to="/programmes/import" size="small" variant="outlined" color="inherit">
              {translate('home.openImport')}
            </Button>
          )}
        </Box>
      )}
    </Alert>
  );
}
