import type { ReviewQueue } from '@linxuan/contracts';
import { Box, Button, Checkbox, Link as MuiLink, MenuItem, Paper, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { AwayNote, DeadlineChip, EachLine, EmptyState, EntryField, actionAt, useActEach, useText } from '../components';
import { useSelection } from '../components/selection';
import { WorkspacePage } from '../workspaces/WorkspacePage';
import { StageTabs, useStageParam } from '../evaluation/parts/StageTabs';

type Row = ReviewQueue['data'][number];
const GROUPS = ['asked', 'assigned', 'proposed'] as const;

/** What the department was asked: to be given to a person, in work, to be signed. */
export function ReviewQueuePage() {
  const translate = useTranslate();
  const [stage, setStage] = useStageParam();
  return (
    <WorkspacePage<ReviewQueue>
      workspace="reviews"
      title={translate('ministry.reviews')}
      path="/reviews/desk"
      query={{ stage }}
      width={1080}
    >
      {(workspace) => (
        <>
          <StageTabs stages={workspace.stages} value={workspace.stage.id} onChange={setStage} />
          {workspace.data.length === 0 && (
            <EmptyState title={translate('ministry.noReviews')}>{translate('ministry.noReviewsHelp')}</EmptyState>
          )}
          {GROUPS.map((group) => {
            const rows = workspace.data.filter(({ opinion }) => opinion.state === group);
            if (rows.length === 0) return null;
            const assignable = rows.some(({ opinion }) => actionAt(opinion.actions, 'allot'));
            return (
              <Box component="section" key={group} aria-label={translate(`ministry.opinions.${group}`)} sx={{ mb: 3 }}>
                <Typography variant="h2" sx={{ mb: 1 }}>
                  {translate(`ministry.opinions.${group}`)}
                  {translate('mark.aside', { words: rows.length })}
                </Typography>
                {assignable ? (
                  <Assign rows={rows} workspace={workspace} />
                ) : (
                  <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
                    {rows.map((row) => (
                      <ReviewCard key={row.opinion.id} row={row} stage={workspace.stage.id} />
                    ))}
                  </Box>
                )}
              </Box>
            );
          })}
        </>
      )}
    </WorkspacePage>
  );
}

/** Many at once to one person; who has how much in hand stands beside the name. */
function Assign({ rows, workspace }: { rows: Row[]; workspace: ReviewQueue }) {
  const translate = useTranslate();
  const { chosen, toggle, choose, clear } = useSelection(rows.map(({ opinion }) => opinion.id));
  const [user, setUser] = useState('');
  const each = useActEach('assign');
  const all = chosen.length === rows.length;
  const start = async () => {
    const items = rows
      .filter(({ opinion }) => chosen.includes(opinion.id))
      .map(({ opinion, case: one }) => ({
        type: 'opinion' as const,
        id: opinion.id,
        version: opinion.version,
        title: one.title,
        payload: { userId: user },
      }));
    if (await each.start(items)) clear();
  };
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', mb: 1 }}>
        <Button size="small" onClick={() => choose(all ? [] : rows.map(({ opinion }) => opinion.id))}>
          {translate(all ? 'ministry.chooseNone' : 'ministry.chooseAll', { count: rows.length })}
        </Button>
        <EntryField
          select
          label={translate('ministry.reviewer')}
          value={user}
          onChange={({ target }) => setUser(target.value)}
          sx={{ minWidth: 240, width: 'auto' }}
        >
          {workspace.reviewers.map(({ id, name, open }) => (
            <MenuItem key={id} value={id}>
              {name}
              {translate('mark.aside', { words: translate('ministry.inHand', { count: open }) })}
            </MenuItem>
          ))}
        </EntryField>
        <Button
          variant="contained"
          loading={each.busy}
          disabled={chosen.length === 0 || user === ''}
          onClick={() => void start()}
        >
          {translate('ministry.assign', { count: chosen.length })}
        </Button>
      </Box>
      <EachLine run={each.run} />
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
        {rows.map((row) => (
          <ReviewCard
            key={row.opinion.id}
            row={row}
            stage={workspace.stage.id}
            control={
              <Checkbox
                checked={chosen.includes(row.opinion.id)}
                onChange={() => toggle(row.opinion.id)}
                slotProps={{ input: { 'aria-label': row.case.title } }}
              />
            }
          />
        ))}
      </Box>
    </>
  );
}

function ReviewCard({
  row: { case: one, opinion },
  stage,
  control,
}: {
  row: Row;
  stage: string;
  control?: React.ReactNode;
}) {
  const translate = useTranslate();
  const text = useText();
  return (
    <Paper
      component="li"
      variant="outlined"
      sx={{ p: 1.5, display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}
    >
      {control}
      <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
        <MuiLink component={Link} to={`/reviews/${one.id}/${stage}`} sx={{ fontWeight: 600 }}>
          {one.title}
        </MuiLink>
        <Typography variant="body2" color="textSecondary">
          {[one.number, one.holderName, one.nominator ? text(one.nominator.name) : '', one.category]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      {opinion.assignee && (
        <Typography variant="body2">{translate('ministry.assignee', { name: opinion.assignee.name })}</Typography>
      )}
      <AwayNote away={opinion.away} />
      {opinion.round > 1 && (
        <Typography variant="body2">{translate('ministry.round', { round: opinion.round })}</Typography>
      )}
      <DeadlineChip
        dueAt={opinion.dueAt}
        urgency={opinion.urgency === 'none' ? null : opinion.urgency}
        timeLeft={opinion.timeLeft}
      />
    </Paper>
  );
}
