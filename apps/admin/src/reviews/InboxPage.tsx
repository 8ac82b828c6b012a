import type { InboxOpinionDto, ReviewerLoadDto } from '@linxuan/contracts';
import {
  Alert,
  Box,
  Button,
  Checkbox,
  Link as MuiLink,
  MenuItem,
  Paper,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import {
  AwayNote,
  DeadlineChip,
  EmptyState,
  EntryField,
  Page,
  Panel,
  useActEach,
  useRead,
  useText,
} from '../components';
import { useSelection } from '../components/selection';
import { useSession } from '../providers/sessionStore';
import { pathOfTask } from '../worksheet-routes';

const FILTERS = ['open', 'asked', 'assigned', 'proposed'] as const;

/** What the department was asked: assigned to a person here, answered behind each line. */
export default function InboxPage() {
  const translate = useTranslate();
  const session = useSession();
  const isIntake = session?.membership.role === 'department-intake' || session?.membership.role === 'department-lead';
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>('open');
  const read = useRead<{ data: InboxOpinionDto[]; total: number }>('/desk/opinions');
  const reviewers = useRead<ReviewerLoadDto>(isIntake ? '/desk/reviewers' : null);
  return (
    <Page title={translate('reviews.inbox.title')} read={read}>
      {({ data }) => {
        const shown = data.filter(({ state }) => filter === 'open' || state === filter);
        return (
          <>
            <ToggleButtonGroup
              exclusive
              size="small"
              value={filter}
              onChange={(_, next: (typeof FILTERS)[number] | null) => next && setFilter(next)}
              aria-label={translate('reviews.inbox.filter')}
              sx={{ mb: 2, flexWrap: 'wrap' }}
            >
              {FILTERS.map((name) => (
                <ToggleButton key={name} value={name}>
                  {name === 'open' ? translate('reviews.inbox.all') : translate(`opinionState.${name}`)}{' '}
                  {data.filter(({ state }) => name === 'open' || state === name).length}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
            {isIntake && <Load reviewers={reviewers.data} />}
            {shown.length === 0 ? (
              <EmptyState title={translate('reviews.inbox.none')} />
            ) : (
              <Assign key={filter} opinions={shown} reviewers={isIntake ? (reviewers.data?.reviewers ?? []) : []} />
            )}
          </>
        );
      }}
    </Page>
  );
}

function Load({ reviewers }: { reviewers: ReviewerLoadDto | undefined }) {
  const translate = useTranslate();
  if (!reviewers) return null;
  return (
    <Panel title={translate('reviews.inbox.load')}>
      {reviewers.reviewers.length === 0 && <Alert severity="warning">{translate('reviews.inbox.nobody')}</Alert>}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {reviewers.reviewers.map(({ userId, name, open, overdue }) => (
          <Typography
            key={userId}
            variant="body2"
            sx={{ border: 1, borderColor: 'divider', borderRadius: 1, px: 1, py: 0.5 }}
          >
            {name}
            {translate('mark.colon')}
            {translate('reviews.ask.open', { count: open })}
            {overdue > 0 ? ` · ${translate('reviews.ask.overdue', { count: overdue })}` : ''}
          </Typography>
        ))}
      </Box>
    </Panel>
  );
}

/** Where the opinion is written or signed: a stage may have a worksheet of its own. */
function worksheetOf({ id, caseId, stage, worksheet }: InboxOpinionDto): string {
  return pathOfTask({ worksheet, stage, caseId, subjectId: id, dossierId: null });
}

/** Lines to assign, each to its own person or all selected to one; the one with the least open work is proposed. */
function Assign({ opinions, reviewers }: { opinions: InboxOpinionDto[]; reviewers: ReviewerLoadDto['reviewers'] }) {
  const translate = useTranslate();
  const text = useText();
  const each = useActEach('assign');
  const least = reviewers[0]?.userId ?? '';
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const { chosen: selected, toggle, clear } = useSelection(opinions.map(({ id }) => id));
  const assign = async (list: InboxOpinionDto[], user?: string) => {
    await each.start(
      list.map(({ id, version, assigneeUser }) => ({
        type: 'opinion',
        id,
        version,
        title: '',
        payload: { userId: user ?? chosen[id] ?? assigneeUser ?? least },
      })),
    );
    clear();
  };
  const canAssign = (opinion: InboxOpinionDto) =>
    reviewers.length > 0 && (opinion.state === 'asked' || opinion.state === 'assigned');
  return (
    <>
      {selected.length > 0 && (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', mb: 1.5 }}>
          <Typography sx={{ fontWeight: 650 }}>
            {translate('reviews.inbox.assignAll', { count: selected.length })}
          </Typography>
          {reviewers.map(({ userId, name }) => (
            <Button
              key={userId}
              size="small"
              variant="contained"
              loading={each.busy}
              onClick={() =>
                void assign(
                  opinions.filter(({ id }) => selected.includes(id)),
                  userId,
                )
              }
            >
              {name}
            </Button>
          ))}
        </Box>
      )}
      <Box sx={{ display: 'grid', gap: 1 }}>
        {opinions.map((opinion) => (
          <Paper
            key={opinion.id}
            variant="outlined"
            sx={{
              p: 1.5,
              display: 'grid',
              gap: 1,
              alignItems: 'center',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'auto minmax(0, 1fr) 190px auto' },
            }}
          >
            {canAssign(opinion) ? (
              <Checkbox
                sx={{ justifySelf: 'start', p: 0.5 }}
                checked={selected.includes(opinion.id)}
                onChange={() => toggle(opinion.id)}
                slotProps={{ input: { 'aria-label': opinion.title } }}
              />
            ) : (
              <span />
            )}
            <Box sx={{ minWidth: 0 }}>
              <MuiLink component={Link} to={worksheetOf(opinion)} sx={{ fontWeight: 600 }}>
                {opinion.title}
              </MuiLink>
              <Typography variant="body2" color="textSecondary">
                {opinion.number} · {opinion.holderName} · {opinion.category} {text(opinion.categoryName)}
              </Typography>
              <Typography variant="body2" color="textSecondary">
                {translate('reviews.inbox.from', { lead: text(opinion.leadName), stage: text(opinion.stageTitle) })}
                {opinion.round > 1 ? ` · ${translate('reviews.inbox.round', { round: opinion.round })}` : ''}
              </Typography>
              <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center', mt: 0.5 }}>
                <DeadlineChip dueAt={opinion.dueAt} urgency={opinion.urgency} timeLeft={opinion.timeLeft} />
                <Typography variant="body2">
                  {translate(`opinionState.${opinion.state}`)}
                  {opinion.assigneeName ? ` · ${opinion.assigneeName}` : ''}
                </Typography>
                <AwayNote away={opinion.away} />
              </Box>
              {each.run?.failed[opinion.id] && (
                <Typography variant="body2" color="error" role="alert">
                  {each.run.failed[opinion.id]?.detail}
                </Typography>
              )}
            </Box>
            {canAssign(opinion) ? (
              <EntryField
                select
                label={translate('reviews.inbox.person')}
                value={chosen[opinion.id] ?? opinion.assigneeUser ?? least}
                onChange={({ target }) => setChosen({ ...chosen, [opinion.id]: target.value })}
                sx={{ m: 0 }}
              >
                {reviewers.map(({ userId, name, open }) => (
                  <MenuItem key={userId} value={userId}>
                    {name}
                    {translate('mark.aside', { words: open })}
                  </MenuItem>
                ))}
              </EntryField>
            ) : (
              <span />
            )}
            {canAssign(opinion) ? (
              <Button variant="outlined" loading={each.busy} onClick={() => void assign([opinion])}>
                {translate(opinion.state === 'asked' ? 'reviews.inbox.assign' : 'reviews.inbox.reassign')}
              </Button>
            ) : (
              <Button component={Link} to={worksheetOf(opinion)} variant="outlined">
                {translate('reviews.inbox.openIt')}
              </Button>
            )}
          </Paper>
        ))}
      </Box>
    </>
  );
}
