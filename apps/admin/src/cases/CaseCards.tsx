import type { CaseListRow } from '@linxuan/contracts';
import { Box, ButtonBase, Typography } from '@mui/material';
import { useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { DeadlineChip, useText } from '../components';
import { CaseEmpty } from './CaseEmpty';

/** The cases on a phone: one card each. */
export function CaseCards() {
  const text = useText();
  const { data, isPending } = useListContext<CaseListRow>();
  if (isPending) return null;
  if (!data || data.length === 0) return <CaseEmpty />;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {data.map((row) => (
        <Box component="li" key={row.id}>
          <ButtonBase
            component={Link}
            to={`/cases/${row.id}`}
            sx={{
              display: 'block',
              width: '100%',
              textAlign: 'start',
              p: 1.5,
              bgcolor: 'background.paper',
              border: 1,
              borderColor: 'divider',
              borderRadius: 2,
            }}
          >
            <Typography component="span" sx={{ display: 'block', fontWeight: 650, overflowWrap: 'anywhere' }}>
              {row.title}
            </Typography>
            <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>
              {[row.number, row.holderName, text(row.edition)].filter(Boolean).join(' · ')}
            </Typography>
            <Typography component="span" variant="body2" sx={{ display: 'block', my: 0.5 }}>
              {text(row.publicTitle)}
            </Typography>
            {row.outcome === 'running' && (
              <DeadlineChip dueAt={row.dueAt} urgency={row.urgency} timeLeft={row.timeLeft} />
            )}
          </ButtonBase>
        </Box>
      ))}
    </Box>
  );
}
