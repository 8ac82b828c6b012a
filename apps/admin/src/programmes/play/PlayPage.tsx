import type { EditionDto, EditionPlayDto } from '@linxuan/contracts';
import { Alert, Box, Button, Tab, Tabs, Typography } from '@mui/material';
import { useState } from 'react';
import { Confirm, useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { EmptyState, Page, Panel, ProblemAlert, useRead, useText } from '../../components';
import { problemOf } from '../../providers/problem';
import { PlayBar } from './PlayBar';
import { PlayBoard, type Chosen } from './PlayBoard';
import { PlayDates } from './PlayDates';
import { PlayDesks } from './PlayDesks';
import { PlayLog } from './PlayLog';
import { PlayNotices } from './PlayNotices';
import { PlayOffers } from './PlayOffers';
import { PlayReached } from './PlayReached';
import { usePlay, type Playing } from './usePlay';

const VIEWS = ['board', 'desks', 'notices', 'dates', 'log', 'reach'] as const;
type ViewName = (typeof VIEWS)[number];

/** A version that is not open, tried out with sample cases day by day; nothing of it is stored as a case, or sent. */
export default function PlayPage() {
  const { id = '', version = '1' } = useParams();
  const translate = useTranslate();
  const text = useText();
  const path = `/programme-editions/${id}/versions/${version}/play`;
  const edition = useRead<EditionDto>(`/programme-editions/${id}`);
  const playing = usePlay(path);
  return (
    <Page<EditionPlayDto> title={translate('play.title')} read={playing.read} width={1600}>
      {() => (
        <>
          <Typography variant="h2">
            {edition.data ? text(edition.data.title) : id} · {translate('programmes.version', { version })}
          </Typography>
          <Button component={Link} to={`/programmes/${id}?version=${version}`} size="small" sx={{ mb: 1, ml: -0.5 }}>
            {translate('play.back')}
          </Button>
          {playing.error !== null && (
            <Box sx={{ mb: 1.5 }}>
              <ProblemAlert
                error={playing.error}
                {...(problemOf(playing.error).status === 409 && { onRetry: playing.reload })}
              />
            </Box>
          )}
          {playing.play?.view ? <Play playing={playing} path={path} /> : <Begin playing={playing} />}
        </>
      )}
    </Page>
  );
}

function Begin({ playing }: { playing: Playing }) {
  const translate = useTranslate();
  return (
    <EmptyState
      title={translate('play.none')}
      action={
        <Button variant="contained" loading={playing.busy} onClick={() => void playing.begin()}>
          {translate('play.begin')}
        </Button>
      }
    >
      {playing.play?.state === 'outdated' && (
        <Alert severity="info" sx={{ mb: 1, textAlign: 'left' }}>
          {translate('play.outdated')}
        </Alert>
      )}
      {translate('play.help')}
    </EmptyState>
  );
}

function Play({ playing, path }: { playing: Playing; path: string }) {
  const translate = useTranslate();
  const [tab, setTab] = useState<ViewName>('board');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [asking, setAsking] = useState(false);
  const { play } = playing;
  if (!play?.view || !play.reach) return null;
  const { view, reach } = play;
  return (
    <>
      <PlayBar playing={playing} view={view} onDiscard={() => setAsking(true)} />
      <Tabs
        value={tab}
        onChange={(_, next: ViewName) => setTab(next)}
        variant="scrollable"
        scrollButtons={false}
        aria-label={translate('play.title')}
        sx={{ borderBottom: 1, borderColor: 'divider', mb: 2 }}
      >
        {VIEWS.map((name) => (
          <Tab
            key={name}
            value={name}
            id={`play-${name}`}
            aria-controls={`play-panel-${name}`}
            label={translate(`play.tab.${name}`)}
          />
        ))}
      </Tabs>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: chosen ? 'minmax(0, 3fr) minmax(360px, 2fr)' : '1fr' },
          alignItems: 'start',
        }}
      >
        <Box role="tabpanel" id={`play-panel-${tab}`} aria-labelledby={`play-${tab}`} sx={{ minWidth: 0 }}>
          {tab === 'board' && <PlayBoard view={view} chosen={chosen} onChoose={setChosen} />}
          {tab === 'desks' && <PlayDesks desks={view.desks} onChoose={setChosen} />}
          {tab === 'notices' && <PlayNotices notices={view.notices} />}
          {tab === 'dates' && <PlayDates view={view} onChoose={setChosen} />}
          {tab === 'log' && <PlayLog log={view.log} />}
          {tab === 'reach' && <PlayReached reach={reach} />}
        </Box>
        {chosen && (
          // On a narrow screen what can be done comes before the board, so that it is seen when a card is chosen.
          <Box sx={{ minWidth: 0, order: { xs: -1, lg: 0 }, position: { lg: 'sticky' }, top: { lg: 72 } }}>
            <Panel
              title={chosen.title}
              aside={
                <Button size="small" onClick={() => setChosen(null)}>
                  {translate('play.close')}
                </Button>
              }
            >
              <PlayOffers key={chosen.subjectId} playing={playing} path={path} chosen={chosen} />
            </Panel>
          </Box>
        )}
      </Box>
      <Confirm
        isOpen={asking}
        title={translate('play.discardAsk')}
        content={translate('play.discardHelp')}
        onConfirm={() => {
          setAsking(false);
          setChosen(null);
          void playing.discard();
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
