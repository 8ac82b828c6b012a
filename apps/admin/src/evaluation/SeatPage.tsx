import type { SeatSheet } from '@linxuan/contracts';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { Page, useRead } from '../components';
import { BallotPaper } from './BallotPaper';
import { Invitation } from './Invitation';
import { ScoreSheet } from './ScoreSheet';
import { SealedSheet } from './SealedSheet';

/** One seat of one expert: first the invitation, then the sheet, then what was sealed. */
export default function SeatPage() {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const read = useRead<SeatSheet>(`/seats/${id}`);
  return (
    <Page title={translate('evaluation.seat')} read={read}>
      {(sheet) => {
        if (sheet.ballot && sheet.application)
          return <BallotPaper sheet={sheet} ballot={sheet.ballot} application={sheet.application} />;
        if (sheet.sealed && sheet.rubric)
          return <SealedSheet sheet={sheet} rubric={sheet.rubric} sealed={sheet.sealed} />;
        if (sheet.seat.state === 'accepted' && sheet.application && sheet.rubric)
          return <ScoreSheet key={sheet.seat.id} sheet={sheet} rubric={sheet.rubric} application={sheet.application} />;
        return <Invitation sheet={sheet} />;
      }}
    </Page>
  );
}
