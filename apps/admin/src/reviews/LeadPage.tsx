import { Alert, Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { ActionForm, Page, Panel, actionAt, useText } from '../components';
import { useWorksheet } from '../worksheets/useWorksheet';
import { CaseHead } from './CaseHead';
import { LeadBodies } from './LeadBodies';
import { ConcludeLead, DraftEditor } from './LeadDraft';
import { BLANK_LEAD, type LeadWorksheet } from './leadWorksheet';
import { ReviewForm } from './ReviewForm';
import { useCase, type CaseView } from './useCase';
import { useFormFacts } from './useFormFacts';
import { useQueue, type Queue } from './useQueue';

/** 牵头汇总: what the bodies contributed, the joint draft, and how they answered it. */
export default function LeadPage() {
  const { id = '' } = useParams();
  const translate = useTranslate();
  const read = useCase(id);
  const queue = useQueue('verify-contributions', id);
  return (
    <Page title={translate('reviews.lead.title')} read={read as never} width={1480}>
      {(view: CaseView) => <Worksheet key={id} view={view} queue={queue} />}
    </Page>
  );
}

function Worksheet({ view, queue }: { view: CaseView; queue: Queue }) {
  const translate = useTranslate();
  const text = useText();
  const facts = useFormFacts(view);
  const [isOpen, setOpen] = useState(false);
  const row = view.detail.case;
  const bodies = view.detail.opinions.filter(({ stage, state }) => stage === row.stage && state !== 'cancelled');
  const worksheet = useWorksheet<LeadWorksheet>('case', row.id, row.stage, BLANK_LEAD);
  const actions = view.detail.availableActions;
  const [circulate, conclude, reject] = [
    actionAt(actions, 'circulate'),
    actionAt(actions, 'pass'),
    actionAt(actions, 'fail'),
  ];
  return (
    <>
      <CaseHead view={view} queue={queue} />
      {!circulate && !conclude && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('reviews.notHere', { stage: text(view.detail.stageTitle) })}
        </Alert>
      )}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 480px' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          <LeadBodies
            bodies={bodies}
            answers={worksheet.content.answers}
            onAnswer={(id, answer) => worksheet.change({ answers: { ...worksheet.content.answers, [id]: answer } })}
            withdraw={actionAt(actions, 'withdraw-question')}
            subject={{ type: 'case', id: row.id, version: row.version }}
          />
          <Button sx={{ mb: 2 }} onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
            {translate(isOpen ? 'reviews.conclude.hideForm' : 'reviews.conclude.showForm')}
          </Button>
          {isOpen && (
            <ReviewForm
              form={view.form}
              content={view.content}
              files={view.files}
              resolve={view.resolve}
              problems={facts.byPointer}
              changed={[]}
              marks={[]}
              markLabel=""
            />
          )}
        </Box>
        <Box sx={{ minWidth: 0 }}>
          {circulate && <DraftEditor row={row} action={circulate} bodies={bodies} worksheet={worksheet} />}
          {conclude && (
            <ConcludeLead row={row} action={conclude} bodies={bodies} worksheet={worksheet} onDone={queue.goOn} />
          )}
          {reject && (
            <Panel title={translate('reviews.lead.end')}>
              <ActionForm
                subject={{ type: 'case', id: row.id, version: row.version }}
                action={reject}
                variant="outlined"
                onDone={queue.goOn}
              />
            </Panel>
          )}
        </Box>
      </Box>
    </>
  );
}
