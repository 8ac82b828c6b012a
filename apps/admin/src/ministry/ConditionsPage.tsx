import type { ConditionWorkspace, ConditionRow } from '@linxuan/contracts';
import { Box, Button, Link as MuiLink, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DeadlineChip, EmptyState, useText, useWords } from '../components';
import { WorkspacePage } from '../workspaces/WorkspacePage';
import { useTones } from '../theme/useTones';

/** The condition check as a queue: what the system found for each case, so that one starts where work is. */
export default function ConditionsPage() {
  const translate = useTranslate();
  return (
    <WorkspacePage<ConditionWorkspace>
      workspace="conditions"
      title={translate('ministry.conditions')}
      path="/condition-checks"
      width={1080}
    >
      {({ data }) => {
        const open = data.filter(({ waiting }) => waiting);
        const out = data.filter(({ waiting }) => !waiting);
        if (data.length === 0)
          return (
            <EmptyState title={translate('ministry.noConditions')}>{translate('ministry.noConditionsHelp')}</EmptyState>
          );
        return (
          <>
            <Box
              sx={{
                display: 'flex',
                gap: 2,
                alignItems: 'center',
                justifyContent: 'space-between',
                flexWrap: 'wrap',
                mb: 2,
              }}
            >
              <Typography color="textSecondary">{translate('ministry.conditionsHelp')}</Typography>
              {open[0] && (
                <Button component={Link} to={`/conditions/${open[0].id}`} variant="contained">
                  {translate('ministry.startFirst')}
                </Button>
              )}
            </Box>
            <Rows title={translate('ministry.toCheck', { count: open.length })} rows={open} />
            <Rows title={translate('ministry.returned', { count: out.length })} rows={out} />
          </>
        );
      }}
    </WorkspacePage>
  );
}

function Rows({ title, rows }: { title: string; rows: ConditionRow[] }) {
  const translate = useTranslate();
  const text = useText();
  const words = useWords();
  const tones = useTones();
  if (rows.length === 0) return null;
  return (
    <Box component="section" aria-label={title} sx={{ mb: 3 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
        {rows.map((row) => (
          <Paper
            component="li"
            variant="outlined"
            key={row.id}
            sx={{
              p: 1.5,
              display: 'grid',
              gap: 1,
              gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 1.6fr) minmax(0, 1.2fr) auto' },
              alignItems: 'center',
            }}
          >
            <Box sx={{ minWidth: 0 }}>
              <MuiLink component={Link} to={`/conditions/${row.id}`} sx={{ fontWeight: 600 }}>
                {row.title}
              </MuiLink>
              <Typography variant="body2" color="textSecondary">
                {[row.number, row.holderName, row.nominator ? text(row.nominator.name) : '']
                  .filter(Boolean)
                  .join(' · ')}
              </Typography>
            </Box>
            <Typography variant="body2" component="div" sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
              {row.notMet > 0 && (
                <Box component="span" sx={{ color: tones.urgency.overdue.text, fontWeight: 650 }}>
                  {translate('ministry.count.notMet', { count: row.notMet })}
                </Box>
              )}
              <Box component="span" sx={{ color: tones.urgency.soon.text }}>
                {translate('ministry.count.undetermined', { count: row.undetermined })}
              </Box>
              <Box component="span" sx={{ color: tones.urgency.normal.text }}>
                {translate('ministry.count.met', { count: row.met })}
              </Box>
            </Typography>
            {row.waiting ? (
              <DeadlineChip
                dueAt={row.dueAt}
                urgency={row.urgency === 'none' ? null : row.urgency}
                timeLeft={row.timeLeft}
              />
            ) : (
              <Typography variant="body2">{words.state(row.state)}</Typography>
            )}
          </Paper>
        ))}
      </Box>
    </Box>
  );
}
