import { Box, List, ListItem, ListItemButton, ListItemIcon, ListItemText, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { menuOf } from '../features';
import type { MenuEntry } from '../feature';
import { useText } from '../i18n/useText';
import { useSession } from '../providers/sessionStore';
import type { TaskCounts } from '../providers/types';
import { useTones } from '../theme/useTones';
import { useTaskCounts } from './useTaskCounts';

export function countOf({ countKinds }: Pick<MenuEntry, 'countKinds'>, counts: TaskCounts | undefined): number {
  if (!countKinds || !counts) return 0;
  return countKinds.includes('*')
    ? counts.total
    : countKinds.reduce((sum, kind) => sum + (counts.byKind[kind] ?? 0), 0);
}

/** The pages of the role at hand, with the open work of each. */
export function MainMenu() {
  const translate = useTranslate();
  const text = useText();
  const tones = useTones();
  const { pathname } = useLocation();
  const session = useSession();
  const counts = useTaskCounts();
  if (!session) return null;
  const entries = menuOf(session.membership.role);
  const isHere = ({ to, also = [] }: MenuEntry) =>
    [to, ...also].some((start) => pathname === start || (start !== '/' && pathname.startsWith(`${start}/`)));
  return (
    <Box component="nav" aria-label={translate('frame.menu')} sx={{ p: 1, pt: 1.5 }}>
      <Box sx={{ display: { sm: 'none' }, px: 1.5, pb: 1.5 }}>
        <Typography sx={{ fontWeight: 650 }}>{text(session.membership.orgName)}</Typography>
        <Typography variant="body2" color="textSecondary">
          {translate(`role.${session.membership.role}`)}
        </Typography>
      </Box>
      <List disablePadding>
        {entries.map((entry) => {
          const Icon = entry.icon;
          const count = countOf(entry, counts);
          const here = isHere(entry);
          return (
            <ListItem key={entry.to} disablePadding>
              <ListItemButton
                component={Link}
                to={entry.to}
                selected={here}
                aria-current={here ? 'page' : undefined}
                sx={{
                  borderRadius: 1.5,
                  mb: 0.25,
                  py: 0.75,
                  color: here ? 'primary.main' : 'text.primary',
                  '&.Mui-selected': { bgcolor: tones.wash },
                }}
              >
                <ListItemIcon sx={{ minWidth: 36, color: 'inherit' }}>
                  <Icon />
                </ListItemIcon>
                <ListItemText
                  primary={translate(entry.label)}
                  slotProps={{ primary: { sx: { fontWeight: here ? 650 : 500 } } }}
                />
                {count > 0 && (
                  <Box
                    component="span"
                    aria-label={translate('frame.open', { count })}
                    role="img"
                    sx={{
                      px: 1,
                      borderRadius: 5,
                      fontSize: '0.78rem',
                      fontWeight: 650,
                      lineHeight: '20px',
                      bgcolor: tones.wash,
                      color: 'primary.main',
                      ...(here && { bgcolor: 'background.paper' }),
                    }}
                  >
                    {count > 999 ? '999+' : count}
                  </Box>
                )}
              </ListItemButton>
            </ListItem>
          );
        })}
      </List>
    </Box>
  );
}
