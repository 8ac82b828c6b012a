import type { PublicationWorkspace, PublicationPlaceDto } from '@linxuan/contracts';
import { Tab, Tabs } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useLocation, useSearchParams } from 'react-router-dom';
import { useRead } from '../components';

const GROUPS = [
  ['/notices', '/objections', '/held'],
  ['/classification', '/entries', '/catalogue'],
] as const;
const LABELS: Record<string, string> = {
  '/notices': 'notice',
  '/objections': 'objections',
  '/held': 'held',
  '/classification': 'classification',
  '/entries': 'entries',
  '/catalogue': 'catalogue',
};
const WORKSPACES: Record<string, PublicationWorkspace> = {
  '/notices': 'notice',
  '/objections': 'notice',
  '/held': 'notice',
  '/classification': 'classification',
  '/entries': 'publication',
  '/catalogue': 'publication',
};

const has = (place: PublicationPlaceDto, path: string) =>
  place.desks.some((workspace) => workspace === WORKSPACES[path]);

/**
 * The workspaces that belong together: notice, objections and held items; classification, entries and catalogue. They
 * keep to the edition on show.
 */
export function PublicationTabs({ editionId }: { editionId?: string | undefined }) {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const { data: places = [] } = useRead<PublicationPlaceDto[]>('/publication/editions');
  const group: readonly string[] = GROUPS.find((paths) => paths.some((path) => pathname.startsWith(path))) ?? GROUPS[0];
  const label = translate(group[0] === '/notices' ? 'publication.noticeMenu' : 'publication.catalogueMenu');
  const current = group.find((path) => pathname.startsWith(path)) ?? group[0] ?? '';
  const id = editionId ?? search.get('editionId');
  const place = places.find((one) => one.id === id);
  return (
    <Tabs value={current} component="nav" variant="scrollable" scrollButtons="auto" sx={{ mb: 2 }} aria-label={label}>
      {group
        .filter((path) => path === current || !place || has(place, path))
        .map((path) => (
          <Tab
            key={path}
            value={path}
            component={Link}
            to={place ? `${path}?editionId=${place.id}` : path}
            label={translate(`publication.tabs.${LABELS[path]}`)}
          />
        ))}
    </Tabs>
  );
}
