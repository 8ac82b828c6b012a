import type { ReviewWorksheet } from '@linxuan/contracts';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { Page, useRead, useText } from '../components';
import { Application } from '../evaluation/parts/Application';
import { WorksheetHead } from '../evaluation/parts/WorksheetHead';
import { useWorksheetForm } from '../evaluation/parts/useWorksheetForm';
import { ConcludeReview } from './ConcludeReview';
import { OpinionPanel } from './OpinionPanel';

/** One case in the review by duty: the application, and beside it what the reader has to say or to conclude. */
export default function ReviewPage() {
  const translate = useTranslate();
  const { caseId = '', stage = '' } = useParams();
  const read = useRead<ReviewWorksheet>(`/reviews/${caseId}?stage=${stage}`);
  return (
    <Page title={translate('ministry.review')} read={read} width={1480}>
      {(worksheet) => <Worksheet key={`${worksheet.case.id}/${worksheet.stage.id}`} worksheet={worksheet} />}
    </Page>
  );
}

function Worksheet({ worksheet }: { worksheet: ReviewWorksheet }) {
  const text = useText();
  const navigate = useNavigate();
  const { named } = useWorksheetForm(worksheet.application.editionId);
  const back = () => void navigate(`/reviews?stage=${worksheet.stage.id}`);
  return (
    <>
      <WorksheetHead row={worksheet.case} area={named(worksheet.case.category)}>
        <Typography variant="body2">{text(worksheet.stage.title)}</Typography>
      </WorksheetHead>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.1fr) minmax(360px, 0.9fr)' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ order: { xs: 2, lg: 1 }, minWidth: 0 }}>
          <Application application={worksheet.application} first="technology" />
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
          {worksheet.own ? (
            <OpinionPanel worksheet={worksheet} own={worksheet.own} onDone={back} />
          ) : (
            <ConcludeReview worksheet={worksheet} onDone={back} />
          )}
        </Box>
      </Box>
    </>
  );
}
