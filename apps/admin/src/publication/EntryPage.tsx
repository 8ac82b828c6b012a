import { site, type EntryContent, type EntryWorksheetDto } from '@linxuan/contracts';
import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { ActionForm, DeadlineChip, Panel, RecordPage, actionAt, useJoin, useText, useWords } from '../components';
import { SaveLine } from '../worksheets/SaveLine';
import { useWorksheet } from '../worksheets/useWorksheet';
import { CountedField } from './CountedField';
import { EntryCases } from './EntryCases';
import { EntryParameters } from './EntryParameters';
import { LIMITS, missingOf, previewOf } from './entryWorksheet';
import { PublicationTabs } from './PublicationTabs';
import { SitePreview } from './SitePreview';
import { TextDifference } from './TextDifference';

/** The catalogue entry of one case: written by its holder, then read by those who check it. */
export default function EntryPage() {
  return (
    <>
      <PublicationTabs />
      <RecordPage<EntryWorksheetDto & { id: string }> title={(entry) => entry.case.title}>
        {(entry) =>
          actionAt(entry.actions, 'write') ? <Editor key={entry.case.id} entry={entry} /> : <Sent entry={entry} />
        }
      </RecordPage>
    </>
  );
}

function Head({ entry }: { entry: EntryWorksheetDto }) {
  const text = useText();
  const words = useWords();
  return (
    <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center', mb: 2 }}>
      <Typography color="textSecondary">
        {entry.case.number} · {entry.case.holderName} · {text(entry.section.name)} · {entry.category.code}{' '}
        {text(entry.category.name)} · {words.state(entry.case.state)}
      </Typography>
      <DeadlineChip dueAt={entry.case.dueAt} />
    </Stack>
  );
}

/** Writing: the application on one side of each text, the entry on the other, and the page it becomes below. */
function Editor({ entry }: { entry: EntryWorksheetDto }) {
  const translate = useTranslate();
  const join = useJoin();
  const navigate = useNavigate();
  const { search } = useLocation();
  const worksheet = useWorksheet<Partial<EntryContent>>('case', entry.case.id, 'publication', {});
  const content: EntryContent = { ...(entry.current ?? entry.draft), ...worksheet.content };
  const preview = useCallback(
    (language: site.SiteLanguage) => site.entryView(previewOf(entry, content), entry.columns, language),
    [entry, worksheet.content],
  );
  const text = useText();
  const missing = missingOf(content, entry);
  const { nouns } = entry;
  const headings: Record<string, EntryWorksheetDto['nouns']['title']> = {
    name: nouns.title,
    process: nouns.summary,
    parameters: nouns.parameters,
    cases: nouns.cases,
  };
  const action = actionAt(entry.actions, 'write');
  return (
    <>
      <Head entry={entry} />
      {entry.changeRequested && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {translate('publication.entry.changeWas', { reason: entry.changeRequested })}
        </Alert>
      )}
      <Panel title={text(nouns.title)} aside={<SaveLine worksheet={worksheet} />}>
        <CountedField
          label={text(nouns.title)}
          value={content.name}
          limit={LIMITS.name}
          onChange={(name) => worksheet.change({ name })}
        />
      </Panel>
      <Panel
        title={text(nouns.summary)}
        aside={
          <Button size="small" onClick={() => worksheet.change({ process: entry.source.process })}>
            {translate('publication.entry.takeSource')}
          </Button>
        }
      >
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '1fr 1fr' } }}>
          <CountedField
            label={text(nouns.summary)}
            value={content.process}
            limit={LIMITS.process}
            rows={8}
            onChange={(process) => worksheet.change({ process })}
          />
          <TextDifference before={entry.source.process} after={content.process} />
        </Box>
      </Panel>
      <Panel title={text(nouns.parameters)}>
        <EntryParameters rows={content.parameters} onChange={(parameters) => worksheet.change({ parameters })} />
      </Panel>
      <Panel title={text(nouns.cases)}>
        <EntryCases
          source={entry.source.cases}
          cases={content.cases}
          range={entry.casesPerEntry}
          onChange={(cases) => worksheet.change({ cases })}
        />
      </Panel>
      <Panel title={translate('publication.preview')}>
        <SitePreview content={preview} height={520} />
      </Panel>
      {action && (
        <ActionForm
          subject={{ type: 'case', id: entry.case.id, version: entry.case.version }}
          action={action}
          label={translate('publication.entry.send')}
          payload={() => ({ ...content })}
          disabled={missing.length > 0}
          onDone={() => void navigate({ pathname: '/entries', search })}
          aside={
            <Button onClick={() => worksheet.change({ ...entry.draft })}>
              {translate('publication.entry.redraft')}
            </Button>
          }
        >
          {missing.length > 0 && (
            <Alert severity="info">
              {translate('publication.entry.notReady', {
                what: join(missing.map((key) => text(headings[key] ?? nouns.title))),
              })}
            </Alert>
          )}
          <Typography variant="body2" color="textSecondary">
            {translate('publication.entry.saved')}
          </Typography>
        </ActionForm>
      )}
    </>
  );
}

/** With the holder, confirmed or published: what was sent. */
function Sent({ entry }: { entry: EntryWorksheetDto }) {
  const translate = useTranslate();
  const preview = useCallback(
    (language: site.SiteLanguage) =>
      site.entryView(previewOf(entry, entry.current ?? entry.draft), entry.columns, language),
    [entry],
  );
  return (
    <>
      <Head entry={entry} />
      <Panel title={translate('publication.entry.sentAlready')}>
        <SitePreview content={preview} />
      </Panel>
    </>
  );
}
