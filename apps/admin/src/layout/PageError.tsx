import { Button, Paper, Stack, Typography } from '@mui/material';
import type { FallbackProps } from 'react-error-boundary';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ProblemAlert } from '../components/ProblemAlert';

/** In place of a page that failed; the frame around it keeps working. */
export function PageError({ error, resetErrorBoundary }: FallbackProps) {
  const translate = useTranslate();
  return (
    <Paper variant="outlined" sx={{ p: 3, maxWidth: 640, mx: 'auto', my: 4 }}>
      <Stack spacing={2}>
        <Typography variant="h1">{translate('problem.pageError')}</Typography>
        <Typography>{translate('problem.pageErrorHelp')}</Typography>
        <ProblemAlert error={error} onRetry={resetErrorBoundary} />
        <Button component={Link} to="/" onClick={resetErrorBoundary}>
          {translate('problem.home')}
        </Button>
      </Stack>
    </Paper>
  );
}
