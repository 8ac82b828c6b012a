import type { ReviewBoard, ReviewOpinion } from '@linxuan/contracts';
import { Box, Button, Link as MuiLink, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DeadlineChip, EmptyState, useText } from '../components';
import { WorkspacePage } from '../workspaces/WorkspacePage';
import { StageTabs, useStageParam } from '../evaluation/parts/StageTabs';
import { useTones } from '../theme/useTones';

/** The lead's cases with each ministry's answer; what can be concluded stands first. */
export function ReviewBoardPage() {
  const translate = useTranslate();
  const [stage, setStage] = useStageParam();
  return (
    <WorkspacePage<ReviewBoard>
      workspace="reviews"
      title={translate('ministry.reviews')}
      path="/reviews/board"
      query={{ stage }}
    >
      {(board) => {
        const ready = board.data.filter((row) => row.ready);
        const waiting = board.data.filter((row) => !row.ready);
        return (
          <>
            <StageTabs stages={board.stages} value={board.stage.id} onChange={setStage} />
            {board.data.length === 0 && (
              <EmptyState title={translate('ministry.noBoard')}>{translate('ministry.noBoardHelp')}</EmptyState>
            )}
            <Rows title={translate('ministry.ready', { count: ready.length })} rows={ready} board={board} />
            <Rows title={translate('ministry.outstanding', { count: waiting.length })} rows={waiting} board={board} />
          </>
        );
      }}
    </WorkspacePage>
  );
}

function Rows({ title, rows, board }: { title: string; rows: ReviewBoard['data']; board: ReviewBoard }) {
  const translate = useTranslate();
  if (rows.length === 0) return null;
  return (
    <Box component="section" aria-label={title} sx={{ mb: 3 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
        {rows.map(({ case: one, opinions, ready }) => (
          <Paper
            component="li"
            key={one.id}
            variant="outlined"
            sx={{
              p: 1.5,
              display: 'grid',
              gap: 1,
              gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 1.3fr) minmax(0, 1.7fr) auto' },
              alignItems: 'center',
            }}
          >
            <Box sx={{ minWidth: 0 }}>
              <MuiLink component={Link} to={`/reviews/${one.id}/${board.stage.id}`} sx={{ fontWeight: 600 }}>
                {one.title}
              </MuiLink>
              <Typography variant="body2" color="textSecondary">
                {one.number} · {one.holderName}
              </Typography>
              <DeadlineChip
                dueAt={one.dueAt}
                urgency={one.urgency === 'none' ? null : one.urgency}
                timeLeft={one.timeLeft}
              />
            </Box>
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {opinions.map((opinion) => (
                <OpinionLine key={opinion.id} opinion={opinion} />
              ))}
            </Box>
            <Button
              component={Link}
              to={`/reviews/${one.id}/${board.stage.id}`}
              variant={ready ? 'contained' : 'outlined'}
              aria-label={`${translate(ready ? 'ministry.concludeNow' : 'ministry.view')}${translate('mark.colon')}${one.title}`}
            >
              {translate(ready ? 'ministry.concludeNow' : 'ministry.view')}
            </Button>
          </Paper>
        ))}
      </Box>
    </Box>
  );
}

export function useVerdictTone() {
  const tones = useTones();
  return ({ verdict, urgency }: Pick<ReviewOpinion, 'verdict' | 'urgency'>) =>
    verdict === 'agree'
      ? tones.urgency.normal.text
      : verdict === 'disagree'
        ? tones.urgency.overdue.text
        : verdict === 'ask-back'
          ? tones.urgency.today.text
          : urgency === 'overdue'
            ? tones.urgency.overdue.text
            : tones.soft;
}

function OpinionLine({ opinion }: { opinion: ReviewOpinion }) {
  const translate = useTranslate();
  const text = useText();
  const toneOf = useVerdictTone();
  return (
    <Typography component="li" variant="body2">
      {text(opinion.orgName)}
      {translate('mark.colon')}
      <Box component="span" sx={{ fontWeight: 650, color: toneOf(opinion) }}>
        {opinion.verdict
          ? translate(`ministry.opinionVerdict.${opinion.verdict}`)
          : translate(`opinionState.${opinion.state}`)}
        {!opinion.verdict && opinion.urgency === 'overdue' ? ` · ${translate('urgency.overdue')}` : ''}
      </Box>
    </Typography>
  );
}
