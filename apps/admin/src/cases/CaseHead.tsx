import type { CaseDetailDto } from '@linxuan/contracts';
import { Box, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { DeadlineChip, useText } from '../components';

/** What it is, whose it is and where it stands, in three lines. */
export function CaseHead({ view, categoryName }: { view: CaseDetailDto; categoryName?: string | undefined }) {
  const translate = useTranslate();
  const text = useText();
  const { case: row } = view;
  const running = row.outcome === 'running';
  const facts = [
    row.number,
    row.holderName || text(view.applicantName),
    row.category ? `${row.category} ${categoryName ?? ''}`.trim() : '',
    text(view.nominatorName),
    text(view.editionTitle),
  ].filter(Boolean);
  return (
    <Box component="header" sx={{ mb: 2, minWidth: 0 }}>
      <Typography variant="h2" sx={{ fontSize: { xs: '1.2rem', sm: '1.4rem' }, overflowWrap: 'anywhere' }}>
        {row.title}
      </Typography>
      <Typography color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
        {facts.join(' · ')}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center', mt: 1 }}>
        <Chip
          label={text(view.publicTitle)}
          color={row.outcome === 'published' ? 'success' : running ? 'primary' : 'default'}
          variant={running ? 'outlined' : 'filled'}
          sx={{ height: 'auto', '& .MuiChip-label': { whiteSpace: 'normal', py: 0.5 } }}
        />
        {running && (
          <Typography variant="body2">
            {translate('cases.heldBy', { who: translate(`heldBy.${view.heldBy}`) })}
          </Typography>
        )}
        {running && <DeadlineChip dueAt={row.dueAt} urgency={view.urgency} timeLeft={view.timeLeft} />}
        <Typography variant="body2" color="textSecondary">
          {view.contentIsDraft
            ? translate(row.revision > 0 ? 'cases.correction' : 'cases.draft', { revision: row.revision })
            : row.revision > 0
              ? translate('cases.revision', { revision: row.revision })
              : ''}
        </Typography>
      </Box>
    </Box>
  );
}
