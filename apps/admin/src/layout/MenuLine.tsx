import { Box, ListItem, ListItemButton, ListItemIcon, ListItemText } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { MenuEntry } from '../feature';
import { useTones } from '../theme/useTones';

/** A page of the menu, with how much waits there. */
export function MenuLine({ entry, here, count }: { entry: MenuEntry; here: boolean; count: number }) {
  const translate = useTranslate();
  const tones = useTones();
  const Icon = entry.icon;
  return (
    <ListItem disablePadding>
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
}
