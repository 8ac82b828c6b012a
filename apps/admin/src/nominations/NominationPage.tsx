import type { CandidateDto, LetterContent, NominationWorkspaceDto } from '@linxuan/contracts';
import { Alert, Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useSearchParams } from 'react-router-dom';
import {
  DeadlineChip,
  Page,
  Panel,
  ProblemAlert,
  QuotaMeter,
  useActEach,
  useFormat,
  useJoin,
  useRead,
  useText,
} from '../components';
import { workspacePath } from '../workspaces/WorkspacePage';
import { useWorkspace, type WorkspaceChoice } from '../workspaces/useWorkspace';
import { useWorksheet } from '../worksheets/useWorksheet';
import { BatchPanel } from './BatchPanel';
import { Compare } from './Compare';
import { needsOverride, OverrideForm } from './OverrideForm';
import { PlacePicker } from './PlacePicker';
import { Pool } from './Pool';
import { RankList } from './RankList';
import { rankingOf } from './ranking';
import { usePapers } from './usePapers';

const MOST_COMPARED = 4;
const BLANK: LetterContent = {};

/**
 * From the pool to a sent batch on one screen: compare, choose within the quota, rank, write the letter, have it
 * released.
 */
export default function NominationPage() {
  const translate = useTranslate();
  const [search] = useSearchParams();
  const choice = useWorkspace('nomination');
  const chosen = search.get('editionId') ?? choice.kept;
  const read = useRead<NominationWorkspaceDto>(
    choice.known ? workspacePath('/nomination', chosen, { stage: search.get('stage') }) : null,
  );
  return (
    <Page title={translate('nominations.menu')} read={read} width={1560}>
      {(workspace) => <Workspace key={workspace.dossier.id} workspace={workspace} choice={choice} />}
    </Page>
  );
}

function Workspace({ workspace, choice }: { workspace: NominationWorkspaceDto; choice: WorkspaceChoice }) {
  const translate = useTranslate();
  const [compared, setCompared] = useState<string[]>([]);
  const each = useActEach('nominate');
  const [acting, setActing] = useState<string | null>(null);
  const busy = each.busy ? acting : null;
  const [problem] = Object.entries(each.run?.failed ?? {}).map(([id, failure]) => ({ id, ...failure }));
  const { dossier } = workspace;
  const worksheet = useWorksheet<LetterContent>('dossier', dossier.id, dossier.stage, BLANK);
  const isDraft = dossier.state === 'drafted';
  const ids = workspace.nominated.map(({ id }) => id);
  const ranking = isDraft ? rankingOf(worksheet.content.order, ids) : ids;
  const { papersNow, isCurrent } = usePapers(dossier.id, isDraft ? ranking : null, worksheet.save);
  const all = [...workspace.nominated, ...workspace.pool];
  const compare = (id: string) =>
    setCompared((before) =>
      before.includes(id) ? before.filter((one) => one !== id) : [...before, id].slice(-MOST_COMPARED),
    );
  const onAct = ({ id, version, title }: CandidateDto, action: string, payload: Record<string, unknown> = {}) => {
    setActing(id);
    void each.start([{ type: 'case', id, version, title, action, payload }]);
  };
  // A batch that was recalled is empty; its list stands in the order of the worksheet.
  const recalled =
    isDraft && ids.length === 0
      ? (worksheet.content.order ?? []).flatMap((id) => workspace.pool.find((one) => one.id === id) ?? [])
      : [];
  const over = all.find(({ id }) => id === problem?.id);
  return (
    <>
      <PlacePicker workspace={workspace} choice={choice} />
      <Head workspace={workspace} />
      {recalled.length > 0 && (
        <Alert
          severity="info"
          sx={{ mb: 2 }}
          action={
            <Button
              size="small"
              color="inherit"
              loading={each.busy}
              onClick={() =>
                void each.start(recalled.map(({ id, version, title }) => ({ type: 'case', id, version, title })))
              }
            >
              {translate('nominations.restore', { count: recalled.length })}
            </Button>
          }
        >
          {translate('nominations.recalledList', { count: recalled.length })}
        </Alert>
      )}
      {problem && (
        <Box sx={{ mb: 2 }}>
          <Typography variant="body2" sx={{ fontWeight: 650 }}>
            {problem.title}
          </Typography>
          <ProblemAlert error={problem.error} />
          {over && needsOverride(problem.error) && (
            <OverrideForm
              busy={busy === over.id}
              onNominate={(reason) => onAct(over, 'nominate', { override: { reason } })}
            />
          )}
        </Box>
      )}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 380px' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ minWidth: 0, order: { xs: 2, lg: 1 } }}>
          <Compare candidates={compared.flatMap((id) => all.find((one) => one.id === id) ?? [])} onRemove={compare} />
          <Pool workspace={workspace} compared={compared} onCompare={compare} onAct={onAct} busy={busy} />
        </Box>
        <Box sx={{ minWidth: 0, order: { xs: 1, lg: 2 }, position: { lg: 'sticky' }, top: { lg: 72 } }}>
          <Panel
            title={translate('nominations.ranking')}
            aside={
              <Typography variant="body2">{translate('nominations.itemsOf', { count: ranking.length })}</Typography>
            }
          >
            <RankList
              candidates={ranking.flatMap((id) => workspace.nominated.find((one) => one.id === id) ?? [])}
              fixed={!isDraft}
              busy={busy}
              onRank={(order) => worksheet.change({ order })}
              onAct={onAct}
            />
            {ranking.length > 1 && isDraft && (
              <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
                {translate('nominations.rankHelp')}
              </Typography>
            )}
          </Panel>
        </Box>
      </Box>
      <BatchPanel
        workspace={workspace}
        ranking={ranking}
        worksheet={worksheet}
        papersNow={papersNow}
        isCurrent={isCurrent}
      />
      <History workspace={workspace} />
    </>
  );
}

/** Until when, how many, and by which rule, in the words of the call. */
function Head({ workspace }: { workspace: NominationWorkspaceDto }) {
  const translate = useTranslate();
  const text = useText();
  const { deadline, quota, counts, stage } = workspace;
  const inReview = counts.filter(({ meaning }) => meaning === 'in-review').reduce((sum, { count }) => sum + count, 0);
  const facts = [
    ['received', workspace.received],
    ['inReview', inReview],
    ['pooled', workspace.pool.length],
    ['chosen', workspace.nominated.length],
  ] as const;
  return (
    <Box sx={{ mb: 2 }}>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Typography variant="h2" sx={{ fontSize: '1.25rem' }}>
          {text(workspace.edition.title)} · {text(stage.title)}
        </Typography>
        {deadline && <DeadlineChip dueAt={deadline.at} urgency={deadline.urgency} timeLeft={deadline.timeLeft} />}
        {deadline?.extended && <Typography variant="body2">{translate('nominations.extended')}</Typography>}
      </Box>
      <Box component="dl" sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', m: 0, mt: 1 }}>
        {facts.map(([name, value]) => (
          <Box key={name}>
            <Typography component="dt" variant="body2" color="textSecondary">
              {translate(`nominations.facts.${name}`)}
            </Typography>
            <Typography component="dd" sx={{ m: 0, fontWeight: 700, fontSize: '1.15rem' }}>
              {value}
            </Typography>
          </Box>
        ))}
      </Box>
      {quota && (
        <Box sx={{ mt: 1.5, p: 1.5, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}>
          <Quota workspace={workspace} />
        </Box>
      )}
      {quota && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
          {translate('nominations.rule', { words: text(quota.rule.words), source: quota.rule.source })}
          {quota.cap !== null && translate('nominations.rules')}
        </Typography>
      )}
      {deadline?.passed && workspace.dossier.state === 'drafted' && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {translate(deadline.late === 'refuse' ? 'nominations.lateRefused' : 'nominations.lateWarning')}
        </Alert>
      )}
      {!deadline?.passed &&
        (deadline?.urgency === 'soon' || deadline?.urgency === 'today') &&
        workspace.dossier.state !== 'transmitted' &&
        workspace.dossier.state !== 'receipted' && (
          <Alert severity="warning" sx={{ mt: 1 }}>
            {translate('nominations.soon')}
          </Alert>
        )}
    </Box>
  );
}

/** Who holds each slot. Where a city shares the account, its slots show the city and nothing of its case. */
function Quota({ workspace }: { workspace: NominationWorkspaceDto }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const { quota } = workspace;
  if (!quota) return null;
  const slots = quota.slots.map((slot) => ({
    ...slot,
    title: slot.title ?? (slot.state === 'free' ? null : text(slot.holder)),
  }));
  return (
    <>
      <QuotaMeter quota={{ cap: quota.cap, used: quota.used, slots }} />
      {quota.sharedBy.length > 1 && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
          {translate('nominations.shared', { names: join(quota.sharedBy.map((name) => text(name))) })}
        </Typography>
      )}
    </>
  );
}

function History({ workspace }: { workspace: NominationWorkspaceDto }) {
  const translate = useTranslate();
  const format = useFormat();
  const past = workspace.history.filter(({ id }) => id !== workspace.dossier.id);
  if (past.length === 0) return null;
  return (
    <Panel title={translate('nominations.history')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {past.map((one) => (
          <Box component="li" key={one.id} sx={{ py: 0.5 }}>
            <MuiLink component={Link} to={`/dossiers/${one.id}`}>
              {one.number ?? translate('nominations.noNumber')}
            </MuiLink>{' '}
            · {translate(`dossierState.${one.state}`)} · {translate('nominations.itemsOf', { count: one.items })} ·{' '}
            {format.dateTime(one.releasedAt)}
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
