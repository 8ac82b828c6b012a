import { Tab, Tabs } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';

const GROUPS = [['/notices', '/objections', '/held'], ['/classification', '/entries', '/catalogue']] as const;
const LABELS: Record<string, string> = { '/notices': 'notice', '/objections': 'objections', '/held': 'held', '/classification': 'classification', '/entries': 'entries', '/catalogue': 'catalogue' };

/** The desks that belong together: notice, objections and held items; classification, entries and catalogue. */
export function PublicationTabs() {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const group = GROUPS.find((paths) => paths.some((path) => pathname.startsWith(path))) ?? GROUPS[0];
  const label = translate(group[0] === '/notices' ? 'publication.noticeMenu' : 'publication.catalogueMenu');
  const current = group.find((path) => pathname.startsWith(path)) ?? group[0];
  return (
    <Tabs value={current} component="nav" variant="scrollable" scrollButtons="auto" sx={{ mb: 2 }} aria-label={label}>
      {group.map((path) => <Tab key={path} value={path} component={Link} to={path} label={translate(`publication.tabs.${LABELS[path]}`)} />)}
    </Tabs>
  );
}
