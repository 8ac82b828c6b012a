import { Paper } from '@mui/material';
import { useTranslate } from 'react-admin';
import { EmptyState } from '../components';
import type { Role } from '../providers/types';
import { OFFICES } from '../session/roles';

export function EmptyHome({ role }: { role: Role }) {
  const translate = useTranslate();
  // Operators decide no case: their page shows the state of the system in its place.
  if (OFFICES.includes(role)) return null;
  return (
    <Paper variant="outlined" sx={{ mb: 2 }}>
      <EmptyState title={translate('home.empty')}>
        {translate(role === 'enterprise-clerk' ? 'home.emptyApplicant' : 'home.emptyHelp')}
      </EmptyState>
    </Paper>
  );
}
