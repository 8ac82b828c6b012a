import type { CaseDetailDto } from '@linxuan/contracts';
import { Box, Tab, Tabs } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useParams, useSearchParams } from 'react-router-dom';
import { Page } from '../components';
import { CaseHead } from './CaseHead';
import { CaseNow } from './CaseNow';
import { EvidenceTab } from './tabs/EvidenceTab';
import { FilesTab } from './tabs/FilesTab';
import { FormTab } from './tabs/FormTab';
import { HistoryTab } from './tabs/HistoryTab';
import { ObligationsTab } from './tabs/ObligationsTab';
import { OpinionsTab } from './tabs/OpinionsTab';
import { OverviewTab } from './tabs/OverviewTab';
import { useCasePage } from './useCasePage';

const TABS = ['overview', 'form', 'files', 'opinions', 'obligations', 'evidence', 'history'] as const;
type TabName = (typeof TABS)[number];

/** One case, for everybody who may see it: what it is, where it is, what one can do now, and what led here. */
export default function CasePage() {
  const { id = '' } = useParams();
  const translate = useTranslate();
  const [query, setQuery] = useSearchParams();
  const page = useCasePage(id);
  return (
    <Page<CaseDetailDto> title={page.detail.data?.case.number ?? translate('cases.title')} read={page.detail}>
      {(view) => {
        const shown = tabsOf(view);
        const wanted = query.get('tab') as TabName | null;
        const tab = wanted && shown.includes(wanted) ? wanted : 'overview';
        const open = (next: TabName) => setQuery(next === 'overview' ? {} : { tab: next }, { replace: true });
        return (
          <>
            <CaseHead view={view} categoryName={page.categoryName(view.case.category)} />
            <CaseNow view={view} form={page.form} />
            <Tabs
              value={tab}
              onChange={(_, next: TabName) => open(next)}
              variant="scrollable"
              scrollButtons={false}
              aria-label={translate('cases.title')}
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
              {tab === 'form' && <FormTab view={view} form={page.form} categoryName={page.categoryName} />}
              {tab === 'files' && <FilesTab view={view} form={page.form} />}
              {tab === 'opinions' && <OpinionsTab view={view} form={page.form} />}
              {tab === 'obligations' && <ObligationsTab view={view} />}
              {tab === 'evidence' && <EvidenceTab view={view} onChange={() => void page.detail.refetch()} />}
              {tab === 'history' && <HistoryTab id={id} />}
            </Box>
          </>
        );
      }}
    </Page>
  );
}

/** Only tabs that hold something for this reader. */
function tabsOf(view: CaseDetailDto): TabName[] {
  const holds: Record<TabName, boolean> = {
    overview: true,
    form: view.content !== null,
    files: view.attachments.length > 0,
    opinions: view.opinions.length + view.panels.length > 0,
    obligations: view.obligations.length > 0 || view.case.sourceCaseId !== null || view.stageKind === 'follow-up',
    evidence: view.eligibility.length + view.duplicates.length + view.notes.length > 0 || view.canNote,
    history: true,
  };
  return TABS.filter((name) => holds[name]);
}
