import type { EditionDto, EditionTextDto } from '@linxuan/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Box, Chip, MenuItem, Tab, Tabs, Typography } from '@mui/material';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { EntryField, RecordPage, useFormat, useRead, useText } from '../components';
import { FlowBar } from './FlowBar';
import { Reading } from './Reading';
import { CalendarTab } from './tabs/CalendarTab';
import { ChecksTab } from './tabs/ChecksTab';
import { DiagramTab } from './tabs/DiagramTab';
import { FormPreview } from './tabs/FormPreview';
import { GuideTab } from './tabs/GuideTab';
import { QuotasTab } from './tabs/QuotasTab';
import { VersionsTab } from './tabs/VersionsTab';

const TABS = ['guide', 'diagram', 'quotas', 'form', 'calendar', 'versions', 'checks'] as const;
type TabName = (typeof TABS)[number];
/** The engine opens what was approved within moments. */
const OPENING_MS = 1500;

/** One edition in plain words and pictures; its authority sees the version in work as well. */
export default function ProgrammePage() {
  const text = useText();
  return (
    <RecordPage<EditionDto> title={({ title }) => text(title)}>{(edition) => <Edition edition={edition} />}</RecordPage>
  );
}

/** Reads again until the engine has opened what was approved. */
function useOpening({ versions }: EditionDto): void {
  const queries = useQueryClient();
  const opening = versions.some(({ state }) => state === 'approved');
  useEffect(() => {
    if (!opening) return;
    const timer = setInterval(() => void queries.invalidateQueries(), OPENING_MS);
    return () => clearInterval(timer);
  }, [opening, queries]);
}

function Edition({ edition }: { edition: EditionDto }) {
  useOpening(edition);
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const [query, setQuery] = useSearchParams();
  const newest = edition.versions.at(-1)?.version ?? 1;
  const version = Number(query.get('version')) || (edition.version ?? newest);
  const read = useRead<EditionTextDto>(`/programme-editions/${edition.id}/versions/${version}`);
  const wanted = query.get('tab') as TabName | null;
  const tab = wanted && TABS.includes(wanted) ? wanted : 'guide';
  const go = (next: { tab?: string; version?: number }) =>
    setQuery({ tab: next.tab ?? tab, version: String(next.version ?? version) }, { replace: true });
  const shown = edition.versions.find((one) => one.version === version);
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          gap: 2,
          flexWrap: 'wrap',
          alignItems: 'flex-start',
          justifyContent: 'space-between',
          mb: 1.5,
        }}
      >
        <Box sx={{ minWidth: 0, flex: '1 1 320px' }}>
          <Typography variant="h2" sx={{ fontSize: '1.3rem' }}>
            {text(edition.title)}
          </Typography>
          <Typography color="textSecondary">
            {[
              text(edition.authorityName),
              edition.call?.number ?? edition.call?.title,
              edition.openedAt ? translate('programmes.opened', { at: format.date(edition.openedAt) }) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
          {shown && (
            <Chip
              size="small"
              sx={{ mt: 0.5 }}
              color={
                shown.state === 'open'
                  ? 'primary'
                  : shown.state === 'draft' || shown.state === 'proposed'
                    ? 'warning'
                    : 'default'
              }
              label={`${translate('programmes.version', { version })} · ${translate(`programmes.state.${shown.state}`)}`}
            />
          )}
        </Box>
        {edition.versions.length > 1 && (
          <EntryField
            select
            size="small"
            label={translate('programmes.tab.versions')}
            value={version}
            onChange={({ target }) => go({ version: Number(target.value) })}
            sx={{ width: { xs: '100%', sm: 260 } }}
          >
            {edition.versions.map((one) => (
              <MenuItem key={one.version} value={one.version}>
                {translate('programmes.version', { version: one.version })} ·{' '}
                {translate(`programmes.state.${one.state}`)}
              </MenuItem>
            ))}
          </EntryField>
        )}
      </Box>
      {read.data && <FlowBar edition={edition} text={read.data} />}
      <Tabs
        value={tab}
        onChange={(_, next: TabName) => go({ tab: next })}
        variant="scrollable"
        scrollButtons={false}
        aria-label={translate('programmes.title')}
        sx={{ borderBottom: 1, borderColor: 'divider', mb: 2 }}
      >
        {TABS.map((name) => (
          <Tab
            key={name}
            value={name}
            id={`tab-${name}`}
            aria-controls={`panel-${name}`}
            label={translate(`programmes.tab.${name}`)}
          />
        ))}
      </Tabs>
      <Reading<EditionTextDto> read={read}>
        {(view) => (
          <Box role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`} sx={{ minWidth: 0 }}>
            {tab === 'guide' && <GuideTab view={view} />}
            {tab === 'diagram' && <DiagramTab view={view} title={text(edition.title)} />}
            {tab === 'quotas' && <QuotasTab view={view} />}
            {tab === 'form' && <FormPreview form={view.compiledForm} />}
            {tab === 'calendar' && <CalendarTab view={view} />}
            {tab === 'versions' && <VersionsTab edition={edition} view={view} />}
            {tab === 'checks' && <ChecksTab problems={view.problems} />}
          </Box>
        )}
      </Reading>
    </>
  );
}
