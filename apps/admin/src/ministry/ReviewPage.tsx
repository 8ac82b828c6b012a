import type { ReviewSheet } from '@linxuan/contracts';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { Page, useRead, useText } from '../components';
import { Application } from '../evaluation/parts/Application';
import { DeskHead } from '../evaluation/parts/DeskHead';
import { useDeskForm } from '../evaluation/parts/useDeskForm';
import { ConcludeReview } from './ConcludeReview';
import { OpinionDesk } from './OpinionDesk';

/** One case in the review by duty: the application, and beside it what this desk has to say or to conclude. */
export default function ReviewPage() {
  const translate = useTranslate();
  const { caseId = '', stage = '' } = useParams();
  const read = useRead<ReviewSheet>(`/reviews/${caseId}?stage=${stage}`);
  return (
    <Page title={translate('ministry.review')} read={read} width={1480}>
      {(sheet) => <Desk key={`${sheet.case.id}/${sheet.stage.id}`} sheet={sheet} />}
    </Page>
  );
}

function Desk({ sheet }: { sheet: ReviewSheet }) {
  const text = useText();
  const navigate = useNavigate();
  const { named } = useDeskForm(sheet.application.editionId);
  const back = () => void navigate(`/reviews?stage=${sheet.stage.id}`);
  return (
    <>
      <DeskHead row={sheet.case} area={named(sheet.case.category)}>
        <Typography variant="body2">{text(sheet.stage.title)}</Typography>
      </DeskHead>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.1fr) minmax(360px, 0.9fr)' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ order: { xs: 2, lg: 1 }, minWidth: 0 }}>
          <Application application={sheet.application} first="technology" />
        </Box>
        <Box
          sx={{
            order: { xs: 1, lg: 2 },
            position: { lg: 'sticky' },
            top: 64,
            maxHeight: { lg: 'calc(var(--page-height) - 80px)' },
            overflowY: { lg: 'auto' },
            minWidth: 0,
          }}
        >
          {sheet.own ? (
            <OpinionDesk sheet={sheet} own={sheet.own} onDone={back} />
          ) : (
            <ConcludeReview sheet={sheet} onDone={back} />
          )}
        </Box>
      </Box>
    </>
  );
}
