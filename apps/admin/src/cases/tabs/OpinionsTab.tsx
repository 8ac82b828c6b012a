import type { CaseDetailDto } from '@linxuan/contracts';
import type { FormDefinition } from '@linxuan/form-rules';
import { Box, Button, Chip, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { AwayNote, DeadlineChip, fieldPath, useFormat, useJoin, useLang, useText } from '../../components';
import { useTones } from '../../theme/useTones';
import { pathOfWorksheet } from '../../worksheet-routes';
import { PanelResults } from './PanelResults';

type Opinion = CaseDetailDto['opinions'][number];

/** What departments said, stage by stage, and what panels came to. */
export function OpinionsTab({ view, form }: { view: CaseDetailDto; form: FormDefinition | null }) {
  const text = useText();
  const stages = [...new Map(view.opinions.map(({ stage, stageTitle }) => [stage, stageTitle]))];
  return (
    <>
      {stages.map(([stage, title]) => (
        <Box component="section" key={stage} aria-label={text(title)} sx={{ mb: 3 }}>
          <Typography variant="h2" sx={{ mb: 1 }}>
            {text(title)}
          </Typography>
          <Box
            sx={{
              display: 'grid',
              gap: 1.5,
              gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 300px), 1fr))',
              alignItems: 'start',
            }}
          >
            {view.opinions
              .filter((opinion) => opinion.stage === stage)
              .map((opinion) => (
                <OpinionCard key={opinion.id} view={view} opinion={opinion} form={form} />
              ))}
          </Box>
        </Box>
      ))}
      {view.panels.map((panel) => (
        <PanelResults key={panel.id} panel={panel} />
      ))}
    </>
  );
}

function OpinionCard({ view, opinion, form }: { view: CaseDetailDto; opinion: Opinion; form: FormDefinition | null }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const format = useFormat();
  const lang = useLang();
  const tones = useTones();
  const tone =
    opinion.verdict === 'disagree'
      ? tones.urgency.overdue
      : opinion.verdict === 'ask-back'
        ? tones.urgency.soon
        : opinion.verdict === 'agree'
          ? tones.urgency.normal
          : tones.urgency.none;
  const open = opinion.state === 'asked' || opinion.state === 'assigned' || opinion.state === 'proposed';
  const place = { caseId: view.id, subjectId: opinion.id, dossierId: null, stage: opinion.stage };
  return (
    <Paper variant="outlined" component="article" aria-label={text(opinion.orgName)} sx={{ p: 1.5, minWidth: 0 }}>
      <Typography sx={{ fontWeight: 650 }}>{text(opinion.orgName)}</Typography>
      <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap', alignItems: 'center', my: 0.5 }}>
        <Chip
          size="small"
          label={
            opinion.state === 'answered' && opinion.verdict
              ? translate(`verdict.${opinion.verdict}`)
              : translate(`opinionState.${opinion.state}`)
          }
          sx={{ color: tone.text, bgcolor: tone.wash, fontWeight: 600 }}
        />
        {open && <DeadlineChip dueAt={opinion.dueAt} urgency={opinion.urgency} timeLeft={opinion.timeLeft} />}
      </Box>
      <Typography variant="body2" color="textSecondary">
        {[
          opinion.answeredAt
            ? translate('cases.opinions.answered', { at: format.dateTime(opinion.answeredAt) })
            : translate('cases.opinions.asked', { at: format.dateTime(opinion.askedAt) }),
          (opinion.authorName ?? opinion.assigneeName)
            ? translate('cases.opinions.by', { name: opinion.authorName ?? opinion.assigneeName })
            : '',
          opinion.round > 1 ? translate('cases.opinions.round', { round: opinion.round }) : '',
          translate('cases.revision', { revision: opinion.revision }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      <AwayNote away={opinion.away} />
      {opinion.outdated && (
        <Typography variant="body2" sx={{ mt: 0.5, fontWeight: 600, color: tones.urgency.today.text }}>
          {translate('cases.opinions.outdated')}
        </Typography>
      )}
      {opinion.text && (
        <Typography sx={{ whiteSpace: 'pre-wrap', mt: 1, overflowWrap: 'anywhere' }}>{opinion.text}</Typography>
      )}
      <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
        {translate('cases.opinions.rests')}
        {translate('mark.colon')}
        {opinion.restsOn.length === 0
          ? translate('cases.opinions.everything')
          : join(opinion.restsOn.map((pointer) => fieldPath(form, pointer, lang)))}
      </Typography>
      {opinion.availableActions.length > 0 && opinion.worksheet && (
        <Button component={Link} to={pathOfWorksheet(opinion.worksheet, place)} size="small" sx={{ mt: 1 }}>
          {translate('cases.opinions.open')}
        </Button>
      )}
    </Paper>
  );
}
