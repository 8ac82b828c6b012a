import { Alert, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ProblemAlert } from '../components/ProblemAlert';
import type { Sheet } from './useSheet';

/** Whether what was typed is safe, in words; somebody else's version is offered and never taken silently. */
export function SaveLine<T>({ sheet }: { sheet: Pick<Sheet<T>, 'save' | 'theirs' | 'problem' | 'take'> }) {
  const translate = useTranslate();
  if (sheet.theirs)
    return (
      <Alert
        severity="info"
        action={
          <Button color="inherit" size="small" onClick={sheet.take}>
            {translate('sheets.take')}
          </Button>
        }
      >
        {translate('sheets.theirs')}
      </Alert>
    );
  const failed = sheet.save === 'offline' || sheet.save === 'stopped';
  return (
    <>
      {sheet.problem !== null && <ProblemAlert error={sheet.problem} />}
      <Typography variant="body2" role="status" color={failed ? 'error' : 'textSecondary'}>
        {translate(`sheets.${sheet.save}`)}
      </Typography>
    </>
  );
}
