import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { Box, ButtonBase, List, Typography } from '@mui/material';
import { useId } from 'react';
import { useStore, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { MENU_GROUPS, type MenuEntry, type MenuGroup } from '../feature';
import { menuOf } from '../features';
import { useText } from '../i18n/useText';
import { useSession } from '../providers/sessionStore';
import type { TaskCounts } from '../providers/types';
import { MenuLine } from './MenuLine';
import { useTaskCounts } from './useTaskCounts';

export function countOf({ countKinds }: Pick<MenuEntry, 'countKinds'>, counts: TaskCounts | undefined): number {
  if (!countKinds || !counts) return 0;
  return countKinds.includes('*')
    ? counts.total
    : countKinds.reduce((sum, kind) => sum + (counts.byKind[kind] ?? 0), 0);
}

const isAt =
  (pathname: string) =>
  ({ to, also = [] }: MenuEntry) =>
    [to, ...also].some((start) => pathname === start || (start !== '/' && pathname.startsWith(`${start}/`)));

/** The pages of the role at hand, by what one does there; groups that were closed stay closed in this browser. */
export function MainMenu() {
  const translate = useTranslate();
  const text = useText();
  const session = useSession();
  const [closed, setClosed] = useStore<MenuGroup[]>('menu.closed', []);
  if (!session) return null;
  const entries = menuOf(session.membership.role);
  const groups = MENU_GROUPS.map((group) => ({ group, entries: entries.filter((entry) => entry.group === group) }));
  const toggle = (group: MenuGroup) =>
    setClosed(closed.includes(group) ? closed.filter((one) => one !== group) : [...closed, group]);
  return (
    <Box component="nav" aria-label={translate('frame.menu')} sx={{ p: 1, pt: 1.5 }}>
      <Box sx={{ display: { sm: 'none' }, px: 1.5, pb: 1.5 }}>
        <Typography sx={{ fontWeight: 650 }}>{text(session.membership.orgName)}</Typography>
        <Typography variant="body2" color="textSecondary">
          {translate(`role.${session.membership.role}`)}
        </Typography>
      </Box>
      {groups
        .filter((one) => one.entries.length > 0)
        .map((one) => (
          <MenuPart key={one.group} {...one} open={!closed.includes(one.group)} onToggle={() => toggle(one.group)} />
        ))}
    </Box>
  );
}

interface MenuPartProps {
  group: MenuGroup;
  entries: MenuEntry[];
  open: boolean;
  onToggle(): void;
}

/** One group under a button that closes it. The page at hand stays in sight in a closed group. */
function MenuPart({ group, entries, open, onToggle }: MenuPartProps) {
  const translate = useTranslate();
  const listId = useId();
  const isHere = isAt(useLocation().pathname);
  const counts = useTaskCounts();
  const shown = open ? entries : entries.filter(isHere);
  return (
    <>
      <ButtonBase
        onClick={onToggle}
        aria-expanded={open}
        aria-controls={listId}
        sx={{ width: '100%', justifyContent: 'space-between', px: 1.5, py: 0.5, mt: 0.5, borderRadius: 1.5 }}
      >
        <Typography component="span" variant="body2" color="textSecondary" sx={{ fontWeight: 600 }}>
          {translate(`frame.group.${group}`)}
        </Typography>
        <ExpandMoreIcon
          fontSize="small"
          sx={{ color: 'text.secondary', transform: open ? 'none' : 'rotate(-90deg)' }}
        />
      </ButtonBase>
      <List disablePadding id={listId} aria-label={translate(`frame.group.${group}`)}>
        {shown.map((entry) => (
          <MenuLine key={entry.to} entry={entry} here={isHere(entry)} count={countOf(entry, counts)} />
        ))}
      </List>
    </>
  );
}
