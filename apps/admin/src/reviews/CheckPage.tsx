import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { DiffView, EntryField, Page, Panel, actionAt, useFormat, useLang } from '../components';
import { CaseHead } from './CaseHead';
import { CheckDecision } from './CheckDecision';
import { Checklist, Duplicates, ProblemList } from './CheckEvidence';
import { BLANK_CHECK, type CheckWorksheet } from './checkWorksheet';
import { ReviewForm } from './ReviewForm';
import { useCase, type CaseView } from './useCase';
import { useFormFacts } from './useFormFacts';
import { useQueue, type Queue } from './useQueue';
import { useWorksheet } from '../worksheets/useWorksheet';

/** Formal check: the application beside the reviewer's own list; every field can be marked to be corrected. */
export default function CheckPage() {
  const { id = '' } = useParams();
  const translate = useTranslate();
  const read = useCase(id);
  const queue = useQueue('check-form', id);
  return (
    <Page title={translate('task.check-form')} read={read as never} width={1480}>
      {(view: CaseView) => <Worksheet key={id} view={view} queue={queue} />}
    </Page>
  );
}

function Worksheet({ view, queue }: { view: CaseView; queue: Queue }) {
  const translate = useTranslate();
  const lang = useLang();
  const facts = useFormFacts(view);
  const row = view.detail.case;
  const worksheet = useWorksheet<CheckWorksheet>('case', row.id, row.stage, BLANK_CHECK);
  const { remarks } = worksheet.content;
  const toggle = (pointer: string, remark = '') => {
    const { [pointer]: found, ...rest } = remarks;
    worksheet.change({
      remarks: found === undefined || remark !== '' ? { ...rest, [pointer]: found || remark } : rest,
      ...(worksheet.content.decision === '' && { decision: 'return' }),
    });
  };
  const isHere = actionAt(view.detail.availableActions, 'pass', 'correct');
  return (
    <>
      <CaseHead view={view} queue={queue} />
      {!isHere && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('reviews.notHere', { stage: view.detail.stageTitle[lang] })}
        </Alert>
      )}
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
          {isHere && (
            <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
              {translate('reviews.check.help')}
            </Typography>
          )}
          <ReviewForm
            form={view.form}
            content={view.content}
            files={view.files}
            resolve={view.resolve}
            problems={facts.byPointer}
            changed={view.diff?.changes.map(({ pointer }) => pointer) ?? []}
            markLabel={translate('reviews.check.mark')}
            marks={Object.keys(remarks)}
            {...(isHere && { onToggle: toggle })}
            renderMark={(pointer) => (
              <EntryField
                autoFocus={remarks[pointer] === ''}
                label={translate('reviews.check.remark')}
                value={remarks[pointer] ?? ''}
                onChange={({ target }) => worksheet.change({ remarks: { ...remarks, [pointer]: target.value } })}
                multiline
                sx={{ bgcolor: 'background.paper' }}
              />
            )}
            stepAside={(step) => {
              const meter = facts.meter.steps.find((one) => one.step === step);
              return (
                meter && (
                  <Typography variant="body2" color={meter.percent === 100 ? 'success' : 'error'}>
                    {translate('reviews.check.complete', { percent: meter.percent })}
                  </Typography>
                )
              );
            }}
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
          {isHere && <CheckDecision view={view} worksheet={worksheet} onDone={queue.goOn} />}
          <ProblemList view={view} facts={facts} {...(isHere && { onMark: toggle })} />
          <Duplicates view={view} />
          <Checklist
            view={view}
            facts={facts}
            ticked={worksheet.content.ticked}
            onTick={(ticked) => worksheet.change({ ticked })}
          />
        </Box>
      </Box>
    </>
  );
}

/** After a correction the difference comes first, with what had been asked. */
export function Correction({ view }: { view: CaseView }) {
  const translate = useTranslate();
  const format = useFormat();
  if (!view.diff || view.detail.case.revision < 2) return null;
  const asked = view.timeline
    .filter(({ event }) => event === 'case.returned')
    .sort((a, b) => b.at.localeCompare(a.at))[0];
  return (
    <Panel
      title={translate('reviews.correction.title')}
      aside={
        <Typography variant="body2" color="textSecondary">
          {format.dateTime(view.detail.case.submittedAt)}
        </Typography>
      }
    >
      {asked?.reason && (
        <Alert severity="info" icon={false} sx={{ mb: 1.5, whiteSpace: 'pre-wrap' }}>
          <strong>{translate('reviews.correction.asked', { date: format.date(asked.at) })}</strong>
          {'\n'}
          {asked.reason}
        </Alert>
      )}
      <DiffView changes={view.diff.changes} form={view.form} />
    </Panel>
  );
}
