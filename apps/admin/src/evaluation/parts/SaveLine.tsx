import { Alert, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Sheet } from './useSheet';

/** Whether what was typed is safe, in words. */
export function SaveLine<T>({ sheet }: { sheet: Pick<Sheet<T>, 'save' | 'theirs' | 'take'> }) {
  const translate = useTranslate();
  if (sheet.theirs)
    return (
      <Alert
        severity="info"
        action={
          <Button color="inherit" size="small" onClick={sheet.take}>
            {translate('desk.save.take')}
          </Button>
        }
      >
        {translate('desk.save.theirs')}
      </Alert>
    );
  return (
    <Typography variant="body2" role="status" color={sheet.save === 'offline' ? 'error' : 'textSecondary'}>
      {translate(`desk.save.${sheet.save}`)}
    </Typography>
  );
}
