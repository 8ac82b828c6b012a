import { Alert, Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { EntryField, Page, Panel, actionAt, useText } from '../components';
import { CaseHead } from './CaseHead';
import { Duplicates, ProblemList } from './CheckEvidence';
import { Correction } from './CheckPage';
import { ConcludeDecision } from './ConcludeDecision';
import { BLANK_CONCLUSION, type ConcludeWorksheet } from './concludeWorksheet';
import { OpinionCards } from './OpinionCards';
import { ReviewForm } from './ReviewForm';
import { useCase, type CaseView } from './useCase';
import { useFormFacts } from './useFormFacts';
import { useQueue, type Queue } from './useQueue';
import { useWorksheet } from '../worksheets/useWorksheet';

/** The lead's conclusion: all opinions in view, every dissent answered in writing, then recommend, reject or return. */
export default function ConcludePage() {
  const { id = '' } = useParams();
  const translate = useTranslate();
  const read = useCase(id);
  const queue = useQueue('conclude-review', id);
  return (
    <Page title={translate('task.conclude-review')} read={read as never} width={1480}>
      {(view: CaseView) => <Worksheet key={id} view={view} queue={queue} />}
    </Page>
  );
}

function Worksheet({ view, queue }: { view: CaseView; queue: Queue }) {
  const translate = useTranslate();
  const text = useText();
  const facts = useFormFacts(view);
  const row = view.detail.case;
  const opinions = view.detail.opinions.filter(({ stage, state }) => stage === row.stage && state !== 'cancelled');
  const earlier = view.detail.opinions.filter(({ stage, state }) => stage !== row.stage && state === 'answered');
  const isHere = actionAt(view.detail.availableActions, 'pass', 'fail');
  const [formOpen, setFormOpen] = useState(opinions.length === 0);
  const worksheet = useWorksheet<ConcludeWorksheet>('case', row.id, row.stage, BLANK_CONCLUSION);
  const { remarks, answers, decision } = worksheet.content;
  const toggle = (pointer: string) => {
    const { [pointer]: found, ...rest } = remarks;
    worksheet.change({ remarks: found === undefined ? { ...rest, [pointer]: '' } : rest });
  };
  return (
    <>
      <CaseHead view={view} queue={queue} />
      {!isHere && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('reviews.notHere', { stage: text(view.detail.stageTitle) })}
        </Alert>
      )}
      <Correction view={view} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 460px' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          {opinions.length > 0 && (
            <Panel
              title={translate('reviews.conclude.opinions')}
              aside={<Typography variant="body2">{tally(opinions, translate)}</Typography>}
            >
              <OpinionCards
                view={view}
                opinions={opinions}
                answers={answers}
                {...(isHere && {
                  onAnswer: (id: string, answer: string) => worksheet.change({ answers: { ...answers, [id]: answer } }),
                })}
              />
            </Panel>
          )}
          {opinions.length === 0 && (
            <Alert severity="info" sx={{ mb: 2 }}>
              {translate('reviews.conclude.alone')}
            </Alert>
          )}
          {earlier.length > 0 && (
            <Panel title={translate('reviews.conclude.earlier')}>
              <OpinionCards view={view} opinions={earlier} answers={{}} />
            </Panel>
          )}
          <Button
            onClick={() => setFormOpen(!formOpen)}
            aria-expanded={formOpen || decision === 'return'}
            sx={{ mb: 1 }}
          >
            {translate(formOpen || decision === 'return' ? 'reviews.conclude.hideForm' : 'reviews.conclude.showForm')}
          </Button>
          {(formOpen || decision === 'return') && (
            <ReviewForm
              form={view.form}
              content={view.content}
              files={view.files}
              resolve={view.resolve}
              problems={facts.byPointer}
              changed={view.diff?.changes.map(({ pointer }) => pointer) ?? []}
              markLabel={translate('reviews.check.mark')}
              marks={decision === 'return' ? Object.keys(remarks) : []}
              {...(decision === 'return' && { onToggle: toggle })}
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
            />
          )}
        </Box>
        <Box
          sx={{
            minWidth: 0,
            position: { lg: 'sticky' },
            top: { lg: 72 },
            maxHeight: { lg: 'calc(var(--page-height) - 88px)' },
            overflowY: { lg: 'auto' },
          }}
          tabIndex={-1}
        >
          {isHere && <ConcludeDecision view={view} opinions={opinions} worksheet={worksheet} onDone={queue.goOn} />}
          <ProblemList view={view} facts={facts} />
          <Duplicates view={view} />
        </Box>
      </Box>
    </>
  );
}

function tally(opinions: CaseView['detail']['opinions'], translate: ReturnType<typeof useTranslate>): string {
  const answered = opinions.filter(({ state }) => state === 'answered');
  return translate('reviews.conclude.tally', {
    answered: answered.length,
    total: opinions.length,
    dissent: answered.filter(({ verdict }) => verdict === 'disagree').length,
  });
}
