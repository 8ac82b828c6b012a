import { Alert, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Sheet } from './useWorksheet';

/** Whether what was typed is safe, in words; a colleague's version is offered and never taken silently. */
export function SheetState<T>({ sheet }: { sheet: Pick<Sheet<T>, 'save' | 'theirs' | 'take'> }) {
  const translate = useTranslate();
  if (sheet.theirs)
    return (
      <Alert
        severity="info"
        action={
          <Button color="inherit" size="small" onClick={sheet.take}>
            {translate('reviews.sheet.take')}
          </Button>
        }
      >
        {translate('reviews.sheet.theirs')}
      </Alert>
    );
  return (
    <Typography variant="body2" color={sheet.save === 'offline' ? 'error' : 'textSecondary'} role="status">
      {translate(`reviews.sheet.${sheet.save}`)}
    </Typography>
  );
}
