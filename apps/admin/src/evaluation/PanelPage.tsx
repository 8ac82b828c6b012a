import type { PanelDetail } from '@linxuan/contracts';
import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { ActionBar, Page, Panel, actionAt, useRead, useText } from '../components';
import { usePoll } from '../providers/live';
import { WorksheetHead } from './parts/WorksheetHead';
import { useWorksheetForm } from './parts/useWorksheetForm';
import { BallotPanel } from './BallotPanel';
import { PanelNotes } from './PanelNotes';
import { PanelResult } from './PanelResult';
import { SeatPicker } from './SeatPicker';
import { SeatTable } from './SeatTable';

/** One panel: whom to seat, who has sealed, and when all have, what they found. */
export default function PanelPage() {
  const translate = useTranslate();
  const text = useText();
  const { caseId = '', stage = '' } = useParams();
  const read = useRead<PanelDetail>(`/panels/${caseId}/${stage}`, { refetchInterval: usePoll() });
  const { named } = useWorksheetForm(read.data?.editionId);
  return (
    <Page title={translate('evaluation.panel')} read={read} width={1180}>
      {(panel) => {
        const subject = { type: 'case' as const, id: panel.case.id, version: panel.case.version };
        const seat = actionAt(panel.actions, 'seating');
        const missing = panel.minExperts - panel.seated;
        return (
          <>
            <WorksheetHead row={panel.case} area={named(panel.case.area)}>
              {text(panel.stage.title)}
            </WorksheetHead>
            {panel.ballot && <BallotPanel panel={panel} ballot={panel.ballot} subject={subject} />}
            {panel.result && panel.rubric && <PanelResult panel={panel} rubric={panel.rubric} result={panel.result} />}
            {panel.result && panel.actions.length > 0 && (
              <Panel title={translate('evaluation.conclude')}>
                <ActionBar
                  subject={subject}
                  actions={panel.actions}
                  except={['seating', 'schedule', 'leave']}
                  settings={{ fail: { reasonCodes: panel.reasons } }}
                />
              </Panel>
            )}
            <Panel
              title={translate(panel.ballot ? 'evaluation.members' : 'evaluation.seats', {
                seated: panel.seated,
                min: panel.minExperts,
              })}
            >
              {!panel.result && !panel.ballot && panel.seated >= panel.minExperts && (
                <Alert severity="info" sx={{ mb: 1 }}>
                  {translate('evaluation.sealedNote', { sealed: panel.sealed, seats: panel.seated })}
                </Alert>
              )}
              <SeatTable seats={panel.seats} />
            </Panel>
            {panel.seated > 0 && !panel.ballot && (
              <PanelNotes key={`${panel.case.id}/${panel.stage.id}`} panel={panel} />
            )}
            {seat && !panel.result && (
              <SeatPicker panel={panel} action={seat} subject={subject} missing={Math.max(missing, 0)} />
            )}
          </>
        );
      }}
    </Page>
  );
}
