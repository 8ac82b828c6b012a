import type { ListWorkspace } from '@linxuan/contracts';
import { cutText } from '@linxuan/form-rules';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { decisionRoom } from '../decision';
import {
  ActionForm,
  EmptyState,
  EntryField,
  Panel,
  actionAt,
  useFormat,
  useJoin,
  useLinxuan,
  useText,
} from '../components';
import { WorkspacePage } from '../workspaces/WorkspacePage';
import { SaveLine } from '../worksheets/SaveLine';
import { useWorksheet } from '../worksheets/useWorksheet';
import { AreaRanking } from './AreaRanking';
import { BLANK_LIST, linesOf, openPoints, preparePayload, type ListDraft } from './listWorksheet';
import { PreparedList } from './PreparedList';

/** The list: one ranking per area with a movable line, the minutes, one person who prepares and another who decides. */
export default function ListPage() {
  const translate = useTranslate();
  return (
    <WorkspacePage<ListWorkspace>
      workspace="list"
      title={translate('ministry.list')}
      path="/list-workspace"
      width={1280}
    >
      {(work) => (
        <>
          {work.areas.length === 0 && (
            <EmptyState title={translate('ministry.noList')}>{translate('ministry.noListHelp')}</EmptyState>
          )}
          {work.areas.length > 0 &&
            work.dossier &&
            (work.content ? (
              <PreparedList work={work} content={work.content} />
            ) : (
              <Draft key={work.dossier.id} work={work} dossier={work.dossier} />
            ))}
          <Earlier work={work} />
        </>
      )}
    </WorkspacePage>
  );
}

function Draft({ work, dossier }: { work: ListWorkspace; dossier: NonNullable<ListWorkspace['dossier']> }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const draft = useWorksheet<ListDraft>('dossier', dossier.id, work.stage.id, BLANK_LIST);
  const prepare = actionAt(work.actions, 'write');
  const listed = work.areas.flatMap((area) => linesOf(area, draft.content)).filter((line) => line.listed).length;
  const total = work.areas.reduce((sum, { cases, notRanked }) => sum + cases.length + notRanked.length, 0);
  const { noReason, noMinutes } = openPoints(work.areas, draft.content);
  return (
    <>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, flexWrap: 'wrap', mb: 1.5 }}>
        <Typography variant="h2">{translate('ministry.listSum', { listed, total })}</Typography>
        <Button size="small" variant="outlined" component={Link} to={decisionRoom(dossier.id)}>
          {translate('decision.open')}
        </Button>
        <SaveLine worksheet={draft} />
      </Box>
      <Alert severity="info" sx={{ mb: 2 }}>
        {translate('ministry.listHelp')}
      </Alert>
      {work.areas.map((area) => (
        <AreaRanking
          key={area.area}
          area={area}
          draft={draft}
          reasons={work.reasons}
          title={`${area.area} ${text(area.title)}`}
        />
      ))}
      <Panel title={translate('ministry.minutes')}>
        <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
          {(['chair', 'place'] as const).map((key) => (
            <EntryField
              key={key}
              label={translate(key === 'chair' ? 'ministry.chair' : 'ministry.meetingPlace')}
              value={draft.content[key]}
              onChange={({ target }) => draft.change({ [key]: cutText(target.value, 120) })}
            />
          ))}
        </Box>
        <EntryField
          label={translate('ministry.participants')}
          value={draft.content.participants}
          onChange={({ target }) => draft.change({ participants: cutText(target.value, 4000) })}
          helperText={translate('ministry.participantsHelp')}
        />
        <EntryField
          label={translate('ministry.minutesText')}
          value={draft.content.minutes}
          onChange={({ target }) => draft.change({ minutes: cutText(target.value, 20_000) })}
          required
          multiline
          minRows={6}
        />
      </Panel>
      {prepare && (
        <ActionForm
          subject={{ type: 'dossier', id: dossier.id, version: dossier.version }}
          action={prepare}
          disabled={noReason.length > 0 || noMinutes || draft.save === 'theirs'}
          payload={() => preparePayload(work.areas, draft.content, work.reasons[0]?.code ?? '')}
        >
          <Typography variant="body2" color="textSecondary">
            {noReason.length > 0
              ? translate('ministry.listReasons', { cases: join(noReason.map(({ title }) => title)) })
              : noMinutes
                ? translate('ministry.listMinutes')
                : translate('ministry.prepareHelp', { listed, not: total - listed })}
          </Typography>
        </ActionForm>
      )}
    </>
  );
}

function Earlier({ work }: { work: ListWorkspace }) {
  const translate = useTranslate();
  const format = useFormat();
  const provider = useLinxuan();
  if (work.earlier.length === 0) return null;
  return (
    <Panel title={translate('ministry.earlierLists')}>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {work.earlier.map((one) => (
          <Box
            component="li"
            key={one.id}
            sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'center', py: 0.5 }}
          >
            <Typography>
              {format.date(one.decidedAt)} ·{' '}
              {translate('ministry.listedOf', { listed: one.listed, not: one.notListed })}
            </Typography>
            <Button size="small" onClick={() => void provider.download(`/documents/lists/${one.id}/minutes`)}>
              {translate('ministry.minutesPaper')}
            </Button>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
