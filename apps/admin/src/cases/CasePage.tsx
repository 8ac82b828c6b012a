import type { CaseDetailDto } from '@linxuan/contracts';
import { Box, Tab, Tabs } from '@mui/material';
import { useRefresh, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { RecordPage } from '../components';
import { CaseHead } from './CaseHead';
import { CaseNow } from './CaseNow';
import { EvidenceTab } from './tabs/EvidenceTab';
import { FilesTab } from './tabs/FilesTab';
import { FormTab } from './tabs/FormTab';
import { HistoryTab } from './tabs/HistoryTab';
import { ObligationsTab } from './tabs/ObligationsTab';
import { OpinionsTab } from './tabs/OpinionsTab';
import { OverviewTab } from './tabs/OverviewTab';
import { useEditionOf } from './useEditionOf';

const TABS = ['overview', 'form', 'files', 'opinions', 'obligations', 'evidence', 'history'] as const;
type TabName = (typeof TABS)[number];

/** A case as react-admin keeps it: under its id, with all that its page shows. */
type CaseRecord = CaseDetailDto & { id: string };

/** One case, for everybody who may see it: what it is, where it is, what one can do now, and what led here. */
export default function CasePage() {
  return <RecordPage<CaseRecord> title={(view) => view.case.number}>{(view) => <CaseView view={view} />}</RecordPage>;
}

function CaseView({ view }: { view: CaseRecord }) {
  const translate = useTranslate();
  const refresh = useRefresh();
  const [query, setQuery] = useSearchParams();
  const { form, categoryName } = useEditionOf(view);
  const shown = tabsOf(view);
  const wanted = query.get('tab') as TabName | null;
  const tab = wanted && shown.includes(wanted) ? wanted : 'overview';
  const open = (next: TabName) => setQuery(next === 'overview' ? {} : { tab: next }, { replace: true });
  return (
    <>
      <CaseHead view={view} categoryName={categoryName(view.case.category)} />
      <CaseNow view={view} form={form} />
      <Tabs
        value={tab}
        onChange={(_, next: TabName) => open(next)}
        variant="scrollable"
        scrollButtons={false}
        aria-label={translate('resources.cases.name', { smart_count: 1 })}
        sx={{ borderBottom: 1, borderColor: 'divider', mb: 2 }}
      >
        {shown.map((name) => (
          <Tab
            key={name}
            value={name}
            id={`tab-${name}`}
            aria-controls={`panel-${name}`}
            label={translate(`cases.tab.${name}`, { count: view.attachments.length })}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`} sx={{ minWidth: 0 }}>
        {tab === 'overview' && <OverviewTab view={view} />}
        {tab === 'form' && <FormTab view={view} form={form} categoryName={categoryName} />}
        {tab === 'files' && <FilesTab view={view} form={form} />}
        {tab === 'opinions' && <OpinionsTab view={view} form={form} />}
        {tab === 'obligations' && <ObligationsTab view={view} />}
        {tab === 'evidence' && <EvidenceTab view={view} onChange={refresh} />}
        {tab === 'history' && <HistoryTab id={view.id} />}
      </Box>
    </>
  );
}

/** Only tabs that hold something for this reader. */
function tabsOf(view: CaseDetailDto): TabName[] {
  const holds: Record<TabName, boolean> = {
    overview: true,
    form: view.content !== null,
    files: view.attachments.length > 0,
    opinions: view.opinions.length + view.panels.length > 0,
    obligations: view.obligations.length > 0 || view.case.sourceCaseId !== null || view.followed,
    evidence: view.eligibility.length + view.duplicates.length + view.notes.length > 0 || view.canNote,
    history: true,
  };
  return TABS.filter((name) => holds[name]);
}
