import type { EntryListItem } from '@linxuan/contracts';
import { Box, Chip, Paper, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { DeadlineChip, EmptyState, Panel, useText } from '../components';
import { WorkspacePage } from '../workspaces/WorkspacePage';
import { PublicationTabs } from './PublicationTabs';

const STEPS = { drafting: 'entry-drafting', confirming: 'entry-confirming', confirmed: 'entry-confirmed' } as const;

export default function EntriesPage() {
  const translate = useTranslate();
  return (
    <WorkspacePage<EntryListItem[]>
      workspace="publication"
      title={translate('publication.tabs.entries')}
      path="/publication/entries"
      above={(id) => <PublicationTabs editionId={id} />}
    >
      {(entries) =>
        entries.length === 0 ? (
          <EmptyState title={translate('publication.entry.none')} />
        ) : (
          Object.entries(STEPS).map(([step, meaning]) => {
            const of = entries.filter((entry) => entry.meaning === meaning);
            return of.length === 0 ? null : (
              <Panel
                key={step}
                title={`${translate(`publication.entry.${step}`)}${translate('mark.aside', { words: of.length })}`}
              >
                <Stack spacing={1}>
                  {of.map((entry) => (
                    <Row key={entry.case.id} entry={entry} />
                  ))}
                </Stack>
              </Panel>
            );
          })
        )
      }
    </WorkspacePage>
  );
}

function Row({ entry }: { entry: EntryListItem }) {
  const translate = useTranslate();
  const text = useText();
  const { search } = useLocation();
  return (
    <Paper
      variant="outlined"
      component={Link}
      to={{ pathname: `/entries/${entry.case.id}`, search }}
      sx={{
        p: 1.25,
        display: 'block',
        color: 'inherit',
        textDecoration: 'none',
        '&:hover, &:focus-visible': { borderColor: 'primary.main' },
      }}
    >
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography sx={{ fontWeight: 600 }}>{entry.case.title}</Typography>
        {entry.changeRequested !== null && (
          <Chip size="small" color="warning" label={translate('publication.entry.change')} />
        )}
        <DeadlineChip dueAt={entry.case.dueAt} />
      </Box>
      <Typography variant="body2" color="textSecondary">
        {entry.case.number} · {text(entry.section.name)} · {entry.category.code} {text(entry.category.name)}
      </Typography>
      {entry.changeRequested && <Typography variant="body2">{entry.changeRequested}</Typography>}
    </Paper>
  );
}
