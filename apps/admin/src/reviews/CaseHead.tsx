import { isVisible } from '@linxuan/form-rules';
import KeyboardArrowLeftIcon from '@mui/icons-material/KeyboardArrowLeft';
import KeyboardArrowRightIcon from '@mui/icons-material/KeyboardArrowRight';
import { Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DeadlineChip, useText } from '../components';
import type { CaseView } from './useCase';
import type { Queue } from './useQueue';

/** Which case this is, how long the work on it may take, and its place in the queue. */
export function CaseHead({ view, queue }: { view: CaseView; queue: Queue }) {
  const translate = useTranslate();
  const text = useText();
  const { detail } = view;
  const row = detail.case;
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
        <Typography color="textSecondary">
          {[
            row.number,
            row.holderName,
            row.category ? `${row.category} ${view.resolve('', row.category) ?? ''}` : '',
            text(detail.nominatorName),
          ]
            .filter((part) => isVisible(part))
            .join(' · ')}
        </Typography>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', mt: 0.5 }}>
          <DeadlineChip dueAt={row.dueAt} urgency={detail.urgency} timeLeft={detail.timeLeft} />
          {row.revision > 1 && (
            <Typography variant="body2">{translate('reviews.revision', { revision: row.revision })}</Typography>
          )}
          <MuiLink component={Link} to={`/cases/${row.id}`} variant="body2">
            {translate('reviews.casePage')}
          </MuiLink>
        </Box>
      </Box>
      <QueueTurn queue={queue} />
    </Box>
  );
}

export function QueueTurn({ queue }: { queue: Queue }) {
  const translate = useTranslate();
  return (
    <Box
      component="nav"
      aria-label={translate('reviews.queue.title')}
      sx={{ display: 'flex', alignItems: 'center', gap: 0.5, flexWrap: 'wrap' }}
    >
      <Button
        size="small"
        variant="outlined"
        startIcon={<KeyboardArrowLeftIcon />}
        disabled={!queue.previous}
        onClick={() => queue.go(queue.previous)}
      >
        {translate('reviews.queue.previous')} (k)
      </Button>
      <Typography variant="body2" sx={{ px: 0.5, whiteSpace: 'nowrap' }}>
        {queue.position > 0
          ? translate('reviews.queue.place', { position: queue.position, total: queue.total })
          : translate('reviews.queue.count', { total: queue.total })}
      </Typography>
      <Button
        size="small"
        variant="outlined"
        endIcon={<KeyboardArrowRightIcon />}
        disabled={!queue.next}
        onClick={() => queue.go(queue.next)}
      >
        {translate('reviews.queue.next')} (j)
      </Button>
    </Box>
  );
}
