import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { Page, Panel, actionAt, useFormat, useText } from '../components';
import { CaseHead } from './CaseHead';
import { Duplicates } from './CheckEvidence';
import { Correction } from './CheckPage';
import { CirculatedDraft, ContributionForm } from './ContributionForm';
import { OpinionForm, SignOpinion } from './OpinionForm';
import { BLANK_OPINION, type OpinionWorksheet } from './opinionWorksheet';
import { ReviewForm } from './ReviewForm';
import { useCase, type CaseView } from './useCase';
import { useFormFacts } from './useFormFacts';
import { useQueue, type Queue } from './useQueue';
import { useWorksheet } from '../worksheets/useWorksheet';

/** Which work a state of an opinion means; `give-opinion` where it is none of these. */
const TASK_AT: Readonly<Record<string, string>> = {
  proposed: 'sign-opinion',
  asked: 'assign-opinion',
  circulated: 'confirm-draft',
};

/** A body contributes to a joint draft and confirms it; elsewhere it gives its opinion. */
function titleOf(opinion: CaseView['detail']['opinions'][number] | undefined): string {
  if (opinion?.draft) return 'confirm-draft';
  return opinion && actionAt(opinion.availableActions, 'contribute') ? 'contribute' : 'give-opinion';
}

/** A department's opinion beside the application: what it says, and which parts of the form it rests on. */
export default function OpinionPage() {
  const { id = '', opinionId = '' } = useParams();
  const translate = useTranslate();
  const read = useCase(id);
  const shown = read.data?.detail.opinions.find((one) => one.id === opinionId);
  const state = shown?.state;
  const queue = useQueue(TASK_AT[state ?? ''] ?? 'give-opinion', opinionId);
  return (
    <Page title={translate(`task.${titleOf(shown)}`)} read={read as never} width={1480}>
      {(view: CaseView) => <Worksheet key={opinionId} view={view} opinionId={opinionId} queue={queue} />}
    </Page>
  );
}

function Worksheet({ view, opinionId, queue }: { view: CaseView; opinionId: string; queue: Queue }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const facts = useFormFacts(view);
  const opinion = view.detail.opinions.find((one) => one.id === opinionId);
  const worksheet = useWorksheet<OpinionWorksheet>('opinion', opinionId, opinion?.stage ?? '', {
    ...BLANK_OPINION,
    restsOn: opinion?.restsOn ?? [],
  });
  if (!opinion) return <Alert severity="warning">{translate('reviews.opinion.gone')}</Alert>;
  const answer = actionAt(opinion.availableActions, 'answer');
  const contribute = actionAt(opinion.availableActions, 'contribute');
  // Where an opinion rests on parts of the form, they are marked there.
  const rests = answer !== undefined && 'restsOn' in ((answer.payload['properties'] as object | undefined) ?? {});
  const { restsOn } = worksheet.content;
  const toggle = (pointer: string) =>
    worksheet.change({
      restsOn: restsOn.includes(pointer) ? restsOn.filter((one) => one !== pointer) : [...restsOn, pointer],
    });
  return (
    <>
      <CaseHead view={view} queue={queue} />
      <Correction view={view} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 440px' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ minWidth: 0, order: { xs: 2, lg: 1 } }}>
          {rests && (
            <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
              {translate('reviews.opinion.help')}
            </Typography>
          )}
          <ReviewForm
            form={view.form}
            content={view.content}
            files={view.files}
            resolve={view.resolve}
            problems={facts.byPointer}
            changed={view.diff?.changes.map(({ pointer }) => pointer) ?? []}
            marks={rests ? restsOn : opinion.restsOn}
            markLabel={translate('reviews.opinion.restsOn')}
            {...(rests && { sections: true, onToggle: toggle })}
          />
        </Box>
        <Box
          sx={{
            minWidth: 0,
            order: { xs: 1, lg: 2 },
            position: { lg: 'sticky' },
            top: { lg: 72 },
            maxHeight: { lg: 'calc(var(--page-height) - 88px)' },
            overflowY: { lg: 'auto' },
          }}
          tabIndex={-1}
        >
          <Panel
            title={text(opinion.orgName)}
            aside={
              <Typography variant="body2">
                {translate(`opinionState.${opinion.state}`)}
                {opinion.round > 1 ? ` · ${translate('reviews.inbox.round', { round: opinion.round })}` : ''}
              </Typography>
            }
          >
            <Typography variant="body2" color="textSecondary">
              {translate('reviews.opinion.asked', {
                date: format.date(opinion.askedAt),
                due: format.date(opinion.dueAt),
              })}
              {opinion.assigneeName ? ` · ${opinion.assigneeName}` : ''}
            </Typography>
            {opinion.round > 1 && opinion.state !== 'answered' && opinion.contribution === null && (
              <Alert severity="info" sx={{ mt: 1 }}>
                {translate('reviews.opinion.again')}
              </Alert>
            )}
          </Panel>
          {opinion.draft !== null && <CirculatedDraft draft={opinion.draft} />}
          {contribute && (
            <ContributionForm opinion={opinion} action={contribute} worksheet={worksheet} onDone={queue.goOn} />
          )}
          {answer && (
            <OpinionForm view={view} opinion={opinion} action={answer} worksheet={worksheet} onDone={queue.goOn} />
          )}
          {!answer && !contribute && <SignOpinion view={view} opinion={opinion} onDone={queue.goOn} />}
          <Duplicates view={view} />
        </Box>
      </Box>
    </>
  );
}
