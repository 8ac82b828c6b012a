import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** Says what would stand here, why nothing does, and what one can do. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Box sx={{ py: { xs: 4, md: 6 }, px: 2, textAlign: 'center', maxWidth: 560, mx: 'auto' }}>
      <Typography variant="h2" gutterBottom>
        {title}
      </Typography>
      {children && (
        <Typography color="textSecondary" component="div">
          {children}
        </Typography>
      )}
      {action && <Box sx={{ mt: 2 }}>{action}</Box>}
    </Box>
  );
}
