import type { DecisionRoomDto } from '@linxuan/contracts';
import { Box, Button, GlobalStyles, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel, RecordPage, useFormat, useLinxuan, useText } from '../components';
import { DecisionTable } from './DecisionTable';

/** Landscape, nothing but the page, no case split over two sheets, the heading of the table on each. */
const PAPER = {
  '@page': { size: 'A4 landscape', margin: '14mm' },
  '@media print': {
    'header, nav, aside, .MuiDrawer-root, .no-print': { display: 'none !important' },
    'body, #main-content': { background: '#fff !important', color: '#000', padding: '0 !important' },
    '.decision-table tr': { breakInside: 'avoid' },
    '.decision-table thead': { display: 'table-header-group' },
    '.decision-table': { fontSize: '9pt' },
    '.MuiPaper-root': { border: '0 !important', padding: '0 !important' },
  },
} as const;

/** Before somebody approves a list or sends a batch: each case with what speaks for and against it, on one page. */
export default function DecisionRoomPage() {
  const translate = useTranslate();
  const text = useText();
  return (
    <RecordPage<DecisionRoomDto>
      title={(room) => `${translate('decision.title')} · ${text(room.edition)}`}
      width={1480}
    >
      {(room) => <Room room={room} />}
    </RecordPage>
  );
}

function Room({ room }: { room: DecisionRoomDto }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const provider = useLinxuan();
  const cases = room.areas.flatMap((area) => area.cases);
  const how = (is: (one: (typeof cases)[number]) => boolean) => cases.filter(is).length;
  return (
    <>
      <GlobalStyles styles={PAPER} />
      <Box sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', flexWrap: 'wrap', mb: 2 }}>
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="h2" sx={{ fontSize: '1.25rem' }}>
            {[text(room.edition), text(room.stage)].join(' · ')}
          </Typography>
          <Typography color="textSecondary">
            {[
              text(room.owner),
              room.number,
              translate(`dossierState.${room.state}`),
              room.preparedBy
                ? translate('decision.preparedBy', { name: room.preparedBy, at: format.dateTime(room.preparedAt) })
                : translate('decision.notPrepared'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
          <Typography sx={{ mt: 0.5 }}>
            {translate('decision.sum', {
              count: cases.length,
              departs: how(({ departs }) => departs),
              against: how(({ opinions }) => opinions.some(({ verdict }) => verdict !== 'agree')),
              overruled: how(({ overruled }) => overruled.length > 0),
              objections: how(({ objections }) => objections.length > 0),
            })}
          </Typography>
        </Box>
        <Box className="no-print" sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
          <Button variant="contained" onClick={() => window.print()}>
            {translate('decision.print')}
          </Button>
          <Button variant="outlined" onClick={() => void provider.download(`/decision-rooms/${room.id}/table`)}>
            {translate('decision.table')}
          </Button>
        </Box>
      </Box>
      {room.areas.map((area) => (
        <Panel
          key={area.area ?? room.id}
          title={area.title ? `${area.area ?? ''} ${text(area.title)}`.trim() : text(room.stage)}
        >
          <DecisionTable cases={area.cases} cutAfter={area.cutAfter} />
        </Panel>
      ))}
      {room.words && room.kind === 'list' && (
        <Panel title={translate('decision.words')}>
          <Typography sx={{ whiteSpace: 'pre-wrap' }}>{room.words}</Typography>
        </Panel>
      )}
    </>
  );
}
