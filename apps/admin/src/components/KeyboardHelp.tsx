import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useToggleTheme } from '../layout/ThemeSwitch';

const OPEN = 'linxuan:keys';
export const openKeyboardHelp = () => window.dispatchEvent(new Event(OPEN));

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

/** Shortcuts that work on every page, and the list of them. They never act while somebody types. */
export function KeyboardHelp() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const toggleTheme = useToggleTheme();
  const [open, setOpen] = useState(false);
  const before = useRef('');
  useEffect(() => {
    const show = () => setOpen(true);
    const press = (event: KeyboardEvent) => {
      if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const key = before.current === 'g' ? `g${event.key}` : event.key;
      before.current = event.key;
      const acts: Record<string, () => void> = {
        '?': show,
        gh: () => void navigate('/'),
        gt: () => void navigate('/tasks'),
        gd: toggleTheme,
        '/': () => document.querySelector<HTMLInputElement>('main input[type="search"], main input[name="q"]')?.focus(),
      };
      const found = acts[key];
      if (!found) return;
      event.preventDefault();
      found();
    };
    window.addEventListener('keydown', press);
    window.addEventListener(OPEN, show);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener(OPEN, show);
    };
  }, [navigate, toggleTheme]);
  const rows: [string[], string][] = [
    [['?'], 'keys.help'],
    [['g', 'h'], 'keys.home'],
    [['g', 't'], 'keys.tasks'],
    [['/'], 'keys.search'],
    [['Ctrl + K'], 'keys.everything'],
    [['g', 'd'], 'keys.theme'],
  ];
  return (
    <Dialog open={open} onClose={() => setOpen(false)} aria-labelledby="keys-title">
      <DialogTitle id="keys-title">{translate('keys.title')}</DialogTitle>
      <DialogContent>
        <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 3, rowGap: 1, m: 0 }}>
          {rows.map(([keys, label]) => (
            <Box key={label} sx={{ display: 'contents' }}>
              <Box component="dt">
                {keys.map((key, index) => (
                  <span key={key}>
                    {index > 0 && ` ${translate('keys.then')} `}
                    <Box
                      component="kbd"
                      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, px: 0.75, fontFamily: 'monospace' }}
                    >
                      {key}
                    </Box>
                  </span>
                ))}
              </Box>
              <Box component="dd" sx={{ m: 0 }}>
                {translate(label)}
              </Box>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => setOpen(false)}>{translate('keys.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
