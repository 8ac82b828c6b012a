import { Alert, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ProblemAlert } from '../components/ProblemAlert';
import type { UseWorksheetReturn } from './useWorksheet';

/** Whether what was typed is safe, in words; somebody else's version is offered and never taken silently. */
export function SaveLine<T>({
  worksheet,
}: {
  worksheet: Pick<UseWorksheetReturn<T>, 'save' | 'theirs' | 'problem' | 'take'>;
}) {
  const translate = useTranslate();
  if (worksheet.theirs)
    return (
      <Alert
        severity="info"
        action={
          <Button color="inherit" size="small" onClick={worksheet.take}>
            {translate('worksheets.take')}
          </Button>
        }
      >
        {translate('worksheets.theirs')}
      </Alert>
    );
  const failed = worksheet.save === 'offline' || worksheet.save === 'stopped';
  return (
    <>
      {worksheet.problem !== null && <ProblemAlert error={worksheet.problem} />}
      <Typography variant="body2" role="status" color={failed ? 'error' : 'textSecondary'}>
        {translate(`worksheets.${worksheet.save}`)}
      </Typography>
    </>
  );
}
