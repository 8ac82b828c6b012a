import type { WorkspaceCase } from '@linxuan/contracts';
import { Box, Link as MuiLink, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DeadlineChip, useText } from '../../components';
import { useSession } from '../../providers/sessionStore';

/** Which case lies on the workspace, whose it is and how long it may lie there. */
export function WorksheetHead({
  row,
  area,
  aside,
  children,
}: {
  row: WorkspaceCase;
  area?: string;
  aside?: ReactNode;
  children?: ReactNode;
}) {
  const translate = useTranslate();
  const text = useText();
  const session = useSession();
  const facts = [
    row.number,
    row.holderName,
    row.nominator ? text(row.nominator.name) : '',
    area ?? row.category ?? row.area ?? '',
  ].filter((part) => part !== '');
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 2,
        alignItems: 'flex-start',
        justifyContent: 'space-between',
        flexWrap: 'wrap',
        mb: 2,
      }}
    >
      <Box sx={{ minWidth: 0, flex: '1 1 320px' }}>
        <Typography variant="h2" sx={{ fontSize: '1.25rem' }}>
          {row.title}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {facts.join(' · ')}
        </Typography>
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', mt: 0.5 }}>
          <DeadlineChip
            dueAt={row.dueAt}
            urgency={row.urgency === 'none' ? null : row.urgency}
            timeLeft={row.timeLeft}
          />
          {session?.membership.role !== 'expert' && (
            <MuiLink component={Link} to={`/cases/${row.id}`} variant="body2">
              {translate('work.casePage')}
            </MuiLink>
          )}
          {children}
        </Box>
      </Box>
      {aside}
    </Box>
  );
}
