import type { EditionProblemDto } from '@linxuan/contracts';
import { Box, Chip, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useText } from '../components';

/** One thing that the check found, in a list: how grave, what is wrong, `children` as the way there, and the remedy. */
export function FoundProblem({ problem, children }: { problem: EditionProblemDto; children?: ReactNode }) {
  const translate = useTranslate();
  const text = useText();
  return (
    <Box component="li" sx={{ py: 0.75, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Chip
          size="small"
          color={problem.severity === 'error' ? 'error' : 'warning'}
          label={translate(`programmes.checks.${problem.severity}`)}
        />
        <Typography sx={{ flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' }}>
          {text(problem.message)}
        </Typography>
        {children}
      </Box>
      {problem.suggestion && (
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {text(problem.suggestion)}
        </Typography>
      )}
    </Box>
  );
}
