import type { PublicationDesk, PublicationPlaceDto } from '@linxuan/contracts';
import { Tab, Tabs } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useLocation, useSearchParams } from 'react-router-dom';
import { useRead } from '../components';
import { EditionField } from './EditionField';

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
const DESKS: Record<string, PublicationDesk> = {
  '/notices': 'notice',
  '/objections': 'notice',
  '/held': 'notice',
  '/classification': 'classification',
  '/entries': 'publication',
  '/catalogue': 'publication',
};
/** Objections stand in one list whatever they are about. */
const ACROSS = '/objections';

const has = (place: PublicationPlaceDto, path: string) => place.desks.some((desk) => desk === DESKS[path]);

/** The desks that belong together: notice, objections and held items; classification, entries and catalogue. Each of one edition, chosen where there are several. */
export function PublicationTabs() {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const { data: known = [] } = useRead<PublicationPlaceDto[]>('/publication/editions');
  const group: readonly string[] = GROUPS.find((paths) => paths.some((path) => pathname.startsWith(path))) ?? GROUPS[0];
  const label = translate(group[0] === '/notices' ? 'publication.noticeMenu' : 'publication.catalogueMenu');
  const current = group.find((path) => pathname.startsWith(path)) ?? group[0] ?? '';
  const places = known.filter((place) => group.some((path) => has(place, path)));
  const id = search.get('editionId');
  // One thing opened from a desk tells by itself which edition it is of.
  const isDesk = pathname === current && current !== ACROSS;
  const place =
    id === null ? (isDesk ? places.find((one) => has(one, current)) : undefined) : places.find((one) => one.id === id);
  const addressOf = (path: string, edition = place) =>
    edition && (id !== null || places.length > 1) ? `${path}?editionId=${edition.id}` : path;
  return (
    <>
      <Tabs value={current} component="nav" variant="scrollable" scrollButtons="auto" sx={{ mb: 2 }} aria-label={label}>
        {group
          .filter((path) => path === current || !place || has(place, path))
          .map((path) => (
            <Tab
              key={path}
              value={path}
              component={Link}
              to={addressOf(path)}
              label={translate(`publication.tabs.${LABELS[path]}`)}
            />
          ))}
      </Tabs>
      {isDesk && (
        <EditionField
          places={places}
          chosen={place}
          addressOf={(one) =>
            addressOf(has(one, current) ? current : (group.find((path) => has(one, path)) ?? current), one)
          }
        />
      )}
    </>
  );
}
