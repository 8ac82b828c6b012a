import type { PlayCase, PlayPaper, PlaySubject, PlayView } from '@linxuan/domain';
import { Box, Card, CardActionArea, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat, useJoin, useText, useWords } from '../../components';

/** Something of the play that its panel speaks of. */
export interface Chosen extends PlaySubject {
  title: string;
  parts: (PlaySubject & { title: string })[];
}

/** The sample cases and papers by the stage in which they stand; a card opens what can be done with it. */
export function PlayBoard({
  view,
  chosen,
  onChoose,
}: {
  view: PlayView;
  chosen: Chosen | null;
  onChoose(chosen: Chosen): void;
}) {
  const translate = useTranslate();
  const text = useText();
  const shown = view.stages
    .map((stage) => ({ ...stage, papers: stage.papers.filter((paper) => isInUse(paper, stage.cases.length)) }))
    .filter(({ cases, papers }) => cases.length > 0 || papers.length > 0);
  const busy = view.stages.some(({ cases }) => cases.length > 0);
  return (
    <>
      {!busy && <Typography sx={{ mb: 1 }}>{translate('play.noCases')}</Typography>}
      {shown.map(({ id, title, route, cases, papers }) => (
        <Box component="section" key={id} aria-label={text(title)} sx={{ mb: 2 }}>
          <Typography variant="h3" sx={{ fontSize: '1rem', mb: 0.75 }}>
            {text(title)}
            {route && ` · ${text(route)}`}
          </Typography>
          <Box
            sx={{
              display: 'grid',
              gap: 1,
              gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 250px), 1fr))',
            }}
          >
            {cases.map((row) => (
              <CaseCard key={row.subjectId} row={row} chosen={chosen} onChoose={onChoose} />
            ))}
            {papers.map((row) => (
              <PaperCard key={row.subjectId} row={row} chosen={chosen} onChoose={onChoose} />
            ))}
          </Box>
        </Box>
      ))}
    </>
  );
}

/** An empty paper that waits for its first case says nothing yet. */
const isInUse = ({ kind, state, items }: PlayPaper, cases: number): boolean =>
  cases > 0 || items.length > 0 || state !== 'drafted' || kind === 'quota-request';

interface CardProps<Row> {
  row: Row;
  chosen: Chosen | null;
  onChoose(chosen: Chosen): void;
}

function CaseCard({ row, chosen, onChoose }: CardProps<PlayCase>) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const join = useJoin();
  const words = useWords();
  const parts = row.parts.map((part) => ({
    subjectType: part.subjectType,
    subjectId: part.subjectId,
    title: [
      translate(part.date ? `play.date.${part.date}` : `play.part.${part.subjectType}`),
      text(part.who),
      part.date ? '' : words.state(part.state),
    ]
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <Card variant="outlined" sx={selected(chosen, row)}>
      <CardActionArea
        sx={{ p: 1, height: '100%' }}
        onClick={() => onChoose({ ...subjectOf(row), title: `${row.number} ${row.title}`, parts })}
      >
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{row.title || row.number}</Typography>
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {join(
            [row.number, text(row.holder), row.nominator && text(row.nominator)].filter((one) => !!one) as string[],
          )}
        </Typography>
        <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap', mt: 0.5 }}>
          <Chip
            size="small"
            color={row.outcome === 'running' ? 'primary' : row.outcome === 'published' ? 'success' : 'default'}
            label={words.state(row.state)}
          />
          {row.dueAt && (
            <Chip size="small" variant="outlined" label={translate('play.due', { at: format.date(row.dueAt) })} />
          )}
        </Box>
      </CardActionArea>
    </Card>
  );
}

function PaperCard({ row, chosen, onChoose }: CardProps<PlayPaper>) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const words = useWords();
  const title = `${translate(`play.paper.${row.kind}`)} · ${text(row.owner)}`;
  return (
    <Card variant="outlined" sx={{ ...selected(chosen, row), borderStyle: 'dashed' }}>
      <CardActionArea sx={{ p: 1, height: '100%' }} onClick={() => onChoose({ ...subjectOf(row), title, parts: [] })}>
        <Typography sx={{ overflowWrap: 'anywhere' }}>{title}</Typography>
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {[row.number, translate('play.items', { count: row.items.length })].filter(Boolean).join(' · ')}
        </Typography>
        <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap', mt: 0.5 }}>
          <Chip size="small" label={words.state(row.state)} />
          {row.windowEndsAt && (
            <Chip
              size="small"
              variant="outlined"
              label={translate('play.windowEnds', { at: format.date(row.windowEndsAt) })}
            />
          )}
        </Box>
      </CardActionArea>
    </Card>
  );
}

const subjectOf = ({ subjectType, subjectId }: PlaySubject): PlaySubject => ({ subjectType, subjectId });
const selected = (chosen: Chosen | null, { subjectId }: PlaySubject) =>
  chosen?.subjectId === subjectId ? { borderColor: 'primary.main', boxShadow: 1 } : {};
